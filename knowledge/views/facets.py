"""By what readers narrow the list of a kind: facets, each with its values in its own order."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.fields.dates import PartialDate
from knowledge.fields.licenses import license_file, license_symbols
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry, Event, LicenseTerm, Project, Tool
from knowledge.models.events import EventStatus
from knowledge.models.organizations import Party
from knowledge.problems import Translate
from knowledge.text.folding import folded
from knowledge.text.language import language_name
from knowledge.text.language import mark as _
from knowledge.views.choosing import held
from knowledge.views.naming import listers
from knowledge.views.news import newest_release

if TYPE_CHECKING:
    from knowledge.fields.choices import Choice


@dataclass(frozen=True)
class Value:
    """What an entry is chosen by: how addresses and readers call it, and its place in its facet.

    Values of one place stand by how many entries have them, then by name.
    """

    id: str
    label: str
    place: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What the values of an entry are read with: what it mentions, our language, the day."""

    knowledge: KnowledgeBase
    say: Translate
    today: dt.date


@dataclass(frozen=True)
class Facet:
    """One question asked of all entries of a list, and how many give each answer."""

    name: str
    title: str
    values: tuple[tuple[Value, int], ...]


@dataclass(frozen=True)
class Found:
    """What a list tells the browser of one entry: its values by facet, its day."""

    entry: Entry
    values: Mapping[str, tuple[Value, ...]]
    date: str

    @property
    def attributes(self) -> dict[str, str]:
        """The same as attributes of HTML; what is empty is left out."""
        told = {name: " ".join(v.id for v in values) for name, values in self.values.items()}
        told |= {"date": self.date}
        return {f"data-{name}": text for name, text in told.items() if text}


Reader = Callable[["Reading", Any], Iterable[Value]]


def found(reading: Reading, entries: Iterable[Entry]) -> list[Found]:
    """Return what the browser is told of each of ``entries``."""
    return [
        Found(
            entry,
            {
                name: tuple(read(reading, entry))
                for name, (_title, read) in FACETS[entry.kind].items()
            },
            str(day_of(entry) or ""),
        )
        for entry in entries
    ]


def facets(kind: str, every: Iterable[Found], say: Translate) -> list[Facet]:
    """Return the facets of a list. One that has a single answer narrows nothing: it is left out."""
    told = []
    entries = list(every)
    for name, (title, _read) in FACETS[kind].items():
        counts: dict[str, int] = {}
        first: dict[str, Value] = {}
        for entry in entries:
            for value in {value.id: value for value in entry.values[name]}.values():
                first.setdefault(value.id, value)
                counts[value.id] = counts.get(value.id, 0) + 1
        order = sorted(
            first.values(), key=lambda v: (v.place, -counts[v.id], folded(v.label), v.id)
        )
        if len(order) > 1 or any(count < len(entries) for count in counts.values()):
            told.append(Facet(name, say(title), tuple((v, counts[v.id]) for v in order)))
    return told


def day_of(entry: Entry) -> PartialDate | None:
    """Return the day by which entries of its kind are put in order (DAYS says which it is)."""
    if isinstance(entry, Event):
        return PartialDate.of(entry.first_day)
    if isinstance(entry, Tool):
        return entry.latest_release.date if entry.latest_release else None
    if isinstance(entry, Project):
        release = newest_release(entry)
        return release.date if release else entry.public_since or entry.started
    joined = getattr(entry, "joined", None) or getattr(entry, "founder", None)
    day: PartialDate | None = joined.date if joined else getattr(entry, "date", None)
    return day


# How each kind calls the day of its entries.
DAYS = {
    "tools": _("latest release"),
    "members": _("joined"),
    "projects": _("latest version"),
    "events": _("date"),
    "sources": _("date of publication"),
}


def slug(text: str) -> str:
    """Return a text as addresses and attributes hold it: one word, in small letters."""
    return re.sub(r"[^\w+#]+", "-", folded(text)).strip("-")


# What reads the values of one entry


def _mentioned(kind: str, name: str) -> Reader:
    """Return what reads the entries of ``kind`` that a field mentions, in order of their names."""

    def read(reading: Reading, entry: Entry) -> Iterator[Value]:
        for entry_id in held(entry, name):
            label = reading.knowledge.get(kind, entry_id).label
            yield Value(entry_id, label, (folded(label),))

    return read


def _choice(name: str) -> Reader:
    """Return what reads a choice, in the order of its class."""

    def read(reading: Reading, entry: Entry) -> Iterator[Value]:
        choice: Choice | None = getattr(entry, name)
        if choice is not None:
            yield Value(
                choice.value, reading.say(choice.label), (list(type(choice)).index(choice),)
            )

    return read


def _texts(name: str) -> Reader:
    """Return what reads one text or more, those of most entries first."""

    def read(_reading: Reading, entry: Entry) -> Iterator[Value]:
        for text in held(entry, name):
            yield Value(slug(text), text)

    return read


def _language(reading: Reading, source: Any) -> Iterator[Value]:
    spoken = reading.knowledge.association.language
    yield Value(source.language, language_name(source.language, spoken))


def _year(_reading: Reading, entry: Entry) -> Iterator[Value]:
    if day := day_of(entry):
        yield Value(str(day.year), str(day.year), (-day.year,))


def _event_status(reading: Reading, event: Event) -> Iterator[Value]:
    status = event.status_on(reading.today)
    place = list(EventStatus).index(status)
    yield Value(status.value, reading.say(status.label), (place,))


def _families(reading: Reading, entry: Any) -> Iterator[Value]:
    """Yield the families of an entry's licenses, from what asks least to what asks most."""
    terms = reading.knowledge.entries[LicenseTerm.kind]
    for symbol in license_symbols(entry.license) if entry.license else ():
        term = terms.get(license_file(symbol))
        if isinstance(term, LicenseTerm):
            family = term.family
            yield Value(
                family.value, reading.say(family.label), (list(type(family)).index(family),)
            )


def _named_by(reading: Reading, tool: Tool) -> Iterator[Value]:
    """Yield who says what of a tool and when, then who lists it, then whose stack it is in."""
    for listing in tool.listed_by:
        name, year = reading.knowledge.get("lists", listing.list).label, listing.as_of.year
        if listing.status:
            said = f"{name} – {listing.status} ({year})"
            yield Value(slug(f"{listing.list} {listing.status} {year}"), said, (0, folded(name)))
        else:
            yield Value(listing.list, name, (1, folded(name)))
    for lister in listers(reading.knowledge, tool):
        if isinstance(lister, Project):
            # A list and a project may have one id: each stays a choice of its own.
            taken = lister.id in reading.knowledge.entries["lists"]
            name = f"stack-{lister.id}" if taken else lister.id
            yield Value(name, lister.label, (2, folded(lister.label)))


def _users(reading: Reading, entry: Any) -> Iterator[Value]:
    return _parties(reading.knowledge, entry.used_by)


def _participants(reading: Reading, project: Project) -> Iterator[Value]:
    return _parties(reading.knowledge, project.participants)


def _parties(knowledge: KnowledgeBase, parties: Iterable[Party]) -> Iterator[Value]:
    for party in parties:
        member = knowledge.get("members", party.member) if party.member else None
        label = member.label if member else str(party.organization)
        yield Value(member.id if member else slug(label), label)


FACETS: Mapping[str, Mapping[str, tuple[str, Reader]]] = {
    "tools": {
        "category": (_("Category"), _mentioned("categories", "categories")),
        "named": (_("Recommended or listed by"), _named_by),
        "user": (_("Used by"), _users),
        "license": (_("Kind of license"), _families),
        "language": (_("Programming language"), _texts("programming_languages")),
    },
    "members": {
        "standing": (_("Membership"), _choice("standing")),
        "sector": (_("Sector"), _mentioned("sectors", "sector")),
        "form": (_("Kind of organization"), _choice("legal_kind")),
    },
    "projects": {
        "status": (_("Status"), _choice("status")),
        "form": (_("Form"), _choice("form")),
        "participant": (_("Participants"), _participants),
        "license": (_("Kind of license"), _families),
    },
    "events": {
        "year": (_("Year"), _year),
        "status": (_("Status"), _event_status),
        "role": (_("Role of the association"), _choice("role")),
        "project": (_("Project"), _mentioned("projects", "projects")),
        "city": (_("City"), _texts("city")),
    },
    "sources": {
        "type": (_("Type"), _choice("type")),
        "year": (_("Year"), _year),
        "publisher": (_("Publisher"), _texts("publisher")),
        "language": (_("Language"), _language),
    },
}
"""The facets of each kind that has a page, by their names in addresses."""
