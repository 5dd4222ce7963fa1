"""What the tests share: small data files in a temporary folder."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from knowledge.loading.checking import Checked
from knowledge.loading.checking import check as check_data

TODAY = dt.date(2026, 6, 1)

# The smallest knowledge base without a problem, and an entry of the kinds that
# every sheet has to mention.
SOUND = {
    "association.yml": """\
name: Guild
summary: A guild of harbours.
language: en
time_zone: Europe/London
reviewed_on: 2026-03-01
sources: [statutes]
legal:
  publisher: The Guild
  director: The president
  host: A host
  contact: contact@guild.example
""",
    "sources/statutes.yml": """\
title: Statutes
publisher: The Guild
type: statutes
url: https://guild.example/statutes
language: en
accessed: 2026-03-01
""",
    "categories/databases.yml": "name: Databases\n",
}

Content = str | bytes | Callable[[Path], object]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of the test."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def write(data: Path) -> Callable[[str, Content], Path]:
    """Write a file of the data folder, and return its path.

    Its content is text, or bytes, or a function that makes what the path names.
    """

    def write(name: str, content: Content) -> Path:
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def check(data: Path, write: Callable[[str, Content], Path]) -> Callable[..., Checked]:
    """Check files beside the smallest sound knowledge base, which they may replace."""

    def check(files: Mapping[str, Content], *, release: bool = False) -> Checked:
        for name, content in {**SOUND, **files}.items():
            write(name, content)
        return check_data(data, TODAY, release=release)

    return check
