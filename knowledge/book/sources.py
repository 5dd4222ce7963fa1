"""The sources of a whole book, each with one number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.fields.dates import PartialDate
from knowledge.loading.linking import KnowledgeBase
from knowledge.models.evidence import Citation
from knowledge.models.sources import Source, SourceType
from knowledge.views.citing import Reference, resolved

SHORTEST_RANGE = 3


@dataclass
class Numbered:
    """A source as the book lists it, with everything that citations say of its limits."""

    number: int
    reference: Reference
    notes: dict[str, None] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        """The name of its place in the book."""
        return self.reference.entry.ref if self.reference.entry else f"note-{self.number}"


@dataclass
class Sources:
    """Every source cited so far: first those that have a file, then the others as they come."""

    knowledge: KnowledgeBase
    by_url: dict[str, Numbered] = field(default_factory=dict)

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "Sources":
        """Return the sources that have a file, by type and date, numbered in that order."""
        sources = cls(knowledge)
        for source in in_order(knowledge):
            sources.number(Citation(source=source.id))
        return sources

    def number(self, citation: Citation) -> Numbered:
        """Return the place of a source in the list, at its end if it is new."""
        reference = resolved(citation, self.knowledge)
        fresh = Numbered(len(self.by_url) + 1, reference)
        found = self.by_url.setdefault(reference.url, fresh)
        if reference.note:
            found.notes[reference.note] = None
        return found

    def numbers(self, citations: Iterable[Citation]) -> list[Numbered]:
        """Return the places of ``citations``, lowest number first."""
        found = {numbered.number: numbered for numbered in map(self.number, citations)}
        return [found[number] for number in sorted(found)]


def in_order(knowledge: KnowledgeBase) -> list[Source]:
    """Return the sources that have a file: by type, then oldest first, then by title."""
    types, undated = list(SourceType), PartialDate(9999)
    sources = [source for source in knowledge.of("sources") if isinstance(source, Source)]
    return sorted(
        sources,
        key=lambda s: (types.index(s.type), str(s.date or undated), s.title, s.id),
    )


def ranges(found: Sequence[Numbered]) -> list[list[str]]:
    """Return numbers as they are printed, each with the place that it leads to.

    Three or more in a row are one range, which leads to the first of them.
    """
    runs: list[list[Numbered]] = []
    for one in found:
        if runs and one.number == runs[-1][-1].number + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [said for run in runs for said in _printed(run)]


def _printed(run: Sequence[Numbered]) -> list[list[str]]:
    if len(run) < SHORTEST_RANGE:
        return [[str(one.number), one.ref] for one in run]
    return [[f"{run[0].number}–{run[-1].number}", run[0].ref]]
