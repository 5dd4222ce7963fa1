"""The whole way from files to knowledge, with every problem on it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from knowledge.loading.files import Reading, load
from knowledge.loading.linking import KnowledgeBase, link
from knowledge.models.association import TO_COMPLETE, Legal
from knowledge.problems import DataError, Problem


@dataclass(frozen=True)
class Checked:
    """What a check found: the knowledge if it is sound, every problem, and how much was read."""

    knowledge: KnowledgeBase | None
    problems: tuple[Problem, ...]
    entries: int


def check(data: Path, today: dt.date, *, release: bool = False) -> Checked:
    """Read, check and link all of ``data``.

    A release also refuses legal settings that are left to complete.
    """
    reading = load(data, today)
    knowledge, problems = link(reading)
    if release:
        problems += _left_to_complete(reading)
    every = tuple(sorted([*reading.problems, *problems]))
    return Checked(None if every else knowledge, every, len(reading.files))


def load_knowledge(data: Path, today: dt.date) -> KnowledgeBase:
    """Return the knowledge in ``data``. Raises DataError, with every problem."""
    checked = check(data, today)
    if checked.knowledge is None:
        raise DataError(checked.problems)
    return checked.knowledge


def _left_to_complete(reading: Reading) -> list[Problem]:
    return [
        file.document.problem("not-published", ("legal", name))
        for file in reading.loaded
        for name in Legal.model_fields
        if _legal(file.document.value, name) == TO_COMPLETE
    ]


def _legal(value: dict[str, object], name: str) -> str:
    legal = value.get("legal")
    return str(legal.get(name, "")).strip().lower() if isinstance(legal, dict) else ""
