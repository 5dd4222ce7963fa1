"""What happened lately: versions that came out, events that took place, publications."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.fields.dates import PartialDate
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry, Event, Project, Source
from knowledge.models.events import EventStatus
from knowledge.models.projects import Release
from knowledge.models.sources import SourceType
from knowledge.text.language import mark as _
from knowledge.views.choosing import entries_of, listed

# Sources that are news in themselves; the others are pages and files that change.
PUBLICATIONS = frozenset(
    {
        *(SourceType.PRESS, SourceType.INTERVIEW, SourceType.NEWSLETTER),
        *(SourceType.BLOG, SourceType.TALK, SourceType.AWARD),
    }
)


@dataclass(frozen=True)
class News:
    """Something dated: what sort of thing, its title, who says it, and its sheet."""

    date: PartialDate
    sort: str
    title: str
    entry: Entry
    by: str = ""


def latest(knowledge: KnowledgeBase, today: dt.date) -> list[News]:
    """Return what is known to have happened by ``today``, newest first."""
    every = (*_releases(knowledge), *_events(knowledge), *_publications(knowledge))
    past = (news for news in every if news.date.first_day <= today)
    return sorted(past, key=lambda news: (-news.date.first_day.toordinal(), news.title))


def newest_release(project: Project) -> Release | None:
    """Return the last version of a project that is known to have come out."""
    out = [release for release in project.releases if release.date]
    return max(out, key=lambda release: str(release.date), default=None)


def _releases(knowledge: KnowledgeBase) -> Iterator[News]:
    """Yield the versions of each project, those of one day together."""
    for project in listed(knowledge, "projects"):
        if isinstance(project, Project):
            days: dict[PartialDate, list[str]] = {}
            for release in project.releases:
                if release.date:
                    title = f"{release.component or project.name} {release.version}"
                    days.setdefault(release.date, []).append(title)
            for day, titles in days.items():
                yield News(day, _("release"), ", ".join(titles), project, project.name)


def _events(knowledge: KnowledgeBase) -> Iterator[News]:
    for event in entries_of(knowledge, "events"):
        if isinstance(event, Event) and event.status == EventStatus.HELD:
            day = PartialDate.of(event.first_day)
            yield News(day, _("event"), event.name, event, event.city or "")


def _publications(knowledge: KnowledgeBase) -> Iterator[News]:
    for source in entries_of(knowledge, "sources"):
        if isinstance(source, Source) and source.date and source.type in PUBLICATIONS:
            yield News(source.date, source.type.label, source.title, source, source.publisher)
