"""What one run of MkDocs keeps between its hooks.

A module of its own: a preview reads its settings again at each build, and
with them runs hooks.py anew; what is imported stays.
"""

from dataclasses import dataclass, field

from knowledge.changes.telling import Told
from knowledge.pages.search import SearchDocument
from knowledge.problems import DataError
from knowledge.views.citing import Notes


@dataclass
class State:
    """The state of a run."""

    serving: bool = False
    problems: DataError | None = None
    found: list[SearchDocument] = field(default_factory=list)
    notes: dict[str, Notes] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)  # names that macros wrote, by page
    commit: str = ""
    news: str = ""  # address of the page that shows what changed
    told: list[Told] = field(default_factory=list)  # what it tells, and its feed

    def begin_build(self) -> None:
        """Forget what the last build found."""
        self.problems = None
        self.found = []
        self.notes = {}
        self.said = {}
        self.news = ""
        self.told = []


state = State()
