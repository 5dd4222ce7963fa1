"""Sources as a page numbers them, in the order in which it cites them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.fields import PartialDate
from knowledge.linking import KnowledgeBase
from knowledge.models import Entry
from knowledge.models.evidence import Citation
from knowledge.models.sources import Source


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
