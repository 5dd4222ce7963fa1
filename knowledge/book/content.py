"""Everything that a book says, as plain values for its templates."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.book.chapters import chapters
from knowledge.book.indexes import indexes
from knowledge.book.pieces import Line, away, page, paragraph, strong
from knowledge.book.problems import BookError
from knowledge.book.writer import Writer
from knowledge.fields.text import EMAIL
from knowledge.loading.linking import KnowledgeBase
from knowledge.models.association import TO_COMPLETE
from knowledge.models.association import Edition as Standing
from knowledge.site import NOWHERE, Site
from knowledge.text.characters import first_unprintable
from knowledge.text.language import mark as _
from knowledge.text.typography import typeset
from knowledge.views.figures import counted

SHORT = 10  # characters of the name of a commit
# What machines read, and what is printed letter by letter: addresses, code.
NO_WORDS = {"block", "cite", "code", "layout", "logo", "page", "parts", "pre", "ref", "to", "url"}
COUNTED = ("members", "projects", "tools", "events", "sources")


@dataclass(frozen=True)
class Edition:
    """Which edition a book is: its day, the state of the data, and where the site is."""

    day: dt.date
    commit: str = ""
    site: Site = NOWHERE


def content(knowledge: KnowledgeBase, edition: Edition) -> dict[str, Any]:
    """Return what the templates typeset. Raises BookError, which names the entry and the field."""
    writer = Writer.of(knowledge)
    told: dict[str, Any] = {
        "language": knowledge.association.language,
        "words": words(writer),
        "cover": cover(writer, edition),
        "imprint": [paragraph(line) for line in imprint(writer, edition)],
        "chapters": chapters(writer),
        "indexes": indexes(writer),
    }
    told = {name: as_printed(value, writer.language) for name, value in told.items()}
    refuse_undrawable(told)
    return told


def as_printed(told: Any, language: str) -> Any:
    """Return what is told with its words as ``language`` prints them."""
    if isinstance(told, str):
        return typeset(told, language)
    if isinstance(told, dict):
        return {
            name: value if name in NO_WORDS else as_printed(value, language)
            for name, value in told.items()
        }
    if isinstance(told, list | tuple):
        return [as_printed(value, language) for value in told]
    return told


def words(writer: Writer) -> dict[str, str]:
    """Return the words that the templates themselves need."""
    say = writer.say
    return {
        "contents": say(_("Contents")),
        "colon": say(_("%(field)s:"), field=""),
        "page": say(_("p.")),
        "see": say(_("see")),
        "logo": say(_("Logo of %(name)s")),
    }


def cover(writer: Writer, edition: Edition) -> dict[str, Any]:
    """Return what stands on the cover."""
    entry, say = writer.knowledge.association, writer.say
    official = entry.edition == Standing.OFFICIAL
    day = say(_("Edition of %(date)s"), date=writer.shown(edition.day))
    return {
        "association": entry.name,
        "title": say(_("Knowledge base")),
        "document": f"{entry.name} – {say(_('Knowledge base'))}",
        "summary": entry.summary,
        "figures": [_counted(writer, kind) for kind in COUNTED if writer.knowledge.of(kind)],
        "edition": day,
        "standing": "" if official else say(entry.edition.label),
        "commit": say(_("revision %(commit)s"), commit=edition.commit[:SHORT])
        if edition.commit
        else "",
    }


def _counted(writer: Writer, kind: str) -> list[str]:
    entries = writer.knowledge.of(kind)
    name, _proved = counted(kind, entries, writer.language)
    return [str(len(entries)), name]


def imprint(writer: Writer, edition: Edition) -> Iterator[Line]:
    """Yield what readers must know of the book: who, under which terms, how to have it mended."""
    entry, say, site = writer.knowledge.association, writer.say, edition.site
    yield [strong(f"{entry.name} – {say(_('Knowledge base'))}")]
    if entry.edition != Standing.OFFICIAL:
        yield [
            say(
                _(
                    "Unofficial edition: made from public sources, and not approved by %(name)s. "
                    "Whatever no source says is not in it."
                ),
                name=entry.name,
            )
        ]
    if entry.legal.license:
        yield [say(_("Data and texts under the license %(license)s."), license=entry.legal.license)]
    if site.url:
        yield [say(_("A newer edition, with search:")), " ", away(site.url)]
    if site.forge:
        yield [say(_("To correct a mistake, on the forge:")), " ", away(site.forge)]
    if EMAIL.fullmatch(entry.legal.contact):
        yield [
            say(_("To have something corrected or removed, by e-mail:")),
            f" {entry.legal.contact}",
        ]
    yield [
        say(_("A raised number leads to the source of that number:")),
        " ",
        say(_("p.")),
        "\u00a0",
        page("chapter-sources"),
        ". ",
        say(_("“As of” gives the last day for which a source proves what is said.")),
    ]
    for name in ("publisher", "director", "host"):
        said = getattr(entry.legal, name)
        if said.lower() != TO_COMPLETE:
            yield [say(_("%(field)s: %(text)s"), field=writer.title(entry.legal, name), text=said)]
    yield [say(_("Set in Source Sans 3 (SIL Open Font License) with Typst."))]


def refuse_undrawable(told: Any, entry: str = "", part: str = "") -> None:
    """Raise BookError for a character that the fonts lack, naming the entry and the part."""
    if isinstance(told, str):
        if character := first_unprintable(told):
            where = ": ".join(filter(None, (entry, part)))
            sentence = _("the fonts cannot draw '{character}' ({codepoint})")
            code = f"U+{ord(character):04X}"
            raise BookError(where, sentence, character=character, codepoint=code)
    elif isinstance(told, dict):
        entry = told.get("ref") or entry
        for name, value in told.items():
            if name != "url":  # it leads away, and is not drawn
                refuse_undrawable(value, entry, told.get("title") or part or name)
    elif isinstance(told, list):
        for value in told:
            refuse_undrawable(value, entry, part)
