"""A folder or a revision of git -> a state of the data, with the problems that it has today."""

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path

from knowledge.changes.comparing import State, state_of
from knowledge.changes.history import UnknownRevision, files_at
from knowledge.loading.files import Reading, load
from knowledge.loading.linking import link
from knowledge.problems import Problem


@dataclass(frozen=True)
class Side:
    """One of two states to compare: what it was asked for by, what it holds, what is wrong."""

    name: str
    state: State
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()  # files that cannot be compared


def side(name: str, data: Path, today: dt.date) -> Side:
    """Return the state that a folder or a revision holds. Raises UnknownRevision.

    A folder is that of some data, or one that holds ``data`` under its own
    name. Where both exist, ``./main`` is the folder and ``main`` the revision.
    """
    folder = Path(name)
    try:
        files = files_at(name, data)
    except UnknownRevision:
        if not name or not folder.is_dir():
            raise
        inside = folder / data.name
        return of_folder(name, inside if inside.is_dir() else folder, today)
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made, data.name)
        copy.mkdir()
        for file, content in files.items():
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            (copy / file).write_bytes(content)
        return of_folder(name, copy, today)


def of_folder(name: str, folder: Path, today: dt.date) -> Side:
    """Return the state of the data in a folder."""
    reading = load(folder, today)
    _knowledge, problems = link(reading)
    state = state_of((one.model, one.id, one.document) for one in reading.loaded)
    return Side(name, state, (*reading.problems, *problems), tuple(_unread(reading)))


def _unread(reading: Reading) -> list[str]:
    read = {one.document.written.file for one in reading.loaded}
    return [file.name for file in reading.files if file.name not in read]
