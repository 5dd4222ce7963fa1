"""What marks a field: the kind that it mentions, the word for one item of its list."""

from dataclasses import dataclass

from pydantic import ValidationInfo

ITS_OWN = "its own"


@dataclass(frozen=True)
class EachIs:
    """Says what readers call one item of a list whose items are plain texts."""

    word: str


@dataclass(frozen=True)
class MentionOf:
    """Marks a field that holds the id of an entry of one kind, or of the kind of its file."""

    kind: str


def mention(written: str, _info: ValidationInfo) -> str:
    """Read the id of an entry; linking.py says whether there is one."""
    return written
