"""What a knowledge base asks of those who keep it: reviews that are due, gaps to fill."""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.addresses import PAGED
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Association, Entry
from knowledge.text.language import mark as _
from knowledge.views.choosing import listed

# A description shorter than this says what a thing is, not when to choose it.
THIN = 200


@dataclass(frozen=True)
class Gap:
    """Something that a sheet would be better for; ``ask`` invites to add it."""

    code: str
    title: str
    ask: str
    is_open: Callable[[Any], bool]


def _without(name: str) -> Callable[[Any], bool]:
    return lambda entry: not getattr(entry, name)


def _thin(entry: Any) -> bool:
    return len(entry.description or "") < THIN


def _license_unproved(entry: Any) -> bool:
    return bool(entry.license) and entry.license_evidence in (None, "old-repository", "list")


def _description(ask: str) -> Gap:
    return Gap("description", _("Thin description"), ask, _thin)


ALIASES = Gap(
    "aliases", _("No other name"), _("Add the acronyms and usual spellings."), _without("aliases")
)
HOMEPAGE = Gap("homepage", _("No website"), _("Add its own website."), _without("homepage"))

GAPS: Mapping[str, tuple[Gap, ...]] = {
    "members": (
        _description(_("Say in one or two sentences what the organization is, and what it does.")),
        ALIASES,
        HOMEPAGE,
    ),
    "projects": (
        _description(
            _("Say in a few sentences which problem it solves, for whom, and how to start.")
        ),
        ALIASES,
    ),
    "tools": (
        _description(
            _(
                "Say in two to five sentences what it is, when to choose it,"
                " what it needs, its limits."
            )
        ),
        Gap(
            "license",
            _("License not read in its repository"),
            _("Read the license in the present repository, and cite the file."),
            _license_unproved,
        ),
        Gap(
            "programming_languages",
            _("No programming language"),
            _("Add its main languages."),
            _without("programming_languages"),
        ),
        Gap(
            "steward",
            _("No steward"),
            _("Say which foundation, company or body governs it."),
            _without("steward"),
        ),
        Gap(
            "latest_release",
            _("No dated release"),
            _("Add the latest release that a source shows, with its date."),
            _without("latest_release"),
        ),
        HOMEPAGE,
        ALIASES,
    ),
    "events": (
        Gap(
            "city",
            _("No place"),
            _("Say where it takes place, or that it is online."),
            lambda event: not (event.city or event.venue or event.attendance == "online"),
        ),
    ),
}


def gaps_of(entry: Entry) -> tuple[Gap, ...]:
    """Return what is missing on a sheet, most wanted first."""
    return tuple(gap for gap in GAPS.get(entry.kind, ()) if gap.is_open(entry))


@dataclass(frozen=True)
class Lack:
    """One gap of a kind, the entries that have it, and how many there are of the kind."""

    kind: str
    gap: Gap
    entries: tuple[Entry, ...]
    of: int


def lacks(knowledge: KnowledgeBase) -> Iterator[Lack]:
    """Yield each gap of each kind with the entries that have it."""
    for kind, gaps in GAPS.items():
        entries = listed(knowledge, kind)
        for gap in gaps:
            found = tuple(entry for entry in entries if gap.is_open(entry))
            yield Lack(kind, gap, found, len(entries))


# Reviews


@dataclass(frozen=True)
class Review:
    """The day by which a sheet is to be checked again."""

    entry: Entry
    due: dt.date


def reviews(knowledge: KnowledgeBase) -> list[Review]:
    """Return the reviews of all sheets, the first due first."""
    every = [knowledge.association, *(e for kind in PAGED for e in listed(knowledge, kind))]
    found = [
        Review(entry, due)
        for entry in every
        if (due := review_due(entry, knowledge.association)) is not None
    ]
    return sorted(found, key=lambda review: (review.due, review.entry.ref))


def review_due(entry: Entry, association: Association) -> dt.date | None:
    """Return the day by which an entry is to be checked again, if its kind has a cadence."""
    months: int | None = getattr(association.review_months, entry.kind, None)
    if months is None or entry.last_reviewed is None:
        return None
    return months_later(entry.last_reviewed, months)


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))
