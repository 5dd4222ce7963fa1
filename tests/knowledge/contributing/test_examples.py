"""Each rule has lines that it refuses and lines that it takes, in a real check."""

import re

import pytest

from knowledge.contributing.examples import EXAMPLES
from knowledge.problems import RULES
from tests.conftest import SOUND

# Rules that no line shows, and why.
WITHOUT_EXAMPLE = {
    "control-character": "the character has no shape",
    "empty-file": "there is no line",
    "logo-broken": "a picture is not lines",
    "logo-too-big": "a picture is not lines",
    "missing-file": "there is no file",
    "more-problems": "it only announces others",
    "no-data": "it is about a folder",
    "not-utf8": "the page itself is UTF-8",
    "odd-blank": "the space has no shape",
    "outside-link": "it is about a link of the disk",
    "too-big": "it takes thousands of lines",
    "too-deep": "it takes more brackets than one counts",
    "unreadable": "the machine is at fault",
}
KEPT = "summary: Un exemple.\nreviewed_on: 2026-03-01\nsources: [rapport-2025]\n"
# What a file of each folder has to hold: one line for each field.
WHOLE = {
    "members": KEPT + "legal_kind: company\nstanding: attested\n",
    "projects": KEPT + "form: software\nstatus: active\n",
    "tools": KEPT + "categories: [databases]\n",
    "events": KEPT + "starts: 2026-03-12\nstatus: held\nrole: speaker\n",
    "licenses": "family: permissive\nsummary: Un exemple.\n"
    "url: https://spdx.org/licenses/MIT.html\nsources: [rapport-2025]\n",
}
LOGO = "logo: {file: acme.svg, sources: [rapport-2025]}\n"
OTHERS = {
    "sources/rapport-2025.yml": SOUND["sources/statutes.yml"],
    "sources/rapport-2024.yml": SOUND["sources/statutes.yml"],
    "tools/apache-zookeeper.yml": "name: Apache ZooKeeper\n" + WHOLE["tools"],
    "members/acme.yml": "name: Acme\n" + WHOLE["members"],
    "members/acme-rail.yml": "name: Acme Rail\n" + WHOLE["members"] + LOGO,
    "logos/acme.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
}


def completed(name, lines):
    """Return the lines of an example, with what a file of that name has to hold besides."""
    fields = set(re.findall(r"^([a-z_]+):", lines, re.MULTILINE))
    if name.endswith(".svg") or lines.startswith("- "):
        return lines
    folder, _slash, stem = name.rpartition("/")
    default = f"name: {stem}\n" + WHOLE.get(folder, WHOLE["tools"])
    whole = {**SOUND, **OTHERS}.get(name, default)
    # A field and the indented lines that belong to it.
    kept = re.findall(r"^([a-z_]+):(.*\n(?:[ ].*\n)*)", whole, re.MULTILINE)
    return "".join(f"{key}:{value}" for key, value in kept if key not in fields) + lines


def files(text):
    """Return the files of an example, whole."""
    _before, *parts = re.split(r"^# (\S.*\.\w+)\n", text, flags=re.MULTILINE)
    named = zip(parts[::2], parts[1::2], strict=True)
    return OTHERS | {name: completed(name, lines) for name, lines in named}


def test_every_rule_has_an_example_or_a_reason_for_having_none():
    assert EXAMPLES.keys() | WITHOUT_EXAMPLE.keys() == RULES.keys()
    assert EXAMPLES.keys().isdisjoint(WITHOUT_EXAMPLE)


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_a_rule_refuses_breaks_that_rule_and_no_other(check, code):
    problems = check(files(EXAMPLES[code].bad), release=True).problems

    assert {problem.code for problem in problems} == {code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_to_write_instead_has_no_problem(check, code):
    assert check(files(EXAMPLES[code].good), release=True).problems == ()


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_is_read_at_a_glance(code):
    for text in (EXAMPLES[code].bad, EXAMPLES[code].good):
        lines = text.splitlines()
        assert len(lines) <= 16
        assert max(map(len, lines)) <= 80
