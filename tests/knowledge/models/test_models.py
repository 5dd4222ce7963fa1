"""What entries say of themselves beyond their fields."""

import datetime as dt

import pytest

from knowledge.loading.files import read_entry
from knowledge.loading.source import parse
from knowledge.models import KINDS, Association, Event, Source, Tool

TODAY = dt.date(2026, 6, 1)


def made(model, text):
    document, problems = parse(text, "x.yml")
    entry, mistakes = read_entry(model, document, "it", TODAY)
    assert problems + mistakes == []
    return entry


EVENT = """\
name: Summit
summary: A meeting.
status: held
role: speaker
reviewed_on: 2026-03-01
sources: [statutes]
"""


@pytest.mark.parametrize(
    ("moments", "first", "last"),
    [
        ("starts: 2026-03-01\n", dt.date(2026, 3, 1), dt.date(2026, 3, 1)),
        (
            "starts: 2026-03-01\nends: 2026-03-04\n",
            dt.date(2026, 3, 1),
            dt.date(2026, 3, 4),
        ),
        ("starts: 2026-03-01 09:30\n", dt.date(2026, 3, 1), dt.date(2026, 3, 1)),
        (
            "starts: 2026-03-01 22:00\nends: 2026-03-02 01:00\n",
            dt.date(2026, 3, 1),
            dt.date(2026, 3, 2),
        ),
    ],
)
def test_an_event_lasts_from_its_first_day_through_its_last(moments, first, last):
    event = made(Event, EVENT + moments)

    assert (event.first_day, event.last_day) == (first, last)
    assert type(event.first_day) is type(event.last_day) is dt.date


def test_a_sheet_is_called_by_its_name_and_a_source_by_its_title():
    source = made(
        Source,
        "title: Statutes\npublisher: X\ntype: statutes\nurl: https://a.fr\nlanguage: fr\n"
        "accessed: 2026-03-02\n",
    )
    event = made(Event, EVENT + "starts: 2026-03-01\n")

    assert (event.label, event.ref, event.id) == ("Summit", "events/it", "it")
    assert (source.label, source.ref, source.id) == ("Statutes", "sources/it", "it")
    assert event.last_reviewed == dt.date(2026, 3, 1)
    assert source.last_reviewed == dt.date(2026, 3, 2)


def test_a_bare_id_and_a_source_field_are_the_same_citation():
    text = "name: X\nsummary: X.\ncategories: [a]\nreviewed_on: 2026-03-01\nsources: {}\n"

    bare = made(Tool, text.replace("{}", "[statutes]"))
    spelled = made(Tool, text.replace("{}", "[{source: statutes}]"))

    assert bare.sources == spelled.sources


def test_the_fields_of_an_entry_hold_nothing_that_can_change():
    event = made(Event, EVENT + "starts: 2026-03-01\naliases: [a]\nparticipants: [b]\n")

    assert (event.aliases, event.participants) == (("a",), ("b",))
    with pytest.raises(ValueError, match="frozen"):
        event.sources[0].source = "other"


@pytest.mark.parametrize("model", [Association, *KINDS.values()])
def test_every_kind_has_a_name_for_one_and_for_many(model):
    assert model.singular
    assert model.plural
    assert KINDS.get(model.kind, Association) is model
