"""YAML is read as text with positions, and refused with a problem whatever it holds."""

import pytest

from knowledge.loading.source import DEEPEST, LARGEST_FILE, REASONS, parse, read_document


def read(text):
    """Return the value that ``text`` writes; it has no problem."""
    document, problems = parse(text, "x.yml")
    assert problems == []
    return document.value


def refused(text):
    """Return the problems of a text that makes no document, each as ``line:column code``."""
    document, problems = parse(text, "x.yml")
    assert document is None
    return [f"{p.at.line}:{p.at.column} {p.code}" for p in problems]


@pytest.mark.parametrize(
    "written", ["no", "1.10", "010", "12:30", "2026-03", "2026-03-01", "0x1F", "1e3", "True", ".5"]
)
def test_a_value_stays_the_text_that_was_written(written):
    assert read(f"name: {written}\n") == {"name": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_read_as_an_empty_text(written):
    assert read(f"name: {written}\n") == {"name": ""}


def test_the_word_null_can_be_written_in_quotes():
    assert read('name: "null"\n') == {"name": "null"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("a: [b, c]\n", {"a": ["b", "c"]}, id="list"),
        pytest.param("a:\n- b: c\n  d: e\n- f\n", {"a": [{"b": "c", "d": "e"}, "f"]}, id="nested"),
        pytest.param("a: >\n  b\n  c\n", {"a": "b c\n"}, id="folded text"),
        pytest.param("a: |\n  b\n  c\n", {"a": "b\nc\n"}, id="text over lines"),
        pytest.param("# why\na: 'b' # why\n", {"a": "b"}, id="comments"),
        pytest.param("---\na: b\n...\n", {"a": "b"}, id="one marked document"),
        pytest.param("<<: {a: b}\n", {"<<": {"a": "b"}}, id="a merge is a field like any other"),
    ],
)
def test_lists_fields_and_texts_are_read_as_yaml_has_them(written, value):
    assert read(written) == value


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"name: \xc3\x89lan\nsector: x\n", id="line feeds"),
        pytest.param(b"name: \xc3\x89lan\r\nsector: x\r\n", id="CRLF"),
        pytest.param(b"name: \xc3\x89lan\rsector: x\r", id="CR alone"),
        pytest.param(b"\xef\xbb\xbfname: \xc3\x89lan\r\nsector: x\r\n", id="BOM and CRLF"),
    ],
)
def test_byte_order_marks_and_all_line_ends_are_accepted(write, raw):
    path = write("members/elan.yml", raw)

    document, problems = read_document(path, "data/members/elan.yml")

    assert problems == []
    assert document.value == {"name": "Élan", "sector": "x"}
    found = document.problem("empty", ("sector",))
    assert (found.at.line, found.at.column, found.excerpt) == (2, 9, "sector: x")


NESTED = """\
name: Élan
used_by:
- member: acme
  sources: [statutes]
- member: « naïve »
  note: >
    over
    lines
"""


@pytest.mark.parametrize(
    ("path", "place", "name"),
    [
        pytest.param((), (1, 1), "", id="the file"),
        pytest.param(("name",), (1, 7), "name", id="a value"),
        pytest.param(("used_by",), (3, 1), "used_by", id="a list"),
        pytest.param(("used_by", 1), (5, 3), "used_by", id="an item"),
        pytest.param(("used_by", 1, "member"), (5, 11), "used_by.member", id="a value of an item"),
        pytest.param(("used_by", 0, "sources", 0), (4, 13), "used_by.sources", id="in one line"),
        pytest.param(("used_by", 1, "note"), (6, 9), "used_by.note", id="text over lines"),
        pytest.param(("used_by", 0, "sources", 0, "url"), (4, 13), "used_by.sources", id="bare id"),
        pytest.param(("used_by", 1, "stage"), (5, 3), "used_by", id="what is not there"),
        pytest.param(("none", "name"), (1, 1), "", id="below what is not there"),
    ],
)
def test_a_problem_stands_at_its_value_or_at_the_nearest_one_above(path, place, name):
    document, _ = parse(NESTED, "x.yml")

    problem = document.problem("empty", path)

    assert (problem.at.line, problem.at.column) == place
    assert problem.words["field"] == name


def test_a_problem_of_a_field_name_stands_at_the_name():
    document, _ = parse(NESTED, "x.yml")

    problem = document.problem_at_key("unknown-field", ("used_by", 1, "note"))

    assert (problem.at.line, problem.at.column, problem.excerpt) == (6, 3, "  note: >")


def test_columns_count_characters_and_not_bytes():
    document, _ = parse("{nom: « Élan 🙂 », web: x}\n", "x.yml")

    assert document.problem("empty", ("web",)).at.column == 24


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        pytest.param("", "1:1 empty-file", id="nothing"),
        pytest.param("# a\n\n", "1:1 empty-file", id="only comments"),
        pytest.param("---\n", "2:1 empty-file", id="only a mark"),
        pytest.param("---", "2:1 empty-file", id="only a mark, without an end of line"),
        pytest.param("- a\n", "1:1 not-a-mapping", id="a list"),
        pytest.param("a\n", "1:1 not-a-mapping", id="a text"),
        pytest.param("a: &b c\n", "1:4 anchor", id="an anchor"),
        pytest.param("&a b: c\n", "1:1 anchor", id="an anchor on a name"),
        pytest.param("&a\nb: c\n", "1:1 anchor", id="an anchor on the file"),
        pytest.param("a: *b\n", "1:4 anchor", id="an alias"),
        pytest.param("*a : b\n", "1:1 anchor", id="an alias as a name"),
        pytest.param("a: **bold** b\n", "1:4 anchor", id="Markdown that looks like an alias"),
        pytest.param("a: R&D\nb: &\n", "2:4 anchor", id="a lone sign"),
        pytest.param("a: !b c\n", "1:4 tag", id="a tag"),
        pytest.param("a: !!str c\n", "1:4 tag", id="a tag of YAML"),
        pytest.param("a: !<b\n", "1:4 tag", id="an unfinished tag"),
        pytest.param("!a\nb: c\n", "1:1 tag", id="a tag on the file"),
        pytest.param("? [a]\n: b\n", "1:3 odd-key", id="a list as a name"),
        pytest.param('"": b\n', "1:1 odd-key", id="an empty name"),
        pytest.param("a:\tb\n", "1:3 tab", id="a tab after the colon"),
        pytest.param("a:\n\tb: c\n", "2:1 tab", id="a tab as indentation"),
        pytest.param("\ta: b\n", "1:1 tab", id="a tab at the start"),
        pytest.param("a: b\nc: \0d\n", "2:4 control-character", id="NUL"),
        pytest.param("a: b\x1b[2J\n", "1:5 control-character", id="escape"),
        pytest.param("a: b\u2028c: d\n", "1:5 control-character", id="a break that editors lack"),
        pytest.param("a: b\ufeff\n", "1:5 control-character", id="a byte order mark inside"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_where_it_stands(written, problem):
    assert refused(written) == [problem]


def test_a_key_given_twice_is_a_problem_that_names_the_first_line():
    document, problems = parse("c: d\na: b\na: e\na: f\n", "x.yml")

    assert [(p.at.line, p.message) for p in problems] == [
        (3, "'a' is already given on line 2"),
        (4, "'a' is already given on line 2"),
    ]
    assert document.value == {"c": "d", "a": "b"}


def test_the_same_key_in_two_items_is_none():
    assert read("a:\n- b: c\n- b: d\n") == {"a": [{"b": "c"}, {"b": "d"}]}


def test_a_second_document_is_a_problem_where_it_starts():
    _, problems = parse("a: b\n---\nc: d\n", "x.yml")

    assert [(p.at.line, p.message) for p in problems] == [(2, "a second document starts here")]


def nested(levels, opening, closing):
    return "a: " + opening * (levels - 1) + closing * (levels - 1) + "\n"


@pytest.mark.parametrize("signs", [("[", "]"), ("{a: ", "}")])
def test_nesting_is_read_down_to_the_limit_and_refused_below(signs):
    assert DEEPEST == 12
    assert list(read(nested(DEEPEST, *signs))) == ["a"]
    column = 4 + (DEEPEST - 1) * len(signs[0])
    assert refused(nested(DEEPEST + 1, *signs)) == [f"1:{column} too-deep"]


@pytest.mark.parametrize(
    "repeated", ["[", "{a: ", "- ", "? ", "[a: ", "*a ", "&a ", "!", '"', "\\"]
)
def test_a_long_row_of_signs_ends_in_one_problem(repeated):
    assert len(refused(repeated * (LARGEST_FILE // len(repeated)))) == 1


def test_a_file_is_read_up_to_256_kb_and_refused_above(write):
    largest = write("a.yml", b"a: b\n#" + b"x" * (LARGEST_FILE - 6))
    larger = write("b.yml", b"a: b\n#" + b"x" * (LARGEST_FILE - 5))

    assert read_document(largest, "a.yml")[1] == []
    document, problems = read_document(larger, "b.yml")
    assert document is None
    assert [p.message for p in problems] == ["the file has 257 KB; 256 KB is the most"]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        pytest.param(b"a: b\nname: \xc3\x89t\xe9\n", (2, 9), id="Latin-1"),
        pytest.param(b"\xef\xbb\xbfa: \xe9\r\n", (1, 4), id="after a byte order mark"),
        pytest.param("a: b\n".encode("utf-16"), (1, 1), id="UTF-16"),
        pytest.param(b"a: \xed\xa0\x80\n", (1, 4), id="half of a pair"),
        pytest.param(b"a: b\nc: \xc3", (2, 4), id="cut short"),
    ],
)
def test_bytes_that_are_not_utf8_are_refused_where_they_stand(write, raw, place):
    document, problems = read_document(write("a.yml", raw), "a.yml")

    assert document is None
    assert [p.code for p in problems] == ["not-utf8"]
    assert (problems[0].at.line, problems[0].at.column) == place


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (13, "the file cannot be read: permission denied"),
        (5, "the file cannot be read: Input/output error"),
    ],
)
def test_a_file_that_the_system_keeps_is_a_problem(write, monkeypatch, code, message):
    path = write("a.yml", "a: b\n")

    def keep(*_args, **_options):
        raise OSError(code, "Input/output error")

    monkeypatch.setattr(type(path), "open", keep)
    document, problems = read_document(path, "a.yml")

    assert document is None
    assert [p.message for p in problems] == [message]


# One text for each sentence we have for libyaml's own.
NOT_YAML = [
    ("a: b: c\n", (1, 5), "': ' stands inside a value"),
    ("a: b\n  c: d\n", (2, 4), "': ' stands inside a value"),
    ("a: [b, c: d: e]\n", (1, 12), "',' or ']' was expected in the list"),
    ("a: b\nc\nd: e\n", (2, 1), "this line has no ': ' after the name of a field"),
    ("a: b\nc:d\n", (2, 1), "this line has no ': ' after the name of a field"),
    ('a: "b" c\n', (1, 8), "the quotes close before the end of the value"),
    ("a: 'it's'\n", (1, 8), "the quotes close before the end of the value"),
    ("a:\n- 'it's'\n", (2, 7), "the quotes close before the end of the value"),
    ("a: b\n c: d\n", (2, 3), "': ' stands inside a value"),
    ("a:\n  - b\n c: d\n", (3, 2), "this line does not start at the column of its neighbours"),
    (" a: b\nc: d\n", (2, 1), "this line does not start at the column of its neighbours"),
    ("a:\n  - b: c\n   d: e\n", (3, 4), "a list item was expected here"),
    ("a: b\n- c\n", (2, 1), "the name of a field was expected here"),
    ("{a: b}\nc: d\n", (2, 1), "the fields ended before this line"),
    ("a: b\n...\nc: d\n", (3, 1), "the fields ended before this line"),
    ("a:\n  - b\n  c: d\n", (3, 3), "a list item was expected here"),
    ("a: [b, c\nd: e\n", (1, 4), "the bracket that opens here does not close"),
    ("a: [b, c\n", (1, 4), "the bracket that opens here does not close"),
    ("a: [b, c\n\n  \n", (1, 4), "the bracket that opens here does not close"),
    ("a: {b: c\nd: e\n", (1, 4), "the brace that opens here does not close"),
    ("a: {b: c: d}\n", (1, 9), "',' or '}' was expected in the fields between braces"),
    ("a: [,]\n", (1, 5), "a value was expected here"),
    ("a: |b\n  c\n", (1, 5), "nothing can follow '|' or '>' on its line"),
    ("a: - b\n", (1, 4), "a list cannot start on this line"),
    ("a: ? b\n", (1, 4), "a value cannot start with '? '"),
    ("a: @b\n", (1, 4), "a value cannot start with this sign"),
    ("a: b\nc: `d`\n", (2, 4), "a value cannot start with this sign"),
    ("a: 100\nb: %c\n", (2, 4), "a value cannot start with this sign"),
    ('a: "b\nc: d\n', (1, 4), "the quotes that open here do not close"),
    ("a: 'b\n--- c'\n", (1, 4), "the quotes that open here do not close"),
    ('a: "\\q"\n', (1, 5), "this cannot follow a backslash in double quotes"),
    ('a: "\\xZZ"\n', (1, 7), "this cannot follow a backslash in double quotes"),
    ('a: "\\ud800"\n', (1, 7), "this cannot follow a backslash in double quotes"),
    ("%A\n---\na: b\n", (1, 3), "'%' at the start of a line is a YAML directive"),
    ("% A\n", (1, 2), "'%' at the start of a line is a YAML directive"),
    ("%YAML 2.0\n---\na: b\n", (1, 1), "'%' at the start of a line is a YAML directive"),
    ("a: [b:, c]\n", (1, 6), "':' stands inside a value"),
]


@pytest.mark.parametrize(("written", "place", "reason"), NOT_YAML)
def test_what_is_not_yaml_is_said_in_our_words_where_one_looks_for_it(written, place, reason):
    document, problems = parse(written, "x.yml")

    assert document is None
    assert [(p.at.line, p.at.column) for p in problems] == [place]
    assert [p.message for p in problems] == [f"this is not YAML: {reason}"]
    assert all(p.hint for p in problems)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("a: b : c\n", "put the value in quotes"),
        (
            "a: b\n  c: d\n",
            "start the line at the column of its neighbours, or put the value in quotes",
        ),
        (
            "a:\n  - b: c\n   d: e\n",
            "start an item with '- ', and a field at the column of the one above it",
        ),
    ],
)
def test_what_to_write_instead_depends_on_the_line(written, advice):
    _, [problem] = parse(written, "x.yml")

    assert problem.hint == f"try this: {advice}"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        pytest.param("a:\u00a0b\n", (1, 3), id="after the colon"),
        pytest.param("a: b\nc:\u202fd\ne: f\n", (2, 3), id="narrow"),
        pytest.param("a:\n\u00a0\u00a0- b\n", (2, 1), id="as indentation"),
    ],
)
def test_a_no_break_space_that_breaks_a_file_is_named(written, place):
    document, problems = parse(written, "x.yml")

    assert document is None
    assert [(p.at.line, p.at.column, p.code) for p in problems] == [(*place, "odd-blank")]


def test_a_no_break_space_inside_a_text_is_not_blamed_for_another_mistake():
    _, [problem] = parse("a: \u00a0b\u00a0!\nc: d: e\n", "x.yml")

    assert (problem.at.line, problem.code) == (2, "yaml")


@pytest.mark.parametrize(
    "written", ["a: b\u00a0!\n", "a: |\n  Note:\u00a0b\n", "a:\n- «\u00a0b\u00a0»\n"]
)
def test_a_no_break_space_inside_a_text_is_text(written):
    assert parse(written, "x.yml")[1] == []


def test_each_of_our_words_for_libyaml_is_met_above():
    met = {reason for _written, _place, reason in NOT_YAML}

    assert {reason for reason, _advice in REASONS.values()} == met


def test_a_file_has_at_most_a_hundred_problems_and_says_that_there_are_more():
    _, problems = parse("a: b\n" * 1000, "x.yml")

    assert len(problems) == 101
    assert (problems[-1].at.line, problems[-1].message) == (102, "this file has more problems")


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("a: C # b\n", (1, 6)),
        ("a:\n- b\n- c  # d\n", (3, 6)),
        ("é: b\na: c # d\n", (2, 6)),
    ],
)
def test_a_comment_never_cuts_a_text_unseen(written, place):
    _document, [problem] = parse(written, "x.yml")

    assert (problem.code, problem.at.line, problem.at.column) == ("cut-by-comment", *place)


def test_a_hash_inside_quotes_or_folded_text_is_text():
    assert read("a: 'C # b'\nc: >-\n  d # e\n") == {"a": "C # b", "c": "d # e"}
