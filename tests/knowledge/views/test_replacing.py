"""What can stand in for what, by whose word."""

from knowledge.views.replacing import replaceable

HEAD = "summary: A thing.\ncategories: [databases]\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
PROVED = "as_of: 2025\n    sources: [statutes]\n"


def told(check, files):
    checked = check(files)
    assert checked.problems == ()
    return [
        (one.name, one.tool and one.tool.id, [tool.id for tool, _item in one.by])
        for one in replaceable(checked.knowledge)
    ]


def test_a_product_is_named_once_with_all_that_can_stand_in_for_it(check):
    instead = f"alternative_to:\n  - product: {{}}\n    {PROVED}"
    files = {
        "tools/a.yml": f"name: A\n{HEAD}{instead.format('Oldware')}",
        "tools/b.yml": f"name: B\n{HEAD}{instead.format('oldware')}",
        "tools/c.yml": f"name: C\n{HEAD}{instead.format('Écrit')}",
    }

    assert told(check, files) == [("Écrit", None, ["c"]), ("Oldware", None, ["a", "b"])]


def test_a_tool_that_can_be_replaced_leads_to_its_sheet(check):
    files = {
        "tools/a.yml": f"name: A\n{HEAD}alternative_to:\n  - tool: b\n    {PROVED}",
        "tools/b.yml": f"name: B\n{HEAD}",
    }

    assert told(check, files) == [("B", "b", ["a"])]


def test_without_a_source_that_says_so_nothing_replaces_anything(check):
    assert told(check, {"tools/a.yml": f"name: A\n{HEAD}"}) == []
