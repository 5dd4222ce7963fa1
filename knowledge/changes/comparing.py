"""Two states of the data -> what changed in meaning: sheets, fields, records, links.

What is compared is the text of each file, not its entry: a state that does not
pass today's check can be compared all the same.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from knowledge.loading.files import record_at
from knowledge.loading.mentions import Path, mentions
from knowledge.loading.source import Document
from knowledge.models import Entry
from knowledge.text.typography import untypeset

# By what a record is known again when a part of it has changed: the first that it has.
IDENTITY = (
    *(("member",), ("organization",), ("tool",), ("product",), ("list",), ("source",)),
    *(("component", "version"), ("version",), ("name",), ("url",), ("title",), ("label",)),
    *(("subject",), ("statement",)),
)


@dataclass(frozen=True)
class Sheet:
    """One file of a state: its kind, its id and its fields as text."""

    model: type[Entry]
    id: str
    value: Mapping[str, Any]

    @property
    def ref(self) -> str:
        """The words that name it anywhere: ``tools/kafka``."""
        return f"{self.model.kind}/{self.id}"

    @property
    def label(self) -> str:
        """What readers call it, as far as the file says."""
        for name in ("name", "title", "spdx"):
            if isinstance(found := self.value.get(name), str) and found.strip():
                return found.strip()
        return self.id


State = Mapping[str, Sheet]


def state_of(documents: Iterable[tuple[type[Entry], str, Document]]) -> State:
    """Return a state by the refs of its sheets."""
    sheets = (Sheet(model, name, document.value) for model, name, document in documents)
    return {sheet.ref: sheet for sheet in sheets}


@dataclass(frozen=True)
class Within:
    """A record in which something changed: the field that holds it, and what it held before."""

    model: type[BaseModel]
    field: str
    record: Any


@dataclass(frozen=True)
class Change:
    """One field, or one item of a list, that is not as it was; None where there was nothing."""

    model: type[BaseModel]
    field: str
    before: Any = None
    after: Any = None
    within: tuple[Within, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the fields that lead to it."""
        return (*(one.field for one in self.within), self.field)


@dataclass(frozen=True)
class Changed:
    """A sheet of both states, with its changes; ``former`` is its id before, if it had another."""

    sheet: Sheet
    changes: tuple[Change, ...]
    former: str = ""

    @property
    def lost(self) -> bool:
        """Whether its old address leads nowhere."""
        return bool(self.former) and self.former not in self.sheet.value.get("former_ids", ())


@dataclass(frozen=True, order=True)
class Link:
    """A sheet that mentions another one, under one of its fields."""

    target: str
    sheet: str
    field: str


@dataclass(frozen=True)
class Comparison:
    """All that changed between two states."""

    added: tuple[Sheet, ...]
    removed: tuple[Sheet, ...]
    changed: tuple[Changed, ...]
    linked: tuple[Link, ...]
    unlinked: tuple[Link, ...]

    def __bool__(self) -> bool:
        """Say whether anything changed."""
        return bool(self.added or self.removed or self.changed)


def compare(before: State, after: State) -> Comparison:
    """Return what changed from one state to the next, in the order of kinds and ids."""
    renamed = dict(_renamed(before, after))
    added = [after[ref] for ref in sorted(set(after) - set(before) - set(renamed))]
    gone = set(before) - set(after) - {old.ref for old in renamed.values()}
    pairs = [(renamed.get(ref, before.get(ref)), after[ref]) for ref in sorted(after)]
    names = {(old.model.kind, old.id): after[ref].id for ref, old in renamed.items()}
    changed = (_changed(old, new, names) for old, new in pairs if old)
    links_before, links_after = set(_links(before, names)), set(_links(after, {}))
    return Comparison(
        tuple(added),
        tuple(before[ref] for ref in sorted(gone)),
        tuple(one for one in changed if one.changes or one.former),
        tuple(sorted(links_after - links_before)),
        tuple(sorted(links_before - links_after)),
    )


def _renamed(before: State, after: State) -> Iterator[tuple[str, Sheet]]:
    """Yield the ref of each sheet that has a new id, with what it was before.

    It says so in its former ids; failing that, one name goes away and comes back.
    """
    gone = {ref: sheet for ref, sheet in before.items() if ref not in after}
    by_name = {(sheet.model.kind, sheet.label): sheet for sheet in gone.values()}
    for ref in sorted(set(after) - set(before)):
        sheet = after[ref]
        former = sheet.value.get("former_ids")
        refs = [f"{sheet.model.kind}/{one}" for one in former] if isinstance(former, list) else []
        known = [gone[one] for one in refs if one in gone]
        same = by_name.get((sheet.model.kind, sheet.label))
        if old := known[0] if known else same:
            yield ref, old
            by_name.pop((old.model.kind, old.label), None)
            gone.pop(old.ref, None)


def _changed(old: Sheet, new: Sheet, names: Mapping[tuple[str, str], str]) -> Changed:
    former = old.id if old.id != new.id else ""
    value = _renaming(old, names)
    changes = tuple(_field_changes(new.model, value, new.value, ()))
    # What the new id says is said once.
    kept = tuple(one for one in changes if one.path != ("former_ids",) or not former)
    return Changed(new, kept, former)


def _renaming(sheet: Sheet, names: Mapping[tuple[str, str], str]) -> Mapping[str, Any]:
    """Return the fields of a sheet, its mentions of renamed sheets following them."""
    found = [m for m in mentions(sheet.model, sheet.value) if (m.kind, m.id) in names]
    if not found:
        return sheet.value
    value = copy.deepcopy(dict(sheet.value))
    for mention in found:
        put(value, mention.path, names[mention.kind, mention.id])
    return value


def put(value: Any, path: Path, new: str) -> None:
    """Write ``new`` at a path. A source cited by its bare id has a path one step too long."""
    here, following = path[0], path[1:]
    if following and isinstance(value[here], dict | list):
        put(value[here], following, new)
    else:
        value[here] = new


def _field_changes(
    model: type[BaseModel],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    within: tuple[Within, ...],
) -> Iterator[Change]:
    """Yield the changes of each field, those the model knows first and in its order."""
    for name in dict.fromkeys([*model.model_fields, *after, *before]):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        inner = record_at(model, (name,)) if name in model.model_fields else None
        if isinstance(old, list) and isinstance(new, list):
            yield from _item_changes(model, name, old, new, within)
        elif inner and isinstance(old, dict) and isinstance(new, dict):
            where = (*within, Within(model, name, old))
            yield from _field_changes(inner, old, new, where)
        elif isinstance(old, list) or isinstance(new, list):
            lists = [value if isinstance(value, list) else [] for value in (old, new)]
            yield from _item_changes(model, name, lists[0], lists[1], within)
        else:
            yield Change(model, name, old, new, within)


def _item_changes(
    model: type[BaseModel], name: str, old: list[Any], new: list[Any], within: tuple[Within, ...]
) -> Iterator[Change]:
    """Yield the items that came, went or changed; the order counts when nothing else did."""
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        yield Change(model, name, tuple(old), tuple(new), within)
        return
    inner = record_at(model, (name,)) if name in model.model_fields else None
    for item in come:
        known = _known_by(item)
        same = next((one for one in gone if known and _known_by(one) == known), None)
        if same is None:
            yield Change(model, name, None, item, within)
            continue
        gone.remove(same)
        if inner and isinstance(same, dict) and isinstance(item, dict):
            where = (*within, Within(model, name, same))
            yield from _field_changes(inner, same, item, where)
        else:
            yield Change(model, name, same, item, within)
    for item in gone:
        yield Change(model, name, item, None, within)


def _without(items: list[Any], others: list[Any]) -> list[Any]:
    """Return the items that have no equal among the others, each of which counts once."""
    left = list(others)
    found = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            found.append(item)
    return found


def identity(item: Any) -> tuple[Any, ...]:
    """Return that by which a record is known again; nothing for a text."""
    if not isinstance(item, dict):
        return ()
    names = next((names for names in IDENTITY if all(name in item for name in names)), ())
    return tuple((name, str(item[name])) for name in names)


def _known_by(item: Any) -> tuple[Any, ...]:
    """Return the same, and a text itself, whatever spaces and apostrophes they are typed with."""
    if isinstance(item, str):
        return (untypeset(item),)
    return tuple((name, untypeset(value)) for name, value in identity(item))


def _links(state: State, names: Mapping[tuple[str, str], str]) -> Iterator[Link]:
    for sheet in state.values():
        own = names.get((sheet.model.kind, sheet.id), sheet.id)
        for mention in mentions(sheet.model, sheet.value):
            target = names.get((mention.kind, mention.id), mention.id)
            field = str(mention.path[0])
            yield Link(f"{mention.kind}/{target}", f"{sheet.model.kind}/{own}", field)
