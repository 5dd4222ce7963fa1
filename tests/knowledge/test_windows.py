"""What Windows does otherwise: paths, ends of lines, names that it keeps, old consoles."""

import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from knowledge.changes.comparing import compare, state_of
from knowledge.contributing.form import canonical
from knowledge.fields.identifiers import RESERVED, SLUG
from knowledge.loading.files import file_name, load
from knowledge.loading.source import read_document
from knowledge.models import KINDS
from tests.conftest import SOUND, TODAY

PROJECT = Path(__file__).parents[2]
TOOL = "name: Élan\nsummary: >-\n  A thing\n  of two lines.\nsources: [statutes]\n"
DEVICES = ("con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9")


@pytest.mark.parametrize("root", ["C:\\base", "\\\\server\\share", "D:"])
def test_a_file_is_named_with_slashes_whatever_the_paths_of_the_system(root):
    data = PureWindowsPath(root, "data")

    assert file_name(data / "tools\\kafka.yml", data) == "data/tools/kafka.yml"


def document(path, text):
    path.write_bytes(text)
    found, problems = read_document(path, path.name)
    assert problems == []
    return found


def test_crlf_and_a_byte_order_mark_change_nothing_that_is_said(tmp_path):
    unix = document(tmp_path / "a.yml", TOOL.encode())
    windows = document(tmp_path / "b.yml", ("\ufeff" + TOOL.replace("\n", "\r\n")).encode())

    assert windows.value == unix.value
    states = [state_of([(KINDS["tools"], "a", one)]) for one in (unix, windows)]
    assert not compare(*states)
    formed = canonical(KINDS["tools"], windows)
    assert formed == canonical(KINDS["tools"], unix)
    assert "\r" not in formed
    assert not formed.startswith("\ufeff")


@pytest.mark.parametrize("name", DEVICES)
def test_no_sheet_has_the_name_of_a_device(data, write, name):
    for file, content in {**SOUND, f"categories/{name}.yml": "name: A\n"}.items():
        write(file, content)

    (problem,) = load(data, TODAY).problems

    assert problem.message == (
        f"'{name}.yml' is a name that Windows keeps for itself: no copy there could hold this file"
    )
    assert problem.hint == f"add a word to it, for instance '{name}-tool.yml'"


@pytest.mark.parametrize("name", ["console", "auxiliary", "com", "lpt", "nul-value", "com10"])
def test_a_longer_name_is_nobodys(name):
    assert SLUG.fullmatch(name)
    assert not RESERVED.fullmatch(name)


@pytest.mark.parametrize("name", ["Kafka", "KAFKA", "kafka.", "kafka ", "kafka.2"])
def test_no_two_sheets_differ_by_case_or_by_what_windows_drops(data, write, name):
    # Where case does not count, one of the two would be lost in a copy.
    files = {"categories/kafka.yml": "name: A\n", f"categories/{name}.yml": "name: B\n"}
    for file, content in {**SOUND, **files}.items():
        write(file, content)

    (problem,) = load(data, TODAY).problems

    assert problem.code == "file-name"


def test_none_of_our_own_files_is_lost_where_case_does_not_count():
    listed = subprocess.run(
        ("git", "ls-files", "-z"), cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    names = [name for name in listed if name]

    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        for part in name.split("/"):
            assert not RESERVED.fullmatch(part.partition(".")[0]), name
            assert part == part.rstrip(". "), name
            assert not set(part) & set('<>:"\\|?*'), name


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("words", [("check",), ("new", "名"), ("check", "--help")])
def test_an_old_console_is_told_everything(data, write, encoding, words):
    for file, content in {**SOUND, "categories/db.yml": "name: →\n"}.items():
        write(file, content)

    done = subprocess.run(
        (sys.executable, "-m", "knowledge", *words),
        cwd=data.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": encoding},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    told = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in told
    assert {"check": "→", "new": "名", "--help": "données"}[words[-1].replace("名", "new")] in told
