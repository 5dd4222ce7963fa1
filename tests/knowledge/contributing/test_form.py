"""The canonical form of a data file, and the command that writes it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.contributing.form import WIDTH, canonical, wrapped, written
from knowledge.loading.source import comments, parse
from knowledge.models import Project, Source, Tool
from tests.conftest import SOUND

PROJECT = Path(__file__).parents[3]
HEAD = "# yaml-language-server: $schema=../.schema/tools.json\n"


def formed(text: str, model=Tool) -> str:
    document, problems = parse(text, "data/tools/x.yml")
    assert problems == []
    return canonical(model, document)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("license: MIT\nname: A\n", "name: A\nlicense: MIT\n", id="order of fields"),
        pytest.param(
            "sources: [a b]\nreviewed_on: 2026-01-01\nnote: n\nname: A\ncategories:\n- b\n",
            "name: A\ncategories:\n  - b\nnote: n\nsources:\n  - a b\nreviewed_on: 2026-01-01\n",
            id="proofs last",
        ),
        pytest.param(
            "used_by:\n- {stage: pilot, member: edf}\n",
            "used_by:\n  - member: edf\n    stage: pilot\n",
            id="records in blocks",
        ),
        pytest.param("aliases: [a, b]\n", "aliases: [a, b]\n", id="a short list of words"),
        pytest.param("aliases: ['a', b]\n", "aliases: [a, b]\n", id="the same with quotes"),
        pytest.param("aliases: [a, 'b, c']\n", "aliases:\n  - a\n  - b, c\n", id="not words"),
        pytest.param('name: "A"\n', "name: A\n", id="needless quotes"),
        pytest.param('name: "A: B"\n', "name: 'A: B'\n", id="needed quotes"),
        pytest.param("name: 'no'\n", "name: no\n", id="a word that YAML 1.1 takes for a Boolean"),
        pytest.param("name: 'null'\n", "name: 'null'\n", id="a word that means nothing"),
        pytest.param("name: '- a'\n", "name: '- a'\n", id="the sign of a list"),
        pytest.param("name: it''s\n", "name: it''s\n", id="quotes inside"),
        pytest.param("name: '1.10'\n", "name: '1.10'\n", id="a number that someone put in quotes"),
        pytest.param("name: 1.10\n", "name: 1.10\n", id="a number without quotes"),
        pytest.param("aliases: []\n", "aliases: []\n", id="an empty list"),
        pytest.param("note: |\n  a\n\n  b\n", "note: |-\n  a\n\n  b\n", id="paragraphs"),
        pytest.param('note: "a\\tb"\n', 'note: "a\\u0009b"\n', id="a tab"),
        pytest.param("name: A\r\naliases:\r\n  - B\r\n", "name: A\naliases:\n  - B\n", id="CRLF"),
        pytest.param("---\nname: A\n\n\nnote: B\n", "name: A\nnote: B\n", id="blank lines"),
        pytest.param("colour: red\nname: A\n", "name: A\ncolour: red\n", id="an unknown field"),
        pytest.param(
            "license_note: n\nlicense: MIT\n", "license: MIT\nlicense_note: n\n", id="a license"
        ),
    ],
)
def test_there_is_one_way_to_write_a_file(before, after):
    assert formed(before) == HEAD + after
    assert formed(HEAD + after) == HEAD + after


def test_long_prose_is_folded():
    text = "mot " * 40 + "fin"

    lines = formed(f"note: {text}\n").splitlines()

    assert lines[1] == "note: >-"
    assert all(90 < len(line) <= WIDTH for line in lines[2:-1])
    assert " ".join(line.strip() for line in lines[2:]) == text


def test_lines_that_fit_stay_where_they_are_broken():
    text = "note: >-\n  One line,\n  and a second one.\n"

    assert formed(text) == HEAD + text


def test_an_address_is_never_folded():
    text = f"homepage: https://a.example/{'b' * 120}\n"

    assert formed(text) == HEAD + text


def test_a_space_that_does_not_break_stays_whole():
    assert wrapped("aa bb\u00a0cc dd", 6) == ["aa", "bb\u00a0cc", "dd"]


def test_comments_stay_with_what_they_are_about():
    text = (
        "# About the file.\n"
        "\n"
        "# About the license,\n"
        "# in two lines.\n"
        "license: 'MIT' # beside it\n"
        "aliases:\n"
        "  # About B.\n"
        "  - B\n"
        "used_by: # beside the uses\n"
        "  # About the use.\n"
        "  - stage: 'pilot'\n"
        "    # About the member.\n"
        "    member: edf\n"
        "note: > # beside the note\n"
        "  a\n"
        "  # not a comment\n"
        "name: 'A # B'\n"
        "# The end.\n"
    )

    assert formed(text) == HEAD + (
        "# About the file.\n"
        "name: 'A # B'\n"
        "aliases:\n"
        "  # About B.\n"
        "  - B\n"
        "# About the license,\n"
        "# in two lines.\n"
        "# beside it\n"
        "license: MIT\n"
        "# beside the uses\n"
        "used_by:\n"
        "  # About the use.\n"
        "  # About the member.\n"
        "  - member: edf\n"
        "    stage: pilot\n"
        "# beside the note\n"
        "note: >-\n"
        "  a\n"
        "  # not a comment\n"
        "# The end.\n"
    )


def test_each_kind_names_its_own_schema():
    text = "# yaml-language-server: $schema=wrong.json\nname: A\n"

    assert formed(text, Project).startswith(
        "# yaml-language-server: $schema=../.schema/projects.json\nname: A\n"
    )
    assert formed("title: A\nurl: https://a.example\npublisher: B\n", Source).splitlines()[1:] == [
        *("title: A", "publisher: B", "url: https://a.example"),
    ]


# Whatever is written

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(
        st.sampled_from(
            ["mot", "a:", "#b", "- c", "«\u00a0d\u00a0»", "'e'", '"f', "null", "~", ""]
        ),
        max_size=30,
    ).map(" ".join),
)
NAMES = st.one_of(
    st.sampled_from(
        ["name", "license", "used_by", "sources", "aliases", "note", "links", "advice"]
    ),
    TEXTS.map(str.strip).filter(bool),
)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=8,
)
RECORDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)


def stripped(value):
    if isinstance(value, dict):
        return {name: stripped(part) for name, part in value.items()}
    return [stripped(part) for part in value] if isinstance(value, list) else value.strip()


@settings(deadline=None, max_examples=300, derandomize=True)
@given(RECORDS)
def test_a_new_file_says_what_it_was_given(record):
    document, problems = parse(written(Tool, record), "x.yml")

    assert problems == []
    assert stripped(document.value) == stripped(record)


STYLES = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([None, True, False]),
        "width": st.integers(10, 200),
    }
)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(RECORDS, STYLES, st.lists(st.integers(0, 30), max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_the_form_never_changes_what_a_file_says(record, style, places, end):
    text = yaml.dump(record, Dumper=yaml.SafeDumper, allow_unicode=True, **style)
    text = with_comments(text, places).replace("\n", end)
    document, problems = parse(text, "x.yml")
    if document is None or problems:  # tags and what no file may hold
        return

    first = canonical(Tool, document)

    again, problems = parse(first, "x.yml")
    assert problems == []
    assert stripped(again.value) == stripped(document.value)
    assert (
        sorted(one.words for one in comments(first))[1:]
        == sorted(one.words for one in comments(text))[0:]
        or len(comments(first)) == len(comments(text)) + 1
    )
    assert canonical(Tool, again) == first


def with_comments(text, places):
    """Put comments at the start of some lines, where they are comments."""
    for number, place in enumerate(places):
        lines = text.splitlines(keepends=True)
        tried = "".join([*lines[:place], f"# remark {number}\n", *lines[place:]])
        document, problems = parse(tried, "x.yml")
        before, _problems = parse(text, "x.yml")
        if before and document and not problems and document.value == before.value:
            text = tried
    return text


def test_our_own_data_keeps_its_meaning():
    for path in sorted((PROJECT / "data").rglob("*.yml")):
        document, problems = parse(path.read_text("utf-8"), path.name)
        assert problems == []
        assert canonical(Tool, document)  # it compares what both say


# The command


@pytest.fixture
def run(write, data):
    def run(files, *options):
        for name, content in {**SOUND, **files}.items():
            write(name, content)
        done = subprocess.run(
            (sys.executable, "-m", "knowledge", "fmt", "--lang", "en", *options),
            cwd=data.parent,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def test_the_command_writes_the_form_and_has_nothing_to_do_after(run, data):
    assert run({"tools/a.yml": b"license: MIT\r\nname: A\r\n"}) == (0, "4 files formatted\n", "")
    assert (data / "tools/a.yml").read_bytes() == (HEAD + "name: A\nlicense: MIT\n").encode()
    assert run({}, "data/tools/a.yml") == (0, "0 files formatted\n", "")
    assert not list(data.rglob("*.new"))


@pytest.mark.parametrize("stray", ["data/tools/b.yml", "data/members", "README.md", "../elsewhere"])
def test_a_file_that_is_none_of_the_data_is_named_and_nothing_written(run, data, stray):
    files = {"tools/a.yml": "license: MIT\nname: A\n"}

    done = run(files, "data/tools/a.yml", stray)

    assert done == (2, "", f"{stray} is not in the data, data\n")
    assert (data / "tools/a.yml").read_text() == "license: MIT\nname: A\n"


def test_a_folder_stands_for_the_files_in_it(run, data):
    files = {"tools/a.yml": "license: MIT\nname: A\n", "tools/b.yml": "license: MIT\nname: B\n"}

    assert run(files, "data/tools") == (0, "2 files formatted\n", "")
    assert (data / "tools/a.yml").read_text() == f"{HEAD}name: A\nlicense: MIT\n"


def test_the_check_names_the_files_and_writes_nothing(run, data):
    code, said, _errors = run(
        {"tools/a.yml": "license: MIT\nname: A\n"}, "--check", "data/tools/a.yml"
    )

    assert (code, said) == (
        1,
        "data/tools/a.yml\n1 file to be formatted: python -m knowledge fmt\n",
    )
    assert (data / "tools/a.yml").read_text() == "license: MIT\nname: A\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("name: [\n", "this is not YAML", id="not YAML"),
        pytest.param("name: A\nname: B\n", "'name' is already given on line 1", id="a field twice"),
        pytest.param("name: A #1\n", "what follows ' #' is a comment", id="a text cut short"),
        pytest.param("name: A\n---\nname: B\n", "a second document", id="two documents"),
    ],
)
def test_a_file_that_is_not_read_whole_is_said_and_left(run, data, text, complaint):
    code, said, _errors = run({"tools/a.yml": text}, "data/tools/a.yml")

    assert code == 1
    assert complaint in said
    assert (data / "tools/a.yml").read_text() == text
