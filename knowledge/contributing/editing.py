"""Files written by commands: tried on a copy of the data first, then all at once."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from knowledge.loading.files import load
from knowledge.loading.linking import link
from knowledge.problems import Problem
from knowledge.writing import write_text

Edits = Mapping[str, str | None]
"""What files of the data, ``tools/kafka.yml``, are to hold; None for one that goes."""


def rehearse(data: Path, edits: Edits, today: dt.date) -> list[Problem]:
    """Return the problems that the data would have once edited; nothing is written in it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, data.name)
        shutil.copytree(data, copy, symlinks=True, ignore=shutil.ignore_patterns(".*"))
        write(copy, edits)
        reading = load(copy, today)
        _knowledge, problems = link(reading)
        return sorted([*reading.problems, *problems])


def write(data: Path, edits: Edits) -> None:
    """Write files, each of which is the old or the new one at any time; then remove others."""
    for name, text in edits.items():
        if text is not None:
            write_text(data / name, text)
    for name, text in edits.items():
        if text is None:
            (data / name).unlink()
