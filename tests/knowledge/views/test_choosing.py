"""Entries chosen and put in order."""

import datetime as dt
from collections.abc import Callable

import pytest

from knowledge.loading.checking import Checked
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Event
from knowledge.text.folding import folded
from knowledge.views.choosing import UnknownName, entries_of, entry_at, matching, upcoming

TOOL = (
    "name: {name}\nsummary: A tool.\ncategories: [databases]\n"
    "sources: [statutes]\nreviewed_on: 2026-03-01\n"
)
EVENT = (
    "name: {name}\nsummary: A day.\nstarts: {starts}\nends: {ends}\nstatus: scheduled\n"
    "role: organizer\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
)


@pytest.fixture
def knowledge(check: Callable[..., Checked]) -> KnowledgeBase:
    found = check(
        {
            "tools/a.yml": TOOL.format(name="Zebra"),
            "tools/b.yml": TOOL.format(name="Éclair") + "license: MIT\n",
            "tools/c.yml": TOOL.format(name="Œuvre"),
            "tools/d.yml": TOOL.format(name="ocean"),
            "categories/tides.yml": "name: Tides\n",
            "events/fair.yml": EVENT.format(name="Fair", starts="2026-05-01", ends="2026-05-03"),
            "events/ball.yml": EVENT.format(name="Ball", starts="2026-05-01", ends="2026-05-01"),
            "events/old.yml": EVENT.format(name="Old", starts="2025-01-01", ends="2025-01-02"),
        }
    ).knowledge
    assert found
    return found


def names(entries) -> list[str]:
    return [entry.label for entry in entries]


def test_names_are_in_the_order_of_a_french_dictionary(knowledge: KnowledgeBase) -> None:
    assert names(entries_of(knowledge, "tools")) == ["Éclair", "ocean", "Œuvre", "Zebra"]


def test_events_are_in_order_of_time_the_latest_first(knowledge: KnowledgeBase) -> None:
    assert names(entries_of(knowledge, "events")) == ["Ball", "Fair", "Old"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("Œuvre À façon", "oeuvre a facon"), ("ÆTHER", "aether"), ("nœud", "noeud")],
)
def test_accents_ligatures_and_capitals_are_folded(written: str, read: str) -> None:
    assert folded(written) == read


def test_an_event_is_upcoming_through_its_last_day(knowledge: KnowledgeBase) -> None:
    events = [event for event in knowledge.of("events") if isinstance(event, Event)]

    assert names(upcoming(events, dt.date(2026, 4, 1))) == ["Ball", "Fair"]
    assert names(upcoming(events, dt.date(2026, 5, 3))) == ["Fair"]
    assert names(upcoming(events, dt.date(2026, 5, 4))) == []


def test_entries_are_chosen_by_the_value_of_a_field(knowledge: KnowledgeBase) -> None:
    assert names(matching(knowledge, "tools", {"license": "MIT"})) == ["Éclair"]
    assert len(matching(knowledge, "tools", {"categories": "databases"})) == 4
    assert matching(knowledge, "tools", {"categories": "tides"}) == ()
    assert (
        matching(knowledge, "tools", {"categories": "databases", "license": "GPL-2.0-only"}) == ()
    )


@pytest.mark.parametrize(
    ("kind", "wanted", "complaint"),
    [
        ("tool", {}, "there is no kind 'tool'; did you mean 'tools'?"),
        ("tools", {"licence": "MIT"}, "there is no field 'licence'; did you mean 'license'?"),
        (
            "tools",
            {"categories": "databasis"},
            "there is no category 'databasis'; did you mean 'databases'?",
        ),
        ("tools", {"categories": "qqq"}, "there is no category 'qqq'"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(
    knowledge: KnowledgeBase, kind: str, wanted: dict[str, str], complaint: str
) -> None:
    with pytest.raises(UnknownName) as refused:
        matching(knowledge, kind, wanted)

    assert str(refused.value) == complaint


@pytest.mark.parametrize(
    ("ref", "complaint"),
    [
        ("tools/aa", "there is no tool 'aa'; did you mean 'a'?"),
        ("gadgets/a", "there is no kind 'gadgets'"),
        ("a", "there is no kind 'a'"),
    ],
)
def test_an_unknown_entry_is_refused(knowledge: KnowledgeBase, ref: str, complaint: str) -> None:
    with pytest.raises(UnknownName) as refused:
        entry_at(knowledge, ref)

    assert str(refused.value) == complaint


def test_the_association_is_an_entry_too(knowledge: KnowledgeBase) -> None:
    assert entry_at(knowledge, "association").label == "Guild"
