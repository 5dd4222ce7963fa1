"""KnowledgeBase -> what the reader's browser searches in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.addresses import PAGED, Addresses
from knowledge.choosing import entries_of
from knowledge.language import mark as _
from knowledge.linking import KnowledgeBase
from knowledge.models import KINDS, Association, Entry, Event, Member, Project, Source, Tool
from knowledge.problems import Translate

PAGE = "page"  # the kind of a page written by hand


@dataclass(frozen=True)
class SearchDocument:
    """One thing that search finds. Its order of fields is that of the data file."""

    kind: str
    id: str
    address: str
    title: str
    aliases: str
    keywords: str
    tags: str
    summary: str


def documents(knowledge: KnowledgeBase, addresses: Addresses) -> list[SearchDocument]:
    """Return one document for the association, and one for each entry that has a page."""
    return [
        _document(knowledge, addresses, knowledge.association),
        *(
            _document(knowledge, addresses, entry)
            for kind in PAGED
            for entry in entries_of(knowledge, kind)
        ),
    ]


def _document(knowledge: KnowledgeBase, addresses: Addresses, entry: Entry) -> SearchDocument:
    names = [*getattr(entry, "aliases", ()), *getattr(entry, "former_names", ())]
    for field in ("acronym", "full_name"):
        names += [value] if (value := getattr(entry, field, None)) else []
    return SearchDocument(
        kind=entry.kind,
        id=entry.id,
        address=addresses.page(entry),
        title=entry.label,
        aliases=", ".join(dict.fromkeys(names)),
        keywords=", ".join(getattr(entry, "keywords", ())),
        tags=", ".join(dict.fromkeys(tags(knowledge, entry))),
        summary=getattr(entry, "summary", None) or "",
    )


def tags(knowledge: KnowledgeBase, entry: Entry) -> list[str]:
    """Return the words beside its names by which readers look for an entry."""
    match entry:
        case Tool():
            found = [knowledge.get("categories", name) for name in entry.categories]
            words = [word for term in found for word in _words_of(term)]
            optional = (entry.license, entry.steward, *entry.programming_languages)
            return [*words, *(word for word in optional if word)]
        case Member():
            sector = _words_of(knowledge.get("sectors", entry.sector)) if entry.sector else []
            return [*sector, *([entry.parent] if entry.parent else [])]
        case Project():
            return [word for word in (entry.license, entry.host) if word]
        case Event():
            projects = [knowledge.get("projects", name).label for name in entry.projects]
            places = (entry.venue, entry.city, entry.organizer)
            return [*(place for place in places if place), *projects]
        case Source():
            return [entry.publisher, *([str(entry.date.year)] if entry.date else [])]
    return []


def _words_of(term: Entry) -> list[str]:
    return [term.label, *getattr(term, "aliases", ()), *getattr(term, "keywords", ())]


def data_file(found: Iterable[SearchDocument], say: Translate) -> str:
    """Return the script that hands the documents to the search page.

    A script rather than JSON, because a page opened from a disk may load the
    one and not the other; rows rather than objects, to keep it small.
    """
    fields = list(SearchDocument.__dataclass_fields__)
    rows = [[getattr(document, name) for name in fields] for document in found]
    models: tuple[type[Entry], ...] = (Association, *KINDS.values())
    kinds = {model.kind: say(model.singular) for model in models}
    held = {"fields": fields, "kinds": {**kinds, PAGE: say(_("page"))}, "rows": rows}
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return f"self.searchData={text};\n"
