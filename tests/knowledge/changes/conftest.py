"""Data whose history git keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.git import keep

TOOL = "name: Kafka\nlicense: MIT\n"


@pytest.fixture
def kept(write: Callable[[str, str], Path], data: Path) -> Path:
    """Keep two tools in git, one of which changes a day later."""
    write("tools/kafka.yml", TOOL)
    write("tools/trino.yml", "name: Trino\n")
    keep(data.parent, "2026-03-01")
    write("tools/kafka.yml", TOOL.replace("MIT", "ISC"))
    keep(data.parent, "2026-03-02")
    return data
