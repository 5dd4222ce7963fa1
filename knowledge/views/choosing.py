"""Entries chosen and put in order: by field, by day, by name."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from knowledge.loading.linking import KnowledgeBase
from knowledge.models import KINDS, Entry, Event
from knowledge.problems import Translate, nearest, quotable
from knowledge.reference import field_rows
from knowledge.text.folding import folded
from knowledge.text.language import mark as _


class UnknownName(LookupError):  # noqa: N818 - it is a name that is unknown
    """Something is asked for that is not there; its sentence suggests what is.

    ``called`` leads from other words for a thing to its name.
    """

    def __init__(
        self,
        what: str,
        name: str,
        known: Iterable[str],
        called: Mapping[str, str] | None = None,
    ) -> None:
        self.what = what
        self.name = name
        ways = {**{one: one for one in known}, **(called or {})}
        near = nearest(name, ways)
        self.near = ways[near] if near else ""
        super().__init__(self.said(str))

    def said(self, translate: Translate) -> str:
        """Return what is unknown, and the nearest name, in the language of ``translate``."""
        words = {"what": translate(self.what), "name": quotable(self.name), "near": self.near}
        if self.near:
            sentence = _("there is no {what} '{name}'; did you mean '{near}'?")
        else:
            sentence = _("there is no {what} '{name}'")
        return translate(sentence).format_map(words)


def entries_of(knowledge: KnowledgeBase, kind: str) -> tuple[Entry, ...]:
    """Return the entries of a kind in reading order. Raises UnknownName."""
    if kind not in KINDS:
        raise UnknownName(_("kind"), kind, KINDS)
    return tuple(sorted(knowledge.of(kind), key=reading_order))


def listed(knowledge: KnowledgeBase, kind: str) -> tuple[Entry, ...]:
    """Return the entries of a kind that lists show: all but the retired. Raises UnknownName."""
    every = entries_of(knowledge, kind)
    return tuple(entry for entry in every if getattr(entry, "retired", None) is None)


def entry_at(knowledge: KnowledgeBase, ref: str) -> Entry:
    """Return the entry that ``tools/kafka`` or ``association`` names. Raises UnknownName."""
    if ref == knowledge.association.kind:
        return knowledge.association
    kind, _slash, entry_id = ref.partition("/")
    if kind not in KINDS:
        raise UnknownName(_("kind"), kind, [*KINDS, knowledge.association.kind])
    if entry_id not in knowledge.entries[kind]:
        raise UnknownName(KINDS[kind].singular, entry_id, knowledge.entries[kind])
    return knowledge.get(kind, entry_id)


def reading_order(entry: Entry) -> tuple[Any, ...]:
    """Return the key by which readers expect entries of one kind: by name; events, latest first."""
    if isinstance(entry, Event):
        return (-entry.first_day.toordinal(), entry.name)
    return (folded(entry.label), entry.id)


def matching(knowledge: KnowledgeBase, kind: str, wanted: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the entries of a kind whose fields hold the wanted values, in reading order.

    A list matches when it holds the value. Raises UnknownName for a kind, a
    field, a choice or the id of an entry that does not exist.
    """
    entries = listed(knowledge, kind)
    for name, value in wanted.items():
        _check_filter(knowledge, KINDS[kind], name, value)
    return tuple(
        entry
        for entry in entries
        if all(value in held(entry, name) for name, value in wanted.items())
    )


def _check_filter(knowledge: KnowledgeBase, model: type[Entry], name: str, value: str) -> None:
    if name not in model.model_fields:
        raise UnknownName(_("field"), name, model.model_fields)
    row = next(row for row in field_rows(model) if row.name == name)
    if row.mentions and value not in knowledge.entries[row.mentions]:
        raise UnknownName(KINDS[row.mentions].singular, value, knowledge.entries[row.mentions])
    choices = [choice.value for choice in row.choices]
    if choices and value not in choices:
        raise UnknownName(_("choice"), value, choices)


def held(entry: Entry, name: str) -> tuple[str, ...]:
    """Return the values of a field as text, none when it is left out."""
    value = getattr(entry, name)
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, tuple) else (str(value),)


def upcoming(events: Iterable[Event], today: dt.date) -> list[Event]:
    """Return the events that are not over on ``today``, soonest first.

    An event counts as upcoming through its last day: whoever looks on the
    closing morning still needs to find the room.
    """
    # Two events may start on one day; the name decides, so that two builds of
    # the same data give the same page.
    still_on = (event for event in events if event.last_day >= today)
    return sorted(still_on, key=lambda event: (event.first_day, event.name))
