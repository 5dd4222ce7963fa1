"""What each day changed, beside the one before."""

from zoneinfo import ZoneInfo

from knowledge.changes.days import days
from knowledge.changes.history import history
from tests.git import git_in, keep
from tests.knowledge.changes.conftest import TOOL

UTC = ZoneInfo("UTC")


def found(data, zone=UTC):
    """Return each day that changed something: its date, and the ids that came, changed and went."""
    return [
        (
            day.date.isoformat(),
            [one.id for one in day.comparison.added],
            [one.sheet.id for one in day.comparison.changed],
            [one.id for one in day.comparison.removed],
        )
        for day in days(history(data).commits, data, zone)
    ]


BEFORE = [
    ("2026-03-02", [], ["kafka"], []),
    ("2026-03-01", ["kafka", "trino"], [], []),
]


def test_each_day_says_what_it_changed_latest_first(kept):
    assert found(kept) == BEFORE


def test_what_comes_and_is_edited_on_one_day_has_come(kept, write):
    for text in ("name: New\n", "name: New\nlicense: MIT\n", "name: New\nlicense: ISC\n"):
        write("tools/new.yml", text)
        keep(kept.parent, "2026-03-03")

    assert found(kept) == [("2026-03-03", ["new"], [], []), *BEFORE]


def test_what_changes_twice_on_one_day_changes_once_from_the_day_before(kept, write):
    for license_ in ("MPL-2.0", "Apache-2.0"):
        write("tools/kafka.yml", TOOL.replace("MIT", license_))
        keep(kept.parent, "2026-03-03")

    (latest, *_others) = days(history(kept).commits, kept, UTC)

    (changed,) = latest.comparison.changed
    assert [(one.before, one.after) for one in changed.changes] == [("ISC", "Apache-2.0")]


def test_what_is_undone_on_the_same_day_never_was(kept, write):
    write("tools/kafka.yml", TOOL)
    write("tools/new.yml", "name: New\n")
    keep(kept.parent, "2026-03-03")
    write("tools/kafka.yml", TOOL.replace("MIT", "ISC"))
    (kept / "tools/new.yml").unlink()
    keep(kept.parent, "2026-03-03")

    assert len(history(kept).commits) == 4
    assert found(kept) == BEFORE


def test_what_is_undone_a_day_later_is_a_change_of_each_day(kept, write):
    write("tools/kafka.yml", TOOL)
    keep(kept.parent, "2026-03-03")

    assert found(kept) == [("2026-03-03", [], ["kafka"], []), *BEFORE]


def test_a_day_ends_at_midnight_where_the_association_is(kept):
    # Noon in Greenwich is two in the morning of the next day there.
    assert [date for date, *_rest in found(kept, ZoneInfo("Pacific/Kiritimati"))] == [
        *("2026-03-03", "2026-03-02"),
    ]


def test_a_day_has_the_time_of_its_last_commit(kept, write):
    write("tools/new.yml", "name: New\n")
    keep(kept.parent, "2026-03-02", hour=18)

    (latest, _first) = days(history(kept).commits, kept, UTC)

    assert latest.time.isoformat() == "2026-03-02T18:00:00+00:00"


def test_a_clock_that_went_back_starts_no_day_again(kept, write):
    write("tools/new.yml", "name: New\n")
    keep(kept.parent, "2026-03-01")
    write("tools/newer.yml", "name: Newer\n")
    keep(kept.parent, "2026-03-03")

    assert found(kept) == [
        ("2026-03-03", ["newer"], [], []),
        ("2026-03-02", ["new"], ["kafka"], []),
        ("2026-03-01", ["kafka", "trino"], [], []),
    ]


def test_a_day_that_changes_no_fact_is_none(kept, write):
    write("tools/kafka.yml", "# Said otherwise.\n" + TOOL.replace("MIT", "'ISC'"))
    write("logos/kafka.svg", "<svg/>")
    keep(kept.parent, "2026-03-03")

    assert len(history(kept).commits) == 3
    assert found(kept) == BEFORE


def test_a_file_that_cannot_be_read_hides_no_other(kept, write):
    write("tools/kafka.yml", "name: [\n")
    write("tools/trino.yml", b"name: \xff\n")
    write("tools/new.yml", "name: New\n")
    keep(kept.parent, "2026-03-03")

    ((_date, added, _changed, _removed), *_others) = found(kept)

    assert added == ["new"]


def test_a_shallow_copy_knows_the_days_that_it_holds(kept, tmp_path):
    copy = tmp_path / "copy"
    git_in(tmp_path)("clone", "--quiet", "--depth=2", f"file://{kept.parent}", str(copy))
    git_in(tmp_path)("clone", "--quiet", "--depth=1", f"file://{kept.parent}", f"{copy}-of-one")

    assert found(copy / "data") == BEFORE[:1]
    assert found(tmp_path / "copy-of-one/data") == []


def test_a_folder_that_git_does_not_keep_has_no_days(data):
    assert found(data) == []
