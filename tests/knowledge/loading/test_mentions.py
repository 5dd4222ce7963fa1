"""Mentions are found by the fields of a model, in entries and in files that make none."""

import datetime as dt

import pytest

from knowledge.loading.files import read_entry
from knowledge.loading.mentions import mentions
from knowledge.loading.source import parse
from knowledge.models import KINDS, Association, Event, Member, Project, SoftwareList, Tool

TODAY = dt.date(2026, 6, 1)
PROVED = "as_of: 2026, sources: [statutes]"


def found(model, record):
    return [(mention.kind, mention.id, mention.path) for mention in mentions(model, record)]


def written(text):
    document, problems = parse(text, "x.yml")
    assert problems == []
    return document


@pytest.mark.parametrize(
    ("model", "text", "mention"),
    [
        (Member, "sector: energy\n", ("sectors", "energy", ("sector",))),
        (Member, "sources: [press]\n", ("sources", "press", ("sources", 0, "source"))),
        (
            Member,
            "sources:\n- {source: press}\n",
            ("sources", "press", ("sources", 0, "source")),
        ),
        (
            Member,
            "joined: {sources: [press]}\n",
            ("sources", "press", ("joined", "sources", 0, "source")),
        ),
        (
            Member,
            "conflicts:\n- versions:\n  - sources: [press]\n",
            ("sources", "press", ("conflicts", 0, "versions", 0, "sources", 0, "source")),
        ),
        (Event, "participants: [acme]\n", ("members", "acme", ("participants", 0))),
        (Event, "projects: [lake]\n", ("projects", "lake", ("projects", 0))),
        (Tool, "categories: [web]\n", ("categories", "web", ("categories", 0))),
        (Tool, "depends_on: [kafka]\n", ("tools", "kafka", ("depends_on", 0))),
        (Tool, "used_by:\n- member: acme\n", ("members", "acme", ("used_by", 0, "member"))),
        (Tool, "listed_by:\n- list: sill\n", ("lists", "sill", ("listed_by", 0, "list"))),
        (Tool, "advice: {replaced_by: x}\n", ("tools", "x", ("advice", "replaced_by"))),
        (Tool, "alternative_to: [{tool: x}]\n", ("tools", "x", ("alternative_to", 0, "tool"))),
        (Project, "tools: [kafka]\n", ("tools", "kafka", ("tools", 0))),
        (
            Project,
            "stacks:\n- parts:\n  - tool: kafka\n",
            ("tools", "kafka", ("stacks", 0, "parts", 0, "tool")),
        ),
        (Project, "roadmap:\n- tool: kafka\n", ("tools", "kafka", ("roadmap", 0, "tool"))),
        (SoftwareList, "sources: [press]\n", ("sources", "press", ("sources", 0, "source"))),
        (
            Association,
            "history:\n- sources: [press]\n",
            ("sources", "press", ("history", 0, "sources", 0, "source")),
        ),
    ],
)
def test_a_mention_is_found_in_a_file_that_makes_no_entry(model, text, mention):
    assert found(model, written(text).value) == [mention]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("sector:\n", id="nothing"),
        pytest.param("sector: {id: energy}\n", id="a record for an id"),
        pytest.param("joined: [[x]]\n", id="lists for a record"),
        pytest.param("joined: x\n", id="text for a record"),
        pytest.param("name: energy\n", id="another field"),
        pytest.param("sectors: energy\n", id="an unknown field"),
        pytest.param("sources: [[press]]\n", id="a list in the list"),
        pytest.param("sources: ['']\n", id="an empty id"),
        pytest.param("sources: [' ']\n", id="a blank id"),
    ],
)
def test_values_of_another_form_hold_no_mention(text):
    assert found(Member, written(text).value) == []


def test_one_id_for_a_list_or_a_list_for_one_id_is_found_all_the_same():
    text = "participants: acme\nsector: [energy]\n"

    assert found(Event, written(text).value) == [("members", "acme", ("participants",))]
    assert found(Member, written(text).value) == [("sectors", "energy", ("sector", 0))]


def test_an_entry_gives_the_mentions_of_its_file_with_the_records_on_the_way():
    document = written(f"""\
name: Lake
summary: A platform.
form: software
status: active
reviewed_on: 2026-03-01
sources: [statutes]
stacks:
- {{name: Lake 1, {PROVED}, parts: [{{tool: kafka, version: 1.10}}]}}
""")
    entry, problems = read_entry(Project, document, "lake", TODAY)
    assert problems == []

    of_entry = list(mentions(Project, entry))

    assert found(Project, entry) == found(Project, document.value)
    [kafka] = [mention for mention in of_entry if mention.kind == "tools"]
    assert [(type(record).__name__) for record in kafka.trail] == ["Stack", "Part"]
    assert (kafka.trail[0].name, kafka.trail[1].version) == ("Lake 1", "1.10")


def test_blanks_around_an_id_are_no_part_of_it():
    assert found(Member, {"sector": " energy "}) == [("sectors", "energy", ("sector",))]


def test_every_kind_is_mentioned_by_some_field():
    kinds = {
        mention.kind
        for model, record in [
            (Member, {"sector": "a", "sources": ["a"]}),
            (Event, {"participants": ["a"], "projects": ["a"]}),
            (Tool, {"categories": ["a"], "depends_on": ["a"], "listed_by": [{"list": "a"}]}),
        ]
        for mention in mentions(model, record)
    }

    # Nothing needs to mention an event; a license is named by its SPDX identifier.
    assert kinds == set(KINDS) - {"events", "licenses"}
