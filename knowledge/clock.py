"""The day of a run: the one place where the program asks for the time."""

import datetime as dt
import os


class WrongDay(ValueError):  # noqa: N818 - it is a day that is wrong
    """SOURCE_DATE_EPOCH, its only argument, is no number of seconds."""


def today() -> dt.date:
    """Return the day of this run, or that of SOURCE_DATE_EPOCH. Raises WrongDay.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise WrongDay(epoch) from error
    return dt.datetime.now().astimezone().date()


def epoch_of(day: dt.date) -> int:
    """Return the seconds from 1970 to the start of ``day`` in UTC."""
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
