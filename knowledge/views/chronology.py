"""What happened to the association and its projects, year after year, each with its sources."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.fields.dates import PartialDate
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry, Project
from knowledge.models.evidence import Citation
from knowledge.text.language import mark as _
from knowledge.views.choosing import listed
from knowledge.views.citing import proofs_or_whole

HISTORY, START, RELEASE = "history", "start", "release"
SORTS = {
    HISTORY: _("Association"),
    START: _("Beginnings of projects"),
    RELEASE: _("Versions of projects"),
}
"""The sorts of step, and how readers call them."""


@dataclass(frozen=True)
class Step:
    """Something that happened on a day, in a month or in a year.

    ``what`` is a sentence of ours, to be translated, or comes from data.
    """

    date: PartialDate
    sort: str
    what: str
    entry: Entry
    sources: tuple[Citation, ...]
    note: str | None = None
    ours: bool = False


def chronology(knowledge: KnowledgeBase) -> list[Step]:
    """Return what is known to have happened, oldest first; a history without dates is left out.

    What has no more than a year closes it: « soon after its creation » is read after the creation.
    """
    every = (*_told_once(knowledge), *_releases(knowledge))
    return sorted(every, key=lambda step: (step.date.year, not step.date.month, step.date))


def by_year(steps: Iterable[Step]) -> list[tuple[int, list[Step]]]:
    """Return steps under the year of each."""
    years: dict[int, list[Step]] = {}
    for step in steps:
        years.setdefault(step.date.year, []).append(step)
    return list(years.items())


def _told_once(knowledge: KnowledgeBase) -> Iterator[Step]:
    """Yield the history and the beginnings of projects, what both tell as one step."""
    starts = list(_starts(knowledge))
    for step in _history(knowledge):
        same = next((start for start in starts if _is_told_by(step, start)), None)
        if same is None:
            yield step
            continue
        starts.remove(same)
        sources = {str(source): source for source in (*step.sources, *same.sources)}
        note = " ".join(note for note in (step.note, same.note) if note)
        yield replace(
            step, sort=START, entry=same.entry, sources=tuple(sources.values()), note=note or None
        )
    yield from starts


def _is_told_by(step: Step, start: Step) -> bool:
    """Say whether a step of the history is about a project that begins on its very day."""
    names = (getattr(start.entry, name, None) for name in ("name", "acronym"))
    said = (re.search(rf"\b{re.escape(name)}\b", step.what) for name in names if name)
    return bool(step.date.day) and step.date == start.date and any(said)


def _history(knowledge: KnowledgeBase) -> Iterator[Step]:
    association = knowledge.association
    for item in association.history:
        if item.date:
            yield Step(
                item.date, HISTORY, item.statement, association, tuple(item.sources), item.note
            )


def _starts(knowledge: KnowledgeBase) -> Iterator[Step]:
    for project in _projects(knowledge):
        for name, what, note in (
            ("started", _("Work begins"), project.started_note),
            ("public_since", _("The project becomes public"), None),
        ):
            if day := getattr(project, name):
                sources = proofs_or_whole(project, name)
                yield Step(day, START, what, project, tuple(sources), note, ours=True)


def _releases(knowledge: KnowledgeBase) -> Iterator[Step]:
    """Yield the versions of each project, those of one day together."""
    for project in _projects(knowledge):
        days: dict[PartialDate, list[tuple[str, tuple[Citation, ...]]]] = {}
        for release in project.releases:
            if release.date:
                title = f"{release.component or project.name} {release.version}"
                days.setdefault(release.date, []).append((title, tuple(release.sources)))
        for day, found in days.items():
            sources = {str(source): source for _title, cited in found for source in cited}
            titles = ", ".join(title for title, _cited in found)
            yield Step(day, RELEASE, titles, project, tuple(sources.values()))


def _projects(knowledge: KnowledgeBase) -> Iterator[Project]:
    for project in listed(knowledge, "projects"):
        if isinstance(project, Project):
            yield project
