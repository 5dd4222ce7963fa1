"""What each day changed -> what the page of news and its feed tell."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from knowledge.addresses import PAGED
from knowledge.changes import counting
from knowledge.changes.comparing import Changed, Comparison, Sheet
from knowledge.changes.days import Day
from knowledge.changes.following import is_new_name, parted
from knowledge.changes.summing import summed
from knowledge.changes.wording import HIDDEN, Words
from knowledge.loading.linking import KnowledgeBase, texts_in
from knowledge.models import KINDS, Association, Entry
from knowledge.text.folding import folded
from knowledge.text.language import capital
from knowledge.text.language import mark as _
from knowledge.text.typography import FIRM

# A day that touches more sheets of a kind says how many; the page stays one that people read.
MOST_NAMED = 12
MOST_ALONE = 5
MOST_SENTENCES = 6
MOST_IN_TITLE = 3
# Fields of the association that say how its site works: no news for readers.
SETTINGS = frozenset({"language", "time_zone", "sections", "review_months", "unasked_hosts"})


@dataclass(frozen=True)
class Named:
    """A sheet as it was called then, and its entry if it still has a page."""

    label: str
    entry: Entry | None


@dataclass(frozen=True)
class Line:
    """What happened to some sheets: « new tool », « 3 new versions »; and which they are."""

    what: str
    sheets: tuple[Named, ...] = ()

    @property
    def heading(self) -> str:
        """What happened, as a line begins with it."""
        return capital(self.what)

    @property
    def is_long(self) -> bool:
        """Whether the sheets are too many to be read in a line."""
        return len(self.sheets) > MOST_NAMED


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
    """What one day changed, ready to be shown.

    ``lines`` tell what came, came out and went, ``news`` what else readers
    follow; ``retouches`` says how many sheets were only touched up, if any were.
    """

    day: dt.date
    time: dt.datetime
    title: str
    lines: tuple[Line, ...]
    news: Changes
    retouches: str
    retouched: Changes


def told(days: Iterable[Day], knowledge: KnowledgeBase) -> Iterator[Told]:
    """Yield what to tell of each day.

    A text that the data no longer holds is not repeated: it may have been taken
    out because it named a person, and news would publish it for ever.
    """
    words = Words(
        knowledge.association.language,
        lambda kind, name: _label(knowledge, kind, name),
        frozenset(_texts(knowledge)).__contains__,
    )
    teller = Teller(knowledge, words)
    for day in days:
        if found := _for_readers(day.comparison):
            yield teller.told(day, found)


def _for_readers(found: Comparison) -> Comparison:
    """Return what changed, less the settings of the site."""
    facts = (
        replace(one, changes=tuple(c for c in one.changes if c.path[0] not in SETTINGS))
        if one.sheet.model is Association
        else one
        for one in found.changed
    )
    return replace(found, changed=tuple(one for one in facts if one.changes or one.former))


@dataclass(frozen=True)
class Teller:
    """Says what days changed to the readers of the knowledge as it is now."""

    knowledge: KnowledgeBase
    words: Words

    def told(self, day: Day, found: Comparison) -> Told:
        """Return what to tell of a day."""
        out, news, retouched = self._parts(found.changed)
        lines = (*self._came(found.added), *self._out(out), *self._went(found.removed))
        changes = self._changes(news, MOST_NAMED)
        touched = self._changes(retouched, MOST_ALONE)
        added = () if _opens(found.added) else found.added
        entries = [
            *self._in_vocabularies(added, _("new in the vocabulary")),
            *self._in_vocabularies(found.removed, _("taken out of the vocabulary")),
        ]
        number = len(retouched) + sum(len(one.sheets) for one in entries)
        said = counting.retouched(number, self.words.language) if number else ""
        return Told(
            day=day.date,
            time=day.time,
            title=self._title(lines, news) or said,
            lines=lines,
            news=changes,
            retouches=said,
            retouched=replace(touched, summed=(*touched.summed, *entries)),
        )

    def _title(self, lines: Iterable[Line], news: Sequence[Changed]) -> str:
        """Return the news of a day in one line, with the names where they are few."""
        say, parts = self.words.say, []
        for line in lines:
            names = ", ".join(one.label for one in line.sheets)
            few = 0 < len(line.sheets) <= MOST_IN_TITLE
            parts.append(f"{line.what}{say(_(': '))}{names}" if few else line.what)
        for one in news[: MOST_IN_TITLE if len(news) <= MOST_IN_TITLE else 0]:
            sentences = say(_("; ")).join(self._sentences(one))
            parts.append(f"{self._named(one.sheet).label} – {sentences}")
        if len(news) > MOST_IN_TITLE:
            parts.append(counting.changed(len(news), self.words.language))
        return capital(say(_("; ")).join(parts))

    # Sheets that came, versions that came out, sheets that went

    def _came(self, added: Sequence[Sheet]) -> Iterator[Line]:
        groups = _by_kind(added)
        if _opens(added):
            yield Line(self._opening(groups))
            return
        for kind, sheets in groups.items():
            what = counting.came(kind, len(sheets), self.words.language)
            yield Line(what, tuple(map(self._named, sheets)))

    def _opening(self, groups: Mapping[str, Sequence[Sheet]]) -> str:
        """Return what there was on the first day: a list of everything would tell nothing."""
        say = self.words.say
        *others, last = ["", *self._counts(groups)]
        if not last:
            return say(_("the knowledge base opens"))
        counts = ", ".join(filter(None, others))
        if counts:
            counts = say(_("{several} and {last}")).format(several=counts, last=last)
        return say(_("the knowledge base opens, with {counts}")).format(counts=counts or last)

    def _counts(self, groups: Mapping[str, Sequence[Sheet]]) -> Iterator[str]:
        for kind, found in groups.items():
            name = KINDS[kind].singular if len(found) == 1 else KINDS[kind].plural
            yield f"{len(found)}{FIRM}{self.words.say(name)}"

    def _out(self, releases: Sequence[Named]) -> Iterator[Line]:
        if releases:
            yield Line(counting.came_out(len(releases), self.words.language), tuple(releases))

    def _went(self, removed: Iterable[Sheet]) -> Iterator[Line]:
        for kind, sheets in _by_kind(removed).items():
            named = (one for one in map(self._named, sheets) if one.label != HIDDEN)
            yield Line(counting.went(kind, len(sheets), self.words.language), tuple(named))

    def _in_vocabularies(self, sheets: Iterable[Sheet], sentence: str) -> Iterator[Summed]:
        for model, found in groupby(sheets, lambda sheet: sheet.model):
            if model.kind not in PAGED and model is not Association:
                group = tuple(map(self._named, found))
                kind = model.singular if len(group) == 1 else model.plural
                yield Summed(self.words.say(kind), group, (self.words.say(sentence),))

    # Sheets that changed

    def _parts(self, every: Sequence[Changed]) -> tuple[list[Named], list[Changed], list[Changed]]:
        """Return the versions that came out, what else is news on each sheet, and the retouches."""
        out, news, retouched = [], [], []
        for one in every:
            sheet, parts = self._named(one.sheet), parted(one)
            for component, version in parts.out:
                called = self.words.quoted(component) if component else HIDDEN
                name = sheet.label if called == HIDDEN else called
                out.append(Named(f"{name} {self.words.quoted(version)}", sheet.entry))
            if parts.news:
                news.append(replace(one, changes=parts.news, former=""))
            if parts.retouches or one.former:
                retouched.append(replace(one, changes=parts.retouches))
        return out, news, retouched

    def _changes(self, every: Sequence[Changed], most: int) -> Changes:
        """Return what to tell of sheets; more than ``most`` of a kind are told together."""
        alone: list[tuple[Named, tuple[str, ...]]] = []
        together: list[Summed] = []
        for model, found in groupby(every, lambda changed: changed.sheet.model):
            group = list(found)
            names = [self._named(changed.sheet) for changed in group]
            if len(group) > most:
                sentences = tuple(summed(group, self.words))
                together.append(Summed(self.words.say(model.plural), tuple(names), sentences))
            else:
                told_each = (tuple(self._sentences(one)[:MOST_SENTENCES]) for one in group)
                alone += zip(names, told_each, strict=True)
        return Changes(tuple(alone), tuple(together))

    def _sentences(self, changed: Changed) -> list[str]:
        """Return what changed on a sheet, whose name and address of now are seen beside it."""
        names = [change for change in changed.changes if is_new_name(change)]
        left = tuple(change for change in changed.changes if change not in names)
        return [
            *(self._formerly(str(change.before)) for change in names),
            *([self.words.say(_("another address"))] if changed.former else []),
            *self.words.sentences(replace(changed, changes=left, former="")),
        ]

    def _formerly(self, name: str) -> str:
        before = self.words.quoted(name)
        if before == HIDDEN:
            return self.words.say(_("another name"))
        return self.words.say(_("formerly {name}")).format(name=before)

    def _named(self, sheet: Sheet) -> Named:
        kind = sheet.model.kind
        if kind == Association.kind:
            return Named(self.knowledge.association.label, self.knowledge.association)
        entry = self.knowledge.entries[kind].get(sheet.id)
        if entry is None:
            return Named(self.words.quoted(sheet.label), None)
        return Named(entry.label, entry if kind in PAGED else None)


def _opens(added: Sequence[Sheet]) -> bool:
    """Say whether everything is new: the association itself is."""
    return any(sheet.model is Association for sheet in added)


def _by_kind(sheets: Iterable[Sheet]) -> dict[str, list[Sheet]]:
    """Return the sheets that have a page by their kind, in the order of kinds and names."""
    found: dict[str, list[Sheet]] = {kind: [] for kind in PAGED}
    for sheet in sorted(sheets, key=lambda sheet: folded(sheet.label)):
        if sheet.model.kind in found:
            found[sheet.model.kind].append(sheet)
    return {kind: group for kind, group in found.items() if group}


def _label(knowledge: KnowledgeBase, kind: str, name: str) -> str:
    entry = knowledge.entries.get(kind, {}).get(name)
    return entry.label if entry else name


def _texts(knowledge: KnowledgeBase) -> Iterator[str]:
    """Yield every text that the data holds now, ids included."""
    for entry in knowledge.everything():
        yield entry.id
        yield entry.label
        yield from texts_in(entry.model_dump())
