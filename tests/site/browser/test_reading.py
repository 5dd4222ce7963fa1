"""Pages as Chromium shows them: nothing wrong, nothing asked of others, nothing cut."""

import pytest
from playwright.sync_api import Browser

from tests.site.browser.conftest import Visit, visit
from tests.site.conftest import Built

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = (
    "",
    "association/",
    "membres/",
    "membres/sncf/",
    "projets/",
    "projets/tdp/",
    "outils/",
    "outils/postgresql/",
    "evenements/",
    "evenements/tosit-day-2026/",
    "sources/",
    "sources/republik-it-2025/",
    "recherche/?q=hadoop",
    "contribuer/macros/",
    "a-propos/",
    "nulle-part/",
)
LOST = "Failed to load resource: the server responded with a status of 404"


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_no_page_complains_asks_others_or_overflows(
    chromium: Browser, tosit_url: str, colours: str, width: int, script: bool
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=colours,
        java_script_enabled=script,
        service_workers="block",
    )
    for address in PAGES:
        found = visit(context)
        page = found.open(tosit_url + address)

        expected = [LOST] if address == "nulle-part/" else []
        assert [c.partition(" (")[0] for c in found.complaints] == expected, address
        assert [url for url in found.requests if not url.startswith(tosit_url)] == [], address
        assert page.locator("h1").count() == 1, address
        assert page.locator("h1").first.is_visible(), address
        if script:
            width_of_page = page.evaluate("document.documentElement.scrollWidth")
            assert width_of_page <= width, f"{address} is {width_of_page} px wide"
        page.close()
    context.close()


# Each group of references whose first number stands below the word that it belongs to.
ALONE = """
() => [...document.querySelectorAll(".refs")].filter((refs) => {
  const texts = document.createTreeWalker(refs.closest("main"), NodeFilter.SHOW_TEXT);
  texts.currentNode = refs;
  const before = texts.previousNode(), last = before?.data.search(/\\S\\s*$/) ?? -1;
  if (last < 0) return false;
  const word = document.createRange();
  word.setStart(before, last);
  word.setEnd(before, last + 1);
  const number = refs.querySelector("a").getBoundingClientRect();
  return (number.top + number.bottom) / 2 > word.getBoundingClientRect().bottom;
}).map((refs) => refs.parentElement.textContent.trim())
"""


@pytest.mark.parametrize("width", [320, 360, 768])
def test_a_reference_stays_on_the_line_of_its_word(
    chromium: Browser, tosit_url: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in PAGES:
        page.goto(tosit_url + address)
        assert page.evaluate(ALONE) == [], address
    context.close()


def test_dark_readers_get_dark_pages(chromium: Browser, tosit_url: str) -> None:
    backgrounds = set()
    for colours in ("light", "dark"):
        context = chromium.new_context(color_scheme=colours)
        page = visit(context).open(tosit_url)
        backgrounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()

    assert len(backgrounds) == 2


def test_a_card_leads_to_its_sheet_and_back(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")

    page.locator('.card[data-id="postgresql"] a').first.click()

    page.wait_for_url("**/outils/postgresql/")
    assert page.locator("article.sheet").get_attribute("data-id") == "postgresql"
    page.locator(".breadcrumb a", has_text="Outils").click()
    page.wait_for_url("**/outils/")


def test_the_number_of_a_source_leads_to_it(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "membres/sncf/")

    page.locator(".refs a").first.click()

    page.wait_for_url("**#source-1")
    assert page.locator("#source-1").is_visible()


def test_a_preview_or_a_disk_shows_pages_too(chromium: Browser, tosit: Built) -> None:
    context = chromium.new_context()
    found = visit(context)

    page = found.open((tosit.folder / "outils/postgresql/index.html").as_uri())

    assert found.complaints == []
    assert page.locator("h1").inner_text() == "PostgreSQL"
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_who_uses_what_is_whole_on_every_screen(
    chromium: Browser, tosit_url: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = visit(context).open(tosit_url + "membres/usages/")

    shown = page.locator(".matrix:visible, .matrix-list:visible")

    assert shown.count() == 1
    assert "Société Générale" in shown.inner_text()
    cut = "(box) => box.scrollHeight - box.clientHeight > 1 && getComputedStyle(box).overflowY"
    assert shown.evaluate(cut) in (False, "visible")
    if width == 1440:
        page.get_by_role("rowheader", name="SNCF").scroll_into_view_if_needed()
        head = page.get_by_role("columnheader", name="Tock").bounding_box()
        assert head
        assert head["y"] >= 0
    context.close()


@pytest.mark.parametrize("address", ["projets/tdp/", "glossaire/"])
def test_the_sections_of_a_long_page_stay_beside_what_one_reads(
    chromium: Browser, tosit_url: str, address: str
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 800})
    page = visit(context).open(tosit_url + address)
    page.mouse.wheel(0, 4000)
    page.wait_for_function("scrollY > 3000")

    nav = page.locator(".jump")
    box, main = nav.bounding_box(), page.locator(".sheet__main").bounding_box()
    assert box
    assert main
    assert 0 <= box["y"] <= 32
    assert box["x"] >= main["x"] + main["width"]
    assert nav.get_by_text("Sur cette page").is_visible()
    context.close()


def test_the_sections_of_a_long_page_follow_its_summary_where_there_is_no_room(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "projets/tdp/")
    page.set_viewport_size({"width": 360, "height": 640})

    order = [
        page.locator(part).bounding_box()["y"]
        for part in (".sheet__summary", ".jump", ".sheet__about", ".sheet__facts", ".sheet__main")
    ]
    assert order == sorted(order)
    assert not page.get_by_text("Sur cette page").is_visible()


def test_tall_facts_push_nothing_apart_beside_them(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/kubernetes/")

    about, main = (page.locator(f".sheet__{part}").bounding_box() for part in ("about", "main"))
    facts, nav = (page.locator(part).bounding_box() for part in (".sheet__facts", ".jump"))
    assert facts["y"] + facts["height"] > main["y"] + 100, "its facts end beside its sections"
    assert main["y"] - (about["y"] + about["height"]) <= 1
    assert 0 < nav["y"] - (facts["y"] + facts["height"]) <= 32


def test_a_citation_is_copied_by_a_button_that_says_so(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = visit(context).open(tosit_url + "outils/postgresql/")
    page.get_by_text("Citer cette fiche").click()

    page.get_by_role("button", name="Copier la citation").click()

    page.get_by_text("Copié", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".cite__text").inner_text()
    context.close()


def test_without_script_no_button_promises_a_copy(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = visit(context).open(tosit_url + "outils/postgresql/")
    page.get_by_text("Citer cette fiche").click()

    assert page.locator(".cite__text").is_visible()
    assert not page.locator(".cite__copy").is_visible()
    context.close()
