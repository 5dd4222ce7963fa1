"""Every rule has an example that breaks it; messages quote what was written without harm."""

import ast
import re
from pathlib import Path

import pytest

import knowledge
from knowledge.loading.checking import check as check_data
from knowledge.problems import (
    LONGEST_QUOTE,
    RULES,
    DataError,
    Place,
    Problem,
    at_most,
    nearest,
    printable,
    quotable,
)
from tests.conftest import SOUND, TODAY

TOOL = """\
name: Kafka
summary: A log.
categories: [databases]
reviewed_on: 2026-03-01
sources: [statutes]
"""
MEMBER = """\
name: Acme
summary: A maker of anvils.
legal_kind: company
standing: attested
reviewed_on: 2026-03-01
sources: [statutes]
"""
EVENT = """\
name: Summit
summary: A meeting.
starts: 2026-03-03
status: held
role: speaker
reviewed_on: 2026-03-01
sources: [statutes]
"""
PROVED = "as_of: 2026, sources: [statutes]"
LOGO = MEMBER + "logo: {file: acme.svg, sources: [statutes]}\n"
OLD = "former_ids: [old]\n"
ASSOCIATION = SOUND["association.yml"]


def tool(more):
    return {"tools/kafka.yml": TOOL + more}


def named(name):
    return TOOL.replace("Kafka", name)


def replaced_by(other):
    return named(f"Before {other}") + (
        f"advice: {{ring: hold, since: 2026, reason: Old, {PROVED}, replaced_by: {other}}}\n"
    )


# Files that break one rule, beside a sound association.
BREAKING = {
    "file-ending": {"tools/kafka.yaml": TOOL},
    "file-name": {"tools/Kafka.yml": TOOL},
    "reserved-name": {"tools/con.yml": TOOL},
    "stray-file": {"README.md": "x"},
    "outside-link": {"tools/kafka.yml": lambda path: path.symlink_to("gone.yml")},
    "missing-file": {"association.yml": lambda _path: None},
    "too-big": tool("#" * 300_000),
    "not-utf8": {"tools/kafka.yml": b"name: \xe9\n"},
    "control-character": tool("note: \0\n"),
    "odd-blank": tool("note:\u00a0x\nsteward: x\n"),
    "tab": tool("note:\tx\n"),
    "empty-file": {"tools/kafka.yml": ""},
    "yaml": tool("note: a: b\n"),
    "several-documents": tool("---\n"),
    "not-a-mapping": {"tools/kafka.yml": "- a\n"},
    "anchor": tool("note: *a\n"),
    "tag": tool("note: !a b\n"),
    "too-deep": tool("note: " + "[" * 20),
    "odd-key": tool("? [a]\n: b\n"),
    "duplicate-key": tool("name: Kafka\n"),
    "more-problems": tool("".join(f"x{number}: 1\n" for number in range(200))),
    "unknown-field": tool("web: x\n"),
    "missing-field": {"tools/kafka.yml": TOOL.replace("name: Kafka\n", "")},
    "missing-source": {"tools/kafka.yml": TOOL.replace("sources: [statutes]\n", "")},
    "empty": tool("note:\n"),
    "too-few": tool("conflicts: [{subject: x, versions: [{statement: x, sources: [statutes]}]}]\n"),
    "needs-text": tool("note: [x]\n"),
    "needs-list": tool("aliases: x\n"),
    "needs-fields": tool("advice: x\n"),
    "several-lines": tool("steward: |\n  a\n  b\n"),
    "too-long": tool(f"steward: {'a' * 301}\n"),
    "not-a-number": tool("comptoir_du_libre: x\n"),
    "not-a-date": {"tools/kafka.yml": TOOL.replace("2026-03-01", "soon")},
    "not-a-partial-date": tool(f"evidence: [{{statement: x, {PROVED}}}]\n".replace("2026", "soon")),
    "not-a-moment": {"events/summit.yml": EVENT.replace("2026-03-03", "soon")},
    "not-a-time-zone": {"events/summit.yml": EVENT + "time_zone: Paris\n"},
    "ends-before-start": {"events/summit.yml": EVENT + "ends: 2026-03-02\n"},
    "mixed-moments": {"events/summit.yml": EVENT + "ends: 2026-03-03 10:00\n"},
    "left-before-joined": {
        "members/acme.yml": MEMBER
        + f"joined: {{date: 2020, {PROVED}}}\nleft: {{date: 2019, {PROVED}}}\n"
    },
    "in-the-future": {"tools/kafka.yml": TOOL.replace("2026-03-01", "2026-06-02")},
    "not-a-url": tool("homepage: x\n"),
    "url-with-credentials": tool("homepage: https://me:secret@acme.example\n"),
    "personal-email": tool("note: jean.dupont@acme.example\n"),
    "not-spdx": tool("license: free\n"),
    "license-family": tool("license: GPL\n"),
    "old-spdx": tool("license: GPL-2.0\n"),
    "not-one-of": tool("license_evidence: x\n"),
    "not-a-language": {"association.yml": ASSOCIATION.replace("language: en", "language: English")},
    "not-an-identifier": tool("wikidata: x\n"),
    "not-in-book": tool("note: 日本\n"),
    "one-of-two": tool(f"alternative_to: [{{{PROVED}}}]\n"),
    "one-at-least": {
        "projects/lake.yml": "name: Lake\nsummary: A platform.\nform: software\nstatus: active\n"
        "reviewed_on: 2026-03-01\nsources: [statutes]\n"
        f"roadmap: [{{progress: planned, {PROVED}}}]\n"
    },
    "incomplete-source": {"tools/kafka.yml": TOOL.replace("[statutes]", "[{url: https://a.fr}]")},
    "unknown-support": {
        "tools/kafka.yml": TOOL.replace("[statutes]", "[{source: statutes, supports: [x]}]")
    },
    "left-out-of-markdown": tool("description: See <b>this</b>.\n"),
    "shared-address": {
        f"tools/{name}.yml": named(name) + "homepage: https://a.fr\n" for name in ("a", "b")
    },
    "not-in-range": {"association.yml": ASSOCIATION + "review_months: {tools: 0}\n"},
    "cut-by-comment": tool("note: C # and others\n"),
    "same-name": {"members/a.yml": MEMBER, "members/b.yml": MEMBER},
    "license-name": {
        "licenses/expat.yml": "spdx: MIT\nname: MIT\nfamily: permissive\n"
        "summary: Do as you like.\nurl: https://a.fr\nsources: [statutes]\n"
    },
    "unknown-mention": tool("depends_on: [x]\n"),
    "bare-address": {"tools/kafka.yml": TOOL.replace("[statutes]", "[https://a.fr]")},
    "wrong-kind": tool("depends_on: [statutes]\n"),
    "shared-former-id": {"tools/a.yml": TOOL + OLD, "tools/b.yml": named("B") + OLD},
    "former-id-in-use": {"tools/a.yml": TOOL + OLD, "tools/old.yml": named("B")},
    "self-mention": tool("depends_on: [kafka]\n"),
    "shared-section": {"association.yml": ASSOCIATION + "sections: {tools: members}\n"},
    "cycle": {"tools/a.yml": replaced_by("b"), "tools/b.yml": replaced_by("a")},
    "logo-missing": {"members/acme.yml": LOGO},
    "logo-format": {"members/acme.yml": LOGO.replace("acme.svg", "acme.gif")},
    "logo-too-big": {"members/acme.yml": LOGO, "logos/acme.svg": "x" * 200_000},
    "logo-unsafe": {"members/acme.yml": LOGO, "logos/acme.svg": "<!DOCTYPE svg><svg/>"},
    "logo-broken": {"members/acme.yml": LOGO, "logos/acme.svg": "x"},
    "not-published": {"association.yml": ASSOCIATION.replace("A host", "à compléter")},
}
# These say that the machine, rather than the data, is at fault.
OF_THE_MACHINE = {"no-data", "unreadable"}


@pytest.mark.parametrize("code", sorted(RULES.keys() - OF_THE_MACHINE))
def test_a_rule_is_met_and_only_that_one(check, code):
    problems = check(BREAKING[code], release=True).problems

    # Where more problems are announced, there are others before.
    others = {"unknown-field"} if code == "more-problems" else set()
    assert {p.code for p in problems} == {code} | others


@pytest.mark.parametrize("code", sorted(RULES.keys() - OF_THE_MACHINE))
def test_a_message_is_calm_whole_and_in_the_words_of_the_data(check, code):
    [problem, *_] = [p for p in check(BREAKING[code], release=True).problems if p.code == code]

    for sentence in filter(None, (problem.message, problem.hint)):
        assert sentence.isprintable()
        assert not re.search(
            r"[{}]|!(?!')|\.$|None|<class|\bstr\b|\bdict\b|[Ii]nvalid|[Ee]rror", sentence
        )


def test_a_folder_that_is_not_there_has_a_problem(tmp_path):
    [problem] = check_data(tmp_path / "gone", TODAY).problems

    assert (problem.at.file, problem.code) == ("gone", "no-data")
    assert problem.message == "there is no such folder"
    assert problem.hint == "give the folder that holds association.yml with --data"


def test_every_code_that_the_program_uses_is_a_rule():
    used = set()
    for path in Path(knowledge.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
                if name in ("refuse", "problem", "problem_at", "problem_at_key", "_file_problem"):
                    used |= {text for text in texts if isinstance(text, str)}

    assert len(used) > 40
    assert used <= RULES.keys()


# Words


@pytest.mark.parametrize(
    ("code", "words", "message", "hint"),
    [
        pytest.param(
            "unknown-field",
            {"name": "web", "known": "name, note"},
            "unknown field 'web'",
            "known here: name, note",
            id="nothing near",
        ),
        pytest.param(
            "unknown-field",
            {"name": "nam", "known": "name, note", "near": "name", "title": "Name"},
            "unknown field 'nam'",
            "did you mean 'name' (Name)?",
            id="something near",
        ),
        pytest.param("tab", {}, "a tab stands here", "write spaces: YAML does not take tabs"),
        pytest.param(
            "logo-broken",
            {"field": "f", "value": "a"},
            "f: a cannot be read as an image",
            "",
            id="no hint",
        ),
        pytest.param(
            "not-a-url",
            {"field": "f", "value": "{field}"},
            "f: '{field}' is not a web address",
            "write it in full, starting with https://, without a blank",
            id="braces in the data",
        ),
    ],
)
def test_a_sentence_is_filled_with_the_words_of_the_problem(code, words, message, hint):
    problem = Problem(Place("x.yml"), code, words)

    assert (problem.message, problem.hint) == (message, hint)


def test_our_words_are_translated_and_those_of_the_data_are_not():
    french = {
        "{field}: there is no {kind} '{value}'": "{field} : {kind} « {value} » : inconnu",
        "tool": "outil",
        "each {kind} is a file in {folder}/": "{folder}/ contient chaque {kind}",
    }
    words = {"field": "tool", "kind": "tool", "value": "tool", "folder": "tools"}
    problem = Problem(Place("x.yml"), "unknown-mention", words)

    def say(sentence):
        return french[sentence]

    assert problem.said(say) == "tool : outil « tool » : inconnu"
    assert problem.hinted(say) == "tools/ contient chaque outil"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Élan « x » 12 €", "Élan « x » 12 €"),
        ("a\u00a0b\u202fc", "a b c"),
        ("a\nb\r\nc\td", "a b  c d"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\u202eb\u200bc", "a\ufffdb\ufffdc"),
        ("a\udcffb", "a\ufffdb"),
        ("", ""),
    ],
)
def test_what_upsets_a_terminal_is_replaced(written, shown):
    assert printable(written) == shown


def test_what_is_quoted_is_cut_to_what_one_reads():
    assert quotable("a" * LONGEST_QUOTE) == "a" * LONGEST_QUOTE
    assert quotable("a" * 81) == "a" * 79 + "…"


def test_a_list_of_names_is_quoted_whole():
    known = ", ".join(f"name-{number}" for number in range(50))

    assert Problem(Place("x"), "unknown-field", {"name": "x", "known": known}).hint.endswith(known)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("acme-energie", "acme-energy"),
        ("ACME-ENERGY", "acme-energy"),
        ("Kafak", "Kafka"),
        ("xyz", ""),
        ("", ""),
        ("k" * 10_000, ""),
    ],
)
def test_the_nearest_word_is_found_unless_none_is_near(word, near):
    assert nearest(word, ["acme-energy", "Kafka", "nifi"]) == near


def problems_on_lines(*lines):
    return [Problem(Place("x.yml", line), "tab", {}, "excerpt") for line in lines]


def test_few_problems_are_all_kept():
    assert at_most(iter(problems_on_lines(1, 2)), 2) == problems_on_lines(1, 2)


def test_of_many_problems_the_first_are_kept_and_more_announced():
    kept = at_most(problems_on_lines(1, 2, 3, 4), 2)

    assert [(p.at.line, p.code) for p in kept] == [(1, "tab"), (2, "tab"), (3, "more-problems")]


def test_problems_beyond_the_limit_are_not_even_made():
    def endless():
        while True:
            yield from problems_on_lines(1)

    assert len(at_most(endless(), 5)) == 6


def test_problems_are_sorted_by_file_line_and_column():
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 1)]

    ordered = sorted(Problem(Place(*place), "tab") for place in places)

    assert [(p.at.file, p.at.line, p.at.column) for p in ordered] == [
        ("a", 2, 1),
        ("a", 2, 9),
        ("a", 10, 1),
        ("b", 1, 1),
    ]


def test_an_error_of_the_data_carries_every_problem_in_order():
    error = DataError(reversed(problems_on_lines(1, 2)))

    assert [p.at.line for p in error.problems] == [1, 2]
    assert str(error) == "x.yml:1: a tab stands here\nx.yml:2: a tab stands here"
