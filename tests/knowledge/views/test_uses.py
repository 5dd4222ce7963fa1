"""Who uses what, and who takes part in what, one organization a row."""

from knowledge.views.uses import MOST_COLUMNS, Uses, uses

TOOL = "summary: A thing.\ncategories: [databases]\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
USE = "used_by:\n  - {{{who}, stage: {stage}, as_of: 2026, sources: [statutes]}}\n"


def told(check, files) -> Uses:
    checked = check(files)
    assert checked.problems == ()
    return uses(checked.knowledge)


def parts(table: Uses) -> dict[str, list[str]]:
    return {row.name: list(row.parts) for row in table.rows}


def test_an_organization_without_a_sheet_has_its_row_and_no_link(check):
    use = USE.format(who="organization: Acme", stage="production")

    table = told(check, {"tools/a.yml": f"name: A\n{TOOL}{use}"})

    assert parts(table)["Acme"] == ["tools/a"]
    assert [row.member for row in table.rows if row.name == "Acme"] == [None]


def test_a_tool_that_nobody_is_known_to_use_has_no_column(check):
    use = USE.format(who="organization: Acme", stage="pilot")

    table = told(check, {"tools/a.yml": f"name: A\n{TOOL}{use}", "tools/b.yml": f"name: B\n{TOOL}"})

    assert [column.ref for column in table.columns] == ["tools/a"]


def test_a_table_of_too_many_columns_is_told_as_a_list(check):
    use = USE.format(who="organization: Acme", stage="pilot")
    as_many = {f"tools/t{n}.yml": f"name: T{n}\n{TOOL}{use}" for n in range(MOST_COLUMNS)}

    assert told(check, as_many).fits_a_table
    assert not told(check, {"tools/one-more.yml": f"name: More\n{TOOL}{use}"}).fits_a_table
