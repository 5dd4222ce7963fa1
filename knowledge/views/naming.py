"""Who names tools: lists kept by others, and the stacks and road maps of projects not retired."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.fields.dates import PartialDate
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry, Project, SoftwareList
from knowledge.models.evidence import Citation
from knowledge.views.choosing import entries_of, listed


@dataclass(frozen=True)
class Naming:
    """A list, stack or road map: how many tools that have a sheet it names, and until when."""

    name: str
    by: str
    entry: Entry
    tools: int
    as_of: PartialDate
    notice: str | None
    sources: tuple[Citation, ...]


def naming(knowledge: KnowledgeBase) -> list[Naming]:
    """Return everything that names tools: lists first, then stacks."""
    return [*_lists(knowledge), *_stacks(knowledge)]


def listers(knowledge: KnowledgeBase, tool: Entry) -> list[Entry]:
    """Return who names a tool: the lists of others, then the projects whose stack holds it."""
    lists = [knowledge.get("lists", listing.list) for listing in getattr(tool, "listed_by", ())]
    links = knowledge.mentions_of(tool, "projects", "stacks")
    projects = [link.entry for link in links if getattr(link.entry, "retired", None) is None]
    return list({entry.ref: entry for entry in (*lists, *projects)}.values())


def _lists(knowledge: KnowledgeBase) -> Iterator[Naming]:
    for entry in entries_of(knowledge, "lists"):
        if isinstance(entry, SoftwareList):
            links = knowledge.mentions_of(entry, "tools", "listed_by")
            named = len({link.entry.ref for link in links})
            yield Naming(
                entry.name,
                entry.publisher,
                entry,
                named,
                entry.as_of,
                entry.notice,
                entry.sources,
            )


def _stacks(knowledge: KnowledgeBase) -> Iterator[Naming]:
    for project in listed(knowledge, "projects"):
        if isinstance(project, Project):
            for stack in project.stacks:
                named = len({part.tool for part in stack.parts if part.tool})
                yield Naming(
                    stack.name, project.name, project, named, stack.as_of, None, stack.sources
                )
