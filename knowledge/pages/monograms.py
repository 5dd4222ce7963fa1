"""Monograms: what stands in the place of a logo that nobody may publish."""

import re
from dataclasses import dataclass
from hashlib import sha256

COLOURS = 6  # as many as the style sheet has
INITIALS = 2
ACRONYM = 4  # letters up to which an acronym is whole

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

    @property
    def is_long(self) -> bool:
        """Whether the letters are more than two: they are drawn smaller."""
        return len(self.letters) > INITIALS


def monogram(name: str) -> Monogram:
    """Return the monogram of a name: always the same for the same name."""
    # The digest, not hash(): that one differs from run to run.
    colour = int.from_bytes(sha256(name.encode()).digest()[:4]) % COLOURS
    return Monogram(letters(name), colour)


def letters(name: str) -> str:
    """Return two initials of a name, the start of one that is a single word, or a short acronym.

    A part of an acronym would read as a mistake: SNCF stays whole, DINUM is « DI ».
    """
    words = re.findall(r"[^\W_]+", name)
    great = [word for word in words if word.lower() not in SMALL_WORDS] or words
    if len(great) > 1:
        return "".join(word[0] for word in great[:INITIALS]).upper()
    word = great[0] if great else "?"
    if word.isupper():
        return word if len(word) <= ACRONYM else word[:INITIALS]
    return word[0].upper() + word[1:2]
