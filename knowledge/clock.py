"""The day of a run: the one place where the program asks for the time."""

import datetime as dt
import os


def today() -> dt.date:
    """Return the day of this run, or that of SOURCE_DATE_EPOCH.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now().astimezone().date()


def epoch_of(day: dt.date) -> int:
    """Return the seconds from 1970 to the start of ``day`` in UTC."""
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
