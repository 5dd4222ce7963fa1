"""The chapters of the book, in their order."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from knowledge.book import sheets
from knowledge.book.pieces import (
    Block,
    Line,
    away,
    joined,
    page,
    paragraph,
    printed,
    quiet,
    strong,
    table,
)
from knowledge.book.sources import Numbered
from knowledge.book.writer import Writer
from knowledge.models import (
    Category,
    Entry,
    Event,
    LicenseTerm,
    Member,
    Project,
    SoftwareList,
    Tool,
)
from knowledge.models.organizations import Usage
from knowledge.models.sources import Source
from knowledge.models.vocabularies import LicenseFamily
from knowledge.text.folding import folded
from knowledge.text.language import capital
from knowledge.text.language import mark as _
from knowledge.views.choosing import entries_of
from knowledge.views.uses import Organization, Part
from knowledge.views.uses import uses as uses_of

Chapter = dict[str, Any]
Section = dict[str, Any]


def chapters(writer: Writer) -> list[Chapter]:
    """Return every chapter that has something in it, the sources last: all cite before."""
    made = (association, members, projects, tools, events, uses, glossary, sources)
    return [chapter for make in made for chapter in make(writer) if chapter["sections"]]


def chapter(
    name: str, title: str, layout: str, sections: list[Section], intro: list[Block] | None = None
) -> Chapter:
    """Return a chapter; ``layout`` names one of those of the template."""
    return {
        "ref": f"chapter-{name}",
        "title": title,
        "layout": layout,
        "intro": intro or [],
        "sections": sections,
    }


def section(title: str = "", **parts: Any) -> Section:
    """Return a part of a chapter; one without a title has no heading of its own."""
    return {"ref": "", "title": title, "blocks": [], "sheets": [], "after": [], **parts}


def association(writer: Writer) -> Iterator[Chapter]:
    """Yield the chapter on the association itself."""
    entry = writer.knowledge.association
    parts = [section(title, blocks=blocks) for title, blocks in sheets.association(writer, entry)]
    yield chapter("association", writer.say(_("The association")), "flow", parts)


def _sheets(
    writer: Writer, kind: str, model: type, sheet: Callable[[Writer, Any], Any]
) -> list[Any]:
    entries = entries_of(writer.knowledge, kind)
    return [sheet(writer, entry) for entry in entries if isinstance(entry, model)]


def members(writer: Writer) -> Iterator[Chapter]:
    """Yield the chapter on members, by name."""
    found = _sheets(writer, "members", Member, sheets.member)
    parts = [section(sheets=found)] if found else []
    yield chapter("members", writer.say(_("Members")), "sheets", parts)


def projects(writer: Writer) -> Iterator[Chapter]:
    """Yield the chapter on projects, by name."""
    found = _sheets(writer, "projects", Project, sheets.project)
    parts = [section(sheets=found)] if found else []
    yield chapter("projects", writer.say(_("Projects")), "sheets", parts)


def tools(writer: Writer) -> Iterator[Chapter]:
    """Yield the chapter on tools: each under its first category, named under the others."""
    every = [tool for tool in entries_of(writer.knowledge, "tools") if isinstance(tool, Tool)]
    parts = []
    for category in entries_of(writer.knowledge, "categories"):
        first = [tool for tool in every if tool.categories[0] == category.id]
        others = [tool for tool in every if category.id in tool.categories[1:]]
        if isinstance(category, Category) and (first or others):
            parts.append(_category(writer, category, first, others))
    intro: list[Block] = [
        paragraph(
            [
                writer.say(
                    _(
                        "Under each category, its tools by name. A tool that says nothing of who "
                        "uses it is one of which no source read here says it."
                    )
                )
            ]
        ),
        *[_notice(writer, one) for one in entries_of(writer.knowledge, "lists") if _noticed(one)],
    ]
    yield chapter("tools", writer.say(_("Tools")), "dictionary", parts, intro)


def _noticed(entry: Entry) -> bool:
    return isinstance(entry, SoftwareList) and bool(entry.notice)


def _notice(writer: Writer, entry: Any) -> Block:
    return paragraph([strong(writer.to(entry)), " – ", entry.notice])


def _category(writer: Writer, entry: Category, first: list[Tool], others: list[Tool]) -> Section:
    see = joined([writer.to(tool)] for tool in others)
    after = [paragraph([strong(writer.say(_("See also:"))), " ", *see])] if see else []
    intro: list[Block] = [paragraph([strong(entry.summary)])] if entry.summary else []
    return section(
        entry.name,
        ref=entry.ref,
        blocks=[*intro, *writer.prose(entry)],
        sheets=[sheets.tool(writer, tool) for tool in first],
        after=after,
    )


def events(writer: Writer) -> Iterator[Chapter]:
    """Yield the chapter on events, by year, latest first."""
    every = [one for one in entries_of(writer.knowledge, "events") if isinstance(one, Event)]
    parts = [
        section(
            writer.say(_("Events of %(year)s"), year=str(year)),
            sheets=[sheets.event(writer, event) for event in found],
        )
        for year, found in groupby(every, lambda event: event.first_day.year)
    ]
    yield chapter("events", writer.say(_("Events")), "dictionary", parts)


# Who uses what


def uses(writer: Writer) -> Iterator[Chapter]:
    """Yield the table of organizations and what they use or take part in."""
    rows = [
        _use(writer, organization, writer.knowledge.get(*ref.split("/")), part)
        for organization in uses_of(writer.knowledge).rows
        for ref, parts in organization.parts.items()
        for part in parts
    ]
    head = [
        writer.say(word)
        for word in (_("Organization"), _("What"), _("Stage or role"), _("As of"), _("Sources"))
    ]
    parts = [section(blocks=[table("", head, rows, [])])] if rows else []
    yield chapter("uses", writer.say(_("Who uses what")), "wide", parts)


def _use(writer: Writer, organization: Organization, entry: Entry, part: Part) -> list[Line]:
    member = organization.member
    state = part.stage if isinstance(part, Usage) else part.role
    scope = f" – {part.scope}" if isinstance(part, Usage) and part.scope else ""
    return [
        [strong(writer.to(member) if member else organization.name)],
        [writer.to(entry), quiet(scope)],
        [writer.shown(state)],
        [writer.shown(part.as_of)],
        writer.refs(part.sources),
    ]


# Glossary


def glossary(writer: Writer) -> Iterator[Chapter]:
    """Yield the words of the data: licenses, lists, sectors, categories."""
    terms = [
        one for one in entries_of(writer.knowledge, "licenses") if isinstance(one, LicenseTerm)
    ]
    licenses = [
        section(
            capital(writer.shown(family)),
            blocks=[_license(writer, term) for term in terms if term.family == family],
        )
        for family in LicenseFamily
    ]
    lists = [_list(writer, one) for one in entries_of(writer.knowledge, "lists")]
    sectors = [_term(writer, one) for one in entries_of(writer.knowledge, "sectors")]
    named = section(writer.say(_("Lists")), blocks=lists)
    lines = section(writer.say(_("Sectors")), blocks=sectors)
    parts = [part for part in (*licenses, named, lines) if part["blocks"]]
    yield chapter("glossary", writer.say(_("Glossary")), "flow", parts)


def _license(writer: Writer, term: LicenseTerm) -> Block:
    line: Line = [term.summary, *writer.refs(term.sources), " ", away(term.url)]
    return _defined(writer, term, f"{term.name} ({term.spdx})", line)


def _list(writer: Writer, entry: Any) -> Block:
    line: Line = [entry.summary or "", f" {entry.publisher}.", *writer.proof(entry)]
    if entry.notice:
        line += [" – ", strong(entry.notice)]
    if entry.url:
        line += [" – ", away(entry.url)]
    return _defined(writer, entry, entry.name, line)


def _term(writer: Writer, entry: Any) -> Block:
    found = writer.mentions(entry, "members", "sector")
    line = joined([writer.to(link.entry)] for link in found)
    head: Line = [f"{entry.summary} " if entry.summary else ""]
    # The other names of a sector are words to search by, in other languages too.
    return {**_defined(writer, entry, entry.name, [*head, *line]), "also": []}


def _defined(writer: Writer, entry: Any, name: str, line: Line) -> Block:
    return {
        "block": "term",
        "ref": entry.ref,
        "name": name,
        "also": writer.also(entry),
        "line": line,
        "blocks": writer.prose(entry),
    }


# Sources


def sources(writer: Writer) -> Iterator[Chapter]:
    """Yield the numbered sources of the whole book, which cite nothing new themselves."""
    proving = {source.id: source for source in writer.knowledge.of("sources")}
    for source in proving.values():
        writer.refs(getattr(source, "sources", ()))
    every = list(writer.sources.by_url.values())
    filed = [one for one in every if one.reference.entry]
    parts = [
        section(capital(writer.say(kind.label)), blocks=[_notes(writer, list(found))])
        for kind, found in groupby(filed, _type)
    ]
    others = [one for one in every if not one.reference.entry]
    if others:
        title = writer.say(_("Cited where they are needed"))
        parts.append(section(title, blocks=[_notes(writer, others)]))
    intro = writer.say(
        _(
            "Each source has one number in the whole book. Addresses are printed without what "
            "every one begins with, and the digest of a revision by its first characters; the "
            "links themselves are whole. After “Cited:” come the sheets that cite a source, "
            "with their pages."
        )
    )
    title = writer.say(_("Publications and sources"))
    yield chapter("sources", title, "notes", parts, [paragraph([intro])])


def _type(one: Numbered) -> Any:
    source = one.reference.entry
    return source.type if isinstance(source, Source) else None


def _notes(writer: Writer, found: list[Numbered]) -> Block:
    return {
        "block": "notes",
        "notes": [
            {"number": one.number, "ref": one.ref, "line": _note(writer, one)} for one in found
        ],
    }


def _note(writer: Writer, one: Numbered) -> Line:
    reference, source = one.reference, one.reference.entry
    day = f", {writer.shown(reference.date)}" if reference.date else ""
    stop = "" if reference.title.endswith((".", "!", "?", "…")) else "."
    every = [reference.url, *(source.also if source else ())]
    line: Line = [strong(reference.title), f"{stop} {reference.publisher}{day}. "]
    cut = printed(every[-1])[-1].endswith("…")
    line += [*joined([away(url)] for url in every), "" if cut else "."]
    if source:
        for text in (source.summary, source.date_note):
            line += [f" {text}"] if text else []
    line += [quiet(f" {note}") for note in one.notes]
    if source and source.sources:
        line += writer.refs(source.sources)
    supported = _supported(writer, source) if source else []
    if supported:
        line += [quiet(" ", writer.say(_("Cited:")), " ", *supported, ".")]
    return line


def _supported(writer: Writer, source: Source) -> Line:
    links = writer.knowledge.backlinks.get(source.ref, ())
    refs = {link.entry.ref: link.entry for link in links if link.entry.kind in PRINTED}
    entries = sorted(refs.values(), key=lambda entry: folded(entry.label))
    return joined([f"{entry.label} ", page(entry.ref)] for entry in entries)


PRINTED = ("members", "projects", "tools", "events")
