"""KnowledgeBase -> what the reader's browser searches in."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.addresses import PAGED, Addresses
from knowledge.fields.licenses import license_file, license_symbols
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import KINDS, Association, Entry, Event, Member, Project, Source, Tool
from knowledge.problems import Translate
from knowledge.text.folding import folded
from knowledge.text.language import mark as _
from knowledge.text.language import translator, written_date
from knowledge.text.typography import typeset
from knowledge.views.choosing import entries_of

PAGE = "page"  # the kind of a page written by hand
TERM = "terms"  # and of a word that such a page defines
FOUND = ("categories", "licenses", *PAGED)
"""The kinds whose entries are found; the first two are what tools stand under."""


@dataclass(frozen=True)
class SearchDocument:
    """One thing that search finds, with all that it is found by.

    ``under`` names the documents whose names are words of this one too, as
    ``categories/databases``: a database is found by « SGBD », and a project by
    the tools of its stacks and of its road map.
    """

    kind: str
    id: str
    address: str
    title: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    is_retired: bool = False


def documents(knowledge: KnowledgeBase, addresses: Addresses) -> list[SearchDocument]:
    """Return one document for the association, and one for each entry that readers look for."""
    entries = (entry for kind in FOUND for entry in entries_of(knowledge, kind))
    return [_document(knowledge, addresses, entry) for entry in (knowledge.association, *entries)]


def _document(knowledge: KnowledgeBase, addresses: Addresses, entry: Entry) -> SearchDocument:
    names = [*getattr(entry, "aliases", ()), *getattr(entry, "former_names", ())]
    for field in ("acronym", "full_name", "spdx"):
        names += [value] if (value := getattr(entry, field, None)) else []
    return SearchDocument(
        kind=entry.kind,
        id=entry.id,
        address=addresses.page(entry),
        title=entry.label,
        summary=getattr(entry, "summary", None) or "",
        aliases=tuple(dict.fromkeys(names)),
        keywords=tuple(_keywords(knowledge, entry)),
        tags=tuple(dict.fromkeys(filter(None, _tags(knowledge, entry)))),
        under=tuple(_under(knowledge, entry)),
        is_retired=getattr(entry, "retired", None) is not None,
    )


def _tags(knowledge: KnowledgeBase, entry: Entry) -> Iterator[str | None]:
    """Yield the words beside its names by which readers look for an entry."""
    match entry:
        case Tool():
            yield from (entry.license, entry.steward, *entry.programming_languages)
            for other in entry.alternative_to:
                yield other.product or knowledge.get("tools", str(other.tool)).label
        case Member():
            yield entry.parent
        case Project():
            yield from (entry.license, entry.host)
        case Event():
            yield from (entry.venue, entry.city, entry.organizer)
            day = entry.first_day
            yield written_date(day.year, day.month, None, knowledge.association.language)
            for name in entry.participants:
                yield knowledge.get("members", name).label
        case Source():
            yield entry.publisher
            yield str(entry.date.year) if entry.date else None


def _keywords(knowledge: KnowledgeBase, entry: Entry) -> Iterator[str]:
    """Yield the keywords of an entry; those of a member are its line of business too."""
    yield from getattr(entry, "keywords", ())
    if isinstance(entry, Member) and entry.sector:
        sector = knowledge.get("sectors", entry.sector)
        yield from (sector.label, *getattr(sector, "aliases", ()), *_keywords(knowledge, sector))


def _under(knowledge: KnowledgeBase, entry: Entry) -> Iterator[str]:
    """Yield the documents whose names this one is found by."""
    if isinstance(entry, Tool):
        yield from (f"categories/{name}" for name in entry.categories)
    if isinstance(entry, Tool | Project) and entry.license:
        for symbol in license_symbols(entry.license):
            if (name := license_file(symbol)) in knowledge.entries["licenses"]:
                yield f"licenses/{name}"
    if isinstance(entry, Event):
        yield from (f"projects/{name}" for name in entry.projects)
    if isinstance(entry, Project):
        parts = [part.tool for stack in entry.stacks for part in stack.parts]
        planned = [plan.tool for plan in entry.roadmap]
        yield from dict.fromkeys(f"tools/{name}" for name in (*parts, *planned) if name)


def data_file(found: Sequence[SearchDocument], language: str) -> str:
    """Return the script that hands the documents to the browser, in the words of ``language``.

    A script rather than JSON, because a page opened from a disk may load the
    one and not the other. What is alike stands together, which packs best: all
    titles in one text, a line each, then all summaries. What can be told from
    the rest is not written: an id that is the title, an address made like that
    of its neighbours, the names of the categories above.
    """
    kinds = list(dict.fromkeys(document.kind for document in found))
    ordered = sorted(found, key=lambda document: kinds.index(document.kind))
    numbers = {f"{document.kind}/{document.id}": n for n, document in enumerate(ordered)}
    say = translator(language)
    held: dict[str, Any] = {"words": _words(say), "kinds": []}
    rows = []
    for kind in kinds:
        alike = [document for document in ordered if document.kind == kind]
        pattern = _pattern(alike[0])
        held["kinds"].append([kind, *_names(kind, say), pattern, len(alike)])
        rows += [_row(document, pattern, numbers, language) for document in alike]
    held["columns"] = ["\n".join(column) for column in zip(*rows, strict=True)]
    held["retired"] = [n for n, document in enumerate(ordered) if document.is_retired]
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return f"self.searchData={text};\n"


def _words(say: Translate) -> dict[str, str]:
    """Return how the browser says why something was found, and what became of it."""
    return {
        "above": say(_("{kind}: {name}")),
        "keyword": say(_("Keyword: {word}")),
        "partial": say(_("No page has all these words; these have some of them.")),
        "read": say(_("“{typed}” read as “{word}”.")),
        "retired": say(_("retired sheet")),
        "tag": say(_("It says: {word}")),
    }


def _names(kind: str, say: Translate) -> tuple[str, str]:
    """Return the name of a kind, singular and plural."""
    if kind == PAGE:
        return say(_("page")), say(_("pages"))
    if kind == TERM:
        return say(_("word of the glossary")), say(_("glossary"))
    model = Association if kind == Association.kind else KINDS[kind]
    return say(model.singular), say(model.plural)


def _pattern(document: SearchDocument) -> str:
    """Return the address of a document with ``*`` in the place of its id."""
    before, found, after = document.address.rpartition(document.id)
    return f"{before}*{after}" if found else ""


def _row(
    document: SearchDocument, pattern: str, numbers: dict[str, int], language: str
) -> tuple[str, ...]:
    """Return what the data file says of a document, each on one line; what is shown is typeset."""
    title = typeset(document.title, language)
    told = pattern.replace("*", document.id) == document.address
    return tuple(
        text.replace("\n", " ")
        for text in (
            title,
            typeset(document.summary, language),
            _list(typeset(name, language) for name in document.aliases),
            _list(document.keywords),
            ",".join(str(numbers[ref]) for ref in document.under if ref in numbers),
            _list(document.tags),
            "" if slug(title) == document.id else document.id,
            "" if told else document.address,
        )
    )


def _list(texts: Iterable[str]) -> str:
    return "|".join(text.replace("|", " ") for text in texts)


def slug(text: str) -> str:
    """Return a title as an id: what rules.js makes of it, or the browser would read another id."""
    return "-".join(re.findall("[a-z0-9+#]+", folded(text)))
