"""Monograms: what stands in the place of a logo that nobody may publish."""

import re
from dataclasses import dataclass
from hashlib import sha256

COLOURS = 6  # as many as the style sheet has
MOST_LETTERS = 3

# Words that carry no letter of their own in an acronym, in French and English.
SMALL_WORDS = frozenset(
    """
    à and au aux d de des du en et for l la le les of the
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


@dataclass(frozen=True)
class Monogram:
    """A few letters, and which of our colours is behind them."""

    letters: str
    colour: int


def monogram(name: str) -> Monogram:
    """Return the monogram of a name: always the same for the same name."""
    # The digest, not hash(): that one differs from run to run.
    colour = int.from_bytes(sha256(name.encode()).digest()[:4]) % COLOURS
    return Monogram(letters(name), colour)


def letters(name: str) -> str:
    """Return the initials of a name, or the start of one that is a single word.

    An acronym keeps its own letters: SNCF is « SNC », DINUM is « DIN ».
    """
    words = re.findall(r"[^\W_]+", name)
    great = [word for word in words if word.lower() not in SMALL_WORDS] or words
    if len(great) > 1:
        return "".join(word[0] for word in great[:MOST_LETTERS]).upper()
    word = great[0] if great else "?"
    return word[:MOST_LETTERS] if word.isupper() else word[0].upper() + word[1:2]
