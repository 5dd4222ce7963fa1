"""What the page that compares tools is told of each."""

import json

from knowledge.addresses import Addresses
from knowledge.pages.comparing import FACTS, data_file, near, pairs
from tests.conftest import SOUND

HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
TOOL = f"{HEAD}categories: [databases]\n"
PROVED = "as_of: 2025\n    sources: [statutes]\n"


def facts(check, files):
    """Return the data as the browser reads it: titles, and the facts of each tool by title."""
    checked = check(files)
    assert checked.problems == ()
    text = data_file(checked.knowledge, Addresses.of(checked.knowledge.association))
    head, _, body = text.partition("=")
    assert head == "self.toolFacts"
    held = json.loads(body.rstrip().removesuffix(";"))
    return held, {
        entry_id: dict(zip(held["titles"], told, strict=True))
        for entry_id, _name, _address, told, _near in held["tools"]
    }


def test_each_fact_is_a_list_of_texts_and_empty_where_nothing_is_known(check):
    _held, tools = facts(
        check,
        {
            "tools/a.yml": f"name: A\n{TOOL}license: MIT\nprogramming_languages: [Go, C]\n"
            f"latest_release:\n    version: '2'\n    date: 2026-02\n    {PROVED}",
        },
    )

    assert tools["a"]["License"] == ["MIT"]
    assert tools["a"]["Programming languages"] == ["Go", "C"]
    assert tools["a"]["Latest release seen"] == ["2, February 2026"]
    assert tools["a"]["Used by"] == []


def test_what_others_say_of_a_tool_is_said_with_its_year(check):
    _held, tools = facts(
        check,
        {
            "lists/register.yml": "name: Register\npublisher: X\nas_of: 2022\n"
            "sources: [statutes]\n",
            "tools/a.yml": f"name: A\n{TOOL}listed_by:\n  - list: register\n    status: advised\n"
            f"    {PROVED}used_by:\n  - organization: Acme\n    stage: production\n    {PROVED}"
            f"alternative_to:\n  - product: Oldware\n    {PROVED}  - tool: b\n    {PROVED}",
            "tools/b.yml": f"name: B\n{TOOL}depends_on: [a]\n",
        },
    )

    assert tools["a"]["Recommended or listed by"] == ["Register – advised (2025)"]
    assert tools["a"]["Used by"] == ["Acme, in production (2025)"]
    assert tools["a"]["Can stand in for"] == ["Oldware", "B"]
    assert tools["b"]["Depends on"] == ["A"]


def test_what_a_tool_has_of_its_own_comes_after_what_is_compared(check):
    held, tools = facts(check, {"tools/a.yml": f"name: A\n{TOOL}"})

    assert held["compared"] == len(FACTS)
    assert "Summary" in held["titles"][held["compared"] :]
    assert tools["a"]["Summary"] == ["A thing."]


LIST = "name: {}\npublisher: X\nas_of: 2022\nsources: [statutes]\n"
NAMED = "  - list: {}\n    as_of: 2022\n    sources: [statutes]\n"


def test_tools_to_begin_with_are_of_one_category_and_named_together(check):
    both = "listed_by:\n" + NAMED.format("one") + NAMED.format("two")
    checked = check(
        {
            "lists/one.yml": LIST.format("One"),
            "lists/two.yml": LIST.format("Two"),
            "tools/a.yml": f"name: A\n{TOOL}listed_by:\n{NAMED.format('one')}",
            "tools/b.yml": f"name: B\n{TOOL}{both}",
            "tools/c.yml": f"name: C\n{TOOL}{both}",
            "tools/d.yml": f"name: D\n{TOOL}",
        }
    )
    assert checked.problems == ()
    tools = checked.knowledge.entries["tools"]

    (pair,) = pairs(checked.knowledge)

    assert [tool.id for tool in pair.tools] == ["b", "c"]
    assert [lister.id for lister in pair.by] == ["one", "two"]
    assert [tool.id for tool in near(checked.knowledge, tools["c"])] == ["b", "a", "d"]


def test_facts_are_typeset_and_addresses_are_not(check):
    _held, tools = facts(
        check,
        {
            "association.yml": SOUND["association.yml"].replace("language: en", "language: fr"),
            "tools/a.yml": "name: L'outil\nsummary: Un outil d'essai ; rien d'autre.\n"
            "sources: [statutes]\nreviewed_on: 2026-03-01\ncategories: [databases]\n"
            "homepage: https://a.example/l'outil\n",
        },
    )

    assert tools["a"]["Résumé"] == ["Un outil d’essai\u202f; rien d’autre."]
    assert tools["a"]["Site web"] == ["https://a.example/l'outil"]
