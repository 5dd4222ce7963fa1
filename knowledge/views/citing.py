"""Sources as a page numbers them, in the order in which it cites them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.fields.dates import PartialDate
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry
from knowledge.models.evidence import Citation
from knowledge.models.sources import Source

# Five numbers stand beside a claim on the narrowest screen; beyond, the first that its sheet
# gives say enough, and the others open from a line.
MOST_SHOWN = 5
FIRST_SHOWN = 3


@dataclass(frozen=True)
class Reference:
    """A source as readers see it, whether it has a file or was written in place."""

    title: str
    publisher: str
    url: str
    date: PartialDate | None
    note: str | None
    entry: Source | None


@dataclass
class Notes:
    """The sources cited so far on one page; each keeps the number of its first mention."""

    knowledge: KnowledgeBase
    anchor: str = "source"  # what the addresses of its notes begin with
    references: list[Reference] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, citation: Citation) -> int:
        """Return the number of a source on this page, from 1."""
        reference = resolved(citation, self.knowledge)
        if reference.url not in self.numbers:
            self.references.append(reference)
            self.numbers[reference.url] = len(self.references)
        return self.numbers[reference.url]


def numbered(citations: Iterable[Citation], notes: Notes) -> list[int]:
    """Return the numbers that the page gives to ``citations``, lowest first."""
    return sorted({notes.number(citation) for citation in citations})


def at_a_glance(citations: Sequence[Citation]) -> tuple[list[Citation], list[Citation]]:
    """Return the sources to show beside a claim, and those to fold away where there are many."""
    first = len(citations) if len(citations) <= MOST_SHOWN else FIRST_SHOWN
    return list(citations[:first]), list(citations[first:])


def resolved(citation: Citation, knowledge: KnowledgeBase) -> Reference:
    """Return what readers see of a citation."""
    if citation.source is not None:
        source = knowledge.get("sources", citation.source)
        assert isinstance(source, Source)  # noqa: S101 - the index holds one model a kind
        note = citation.note or source.note
        return Reference(source.title, source.publisher, source.url, source.date, note, source)
    return Reference(
        citation.title or "",
        citation.publisher or "",
        citation.url or "",
        citation.date,
        citation.note,
        None,
    )


def proofs(entry: Entry, name: str) -> list[Citation]:
    """Return the sources of an entry that are said to prove its field ``name``."""
    return [source for source in getattr(entry, "sources", ()) if name in source.supports]


def proofs_or_whole(entry: Entry, name: str) -> list[Citation]:
    """Return the sources that prove a field, or those that prove the whole sheet.

    A source that is said to prove other fields alone is none of them.
    """
    sources = getattr(entry, "sources", ())
    return proofs(entry, name) or [source for source in sources if not source.supports]
