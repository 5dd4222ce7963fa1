"""The site for a disk, opened by a double click, with no network at all."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser.conftest import Visit, visit
from tests.site.conftest import Built

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def disk(chromium: Browser, tosit: Built, tmp_path: Path) -> Iterator[Visit]:
    """Return a visit to the home page of the unpacked archive, off the network."""
    with zipfile.ZipFile(tosit.folder / "telechargements/tosit.zip") as archive:
        archive.extractall(tmp_path)
    context = chromium.new_context(locale="fr-FR", offline=True)
    found = visit(context)
    found.open((tmp_path / "tosit/index.html").as_uri())
    yield found
    context.close()


def test_a_reader_walks_from_the_home_page_to_a_sheet(disk: Visit) -> None:
    page = disk.page

    page.locator(".doors a").first.click()
    page.wait_for_url("**/outils/index.html")
    page.locator('.card[data-id="postgresql"] a').first.click()

    expect(page.locator("h1")).to_have_text("PostgreSQL")
    assert disk.complaints == []


def test_search_answers(disk: Visit) -> None:
    page = disk.page

    page.goto(page.url.replace("index.html", "recherche/index.html?q=hadoop"))
    page.locator("#resultats a").first.click()
    page.wait_for_url(lambda url: "/recherche/" not in url)

    expect(page.locator("article.sheet h1")).to_be_visible()
    assert disk.complaints == []


def test_nothing_is_asked_of_any_host(disk: Visit) -> None:
    walk(disk.page, ["outils", "membres", "projets", "evenements", "telechargements"])

    assert disk.complaints == []
    assert [url for url in disk.requests if not url.startswith("file:")] == []


def walk(page: Page, folders: list[str]) -> None:
    home = page.url
    for folder in folders:
        page.goto(home.replace("index.html", f"{folder}/index.html"))
        expect(page.locator("h1")).to_be_visible()
