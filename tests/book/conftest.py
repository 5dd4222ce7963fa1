"""Books made once for all tests: a small one, and that of our own data."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from knowledge.book import Edition, write_book
from knowledge.book.content import content
from knowledge.clock import today
from knowledge.loading.checking import Checked, load_knowledge
from knowledge.loading.linking import KnowledgeBase
from knowledge.site import Site
from tests.book.reading import Printed
from tests.conftest import TODAY

PROJECT = Path(__file__).parents[2]
TEMPLATES = PROJECT / "overrides/book"
SITE = Site("Base", "https://tosit.example/", "https://forge.example/tosit/base")

TOOL = """\
name: Tide Table
summary: Tells when the water comes back.
description: |
  It **computes** tides and knows [links](https://tides.example).
aliases: [Almanac]
categories: [databases]
license: MIT
homepage: https://tides.example/table
sources: [statutes]
reviewed_on: 2026-03-01
"""


@dataclass(frozen=True)
class Made:
    """A book: what it is of, what it was to say, and what was printed."""

    knowledge: KnowledgeBase
    told: dict[str, Any]
    printed: Printed


def edition(day: Any = TODAY) -> Edition:
    return Edition(day, "0123abc", SITE)


@pytest.fixture(scope="session")
def tosit(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return the book of our own data."""
    path = tmp_path_factory.mktemp("book") / "tosit.pdf"
    knowledge = load_knowledge(PROJECT / "data", today())
    pages = write_book(knowledge, path, edition(today()), TEMPLATES)
    printed = Printed(path)
    assert pages == len(printed.pdf.pages)
    return Made(knowledge, content(knowledge, edition(today())), printed)


@pytest.fixture
def write_small(tmp_path: Path, check: Callable[..., Checked]) -> Callable[..., Made]:
    """Write the book of a few files, and read it again."""

    def write_small(files: dict[str, str], **options: Any) -> Made:
        found = check(files)
        assert found.knowledge is not None, found.problems
        path = tmp_path / "small.pdf"
        write_book(found.knowledge, path, edition(), **{"templates": TEMPLATES, **options})
        return Made(found.knowledge, content(found.knowledge, edition()), Printed(path))

    return write_small
