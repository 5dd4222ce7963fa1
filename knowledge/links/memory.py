"""What is remembered of each outside link, from one check to the next."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from knowledge.links.asking import Answer
from knowledge.writing import write_text

# A page is given up when it failed that many times in a row, over that many days.
FAILURES = 3
DAYS = 14


@dataclass(frozen=True)
class Known:
    """The last answer of an address, and how often and since when it has failed in a row."""

    checked: str
    status: int = 0
    reason: str = ""
    moved_to: str = ""
    failures: int = 0
    failing_since: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether it failed often enough, for long enough."""
        if not self.failing_since:
            return False
        span = dt.date.fromisoformat(self.checked) - dt.date.fromisoformat(self.failing_since)
        return self.failures >= FAILURES and span.days >= DAYS

    @property
    def is_refused(self) -> bool:
        """Whether the server would not say."""
        return Answer(self.status).is_refused


Memory = Mapping[str, Known]


def learned(before: Known | None, answer: Answer, today: dt.date) -> Known:
    """Return what is known of an address after one more answer; a refusal proves nothing."""
    day = today.isoformat()
    found = Known(day, answer.status, answer.reason, answer.moved_to)
    if answer.is_there:
        return found
    former = before or found
    if answer.is_refused:
        return replace(found, failures=former.failures, failing_since=former.failing_since)
    # Two checks on one day are one: an outage of an hour is no death.
    more = 0 if before and before.failures and before.checked == day else 1
    since = former.failing_since or day
    return replace(found, failures=former.failures + more, failing_since=since)


def read(path: Path) -> dict[str, Known]:
    """Return what a file remembers; nothing when there is none. Raises ValueError, OSError.

    What an older or newer program remembered beside is left out.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    names = {field.name for field in fields(Known)}
    try:
        return {
            url: Known(**{name: value for name, value in known.items() if name in names})
            for url, known in json.loads(text).items()
        }
    except (TypeError, AttributeError) as error:
        raise ValueError(path.name) from error


def write(path: Path, memory: Memory, kept: Iterable[str]) -> None:
    """Write what is known of the addresses that are still in the data, in their order."""
    document = {url: asdict(memory[url]) for url in sorted(kept) if url in memory}
    write_text(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
