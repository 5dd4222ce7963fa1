"""Days, parts of dates, moments and time zones."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from knowledge.fields.reading import Reader, pattern, refuse
from knowledge.text.folding import folded


@dataclass(frozen=True)
class PartialDate:
    """A date of which a source may say only the year, or the year and month."""

    year: int
    month: int | None = None
    day: int | None = None

    def __lt__(self, other: "PartialDate") -> bool:
        """Say which comes first in a list: a year stands before its months and days."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __str__(self) -> str:
        return "-".join(
            [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        )

    @property
    def first_day(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the whole date of ``day``."""
        return cls(day.year, day.month, day.day)


MONTH, MONTH_DAY = "0[1-9]|1[0-2]", "0[1-9]|[12][0-9]|3[01]"


PARTIAL_DATE = re.compile(f"([0-9]{{4}})(?:-({MONTH})(?:-({MONTH_DAY}))?)?")


DAY = re.compile(f"[0-9]{{4}}-(?:{MONTH})-(?:{MONTH_DAY})")


MOMENT = re.compile(DAY.pattern + "[ T](?:[01][0-9]|2[0-3]):[0-5][0-9]")


FRENCH_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", re.ASCII)


SHORT_DAY = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", re.ASCII)


# « 1er mars 2026 », « mars 2026 »; the months as the two languages of the program write them.
MONTHS = (
    *(("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april")),
    *(("mai", "may"), ("juin", "june"), ("juillet", "july"), ("aout", "august")),
    *(("septembre", "september"), ("octobre", "october"), ("novembre", "november")),
    ("decembre", "december"),
)
SPELLED_DAY = re.compile("(?:([0-9]{1,2})(?:er)? )?([a-z]{3,9}) ([0-9]{4})")


FRENCH_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})", re.ASCII)


CLOCK = re.compile("(.+?)(?:[ T]| à | at )([0-9]{1,2})(?:[:hH]([0-9]{2})?)(?::[0-9]{2})?Z?")


def as_a_month(written: str) -> str:
    """Return the month, or else the day, that someone meant who wrote it another way."""
    if found := FRENCH_MONTH.fullmatch(written):
        month, year = found.groups()
        return f"{year}-{int(month):02}" if 1 <= int(month) <= len(MONTHS) else ""
    return _spelled(written) or as_a_day(written)


def as_a_moment(written: str) -> str:
    """Return the day and the time, or the day, that someone meant: 4/6/2026 9h30."""
    found = CLOCK.fullmatch(written)
    if not found:
        return as_a_day(written)
    day, hour, minute = found.groups()
    near = f"{as_a_day(day)} {int(hour):02}:{minute or '00'}"
    return near if MOMENT.fullmatch(near) else ""


def _spelled(written: str) -> str:
    """Return the day or the month that someone wrote in words."""
    found = SPELLED_DAY.fullmatch(folded(written))
    if not found:
        return ""
    of_month, name, year = found.groups()
    month = next((place for place, names in enumerate(MONTHS, 1) if name in names), 0)
    if not month:
        return ""
    return _day(int(year), month, int(of_month)) if of_month else f"{year}-{month:02}"


def as_a_day(written: str) -> str:
    """Return the day that someone meant who wrote it another way: 4/6/2026 is 2026-06-04."""
    spelled = _spelled(written)
    if DAY.fullmatch(spelled):
        return spelled
    if found := FRENCH_DAY.fullmatch(written):
        numbers = found.groups()[::-1]
    elif found := SHORT_DAY.fullmatch(written):
        numbers = found.groups()
    else:
        return ""
    return _day(*(int(number) for number in numbers))


def _day(year: int, month: int, of_month: int) -> str:
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        return ""


def partial_date(written: str, _info: ValidationInfo) -> PartialDate:
    """Read a day, a month or a year."""
    found = PARTIAL_DATE.fullmatch(written)
    if not found:
        refuse("not-a-partial-date", value=written, near=as_a_month(written))
    numbers = [int(part) for part in found.groups() if part]
    partial = PartialDate(*numbers)
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        refuse("not-a-partial-date", value=written, near=as_a_day(written))
    return partial


def day(written: str, _info: ValidationInfo) -> date:  # noqa: RET503 - refuse() never returns
    """Read a whole day."""
    if DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass
    refuse("not-a-date", value=written, near=as_a_day(written))


def past_day(written: str, info: ValidationInfo) -> date:
    """Read a day that is not after today, which the validation context gives."""
    read_day = day(written, info)
    today: date = (info.context or {})["today"]
    if read_day > today:
        refuse("in-the-future", value=written, today=today.isoformat())
    return read_day


def moment(written: str, info: ValidationInfo) -> date | datetime:
    """Read a day, or a day and a time in the time zone of the event."""
    if MOMENT.fullmatch(written):
        try:
            return datetime.fromisoformat(written)
        except ValueError:
            refuse("not-a-moment", value=written)
    try:
        return day(written, info)
    except PydanticCustomError:
        refuse("not-a-moment", value=written, near=as_a_moment(written))


def time_zone(written: str, _info: ValidationInfo) -> ZoneInfo:
    """Read the name of a time zone of the IANA database."""
    # The name is that of a file below a folder: ZoneInfo refuses what leaves it,
    # and fails in its own way on a folder or on a name that no file can have.
    try:
        return ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        refuse("not-a-time-zone", value=written)


# An editor takes a year alone for a number.
_YEAR = {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999}


When = Annotated[PartialDate, Reader(partial_date, {**_YEAR, **pattern(PARTIAL_DATE)})]


PastDay = Annotated[date, Reader(past_day, {"type": "string", **pattern(DAY)})]


Day = Annotated[date, Reader(day, {"type": "string", **pattern(DAY)})]


Moment = Annotated[date | datetime, Reader(moment, {"type": "string", **pattern(DAY, MOMENT)})]


TimeZone = Annotated[ZoneInfo, Reader(time_zone, {"type": "string"})]
