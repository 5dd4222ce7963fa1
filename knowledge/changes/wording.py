"""What changed -> sentences: « dernière version vue : 3.7 → 3.9 », « 1 source ajoutée »."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from knowledge.changes.comparing import Change, Changed, Comparison, Sheet, identity
from knowledge.fields.dates import DAY, PARTIAL_DATE, moment, partial_date, past_day
from knowledge.fields.licenses import license_expression, license_symbols, spdx_names
from knowledge.fields.reading import Reader
from knowledge.loading.files import record_at
from knowledge.loading.mentions import mention_fields
from knowledge.problems import quotable
from knowledge.reference import choices_of
from knowledge.text.language import catalog, translator, written_date
from knowledge.text.language import mark as _
from knowledge.text.typography import untypeset

LONGEST_VALUE = 80

# What comes to a list, where a word of its own says it best.
ARRIVALS = {
    "used_by": _("new use: {values}"),
    "participants": _("new participant: {values}"),
    "listed_by": _("new list that names it: {values}"),
    "releases": _("new version: {values}"),
}
# Words to search by: nobody reads them on a sheet, so that how many is enough.
KEYWORDS = ("keywords",)
# When a claim was last proved: worth a count, not a sentence each.
PROOF = frozenset({"as_of", "as_of_basis", "accessed"})
# The part of a record that its field is about: « dernière version vue », not « …, version ».
MAIN = frozenset({"version", "name", "ring"})
TEXTS = frozenset({"statement", "subject"})

Name = Callable[[str, str], str]
"""Returns what readers call the entry of a kind and an id."""


VERSION = re.compile(r"[\w.+-]{0,20}\d[\w.+-]{0,20}")
HIDDEN = "…"


def anything(_text: str) -> bool:
    """Let every text be repeated."""
    return True


@dataclass(frozen=True)
class Words:
    """Says changes in a language; ``name`` gives the names of the entries mentioned.

    A text is repeated if ``may_repeat`` lets it be; versions, dates and words
    that one chooses among always are.
    """

    language: str
    name: Name
    may_repeat: Callable[[str], bool] = anything

    @cached_property
    def say(self) -> Callable[[str], str]:
        """The function that says a sentence of ours."""
        return translator(self.language)

    def sentences(self, changed: Changed) -> list[str]:
        """Return what changed on a sheet, the facts first and the housekeeping last."""
        counted = [change for change in changed.changes if is_counted(change)]
        others = [change for change in changed.changes if not is_counted(change)]
        said = [*self._renamed(changed), *self._facts(others), *self.counts(counted)]
        # Two records of one name may change in the same way.
        return list(dict.fromkeys(said))

    def line(self, changed: Changed) -> str:
        """Return the name of a sheet and what changed on it, in one line."""
        sentences = self.say(_("; ")).join(self.sentences(changed))
        return self.say(_("{name}: {sentences}")).format(
            name=self.quoted(changed.sheet.label), sentences=sentences
        )

    def headline(self, comparison: Comparison) -> str:
        """Return how many sheets came, changed and went."""
        say, ngettext = self.say, catalog(self.language).ngettext
        numbers = (
            (
                len(comparison.added),
                ngettext("{n} sheet added", "{n} sheets added", len(comparison.added)),
            ),
            (
                len(comparison.changed),
                ngettext("{n} sheet changed", "{n} sheets changed", len(comparison.changed)),
            ),
            (
                len(comparison.removed),
                ngettext("{n} sheet removed", "{n} sheets removed", len(comparison.removed)),
            ),
        )
        parts = [sentence.format(n=number) for number, sentence in numbers if number]
        return ", ".join(parts) or say(_("nothing that a reader would see"))

    def field(self, name: str) -> str:
        """Return a name as it stands inside a sentence, without the capital of a title."""
        return name if name[1:] != name[1:].lower() else name[:1].lower() + name[1:]

    # One change

    def _renamed(self, changed: Changed) -> Iterator[str]:
        if changed.former:
            former, new = self.quoted(changed.former), self.quoted(changed.sheet.id)
            yield self.say(_("{former} is now {id}")).format(former=former, id=new)
        if changed.lost:
            yield self.say(_("its old address leads nowhere: add the old id to former_ids"))

    def _facts(self, changes: Iterable[Change]) -> Iterator[str]:
        for (path, _place), found in groupby(changes, _grouping):
            group = list(found)
            come = [change for change in group if change.before is None]
            gone = [change for change in group if change.after is None]
            if _are_texts(come + gone):
                yield from self._texts(come, gone)
            elif path == KEYWORDS:
                yield from self._keywords(len(come), len(gone))
            else:
                yield from (self._items(path, one) for one in (come, gone) if one)
            yield from (self._replaced(one) for one in group if one not in come + gone)

    def _items(self, path: tuple[str, ...], group: list[Change]) -> str:
        came, is_list = group[0].before is None, _is_list(group[0])
        if path == ("retired",) and came:
            return self._retirement(group[0])
        items = [change.after if came else change.before for change in group]
        told = [self._value(group[0].model, group[0].field, item) for item in items]
        values = ", ".join(dict.fromkeys(sorted(told, key=HIDDEN.__eq__)))
        if len(path) == 1 and came and path[0] in ARRIVALS:
            return self.say(ARRIVALS[path[0]]).format(values=values)
        if values == HIDDEN or (not is_list and len(str(items[0])) > LONGEST_VALUE):
            sentence = _("{field} (added)") if came else _("{field} (removed)")
        elif is_list:
            sentence = _("{field}: {values} added") if came else _("{field}: {values} removed")
        else:
            sentence = _("{field}: {values} (added)") if came else _("{field}: {values} (removed)")
        return self.say(sentence).format(field=self._title(group[0]), values=values)

    def _retirement(self, change: Change) -> str:
        """Return when a sheet left the lists, and why."""
        date, reason = (str(change.after.get(name, "")) for name in ("date", "reason"))
        inner = record_at(change.model, (change.field,)) or change.model
        day, why = self._day(inner, "date", date) or self.quoted(date), self.quoted(reason)
        sentence = _("retired on {date}") if why == HIDDEN else _("retired on {date}: {reason}")
        return self.say(sentence).format(date=day, reason=why)

    def _texts(self, come: list[Change], gone: list[Change]) -> Iterator[str]:
        """Yield how many statements came or went: they are too long to be repeated."""
        ngettext, anew = catalog(self.language).ngettext, min(len(come), len(gone))
        added, removed = len(come) - anew, len(gone) - anew
        for number, sentence in (
            (anew, ngettext("{field}: {n} text rewritten", "{field}: {n} texts rewritten", anew)),
            (added, ngettext("{field}: {n} text added", "{field}: {n} texts added", added)),
            (
                removed,
                ngettext("{field}: {n} text removed", "{field}: {n} texts removed", removed),
            ),
        ):
            if number:
                yield sentence.format(field=self._title((come + gone)[0]), n=number)

    def _keywords(self, come: int, gone: int) -> Iterator[str]:
        ngettext = catalog(self.language).ngettext
        if come:
            yield ngettext("{n} keyword added", "{n} keywords added", come).format(n=come)
        if gone:
            yield ngettext("{n} keyword removed", "{n} keywords removed", gone).format(n=gone)

    def _replaced(self, change: Change) -> str:
        field = self._title(change)
        if is_order(change):
            return self.say(_("{field}: another order")).format(field=field)
        if is_typographic(change):
            return self.say(_("{field}: spaces or apostrophes only")).format(field=field)
        texts = [
            self._value(change.model, change.field, value)
            for value in (change.before, change.after)
        ]
        # What it is now says little of a sentence whose former words may not be repeated.
        sentence = texts[0] == HIDDEN and texts[1].endswith(".")
        if is_rewritten(change) or texts[1] == HIDDEN or sentence:
            return self.say(_("{field}: rewritten")).format(field=field)
        if texts[0] == HIDDEN:
            return self.say(_("{field}: now {after}")).format(field=field, after=texts[1])
        return self.say(_("{field}: {before} → {after}")).format(
            field=field, before=texts[0], after=texts[1]
        )

    def counts(self, changes: Sequence[Change]) -> Iterator[str]:
        """Yield how many sources and dates of proof changed, and the days of new reviews."""
        counts = Counter(_counted_as(change) for change in changes)
        ngettext = catalog(self.language).ngettext
        for sort, sentence in (
            ("added", ngettext("{n} source added", "{n} sources added", counts["added"])),
            ("removed", ngettext("{n} source removed", "{n} sources removed", counts["removed"])),
            ("changed", ngettext("{n} source changed", "{n} sources changed", counts["changed"])),
            (
                "proof",
                ngettext(
                    "{n} date of proof changed", "{n} dates of proof changed", counts["proof"]
                ),
            ),
        ):
            if counts[sort]:
                yield sentence.format(n=counts[sort])
        for change in changes:
            if change.path == ("reviewed_on",) and change.after:
                day = self._value(change.model, change.field, change.after)
                yield self.say(_("checked again on {date}")).format(date=day)

    # Names and values

    def _title(self, change: Change) -> str:
        """Return the names of the fields that lead to a change, with the records on the way."""
        parts = []
        for one in change.within:
            parts.append(self.field_title(one.model, one.field))
            known = dict(identity(one.record))
            if known and "statement" not in known and _holds_list(one.model, one.field):
                name = self._identity(record_at(one.model, (one.field,)), one.record)
                parts[-1] += f" ({name})" if name != HIDDEN else ""
        if not (change.within and change.field in MAIN):
            parts.append(self.field_title(change.model, change.field))
        return ", ".join(parts)

    def field_title(self, model: type[BaseModel], name: str) -> str:
        """Return the name of a field as it stands inside a sentence."""
        info = model.model_fields.get(name)
        return self.field(self.say(info.title)) if info and info.title else quotable(name)

    def _value(self, model: type[BaseModel], name: str, value: Any) -> str:
        """Return what a field holds, as readers see it."""
        if isinstance(value, dict):
            return self._record(
                record_at(model, (name,)) if name in model.model_fields else None, value
            )
        if isinstance(value, list | tuple):
            return ", ".join(self._value(model, name, item) for item in value)
        written = str(value)
        kind = next((k for n, k, _inner in mention_fields(model) if n == name and k), None)
        if kind:
            return self.quoted(self.name(kind, written))
        if name not in model.model_fields:
            return self.quoted(written)
        if label := next((c.label for c in choices_of(model, name) if c.value == written), ""):
            return self.say(label)
        license_ = quotable(written) if _is_license(model, name, written) else ""
        return license_ or self._day(model, name, written) or self.quoted(written)

    def quoted(self, text: str) -> str:
        """Return a text of the data, cut to what one reads, if it may be repeated."""
        known = VERSION.fullmatch(text) or self.may_repeat(text)
        return quotable(text) if known else HIDDEN

    def _day(self, model: type[BaseModel], name: str, written: str) -> str:
        """Return a date as the language writes it; nothing when the field holds none."""
        readers = [m.function for m in _readers(model, name)]
        found = PARTIAL_DATE.fullmatch(written) or DAY.fullmatch(written)
        if not found or not {partial_date, past_day, moment}.intersection(readers):
            return ""
        numbers: list[int | None] = [*(int(part) for part in written.split("-")), None, None]
        try:
            return written_date(numbers[0] or 1, numbers[1], numbers[2], self.language)
        except ValueError:
            return ""

    def _record(self, model: type[BaseModel] | None, record: dict[str, Any]) -> str:
        """Return what a record is about, with the words we choose among for it in parentheses."""
        if model is None:
            return ", ".join(self.quoted(str(value)) for value in record.values())
        known = [name for name, _value in identity(record)]
        details = [
            self._value(model, name, record[name])
            for name in model.model_fields
            if name in record
            and name not in known
            and name not in PROOF
            and choices_of(model, name)
        ]
        text = self._identity(model, record) or self._first_text(model, record)
        return f"{text} ({', '.join(details)})" if details else text

    def _identity(self, model: type[BaseModel] | None, record: dict[str, Any]) -> str:
        """Return that by which readers know a record again: « EDF », « 3.9 »."""
        parts = identity(record) if model else ()
        return " ".join(self._value(model, name, value) for name, value in parts if model)

    def _first_text(self, model: type[BaseModel], record: dict[str, Any]) -> str:
        """Return the first text of a record that nothing names."""
        names = [n for n in model.model_fields if isinstance(record.get(n), str) and n not in PROOF]
        return self._value(model, names[0], record[names[0]]) if names else "…"


def _is_license(model: type[BaseModel], name: str, written: str) -> bool:
    """Say whether a text is a license that SPDX knows: it names nobody."""
    if license_expression not in [reader.function for reader in _readers(model, name)]:
        return False
    try:
        return set(license_symbols(written)) <= set(spdx_names())
    except ValueError:
        return False


def _grouping(change: Change) -> tuple[tuple[str, ...], object]:
    """Return where a change took place: those of one place are said together."""
    return change.path, tuple(id(one.record) for one in change.within)


def _are_texts(changes: Sequence[Change]) -> bool:
    items = [value for change in changes for value in (change.before, change.after) if value]
    return any(set(dict(identity(item))) & TEXTS for item in items)


def is_rewritten(change: Change) -> bool:
    """Say whether a text was replaced that is too long to be repeated."""
    both = change.before is not None and change.after is not None
    return both and max(len(str(v)) for v in (change.before, change.after)) > LONGEST_VALUE


def is_order(change: Change) -> bool:
    """Say whether the items of a list only changed places."""
    return isinstance(change.before, tuple)


def is_typographic(change: Change) -> bool:
    """Say whether the same words were typed with other spaces or apostrophes."""
    match change:
        case Change(before=str(before), after=str(after)):
            return untypeset(before) == untypeset(after)
    return False


def is_counted(change: Change) -> bool:
    """Say whether a change is housekeeping, of which how many is enough."""
    return (
        "sources" in change.path
        or change.field in PROOF
        or (change.path == ("reviewed_on",) and change.after is not None)
    )


def _counted_as(change: Change) -> str:
    if "sources" not in change.path:
        return "proof" if change.field in PROOF else "review"
    if change.field != "sources":
        return "changed"
    return "added" if change.before is None else "removed" if change.after is None else "changed"


def _is_list(change: Change) -> bool:
    return _holds_list(change.model, change.field)


def _holds_list(model: type[BaseModel], name: str) -> bool:
    info = model.model_fields.get(name)
    return info is not None and str(info.annotation).startswith("tuple")


def _readers(model: type[BaseModel], name: str) -> list[Reader]:
    info = model.model_fields[name]
    waiting: list[Any] = [*info.metadata, info.annotation]
    found: list[Reader] = []
    for part in waiting:
        if isinstance(part, Reader):
            found.append(part)
        waiting += [*getattr(part, "__metadata__", ()), *getattr(part, "__args__", ())]
    return found


def label_of(states: Iterable[dict[str, Sheet]]) -> Name:
    """Return the names of entries as the first of some states gives them, else their ids."""
    known = {ref: sheet.label for state in reversed(list(states)) for ref, sheet in state.items()}
    return lambda kind, name: known.get(f"{kind}/{name}", name)
