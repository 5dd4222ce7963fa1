"""Files are written whole or not at all, and the same on every system."""

import ast
from pathlib import Path

import pytest

from knowledge.writing import beside, write_text

PROJECT = Path(__file__).parents[2]


def test_a_text_is_utf8_with_unix_line_ends_in_a_folder_that_is_made(tmp_path):
    path = tmp_path / "new" / "file.yml"

    write_text(path, "name: Été\nsummary: →\n")

    assert path.read_bytes() == "name: Été\nsummary: →\n".encode()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_former_file_and_nothing_beside_it(tmp_path, failure):
    path = tmp_path / "file.yml"
    path.write_text("before")

    with pytest.raises(failure), beside(path) as made:  # noqa: PT012 - the failure comes in between
        made.write_text("half of ")
        assert path.read_text() == "before"
        raise failure

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def calls(method):
    return [
        (path.name, ast.unparse(node))
        for folder in ("knowledge", "macros")
        for path in sorted((PROJECT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == method
    ]


# A system has an encoding and line ends of its own, and uses them unless it is told others.


def test_the_program_writes_no_text_in_another_way():
    assert [file for file, _call in calls("write_text")] == ["writing.py"]


def test_the_program_reads_no_text_in_the_encoding_of_the_system():
    assert [call for _file, call in calls("read_text") if call.endswith("read_text()")] == []
