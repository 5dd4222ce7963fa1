"""The schemas that editors read say what the check says, in the language asked for."""

import datetime as dt
import json
import re
import warnings

import jsonschema
import pytest
import yaml

from knowledge.loading.files import read_entry
from knowledge.loading.source import parse
from knowledge.models import KINDS, Association
from knowledge.reference import schema_of, schemas, write_schemas

TODAY = dt.date(2026, 6, 1)
MODELS = {model.kind: model for model in (Association, *KINDS.values())}


class Editor(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: with numbers and Booleans, without dates."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as PyYAML has it


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false$"), list("tf"))
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[0-9]+$"), list("0123456789"))
Editor.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: int(node.value))
Editor.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[0-9]+\.[0-9]*$"), None)
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|)$"), ["~", "n", ""])


def accepted(kind, text):
    """Return whether the schema accepts a file, and whether the check does."""
    validator = jsonschema.Draft7Validator(schema_of(MODELS[kind], str))
    document, problems = parse(text, "x.yml")
    assert problems == []
    entry, _ = read_entry(MODELS[kind], document, "x", TODAY)
    return validator.is_valid(yaml.load(text, Editor)), entry is not None  # noqa: S506 - it is a SafeLoader


SHEET = "name: X\nsummary: X.\nreviewed_on: 2026-03-01\nsources: [statutes]\n"
PROVED = "as_of: 2026, sources: [statutes]"
MEMBER = SHEET + "legal_kind: company\nstanding: attested\n"
TOOL = SHEET + "categories: [databases]\n"
EVENT = SHEET + "starts: 2026-03-01\nstatus: held\nrole: speaker\n"
PROJECT = SHEET + "form: software\nstatus: active\n"
SOURCE = (
    "title: X\npublisher: X\ntype: press\nurl: https://a.fr\nlanguage: fr\naccessed: 2026-03-01\n"
)
LICENSE = (
    "name: X\nspdx: MIT\nfamily: permissive\nsummary: X\nurl: https://a.fr\nsources: [statutes]\n"
)
LEGAL = "legal: {publisher: X, director: X, host: X, contact: X}\n"
ASSOCIATION = SHEET + "language: fr\ntime_zone: Europe/Paris\n" + LEGAL


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("members", MEMBER),
        ("members", MEMBER + f"joined: {{date: 2020-03, {PROVED}}}\n"),
        ("members", MEMBER + "siren: 012345678\n"),
        ("members", MEMBER + "siren: 552049447\n"),
        ("members", MEMBER + "aliases: [1.10, no, true, 010, 2026-03]\n"),
        ("members", MEMBER + "sector: 42\n"),
        ("members", MEMBER + "full_name: >\n  A maker\n  of anvils\n"),
        ("members", MEMBER + "logo: {file: a.svg, license: MIT, sources: [statutes]}\n"),
        ("members", MEMBER + f"evidence: [{{statement: 2026, {PROVED}}}]\n"),
        ("members", MEMBER.replace("[statutes]", "[2026]")),
        ("members", MEMBER.replace("[statutes]", "[{source: statutes, note: 12}]")),
        (
            "members",
            MEMBER.replace(
                "[statutes]", "[{url: https://a.fr, title: A, publisher: B, date: 2026}]"
            ),
        ),
        ("tools", TOOL),
        ("tools", TOOL + "license: GPL-2.0-only WITH Classpath-exception-2.0 OR MIT\n"),
        ("tools", TOOL + f"used_by: [{{member: acme, stage: used, since: 2020, {PROVED}}}]\n"),
        ("tools", TOOL + f"used_by: [{{organization: A, stage: used, {PROVED}}}]\n"),
        ("tools", TOOL + f"alternative_to: [{{product: A, {PROVED}}}]\n"),
        (
            "tools",
            TOOL + f"advice: {{ring: hold, since: 2026, reason: X, replaced_by: nifi, {PROVED}}}\n",
        ),
        ("events", EVENT),
        ("events", EVENT + "ends: 2026-03-02\nparticipants: [acme]\n"),
        ("events", EVENT.replace("starts: 2026-03-01", "starts: 2026-03-01 09:30")),
        ("projects", PROJECT),
        (
            "projects",
            PROJECT
            + f"stacks: [{{name: X, parts: [{{tool: a, name: A, version: 1.10}}], {PROVED}}}]\n",
        ),
        ("projects", PROJECT + f"roadmap: [{{name: X, progress: planned, {PROVED}}}]\n"),
        ("sources", SOURCE),
        ("sources", SOURCE + "date: 2017-07\nsummary: X\n"),
        ("categories", "name: X\n"),
        ("sectors", "name: X\nformer_ids: [a, '2026']\n"),
        ("lists", "name: X\npublisher: X\nas_of: 2026-03\nsources: [statutes]\n"),
        ("licenses", LICENSE),
        ("association", ASSOCIATION),
        ("association", ASSOCIATION + "sections: {tools: outils, events: evenements}\n"),
    ],
)
def test_what_the_check_accepts_so_do_editors(kind, text):
    assert accepted(kind, text) == (True, True)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("members", MEMBER + "web: x\n", id="unknown field"),
        pytest.param("members", MEMBER.replace("name: X\n", ""), id="missing field"),
        pytest.param("members", MEMBER.replace("name: X", "name: []"), id="list for a text"),
        pytest.param("members", MEMBER.replace("name: X", "name: ''"), id="empty text"),
        pytest.param("members", MEMBER.replace("name: X", "name: ' '"), id="blank text"),
        pytest.param("members", MEMBER.replace("name: X", "name: |\n  a\n  b"), id="two lines"),
        pytest.param("members", MEMBER.replace("name: X", "name: null"), id="null"),
        pytest.param("members", MEMBER + "homepage: null\n", id="null for what may be left out"),
        pytest.param("members", MEMBER + "aliases: ~\n", id="null list"),
        pytest.param("members", MEMBER + "joined:\n", id="null record"),
        pytest.param("members", MEMBER + "aliases: x\n", id="text for a list"),
        pytest.param("members", MEMBER + "joined: 2020\n", id="date for a record"),
        pytest.param("members", MEMBER.replace("[statutes]", "[]"), id="no source"),
        pytest.param("members", MEMBER.replace("X.", "X" * 151), id="long summary"),
        pytest.param("members", MEMBER.replace("company", "firm"), id="not one of"),
        pytest.param("members", MEMBER.replace("2026-03-01", "2026-03"), id="not a day"),
        pytest.param("members", MEMBER.replace("2026-03-01", "2026"), id="a year for a day"),
        pytest.param("members", MEMBER + f"joined: {{date: soon, {PROVED}}}\n", id="not a date"),
        pytest.param("members", MEMBER + f"joined: {{date: 26, {PROVED}}}\n", id="no whole year"),
        pytest.param("members", MEMBER + f"joined: {{date: 2026-13, {PROVED}}}\n", id="no month"),
        pytest.param("members", MEMBER + "joined: {date: 2020, as_of: 2026}\n", id="unproved"),
        pytest.param("members", MEMBER + "homepage: a.fr\n", id="not an address"),
        pytest.param("members", MEMBER + "homepage: ftp://a.fr\n", id="another protocol"),
        pytest.param("members", MEMBER + "siren: 12A\n", id="not a SIREN"),
        pytest.param("members", MEMBER + "wikidata: 42\n", id="not of Wikidata"),
        pytest.param("members", MEMBER + "former_ids: [A_B]\n", id="not kebab-case"),
        pytest.param(
            "members", MEMBER + "logo: {file: a.gif, sources: [statutes]}\n", id="not a logo"
        ),
        pytest.param("members", MEMBER.replace("[statutes]", "[{}]"), id="empty source"),
        pytest.param(
            "members", MEMBER.replace("[statutes]", "[{url: https://a.fr}]"), id="source in part"
        ),
        pytest.param(
            "members",
            MEMBER.replace(
                "[statutes]", "[{source: a, url: https://a.fr, title: A, publisher: B}]"
            ),
            id="source in both forms",
        ),
        pytest.param(
            "members",
            MEMBER.replace("[statutes]", "[{source: a, title: A}]"),
            id="source in both forms in part",
        ),
        pytest.param(
            "members",
            MEMBER + "conflicts: [{subject: X, versions: [{statement: X, sources: [a]}]}]\n",
            id="one version of a conflict",
        ),
        pytest.param("tools", TOOL.replace("[databases]", "[]"), id="no category"),
        pytest.param("tools", TOOL + f"used_by: [{{stage: used, {PROVED}}}]\n", id="nobody"),
        pytest.param(
            "tools",
            TOOL + f"used_by: [{{member: a, organization: A, stage: used, {PROVED}}}]\n",
            id="both",
        ),
        pytest.param("tools", TOOL + f"alternative_to: [{{{PROVED}}}]\n", id="no product"),
        pytest.param(
            "tools",
            TOOL + f"alternative_to: [{{tool: a, product: A, {PROVED}}}]\n",
            id="both again",
        ),
        pytest.param(
            "projects",
            PROJECT + f"stacks: [{{name: X, parts: [{{version: 1.10}}], {PROVED}}}]\n",
            id="a part without a name",
        ),
        pytest.param(
            "projects", PROJECT + f"stacks: [{{name: X, parts: [], {PROVED}}}]\n", id="no part"
        ),
        pytest.param("events", EVENT.replace("2026-03-01\nst", "2026-03\nst"), id="not a moment"),
        pytest.param("sources", SOURCE.replace("language: fr", "language: French"), id="language"),
        pytest.param("association", ASSOCIATION + "sections: {toolz: outils}\n", id="section"),
        pytest.param("association", ASSOCIATION + "sections: {tools: Outils}\n", id="its folder"),
        pytest.param("association", ASSOCIATION.replace("host: X, ", ""), id="no host"),
    ],
)
def test_what_the_check_refuses_so_do_editors(kind, text):
    assert accepted(kind, text) == (False, False)


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_draft_07_and_made_without_a_warning(kind):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        schema = schema_of(MODELS[kind], str)

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)


def parts_of(schema):
    """Yield every dictionary of a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(inner, dict | list):
            yield from parts_of(inner)


@pytest.mark.parametrize("kind", MODELS)
def test_nothing_stands_beside_a_reference_where_draft_07_does_not_look(kind):
    parts = list(parts_of(schema_of(MODELS[kind], str)))

    assert all(len(part) == 1 for part in parts if isinstance(part.get("$ref"), str))
    assert not any("default" in part or "$defs" in part for part in parts)


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_has_a_title_and_help_in_the_language_asked_for(kind):
    schema = schema_of(MODELS[kind], str.upper)

    assert schema["title"] == MODELS[kind].singular.upper()
    for part in parts_of(schema):
        for name, field in part.get("properties", {}).items():
            assert field["title"].isupper(), name
            assert field["description"].isupper(), name
        for word in part.get("oneOf", ()):
            assert word.get("title", "X").isupper()


def without_help(part):
    """Return a part of a schema less its titles and help."""
    if isinstance(part, list):
        return [without_help(item) for item in part]
    if not isinstance(part, dict):
        return part
    said = {name for name in ("title", "description") if isinstance(part.get(name), str)}
    return {name: without_help(inner) for name, inner in part.items() if name not in said}


@pytest.mark.parametrize("kind", MODELS)
def test_a_language_changes_titles_and_help_and_nothing_else(kind):
    plain, loud = schema_of(MODELS[kind], str), schema_of(MODELS[kind], str.upper)

    assert plain != loud
    assert without_help(plain) == without_help(loud)


def test_fields_called_title_and_description_keep_their_schemas():
    schema = schema_of(MODELS["sources"], str.upper)

    assert schema["properties"]["title"]["title"] == "TITLE"
    assert schema["properties"]["title"]["minLength"] == 1
    assert schema["properties"]["description"]["title"] == "DESCRIPTION"
    assert {"title", "publisher"} <= set(schema["required"])


def test_a_record_is_not_called_by_the_name_of_our_class():
    assert "Citation" not in json.dumps(
        [part.get("title") for part in parts_of(schema_of(MODELS["members"], str))]
    )


def test_schemas_are_written_one_for_each_kind_and_the_same_twice(tmp_path):
    write_schemas(tmp_path, str)
    first = {path.name: path.read_bytes() for path in (tmp_path / ".schema").iterdir()}
    write_schemas(tmp_path, str)

    assert set(first) == {f"{kind}.json" for kind in MODELS}
    assert first == {name: text.encode() for name, text in schemas(str)}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / ".schema").iterdir()}
