"""Sites built once for all tests: our own, and that of a fictitious English association."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.clock import epoch_of, today
from tests.site.html import Page, read_page

PROJECT = Path(__file__).parents[2]
HARBOUR = PROJECT / "tests/association"
# Our own data may have been reviewed today: no day before would do.
EPOCH = str(epoch_of(today()))


@dataclass(frozen=True)
class Built:
    """A run of ``knowledge site``: its exit code, what it said, and the site it left."""

    code: int
    said: str
    folder: Path

    def page(self, address: str) -> Page:
        """Return the page at an address, ``outils/kafka/`` or ``404.html``."""
        return read_page(self.folder, address)

    def pages(self) -> dict[str, Page]:
        """Return every page of the site by its file, ``outils/index.html``."""
        files = sorted(self.folder.rglob("*.html"))
        names = [file.relative_to(self.folder).as_posix() for file in files]
        return {name: read_page(self.folder, name) for name in names}


Build = Callable[..., Built]


def run_site(config: Path, output: Path, **environment: str) -> Built:
    """Build the site of ``config`` as a user does."""
    command = (sys.executable, "-m", "knowledge", "site", "--lang", "en")
    # The history of a site is its own: that of a folder around it says nothing of it.
    own = {"GIT_CEILING_DIRECTORIES": str(config.parent.parent)}
    done = subprocess.run(
        (*command, "--config", str(config), "--output", str(output)),
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **own, **environment},
    )
    return Built(done.returncode, done.stdout + done.stderr, output)


def copy_project(target: Path, site: Path = PROJECT) -> Path:
    """Copy what a site is made of, for a test to change; return its settings."""
    for name in ("docs", "data"):
        shutil.copytree(site / name, target / name)
    for name in ("overrides", "macros"):
        shutil.copytree(PROJECT / name, target / name)
    settings = (site / "mkdocs.yml").read_text("utf-8").replace("../../", "")
    (target / "mkdocs.yml").write_text(settings, "utf-8")
    return target / "mkdocs.yml"


@pytest.fixture(scope="session")
def tosit(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return our own site, connected to a forge."""
    folder = tmp_path_factory.mktemp("tosit") / "site"
    built = run_site(
        PROJECT / "mkdocs.yml",
        folder,
        SITE_URL="https://tosit.example/",
        REPO_URL="https://forge.example/tosit/base",
    )
    assert built.code == 0, built.said
    return built


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the site of the fictitious association."""
    built = run_site(HARBOUR / "mkdocs.yml", tmp_path_factory.mktemp("harbour") / "site")
    assert built.code == 0, built.said
    return built


@pytest.fixture
def harbour_copy(tmp_path: Path) -> Path:
    """Return the settings of a copy of the fictitious association, which a test may change."""
    return copy_project(tmp_path / "copy", HARBOUR)
