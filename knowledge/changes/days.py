"""The history of the data -> what each day changed: its last state beside the one before."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from knowledge.changes.comparing import Comparison, State, compare, state_of
from knowledge.changes.history import Commit, blobs
from knowledge.loading.source import LARGEST_FILE, Document, parse
from knowledge.models import KINDS, Association, Entry

# More than readers look at; a site is built in the same time for ever.
MOST_DAYS = 50


@dataclass(frozen=True)
class Day:
    """What a day changed, whatever its commits did and undid; the time is that of the last."""

    date: dt.date
    time: dt.datetime
    comparison: Comparison


def days(commits: tuple[Commit, ...], data: Path, zone: ZoneInfo) -> tuple[Day, ...]:
    """Return what each of the latest days changed, less those that changed no fact."""
    looked_at = _by_day(commits, zone)[:MOST_DAYS]
    edited = [(date, found, *_net(found)) for date, found in looked_at]
    contents = blobs(
        data, [b for *_day, old, new in edited for b in (*old.values(), *new.values())]
    )

    @cache  # what a file held at the end of a day, it held at the start of the next change
    def document(name: str, blob: str) -> Document | None:
        content = contents.get(blob, b"")
        if not 0 < len(content) <= LARGEST_FILE:
            return None
        found, _problems = parse(content.decode("utf-8", "replace"), name)
        return found

    def state(files: Mapping[str, str]) -> State:
        """Return the state that some files held; one that cannot be read is left out."""
        read = ((_model(name), name, document(name, blob)) for name, blob in files.items())
        return state_of(
            (model, PurePosixPath(name).stem, found)
            for model, name, found in read
            if model and found
        )

    compared = (
        Day(date, max(one.time for one in found), compare(state(old), state(new)))
        for date, found, old, new in edited
    )
    return tuple(day for day in compared if day.comparison)


def _by_day(commits: Iterable[Commit], zone: ZoneInfo) -> list[tuple[dt.date, list[Commit]]]:
    """Return the commits of each day, the days latest first and their commits oldest first.

    A commit whose clock went back belongs to the day of the one before it: a
    day comes once, and one that is over stays as it is.
    """
    found: dict[dt.date, list[Commit]] = {}
    date = dt.date.min
    for commit in reversed(tuple(commits)):
        date = max(date, commit.time.astimezone(zone).date())
        found.setdefault(date, []).append(commit)
    return list(reversed(found.items()))


def _net(commits: Iterable[Commit]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the blobs of the files that some commits leave changed, before and after them."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for commit in commits:
        for edit in commit.edits:
            if _model(edit.name):
                before.setdefault(edit.name, edit.before)
                after[edit.name] = edit.after
    changed = [name for name in before if before[name] != after[name]]
    return (
        {name: before[name] for name in changed if before[name]},
        {name: after[name] for name in changed if after[name]},
    )


def _model(name: str) -> type[Entry] | None:
    """Return the model of a file of the data, ``tools/kafka.yml``; nothing for other files."""
    path = PurePosixPath(name)
    if path.suffix != ".yml":
        return None
    folder = path.parent.as_posix()
    return KINDS.get(folder) or (
        Association if path == PurePosixPath(f"{Association.kind}.yml") else None
    )
