"""The HTML of every page is that of the standard, as html-validate reads it.

The Nu checker of the W3C is stricter and needs Java: `make validity` runs it.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.conftest import PROJECT, Built

pytestmark = pytest.mark.site

CHECKER = PROJECT / "node_modules/html-validate/bin/html-validate.mjs"
RULES = Path(__file__).with_name("html-validate.json")


def node() -> str:
    """Return the command of node, be it that of the wheel that brings it where npm is missing."""
    beside = os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
    found = shutil.which("node", path=beside)
    assert found, "node is missing: type 'make node_modules/.installed'"
    return found


def mistakes(folder: Path, report: Path) -> list[str]:
    """Return what is wrong with the pages of a folder: where, then what."""
    pages = [str(path) for path in sorted(folder.rglob("*.html"))]
    assert pages, folder
    # Its report is longer than what a pipe keeps when node ends.
    how = ("--config", str(RULES), "--formatter", f"json={report}")
    done = subprocess.run(
        (node(), str(CHECKER), *how, *pages), capture_output=True, text=True, check=False
    )
    assert report.is_file(), done.stdout + done.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{said['line']}: {said['message']}"
        for page in json.loads(report.read_text("utf-8"))
        for said in page["messages"]
    ]


@pytest.mark.parametrize("site", ["tosit", "harbour"])
def test_every_page_is_valid(site: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    built: Built = request.getfixturevalue(site)

    assert mistakes(built.folder, tmp_path / "report.json") == []


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        pytest.param("<p id=a>1</p><p id=a>2</p>", "Duplicate ID", id="id"),
        pytest.param("<ul><p>no item</p></ul>", "not permitted", id="content"),
        pytest.param(
            '<a href="/"><button type="button">in</button></a>', "not permitted", id="link"
        ),
        pytest.param("<h1>1</h1><h3>3</h3>", "expected <h2>", id="headings"),
        pytest.param("<p><b>open</p>", "<b>", id="nesting"),
        pytest.param('<img src="a.png">', "alt", id="picture"),
        pytest.param('<input id="q">', "label", id="field"),
        pytest.param('<p style="color: red">red</p>', "style", id="style"),
        pytest.param('<nav aria-labelledby="gone">a</nav>', "gone", id="reference"),
    ],
)
def test_mistakes_are_found(tmp_path: Path, written: str, complaint: str) -> None:
    page = (
        f'<!doctype html><html lang="en"><head><title>a</title></head><body>{written}</body></html>'
    )
    (tmp_path / "page.html").write_text(page, "utf-8")

    found = mistakes(tmp_path, tmp_path / "report.json")

    assert [said for said in found if complaint in said], found
