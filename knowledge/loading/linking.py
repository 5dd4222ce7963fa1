"""Entries -> KnowledgeBase: who mentions whom, both ways, and the mentions that lead nowhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from knowledge.fields.licenses import license_file
from knowledge.loading.files import Loaded, Reading
from knowledge.loading.mentions import Mention, mentions
from knowledge.models import KINDS, Association, Entry, Event, LicenseTerm, Sheet, Source, Tool
from knowledge.problems import Problem, at_most, nearest

Index = Mapping[str, Mapping[str, Entry]]


@dataclass(frozen=True)
class Backlink:
    """One place where an entry is mentioned: in which entry, under which field, in which records.

    ``trail`` holds the records on the way to the mention, outermost first: a
    tool that is part of a stack is reached through the stack, then the part.
    """

    entry: Entry
    field: str
    trail: tuple[Any, ...]


@dataclass(frozen=True)
class KnowledgeBase:
    """All that is known, linked both ways and frozen."""

    association: Association
    entries: Index
    backlinks: Mapping[str, tuple[Backlink, ...]] = field(repr=False)

    def of(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of a kind, in the order of their ids."""
        return tuple(self.entries[kind].values())

    def everything(self) -> tuple[Entry, ...]:
        """Return the association and all entries, kind by kind."""
        return (self.association, *(entry for kind in KINDS for entry in self.of(kind)))

    def get(self, kind: str, entry_id: str) -> Entry:
        """Return one entry. Raises KeyError when there is none."""
        return self.entries[kind][entry_id]

    def mentions_of(self, entry: Entry, kind: str, name: str) -> tuple[Backlink, ...]:
        """Return where entries of ``kind`` mention ``entry`` under their field ``name``."""
        return self._mentions.get((entry.ref, kind, name), ())

    @cached_property
    def _mentions(self) -> Mapping[tuple[str, str, str], tuple[Backlink, ...]]:
        """The backlinks by the entry mentioned, the kind that mentions it and the field."""
        found: dict[tuple[str, str, str], list[Backlink]] = {}
        for ref, links in self.backlinks.items():
            for link in links:
                found.setdefault((ref, link.entry.kind, link.field), []).append(link)
        return {key: tuple(links) for key, links in found.items()}


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text within the fields of an entry, as ``model_dump`` gives them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_in(part)


def link(reading: Reading) -> tuple[KnowledgeBase | None, list[Problem]]:
    """Return the linked knowledge and the problems among entries.

    There is no knowledge base when the association itself could not be read.
    """
    index = _index(reading)
    known = {kind: {file.id for file in reading.files if file.model.kind == kind} for kind in KINDS}
    names = {kind: names_of(entries.values()) for kind, entries in index.items()}
    backlinks: dict[str, list[Backlink]] = {}
    problems: list[Problem] = []
    for file in reading.loaded:
        found = list(mentions(file.model, file.entry or file.document.value))
        problems += at_most(_wrong_mentions(file, found, known, names))
        if file.entry:
            for mention in found:
                backlink = Backlink(file.entry, str(mention.path[0]), mention.trail)
                backlinks.setdefault(f"{mention.kind}/{mention.id}", []).append(backlink)
    problems += [*_former_ids(reading), *_unknown_supports(reading), *_cycles(reading)]
    problems += [*_same_names(reading), *_shared_addresses(reading), *_misnamed_licenses(reading)]
    association = next((f.entry for f in reading.loaded if isinstance(f.entry, Association)), None)
    if association is None:
        return None, problems
    frozen = MappingProxyType({ref: tuple(links) for ref, links in backlinks.items()})
    return KnowledgeBase(association, index, frozen), problems


def _index(reading: Reading) -> Index:
    index: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for file in reading.loaded:
        if file.entry and file.model.kind in index:
            index[file.model.kind][file.id] = file.entry
    return MappingProxyType({kind: MappingProxyType(entries) for kind, entries in index.items()})


def names_of(entries: Collection[Entry]) -> dict[str, str]:
    """Return the ids of entries by what people may call them: former ids, names, aliases."""
    names = {name.lower(): entry.id for entry in entries for name in getattr(entry, "aliases", ())}
    names.update((entry.label.lower(), entry.id) for entry in entries)
    names.update((former, entry.id) for entry in entries for former in entry.former_ids)
    return names


def _wrong_mentions(
    file: Loaded,
    found: Iterable[Mention],
    known: Mapping[str, Collection[str]],
    names: Mapping[str, Mapping[str, str]],
) -> Iterator[Problem]:
    """Yield the mentions that lead nowhere, to another kind, or to the entry itself."""
    for mention in found:
        if mention.id not in known[mention.kind]:
            yield _lost(file, mention, known, names[mention.kind])
        elif (mention.kind, mention.id) == (file.model.kind, file.id):
            yield file.document.problem("self-mention", mention.path)


def _lost(
    file: Loaded,
    mention: Mention,
    known: Mapping[str, Collection[str]],
    names: Mapping[str, str],
) -> Problem:
    """Return the problem of a mention that leads nowhere, or to an entry of another kind."""
    kind = KINDS[mention.kind]
    if kind is Source and mention.id.startswith(("http://", "https://")):
        return file.document.problem("bare-address", mention.path, value=mention.id)
    words = {"value": mention.id, "kind": kind.singular, "folder": kind.kind}
    if others := [other for other, ids in known.items() if mention.id in ids]:
        return file.document.problem("wrong-kind", mention.path, **words, other=others[0])
    near = names.get(mention.id.lower()) or nearest(mention.id, known[kind.kind])
    return file.document.problem("unknown-mention", mention.path, **words, near=near)


# Ids


def _former_ids(reading: Reading) -> Iterator[Problem]:
    """Yield former ids that lead to two entries, or that hide one that exists."""
    existing = {(file.model.kind, file.id) for file in reading.files}
    owners: dict[tuple[str, str], str] = {}
    for file in reading.loaded:
        for number, former in enumerate(file.entry.former_ids if file.entry else ()):
            path, words = ("former_ids", number), {"value": former}
            owner = owners.setdefault((file.model.kind, former), file.id)
            if owner != file.id:
                yield file.document.problem("shared-former-id", path, **words, owner=owner)
            if (file.model.kind, former) in existing:
                yield file.document.problem("former-id-in-use", path, **words)


# What only a whole file, or the whole base, can say


def _unknown_supports(reading: Reading) -> Iterator[Problem]:
    """Yield what a source is said to prove although its file has no such field."""
    for file in reading.loaded:
        given = set(file.document.value) - {"sources"}
        for number, citation in enumerate(getattr(file.entry, "sources", ())):
            for place, name in enumerate(citation.supports):
                if name not in given:
                    yield file.document.problem(
                        "unknown-support",
                        ("sources", number, "supports", place),
                        value=name,
                        known=", ".join(sorted(given)),
                        near=nearest(name, given),
                    )


def _cycles(reading: Reading) -> Iterator[Problem]:
    """Yield the tools that are replaced by one which, further on, they replace."""
    advised = {
        file.id: (file.document, file.entry.advice.replaced_by)
        for file in reading.loaded
        if isinstance(file.entry, Tool) and file.entry.advice and file.entry.advice.replaced_by
    }
    for circle in _circles({tool: better for tool, (_document, better) in advised.items()}):
        for place, tool in enumerate(circle):
            route = " → ".join([*circle[place:], *circle[:place], tool])
            document, _better = advised[tool]
            yield document.problem("cycle", ("advice", "replaced_by"), route=route)


def _circles(following: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield each circle that one ends in by following from step to step."""
    seen: set[str] = set()
    for start in following:
        walked, here = [], start
        while here in following and here not in seen:
            seen.add(here)
            walked.append(here)
            here = following[here]
        circle = walked[walked.index(here) :] if here in walked else []
        if len(circle) > 1:  # of one, it is a mention of itself
            yield circle


def _same_names(reading: Reading) -> Iterator[Problem]:
    """Yield the sheets of one kind that have one name: most often a copy that was left as it was.

    Two events may share a name, on different days.
    """
    owners: dict[tuple[object, ...], str] = {}
    for file in sorted(reading.loaded, key=lambda loaded: loaded.id):
        if isinstance(file.entry, Sheet):
            day = file.entry.starts if isinstance(file.entry, Event) else None
            key = (file.model.kind, file.entry.name.casefold(), day)
            owner = owners.setdefault(key, file.id)
            if owner != file.id:
                words = {"value": file.entry.name, "owner": owner}
                yield file.document.problem("same-name", ("name",), **words)


def _shared_addresses(reading: Reading) -> Iterator[Problem]:
    """Yield addresses that two entries of a kind call their own, unless a note says why.

    Editions of an event share a website, and rightly.
    """
    owners: dict[tuple[str, str, str], Loaded] = {}
    # In the order of their ids: the copy is named, and not what it was copied from.
    for file in sorted(reading.loaded, key=lambda loaded: loaded.id):
        if file.entry is None or file.model.kind not in ("members", "projects", "tools"):
            continue
        for name in ("homepage", "repository"):
            address = getattr(file.entry, name, None)
            if not address:
                continue
            key = (file.model.kind, name, address.rstrip("/").lower())
            owner = owners.setdefault(key, file)
            noted = any(getattr(one.entry, "note", None) for one in (file, owner))
            if owner is not file and not noted:
                words = {"field": name, "value": address, "owner": owner.id}
                yield file.document.problem("shared-address", (name,), **words)


def _misnamed_licenses(reading: Reading) -> Iterator[Problem]:
    """Yield licenses whose file does not have the name by which tools find it."""
    for file in reading.loaded:
        if isinstance(file.entry, LicenseTerm) and file.id != license_file(file.entry.spdx):
            words = {"value": file.entry.spdx, "expected_name": license_file(file.entry.spdx)}
            yield file.document.problem("license-name", ("spdx",), **words)
