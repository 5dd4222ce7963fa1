"""What the browser searches in."""

import json
from collections.abc import Callable

from knowledge.addresses import Addresses
from knowledge.checking import Checked
from knowledge.search import SearchDocument, data_file, documents

HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"


def test_a_tool_is_found_by_its_names_and_by_what_it_is(check: Callable[..., Checked]) -> None:
    knowledge = check(
        {
            "categories/databases.yml": "name: Databases\naliases: [DBMS]\nkeywords: [storage]\n",
            "tools/pg.yml": f"name: PG\n{HEAD}aliases: [Postgres]\nformer_names: [Ingres]\n"
            "keywords: [relational]\ncategories: [databases]\nlicense: PostgreSQL\n"
            "programming_languages: [C]\nsteward: PGDG\n",
        }
    ).knowledge
    assert knowledge

    found = documents(knowledge, Addresses.of(knowledge.association))

    tool = next(document for document in found if document.kind == "tools")
    assert tool == SearchDocument(
        kind="tools",
        id="pg",
        address="tools/pg/",
        title="PG",
        aliases="Postgres, Ingres",
        keywords="relational",
        tags="Databases, DBMS, storage, PostgreSQL, PGDG, C",
        summary="A thing.",
    )


def test_vocabularies_are_not_found_by_themselves(check: Callable[..., Checked]) -> None:
    knowledge = check({}).knowledge
    assert knowledge

    kinds = {d.kind for d in documents(knowledge, Addresses.of(knowledge.association))}

    assert kinds == {"association", "sources"}


def test_the_data_is_a_script_that_names_its_fields_once() -> None:
    text = data_file(
        [SearchDocument("tools", "a", "tools/a/", "É", "b, c", "k", "d", "</script>")], str.upper
    )

    assert text.startswith("self.searchData={")
    held = json.loads(text.removeprefix("self.searchData=").rstrip(";\n"))
    names = ["kind", "id", "address", "title", "aliases", "keywords", "tags", "summary"]
    assert held["kinds"]["tools"] == "TOOL"
    assert held["kinds"]["page"] == "PAGE"
    assert held["fields"] == names
    assert held["rows"] == [["tools", "a", "tools/a/", "É", "b, c", "k", "d", "</script>"]]
