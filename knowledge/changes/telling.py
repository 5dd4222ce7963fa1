"""What each commit changed -> what the page of news and its feed tell."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from knowledge.addresses import PAGED
from knowledge.changes.comparing import Changed, Comparison, Sheet
from knowledge.changes.steps import Step
from knowledge.changes.summing import stands_out, summed
from knowledge.changes.wording import Words
from knowledge.loading.linking import KnowledgeBase, texts_in
from knowledge.models import KINDS, Association, Entry

# A commit that touches more sheets of a kind says how many; the page stays one that people read.
MOST_NAMED = 12
MOST_ALONE = 5
MOST_SENTENCES = 6
# Fields of the association that say how its site works: no news for readers.
SETTINGS = frozenset({"language", "time_zone", "sections", "review_months", "unasked_hosts"})


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
class Changes:
    """Sheets that changed: some with what changed on each, and many of a kind together."""

    alone: tuple[tuple[Named, tuple[str, ...]], ...] = ()
    summed: tuple[Summed, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.alone or self.summed)


@dataclass(frozen=True)
class Told:
    """What one commit changed, ready to be shown; ``urn`` names it for ever, wherever it is.

    What changed on sheets is in two parts: what readers follow, and the retouches.
    """

    urn: str
    anchor: str
    time: dt.datetime
    day: dt.date
    title: str
    added: tuple[Group, ...]
    news: Changes
    retouched: Changes
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
        if not (found := _for_readers(step.comparison)):
            continue
        news, retouched = _halves(found.changed)
        one = found.changed[0] if len(found.changed) == 1 else None
        alone = one and not (found.added or found.removed)
        yield Told(
            urn=uuid5(NAMESPACE_URL, f"git:{step.commit}").urn,
            anchor=f"c-{step.commit[:12]}",
            time=step.time,
            day=step.time.astimezone(association.time_zone).date(),
            title=words.line(one) if one and alone else words.headline(found),
            added=tuple(_groups(found.added, knowledge, words)),
            news=_changes(news, MOST_NAMED, knowledge, words),
            retouched=_changes(retouched, MOST_ALONE, knowledge, words),
            removed=tuple(_groups(found.removed, knowledge, words)),
        )


def _for_readers(found: Comparison) -> Comparison:
    """Return what changed, less the settings of the site."""
    facts = (
        replace(one, changes=tuple(c for c in one.changes if c.path[0] not in SETTINGS))
        if one.sheet.model is Association
        else one
        for one in found.changed
    )
    return replace(found, changed=tuple(one for one in facts if one.changes or one.former))


def _halves(every: Sequence[Changed]) -> tuple[list[Changed], list[Changed]]:
    """Return what is news on each sheet, a new id included, and what is a retouch."""
    news, retouched = [], []
    for one in every:
        followed = tuple(change for change in one.changes if stands_out(change))
        others = tuple(change for change in one.changes if not stands_out(change))
        if followed or one.former:
            news.append(replace(one, changes=followed))
        if others:
            retouched.append(replace(one, changes=others, former=""))
    return news, retouched


def _changes(
    every: Sequence[Changed], most: int, knowledge: KnowledgeBase, words: Words
) -> Changes:
    """Return what to tell of sheets; more than ``most`` of a kind are told together."""
    alone: list[tuple[Named, tuple[str, ...]]] = []
    together: list[Summed] = []
    for model, found in groupby(every, lambda changed: changed.sheet.model):
        group = list(found)
        names = [_named(changed.sheet, knowledge, words) for changed in group]
        if len(group) > most:
            sentences = tuple(summed(group, words))
            together.append(Summed(words.say(model.plural), tuple(names), sentences))
        else:
            told_each = (tuple(words.sentences(one)[:MOST_SENTENCES]) for one in group)
            alone += zip(names, told_each, strict=True)
    return Changes(tuple(alone), tuple(together))


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
