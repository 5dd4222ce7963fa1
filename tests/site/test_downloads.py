"""What readers take away: the files, their page, and the site as it lies on a disk."""

import hashlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.conftest import HARBOUR, Built, run_site

pytestmark = pytest.mark.site

ADDRESS = re.compile(r'<(?:a|link|form|script|img)\s[^>]*?(?:href|src|action)="([^"#?]+)')


@pytest.fixture(scope="session")
def unpacked(tosit: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(tosit.folder / "telechargements/tosit.zip") as archive:
        archive.extractall(folder)
    return folder / "tosit"


@pytest.mark.parametrize(
    ("site", "page", "files"),
    [
        ("tosit", "telechargements", ["tosit.pdf", "tosit.zip", "tosit-schemas.zip"]),
        (
            "harbour",
            "downloads",
            ["harbour-commons.pdf", "harbour-commons.zip", "harbour-commons-schemas.zip"],
        ),
    ],
)
def test_each_file_is_told_with_its_sum(
    site: str, page: str, files: list[str], request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(site)
    html = (built.folder / page / "index.html").read_text("utf-8")

    assert re.findall(r'href="\.\./([^"]+)" download', html) == [f"{page}/{n}" for n in files]
    sums = [hashlib.sha256((built.folder / page / name).read_bytes()) for name in files]
    assert re.findall("[0-9a-f]{64}", html) == [found.hexdigest() for found in sums]


def test_the_archive_explains_itself_and_leaves_itself_out(unpacked: Path) -> None:
    assert "Édition non officielle" in (unpacked / "LISEZMOI.txt").read_text("utf-8")
    assert (unpacked / "telechargements/tosit.pdf").is_file()
    page = (unpacked / "telechargements/index.html").read_text("utf-8")
    assert "tosit.pdf" in page
    assert 'tosit.zip"' not in page
    assert not (unpacked / "telechargements/tosit.zip").exists()
    assert not (unpacked / "404.html").exists()


def test_every_address_on_a_disk_is_a_file(unpacked: Path) -> None:
    lost = [
        f"{page.relative_to(unpacked)}: {address}"
        for page, address in addresses(unpacked)
        if not (page.parent / unquote(address)).is_file()
    ]

    assert lost == []


def addresses(site: Path) -> Iterator[tuple[Path, str]]:
    for page in site.rglob("*.html"):
        for address in ADDRESS.findall(page.read_text("utf-8")):
            if not urlsplit(address).scheme:
                yield page, address


def test_the_same_data_gives_the_same_files(harbour: Built, tmp_path: Path) -> None:
    again = run_site(HARBOUR / "mkdocs.yml", tmp_path / "elsewhere/site")

    for name in ("harbour-commons.pdf", "harbour-commons.zip", "harbour-commons-schemas.zip"):
        first, second = (site.folder / "downloads" / name for site in (harbour, again))
        assert first.read_bytes() == second.read_bytes(), name
