"""What git remembers of the data."""

from pathlib import Path

from knowledge.changes.history import NO_GIT, SHALLOW, UNKNOWN, head, history
from tests.git import git_in, keep


def test_each_file_has_the_day_of_its_last_change(kept):
    days = {name: time.date().isoformat() for name, time in history(kept).last_changes().items()}

    assert days == {"tools/kafka.yml": "2026-03-02", "tools/trino.yml": "2026-03-01"}


def test_a_merged_branch_is_one_change(kept, write):
    git = git_in(kept.parent)
    git("switch", "--quiet", "-c", "branch")
    for day, text in (("2026-03-03", "A"), ("2026-03-04", "B")):
        write("tools/trino.yml", f"name: Trino\nsteward: {text}\n")
        keep(kept.parent, day)
    git("switch", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "-m", "Merge", "branch", day="2026-03-05")

    found = history(kept)

    assert [commit.time.date().isoformat() for commit in found.commits] == [
        *("2026-03-05", "2026-03-02", "2026-03-01"),
    ]
    assert found.last_changes()["tools/trino.yml"].day == 5


def test_a_shallow_copy_says_so_and_invents_no_date(kept, tmp_path: Path):
    git_in(tmp_path)("clone", "--quiet", "--depth=1", f"file://{kept.parent}", "copy")

    found = history(tmp_path / "copy/data")

    assert found.limit == SHALLOW
    assert found.last_changes() == {}


def test_a_folder_that_git_does_not_keep_has_no_history(data):
    assert head(data) == ""
    assert history(data) == UNKNOWN
    assert history(data).limit == NO_GIT


def test_where_git_is_not_installed_there_is_no_history(kept, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert head(kept) == ""
    assert history(kept) == UNKNOWN


def test_a_hook_of_another_repository_does_not_mislead_it(kept, monkeypatch, tmp_path: Path):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))

    assert len(history(kept).commits) == 2
