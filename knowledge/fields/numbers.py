"""Numbers: whole ones, and months."""

import re
from typing import Annotated

from pydantic import ValidationInfo

from knowledge.fields.reading import Reader, refuse

MOST_DIGITS = 12


def number(written: str, _info: ValidationInfo) -> int:
    """Read a whole number."""
    if not re.fullmatch("[0-9]+", written):
        refuse("not-a-number", value=written)
    if len(written) > MOST_DIGITS:
        refuse("too-long", length=str(len(written)), limit=str(MOST_DIGITS))
    return int(written)


Number = Annotated[
    int,
    Reader(
        number,
        {"type": ["integer", "string"], "pattern": f"^[0-9]{{1,{MOST_DIGITS}}}$", "minimum": 0},
    ),
]


MOST_MONTHS = 120


def months(written: str, info: ValidationInfo) -> int:
    """Read a number of months between two reviews."""
    count = number(written, info)
    if not 1 <= count <= MOST_MONTHS:
        refuse("not-in-range", value=written, low="1", high=str(MOST_MONTHS))
    return count


Months = Annotated[
    int, Reader(months, {"type": ["integer", "string"], "minimum": 1, "maximum": MOST_MONTHS})
]
