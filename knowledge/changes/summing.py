"""Many sheets that one day changed -> what changed on them, in a few sentences."""

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel

from knowledge.changes.comparing import Change, Changed
from knowledge.changes.wording import Words, is_counted, is_rewritten, is_typographic
from knowledge.text.language import catalog
from knowledge.text.language import mark as _

SORTS = {
    "added": _("added: {fields}"),
    "rewritten": _("rewritten: {fields}"),
    "changed": _("changed: {fields}"),
    "removed": _("removed: {fields}"),
    "typographic": _("spaces or apostrophes only: {fields}"),
}
"""What can happen to a field, in the order in which one says it."""


def summed(sheets: Sequence[Changed], words: Words) -> list[str]:
    """Return what changed on some sheets: each field, and on how many of them if not on all."""
    counts = {sort: Counter[str]() for sort in SORTS}
    for one in sheets:
        sorts: dict[str, set[str]] = {}
        for change in one.changes:
            if not is_counted(change):
                sorts.setdefault(words.field_title(*_top(change)), set()).add(_sort(change))
        for field, found in sorts.items():
            counts[found.pop() if len(found) == 1 else "changed"][field] += 1
    every = [change for one in sheets for change in one.changes if is_counted(change)]
    proofs = [change for change in every if change.path != ("reviewed_on",)]
    return [
        *(
            words.say(SORTS[sort]).format(fields=_listed(found, len(sheets)))
            for sort, found in counts.items()
            if found
        ),
        *words.counts(proofs),
        *_reviewed(len(every) - len(proofs), words),
    ]


def _top(change: Change) -> tuple[type[BaseModel], str]:
    outer = change.within[0] if change.within else change
    return outer.model, outer.field


def _sort(change: Change) -> str:
    if is_typographic(change):
        return "typographic"
    if is_rewritten(change):
        return "rewritten"
    if change.within or (change.before is not None and change.after is not None):
        return "changed"
    return "added" if change.before is None else "removed"


def _listed(fields: Counter[str], all_of_them: int) -> str:
    return ", ".join(
        field if count == all_of_them else f"{field} ({count})"
        for field, count in fields.most_common()
    )


def _reviewed(number: int, words: Words) -> list[str]:
    sentence = catalog(words.language).ngettext(
        "{n} sheet checked again", "{n} sheets checked again", number
    )
    return [sentence.format(n=number)] if number else []
