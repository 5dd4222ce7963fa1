"""Until when the lines of a list are proved: what most of them share is said once."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.fields.dates import PartialDate
from knowledge.models.evidence import Basis, Dated

FEWEST = 3
"""How many lines say the same before it is worth a line of its own."""


@dataclass(frozen=True)
class UsualProof:
    """A line whose day most lines of a list share, and whether all do."""

    dated: Dated
    always: bool


def usual_proof(items: Iterable[Dated]) -> UsualProof | None:
    """Return what most lines of a list would repeat of their proof, if they do."""
    every = list(items)
    alike: dict[tuple[PartialDate, bool], list[Dated]] = {}
    for item in every:
        alike.setdefault(_proof(item), []).append(item)
    most = max(alike.values(), key=len, default=[])
    if len(most) < FEWEST or 2 * len(most) <= len(every):
        return None
    return UsualProof(most[0], always=len(most) == len(every))


def proved_as(dated: Dated, usual: UsualProof | None) -> bool:
    """Say whether a line is proved until the day that its list has said already."""
    return usual is not None and _proof(dated) == _proof(usual.dated)


def _proof(dated: Dated) -> tuple[PartialDate, bool]:
    """Return what readers are told: the day, and whether it is the one of reading."""
    return dated.as_of, dated.as_of_basis == Basis.COLLECTED
