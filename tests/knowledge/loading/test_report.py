"""Problems are said as text, as JSON, and as notes on a pull request."""

import json

import pytest

from knowledge.loading.report import as_github, as_json, as_text, first_in
from knowledge.problems import Place, Problem

TAB = Problem(Place("data/tools/kafka.yml", 3, 6), "tab", {}, "note: x")
UNKNOWN = Problem(
    Place("data/tools/nifi.yml", 1, 1),
    "unknown-field",
    {"name": "nam", "known": "name", "near": "name", "title": "Name"},
    "nam: NiFi",
)
NO_HINT = Problem(Place("data/x.yml"), "logo-broken", {"field": "f", "value": "a.svg"})


def text(*problems, colour=False):
    return as_text(problems, 7, str, colour=colour)


# Text


def test_a_report_shows_each_line_with_a_caret_and_a_hint_and_counts_at_the_end():
    assert (
        text(TAB, UNKNOWN)
        == """\
data/tools/kafka.yml:3:6: a tab stands here
    note: x
         ^
    hint: write spaces: YAML does not take tabs
data/tools/nifi.yml:1:1: unknown field 'nam'
    nam: NiFi
    ^
    hint: did you mean 'name' (Name)?

2 problems in 2 files. Nothing was built.
"""
    )


@pytest.mark.parametrize(
    ("problems", "count"),
    [
        ([TAB], "1 problem. Nothing was built."),
        ([TAB, TAB], "2 problems in 1 file. Nothing was built."),
        ([TAB, UNKNOWN, TAB], "3 problems in 2 files. Nothing was built."),
    ],
)
def test_the_last_line_counts_problems_and_files(problems, count):
    assert text(*problems).splitlines()[-1] == count


def test_a_report_without_problems_says_how_much_was_read():
    assert text() == "7 files checked, no problem.\n"


def test_a_problem_on_a_blank_line_does_not_show_it():
    assert text(Problem(Place("x.yml"), "tab", {}, "  ")).splitlines()[1].startswith("    hint: ")


def test_a_problem_without_a_line_or_a_hint_takes_one_line():
    assert text(NO_HINT).splitlines()[:2] == [
        "data/x.yml:1:1: f: a.svg cannot be read as an image",
        "",
    ]


def test_colour_marks_the_message_and_the_caret_only_when_asked():
    assert "\033" not in text(TAB)
    assert text(TAB, colour=True).splitlines()[:3] == [
        "data/tools/kafka.yml:3:6: \033[1ma tab stands here\033[0m",
        "    note: x",
        "         \033[31m^\033[0m",
    ]


def pointed(line, column):
    """Return the two lines that show a place, without their indentation."""
    problem = Problem(Place("x.yml", 1, column), "tab", {}, line)
    return [shown[4:] for shown in text(problem).splitlines()[1:3]]


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        pytest.param("name: x", 7, ["name: x", "      ^"], id="plain"),
        pytest.param("é: « x", 6, ["é: « x", "     ^"], id="accents"),
        pytest.param("日本: x", 5, ["日本: x", "      ^"], id="wide characters"),
        pytest.param("e\u0301: x", 5, ["e\u0301: x", "   ^"], id="accents apart"),
        pytest.param("a:\tx", 4, ["a: x", "   ^"], id="a tab"),
        pytest.param("a: \x1b[31mx", 9, ["a: \ufffd[31mx", "        ^"], id="an escape"),
        pytest.param("a: \u202ex", 5, ["a: \ufffdx", "    ^"], id="a mark of direction"),
        pytest.param("a: x", 5, ["a: x", "    ^"], id="the end of the line"),
    ],
)
def test_the_caret_stands_under_its_character(line, column, shown):
    assert pointed(line, column) == shown


def test_a_line_is_shown_from_its_start_when_its_place_is_on_the_screen():
    line = "." * 98 + "XY" + "." * 100

    assert pointed(line, 100) == [line[:100], " " * 99 + "^"]


@pytest.mark.parametrize("column", [1, 99, 100, 101, 151, 500, 1000])
def test_a_long_line_is_cut_around_its_place(column):
    line = "." * (column - 1) + "X" + "." * 1000

    shown, caret = pointed(line, column)

    assert len(shown) <= 100
    assert shown[caret.index("^")] == "X"


# JSON


def test_json_holds_every_problem_and_the_number_of_entries():
    document = json.loads(as_json([TAB, NO_HINT], 7, str))

    assert document == {
        "problems": [
            {
                "file": "data/tools/kafka.yml",
                "line": 3,
                "column": 6,
                "code": "tab",
                "message": "a tab stands here",
                "hint": "write spaces: YAML does not take tabs",
            },
            {
                "file": "data/x.yml",
                "line": 1,
                "column": 1,
                "code": "logo-broken",
                "message": "f: a.svg cannot be read as an image",
                "hint": "",
            },
        ],
        "entries": 7,
    }


def test_json_without_problems_is_still_an_object():
    assert json.loads(as_json([], 7, str)) == {"problems": [], "entries": 7}


# Notes on a pull request


def test_github_gets_a_note_on_the_line_of_each_problem():
    assert as_github([TAB, NO_HINT], 7, str) == (
        "::error file=data/tools/kafka.yml,line=3,col=6,title=tab"
        "::a tab stands here%0Awrite spaces: YAML does not take tabs\n"
        "::error file=data/x.yml,line=1,col=1,title=logo-broken"
        "::f: a.svg cannot be read as an image\n"
    )


def test_the_problems_of_some_files_come_first_and_all_keep_their_order():
    later = Problem(Place("data/tools/nifi.yml", 9), "tab")

    ordered = first_in({"data/tools/nifi.yml"}, [TAB, UNKNOWN, later, NO_HINT])

    assert ordered == [UNKNOWN, later, TAB, NO_HINT]


def test_what_the_data_holds_cannot_write_a_note_of_its_own():
    hostile = Problem(
        Place("data/a,b:c%.yml"), "unknown-field", {"name": "a\n::error::b%0A\r", "known": "c"}
    )

    [note] = as_github([hostile], 7, str).splitlines()

    assert note == (
        "::error file=data/a%2Cb%3Ac%25.yml,line=1,col=1,title=unknown-field"
        "::unknown field 'a ::error::b%250A '%0Aknown here: c"
    )


def test_github_gets_the_plain_sentence_when_there_is_no_problem():
    assert as_github([], 7, str) == "7 files checked, no problem.\n"


# Languages


def test_every_form_speaks_the_language_asked_for():
    def shout(sentence):
        return sentence.upper().replace("{HINT}", "{hint}").replace("{COUNT}", "{count}")

    assert as_text([TAB], 7, shout, colour=False).splitlines() == [
        "data/tools/kafka.yml:3:6: A TAB STANDS HERE",
        "    note: x",
        "         ^",
        "    HINT: WRITE SPACES: YAML DOES NOT TAKE TABS",
        "",
        "1 PROBLEM. NOTHING WAS BUILT.",
    ]
    assert "A TAB STANDS HERE" in as_json([TAB], 7, shout)
    assert "A TAB STANDS HERE" in as_github([TAB], 7, shout)
