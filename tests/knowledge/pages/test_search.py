"""What the browser searches in."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from knowledge.addresses import Addresses
from knowledge.loading.checking import Checked
from knowledge.pages.search import SearchDocument, data_file, documents, slug

HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
CLAIM = "as_of: 2026-03-01\n    sources: [statutes]\n"


def found_in(checked: Checked) -> dict[str, SearchDocument]:
    assert checked.knowledge, checked.problems
    addresses = Addresses.of(checked.knowledge.association)
    return {f"{one.kind}/{one.id}": one for one in documents(checked.knowledge, addresses)}


def test_a_tool_is_found_by_its_names_and_by_what_it_is(check: Callable[..., Checked]) -> None:
    found = found_in(
        check(
            {
                "licenses/postgresql.yml": "name: PostgreSQL License\nspdx: PostgreSQL\n"
                "family: permissive\nsummary: Do as you like.\n"
                "url: https://spdx.example/pg\nsources: [statutes]\n",
                "tools/pg.yml": f"name: PG\n{HEAD}aliases: [Postgres]\nformer_names: [Ingres]\n"
                "keywords: [relational]\ncategories: [databases]\nlicense: PostgreSQL\n"
                "programming_languages: [C]\nsteward: PGDG\n"
                f"alternative_to:\n  - product: Oracle\n    {CLAIM}",
            }
        )
    )

    assert found["tools/pg"] == SearchDocument(
        kind="tools",
        id="pg",
        address="tools/pg/",
        title="PG",
        summary="A thing.",
        aliases=("Postgres", "Ingres"),
        keywords=("relational",),
        tags=("PostgreSQL", "PGDG", "C", "Oracle"),
        under=("categories/databases", "licenses/postgresql"),
    )


def test_a_member_is_found_by_its_line_of_business(check: Callable[..., Checked]) -> None:
    found = found_in(
        check(
            {
                "sectors/energy.yml": "name: Energy\naliases: [power]\nkeywords: [grid]\n",
                "members/acme.yml": f"name: Acme\n{HEAD}legal_kind: company\nsector: energy\n"
                "standing: attested\nkeywords: [dams]\n",
            }
        )
    )

    assert found["members/acme"].keywords == ("dams", "Energy", "power", "grid")


def test_an_event_is_found_by_its_month_its_place_and_its_projects(
    check: Callable[..., Checked],
) -> None:
    found = found_in(
        check(
            {
                "projects/quay.yml": f"name: Quay\n{HEAD}form: software\nstatus: active\n",
                "events/fair.yml": f"name: Fair\n{HEAD}starts: 2026-05-04\nstatus: announced\n"
                "role: speaker\ncity: Hull\nprojects: [quay]\n",
            }
        )
    )

    assert found["events/fair"].tags == ("Hull", "May 2026")
    assert found["events/fair"].under == ("projects/quay",)


def test_a_project_is_found_by_the_tools_of_its_stacks_and_of_its_road_map(
    check: Callable[..., Checked],
) -> None:
    tool = f"{HEAD}categories: [databases]\n"
    found = found_in(
        check(
            {
                "tools/pg.yml": f"name: PG\n{tool}",
                "tools/broker.yml": f"name: Broker\n{tool}",
                "projects/quay.yml": f"name: Quay\n{HEAD}form: software\nstatus: active\n"
                f"stacks:\n  - name: Quay 1\n    parts: [{{tool: pg}}, {{name: Rope}}]\n    {CLAIM}"
                f"  - name: Quay 0\n    parts: [{{tool: pg}}]\n    {CLAIM}"
                f"roadmap:\n  - tool: broker\n    progress: planned\n    {CLAIM}",
            }
        )
    )

    assert found["projects/quay"].under == ("tools/pg", "tools/broker")


def test_a_category_is_found_where_the_list_of_tools_has_it(check: Callable[..., Checked]) -> None:
    found = found_in(check({}))

    assert set(found) == {"association/association", "categories/databases", "sources/statutes"}
    assert found["categories/databases"].address == "tools/#databases"


def test_a_retired_sheet_is_known_as_such(check: Callable[..., Checked]) -> None:
    retired = "retired:\n  date: 2026-03-01\n  reason: Sunk.\n"
    found = found_in(
        check(
            {
                "tools/old.yml": f"name: Old\n{HEAD}categories: [databases]\n{retired}",
                "tools/new.yml": f"name: New\n{HEAD}categories: [databases]\n",
            }
        )
    )
    told = held(found["tools/new"], found["tools/old"])

    assert [found["tools/old"].is_retired, found["tools/new"].is_retired] == [True, False]
    assert told["columns"][0].split("\n")[told["retired"][0]] == "Old"


def test_why_something_is_found_is_said_in_the_language_of_the_site() -> None:
    words = held(SearchDocument("tools", "a", "tools/a/", "A"), language="fr")["words"]

    assert words == {
        "above": "{kind}\u00a0: {name}",
        "keyword": "Mot-clé\u00a0: {word}",
        "partial": "Aucune page n’a tous ces mots\u202f; en voici qui en ont une partie.",
        "read": "«\u00a0{typed}\u00a0» lu comme «\u00a0{word}\u00a0».",
        "retired": "fiche retirée",
        "tag": "On y lit\u00a0: {word}",
    }


def held(*found: SearchDocument, language: str = "en") -> dict[str, Any]:
    text = data_file(found, language)
    assert text.startswith("self.searchData={")
    return dict(json.loads(text.removeprefix("self.searchData=").rstrip(";\n")))


def test_the_data_says_nothing_that_can_be_told_from_the_rest() -> None:
    told = held(
        SearchDocument("categories", "data", "tools/#data", "Data"),
        SearchDocument("tools", "a", "tools/a/", "A", "Sums", ("b", "c"), ("k",), ("T", "U")),
        SearchDocument("tools", "d", "tools/d/", "É", tags=("T",), under=("categories/data",)),
        SearchDocument("page", "index.md", "", "Home", "</script>"),
    )

    assert told["kinds"] == [
        ["categories", "category", "categories", "tools/#*", 1],
        ["tools", "tool", "tools", "tools/*/", 2],
        ["page", "page", "pages", "", 1],
    ]
    titles, summaries, aliases, keywords, under, tags, ids, addresses = told["columns"]
    assert titles == "Data\nA\nÉ\nHome"
    assert summaries == "\nSums\n\n</script>"
    assert (aliases, keywords, tags) == ("\nb|c\n\n", "\nk\n\n", "\nT|U\nT\n")
    assert (under, ids, addresses) == ("\n\n0\n", "\n\nd\nindex.md", "\n\n\n")


def test_what_search_shows_is_typeset_and_is_still_found_by_its_title() -> None:
    told = held(
        SearchDocument("tools", "l-outil", "tools/l-outil/", "L'outil", "Vrai ?", ("d'un",)),
        language="fr",
    )

    titles, summaries, aliases, *_rest, ids, _addresses = told["columns"]
    assert (titles, summaries, aliases) == ("L’outil", "Vrai\u202f?", "d’un")
    assert ids == ""


def test_no_text_breaks_the_lines_of_others() -> None:
    told = held(
        SearchDocument("tools", "a", "tools/a/", "A\nB", "One\ntwo", ("c|d", "e\nf")),
        SearchDocument("tools", "g", "tools/g/", "G"),
    )

    assert [len(column.split("\n")) for column in told["columns"]] == [2] * 8
    assert told["columns"][2] == "c d|e f\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Œuvre d’État", "oeuvre-d-etat"), ("C++", "c++"), ("Rocket.Chat", "rocket-chat")],
)
def test_a_title_as_an_id_is_folded_as_the_browser_folds_it(title: str, expected: str) -> None:
    assert slug(title) == expected
