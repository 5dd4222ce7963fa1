"""Reviews that are due, by who answers for each sheet: text, Markdown for an issue, JSON."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.loading.linking import KnowledgeBase
from knowledge.models import KINDS, Association
from knowledge.text.folding import folded
from knowledge.text.language import catalog, translator, written_date
from knowledge.text.language import mark as _
from knowledge.text.markdown import plain
from knowledge.upkeep.gaps import Review, reviews

SOON = dt.timedelta(days=30)


@dataclass(frozen=True)
class Owed:
    """What one team owes: the sheets that are late, and those due within a month."""

    owner: str
    late: tuple[Review, ...]
    soon: tuple[Review, ...]


def owed(knowledge: KnowledgeBase, day: dt.date) -> tuple[Owed, ...]:
    """Return what is due on a day by owner, those without one last."""
    due = [review for review in reviews(knowledge) if review.due <= day + SOON]
    owners = {getattr(review.entry, "reviewed_by", None) or "" for review in due}
    return tuple(
        Owed(
            owner,
            tuple(r for r in due if _owner(r) == owner and r.due < day),
            tuple(r for r in due if _owner(r) == owner and r.due >= day),
        )
        for owner in sorted(owners, key=lambda owner: (not owner, folded(owner)))
    )


def _owner(review: Review) -> str:
    return getattr(review.entry, "reviewed_by", None) or ""


def as_text(knowledge: KnowledgeBase, day: dt.date, language: str) -> str:
    """Return what is due for a terminal."""
    lines = []
    for level, line in _lines(knowledge, day, language):
        lines.append(("", "\n", "", "  ")[level] + line)
    return "\n".join(lines) + "\n"


def as_markdown(knowledge: KnowledgeBase, day: dt.date, language: str) -> str:
    """Return what is due for an issue, as boxes to tick; text from data is only ever text."""
    before = ("", "\n### ", "\n", "- [ ] ")
    lines = [before[level] + plain(line) for level, line in _lines(knowledge, day, language)]
    return "\n".join(lines) + "\n"


def _lines(knowledge: KnowledgeBase, day: dt.date, language: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its level: the count, an owner, a heading, a sheet."""
    say, ngettext = translator(language), catalog(language).ngettext
    found = owed(knowledge, day)
    late = sum(len(one.late) for one in found)
    soon = sum(len(one.soon) for one in found)
    date = written_date(day.year, day.month, day.day, language)
    overdue = ngettext("{n} sheet overdue", "{n} sheets overdue", late).format(n=late)
    coming = ngettext("{n} due within 30 days", "{n} due within 30 days", soon).format(n=soon)
    yield (
        0,
        say(_("On {date}: {overdue}, {coming}.")).format(date=date, overdue=overdue, coming=coming),
    )
    for one in found:
        yield 1, one.owner or say(_("Without a team that answers for it (reviewed_by)"))
        for heading, dues in ((_("Overdue:"), one.late), (_("Within 30 days:"), one.soon)):
            if dues:
                yield 2, say(heading)
            for review in dues:
                yield 3, _sheet(review, language)


def _sheet(review: Review, language: str) -> str:
    entry, due = review.entry, review.due
    path = entry.kind if isinstance(entry, Association) else entry.ref
    date = written_date(due.year, due.month, due.day, language)
    sentence = translator(language)(_("{name} ({file}), due on {date}"))
    return sentence.format(name=entry.label, file=f"{path}.yml", date=date)


def as_json(knowledge: KnowledgeBase, day: dt.date, _language: str) -> str:
    """Return ``{"on", "months": {kind: N}, "due": [{kind, id, name, owner, due, overdue…}]}``."""
    cadence = knowledge.association.review_months
    document = {
        "on": day.isoformat(),
        "months": {kind: getattr(cadence, kind, None) for kind in (Association.kind, *KINDS)},
        "due": [
            {
                "kind": review.entry.kind,
                "id": review.entry.id,
                "name": review.entry.label,
                "owner": one.owner or None,
                "reviewed_on": str(review.entry.last_reviewed),
                "due": review.due.isoformat(),
                "overdue": review.due < day,
            }
            for one in owed(knowledge, day)
            for review in (*one.late, *one.soon)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
