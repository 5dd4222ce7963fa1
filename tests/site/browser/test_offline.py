"""The site for a disk, opened by a double click, with no network at all."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser.conftest import Visit, visit
from tests.site.browser.test_compare import compared
from tests.site.browser.test_explore import choose, seen, with_category
from tests.site.browser.test_search_dialog import opened
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
    assert found.complaints == []
    assert [url for url in found.requests if not url.startswith("file:")] == []
    context.close()


def test_a_reader_walks_from_the_home_page_to_a_sheet(disk: Visit) -> None:
    page = disk.page

    page.locator(".doors a").first.click()
    page.wait_for_url("**/outils/index.html")
    page.locator('.card[data-id="postgresql"] a').first.click()

    expect(page.locator("h1")).to_have_text("PostgreSQL")


def test_search_answers(disk: Visit) -> None:
    page = disk.page

    page.goto(page.url.replace("index.html", "recherche/index.html?q=hadoop"))
    page.locator("#resultats a").first.click()
    page.wait_for_url(lambda url: "/recherche/" not in url)

    expect(page.locator("article.sheet h1")).to_be_visible()


def test_the_dialog_of_search_answers_too(disk: Visit) -> None:
    page = opened(disk.page)

    page.keyboard.type("postgres")
    page.locator('#finder [data-id="postgresql"]').first.click()

    expect(page.locator("article.sheet h1")).to_have_text("PostgreSQL")


def test_a_list_is_narrowed_and_its_address_brings_the_choice_back(disk: Visit) -> None:
    page = turn_to(disk.page, "outils")
    every = len(seen(page))

    choose(page, "category", "databases")

    assert set(seen(page)) == with_category("databases")
    page.reload()
    assert set(seen(page)) == with_category("databases")
    page.go_back()
    assert len(seen(page)) == every


def test_what_is_kept_is_compared(disk: Visit) -> None:
    page = turn_to(disk.page, "outils")
    for name in ("postgresql", "mariadb"):
        page.locator(f'.pick input[value="{name}"]').first.click()
    page.get_by_role("button", name="Voir la sélection").click()
    assert set(seen(page)) == {"postgresql", "mariadb"}

    page.get_by_role("link", name="Comparer", exact=True).last.click()
    page.wait_for_url("**/outils/comparer/index.html?tools=*")

    assert set(compared(page)) == {"PostgreSQL", "MariaDB Server"}
    page.locator(".compare__table thead a", has_text="PostgreSQL").click()
    expect(page.locator("article.sheet h1")).to_have_text("PostgreSQL")


def test_the_panorama_shows_what_one_asks_for(disk: Visit) -> None:
    page = turn_to(disk.page, "outils/panorama")
    shown = page.locator(".panorama li:visible")
    every = shown.count()

    page.get_by_label("SILL").check()

    assert 0 < shown.count() < every
    shown.locator("a").first.click()
    expect(page.locator("article.sheet h1")).to_be_visible()


def test_an_event_of_the_agenda_opens(disk: Visit) -> None:
    page = turn_to(disk.page, "evenements")

    card = page.locator(".card[data-kind=events]:visible").first
    name = card.locator(".card__name").inner_text()
    card.locator("a").first.click()

    expect(page.locator("article.sheet h1")).to_have_text(name)


def test_the_link_to_the_book_leads_to_a_book(disk: Visit) -> None:
    page = turn_to(disk.page, "telechargements")

    link = page.get_by_role("link", name=re.compile("livre", re.IGNORECASE)).first
    url = urlsplit(link.evaluate("link => link.href"))

    assert url.scheme == "file"
    assert Path(url2pathname(url.path)).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("folder", ["membres", "projets", "sources", "quoi-de-neuf", "contribuer"])
def test_other_pages_open_without_asking_any_host(disk: Visit, folder: str) -> None:
    expect(turn_to(disk.page, folder).locator("h1")).to_be_visible()


def turn_to(page: Page, folder: str) -> Page:
    page.goto(page.url.replace("index.html", f"{folder}/index.html"))
    return page
