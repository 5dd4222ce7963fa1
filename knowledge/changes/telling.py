"""What each commit changed -> what the page of news and its feed tell."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from knowledge.addresses import PAGED
from knowledge.changes.comparing import Changed, Sheet
from knowledge.changes.steps import Step
from knowledge.changes.summing import stands_out, summed
from knowledge.changes.wording import Words
from knowledge.loading.linking import KnowledgeBase, texts_in
from knowledge.models import KINDS, Association, Entry

# A commit that touches more sheets of a kind says how many; the page stays one that people read.
MOST_NAMED = 12
MOST_ALONE = 5
MOST_SENTENCES = 6


@dataclass(frozen=True)
class Named:
    """A sheet as it was called then, and its entry if it still has a page."""

    label: str
    entry: Entry | None


@dataclass(frozen=True)
class Group:
    """Sheets of one kind that came or went: the name of the kind, how many, and the first."""

    kind: str
    count: int
    sheets: tuple[Named, ...]


@dataclass(frozen=True)
class Summed:
    """Many sheets of one kind that changed: the name of the kind, which, and what on them."""

    kind: str
    sheets: tuple[Named, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What one commit changed, ready to be shown; ``urn`` names it for ever, wherever it is."""

    urn: str
    anchor: str
    time: dt.datetime
    day: dt.date
    title: str
    added: tuple[Group, ...]
    changed: tuple[tuple[Named, tuple[str, ...]], ...]
    summed: tuple[Summed, ...]
    removed: tuple[Group, ...]


def told(steps: Iterable[Step], knowledge: KnowledgeBase) -> Iterator[Told]:
    """Yield what to tell of each step, on the days of the association.

    A text that the data no longer holds is not repeated: it may have been taken
    out because it named a person, and news would publish it for ever.
    """
    association = knowledge.association
    words = Words(
        association.language,
        lambda kind, name: _label(knowledge, kind, name),
        frozenset(_texts(knowledge)).__contains__,
    )
    for step in steps:
        found = step.comparison
        one_by_one, together = _parted(found.changed)
        one = found.changed[0] if len(found.changed) == 1 else None
        alone = one and not (found.added or found.removed)
        yield Told(
            urn=uuid5(NAMESPACE_URL, f"git:{step.commit}").urn,
            anchor=f"c-{step.commit[:12]}",
            time=step.time,
            day=step.time.astimezone(association.time_zone).date(),
            title=words.line(one) if one and alone else words.headline(found),
            added=tuple(_groups(found.added, knowledge, words)),
            changed=tuple(
                (
                    _named(changed.sheet, knowledge, words),
                    tuple(words.sentences(changed)[:MOST_SENTENCES]),
                )
                for changed in one_by_one
            ),
            summed=tuple(
                Summed(
                    words.say(group[0].sheet.model.plural),
                    tuple(_named(changed.sheet, knowledge, words) for changed in group),
                    tuple(summed(group, words)),
                )
                for group in together
            ),
            removed=tuple(_groups(found.removed, knowledge, words)),
        )


def _parted(every: Sequence[Changed]) -> tuple[list[Changed], list[list[Changed]]]:
    """Return the sheets to tell one by one, and those of each kind to tell together."""
    one_by_one: list[Changed] = []
    together: list[list[Changed]] = []
    for _model, found in groupby(every, lambda changed: changed.sheet.model):
        group = list(found)
        named = [changed for changed in group if stands_out(changed)]
        if len(named) > MOST_NAMED:
            named = []
        others = [changed for changed in group if changed not in named]
        if len(others) <= MOST_ALONE:
            one_by_one += group
        else:
            one_by_one += named
            together.append(others)
    return one_by_one, together


def _groups(sheets: Iterable[Sheet], knowledge: KnowledgeBase, words: Words) -> Iterator[Group]:
    kinds = [Association.kind, *KINDS]
    in_order = sorted(sheets, key=lambda sheet: (kinds.index(sheet.model.kind), sheet.label))
    for model, found in groupby(in_order, lambda sheet: sheet.model):
        group = list(found)
        name = words.say(model.singular if len(group) == 1 else model.plural)
        shown = group if len(group) <= MOST_NAMED else []
        yield Group(name, len(group), tuple(_named(one, knowledge, words) for one in shown))


def _named(sheet: Sheet, knowledge: KnowledgeBase, words: Words) -> Named:
    kind = sheet.model.kind
    if kind == Association.kind:
        return Named(knowledge.association.label, knowledge.association)
    entry = knowledge.entries[kind].get(sheet.id)
    if entry is None:
        return Named(words.quoted(sheet.label), None)
    return Named(entry.label, entry if kind in PAGED else None)


def _label(knowledge: KnowledgeBase, kind: str, name: str) -> str:
    entry = knowledge.entries.get(kind, {}).get(name)
    return entry.label if entry else name


def _texts(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every text that the data holds now, ids included."""
    for entry in knowledge.everything():
        yield entry.id
        yield entry.label
        yield from texts_in(entry.model_dump())
