"""Search from the header of every page: a dialog, its results, its keys, and life without it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser.conftest import Visit, visit
from tests.site.browser.test_search import results
from tests.site.conftest import Built

pytestmark = [pytest.mark.site, pytest.mark.browser]

SHEET = "outils/postgresql/"
LOADED = re.compile(r"assets/search/(data|search)\.js$")


def opened(page: Page) -> Page:
    """Open the dialog by its key, once its scripts are there."""
    page.keyboard.press("/")
    page.locator("#finder[data-ready]").wait_for()
    return page


def chosen(page: Page) -> str | None:
    """Return what the arrows chose, as ``kind/id``; a screen reader is told the same."""
    active = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    option = page.locator("#finder [aria-selected=true]")
    if active is None:
        assert option.count() == 0
        return None
    assert option.get_attribute("id") == active
    return f"{option.get_attribute('data-kind')}/{option.get_attribute('data-id')}"


WAYS: dict[str, Callable[[Page], None]] = {
    "the button": lambda page: page.get_by_role("button", name="Rechercher", exact=True).click(),
    "/": lambda page: page.keyboard.press("/"),
    "Ctrl+K": lambda page: page.keyboard.press("Control+k"),
}


@pytest.mark.parametrize("way", WAYS)
def test_search_opens_and_escape_leads_back(reader: Visit, tosit_url: str, way: str) -> None:
    page = reader.open(tosit_url + SHEET)
    dialog = page.get_by_role("dialog", name="Rechercher dans le site")

    WAYS[way](page)
    expect(dialog).to_be_visible()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    assert page.url.endswith(SHEET)
    if way == "the button":
        expect(page.locator(".header-search button")).to_be_focused()


def test_nothing_of_search_is_loaded_before_it_is_wanted(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + SHEET)
    page.wait_for_load_state("networkidle")
    assert [url for url in reader.requests if LOADED.search(url)] == []

    opened(page)

    assert len([url for url in reader.requests if LOADED.search(url)]) == 2


def test_results_come_by_kind_while_one_types_best_first(reader: Visit, tosit_url: str) -> None:
    page = opened(reader.open(tosit_url + SHEET))

    page.keyboard.type("monitor")

    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    groups = page.get_by_role("listbox", name="Résultats").get_by_role("group")
    expect(groups.first).to_have_accessible_name(re.compile("catégories", re.IGNORECASE))
    options = page.get_by_role("option")
    assert options.first.get_attribute("data-id") == "observability"
    assert options.first.locator("mark").count() > 0
    assert 1 < options.count() <= 8
    assert reader.complaints == []


def test_what_was_typed_before_the_scripts_came_is_answered(reader: Visit, tosit_url: str) -> None:
    page = reader.page
    page.route("**/search/data.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    reader.open(tosit_url + SHEET)

    page.keyboard.press("/")
    page.keyboard.type("grafana")

    expect(page.get_by_role("option").first).to_have_attribute("data-id", "grafana")


def test_arrows_choose_and_enter_opens(reader: Visit, tosit_url: str) -> None:
    page = opened(reader.open(tosit_url + SHEET))
    page.keyboard.type("grafana")
    assert chosen(page) is None

    page.keyboard.press("ArrowDown")
    assert chosen(page) == "tools/grafana"
    page.keyboard.press("ArrowDown")
    assert chosen(page) not in (None, "tools/grafana")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert chosen(page) is None
    page.keyboard.press("ArrowUp")
    assert chosen(page) is not None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url("**/outils/grafana/")


def test_enter_without_a_choice_leads_to_all_the_results(reader: Visit, tosit_url: str) -> None:
    page = opened(reader.open(tosit_url + SHEET))
    page.keyboard.type("grafana")

    page.keyboard.press("Enter")

    page.wait_for_url("**/recherche/?q=grafana")
    assert results(page)[0] == "tools/grafana"


def test_a_result_on_this_very_page_closes_the_dialog(reader: Visit, tosit_url: str) -> None:
    page = opened(reader.open(tosit_url + "glossaire/"))
    page.keyboard.type("copyleft")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("#finder")).to_be_hidden()
    assert page.url.endswith("glossaire/#copyleft")


def test_the_count_is_said_when_the_typing_stops(reader: Visit, tosit_url: str) -> None:
    page = opened(reader.open(tosit_url + SHEET))
    page.evaluate(
        """() => {
          window.said = [];
          const status = document.querySelector("#finder [role=status]");
          new MutationObserver(() => status.textContent && said.push(status.textContent))
            .observe(status, { childList: true });
        }"""
    )

    page.keyboard.type("postgresql", delay=20)
    expect(page.locator("#finder [role=status]")).to_contain_text("résultats")

    assert len(page.evaluate("said")) == 1


def test_whoever_finds_nothing_is_led_to_the_lists(reader: Visit, tosit_url: str) -> None:
    page = opened(reader.open(tosit_url + SHEET))

    page.keyboard.type("xyzzyqwfp")

    expect(page.locator(".finder__none")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    page.locator(".finder__none a").click()
    page.wait_for_url("**/recherche/?q=xyzzyqwfp")
    expect(page.locator("#search-browse a", has_text="Outils")).to_be_visible()


def test_before_one_types_the_lists_are_offered_with_what_they_count(
    reader: Visit, tosit_url: str
) -> None:
    page = opened(reader.open(tosit_url + SHEET))
    ways = page.get_by_role("navigation", name="Parcourir les listes")
    expect(ways.get_by_role("link")).to_have_text(
        [
            re.compile(rf"^{name} \d+$")
            for name in ("membres", "projets", "outils", "événements", "sources")
        ]
    )

    page.keyboard.type("g")
    expect(ways).to_be_hidden()
    page.keyboard.press("Backspace")
    outils = ways.get_by_role("link", name="outils")
    count = int(outils.locator(".count").inner_text())
    outils.click()

    page.wait_for_url("**/outils/")
    assert page.locator(".card[data-kind=tools]").count() <= count
    assert reader.complaints == []


def test_the_dialog_says_why_something_was_found_and_what_was_read(
    reader: Visit, tosit_url: str
) -> None:
    page = opened(reader.open(tosit_url + SHEET))

    page.keyboard.type("sgbd")
    why = page.locator('#finder [data-id="apache-hbase"] .found__why')
    assert why.inner_text().replace("\xa0", " ") == "Catégorie : Bases de données (SGBD)"
    expect(page.locator(".finder__read")).to_be_hidden()
    page.get_by_role("combobox").fill("kafak")

    expect(page.locator(".finder__read")).to_have_text("« kafak » lu comme « Kafka ».")
    expect(page.locator("#finder [role=status]")).to_have_text(
        "3 résultats. « kafak » lu comme « Kafka »."
    )


def test_a_slash_is_a_slash_in_a_field(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url)

    page.locator("#query").press_sequentially("ci/cd")

    assert page.locator("#query").input_value() == "ci/cd"
    assert not page.locator("#finder").is_visible()


def test_on_its_own_page_search_has_one_box(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/")

    page.keyboard.press("/")

    expect(page.locator("#query")).to_be_focused()
    assert not page.locator("#finder").is_visible()


def test_the_dialog_works_from_a_disk(chromium: Browser, tosit: Built) -> None:
    context = chromium.new_context()
    found = visit(context)
    page = opened(found.open(Path(tosit.folder, SHEET, "index.html").as_uri()))

    page.keyboard.type("grafana")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("file://**/outils/grafana/index.html")
    assert found.complaints == []
    context.close()


def test_without_script_the_form_of_the_header_leads_to_the_search_page(
    chromium: Browser, tosit_url: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = visit(context).open(tosit_url + SHEET)

    page.locator(".header-search button").click()

    page.wait_for_url("**/recherche/*")
    expect(page.locator("#search-browse a", has_text="Outils")).to_be_visible()
    context.close()


def test_when_the_scripts_are_lost_the_form_still_leads_to_the_search_page(
    reader: Visit, tosit_url: str
) -> None:
    reader.page.route("**/search/search.js", lambda route: route.abort())
    page = reader.open(tosit_url + SHEET)

    page.keyboard.press("/")
    page.keyboard.type("grafana")
    page.keyboard.press("Enter")

    page.wait_for_url("**/recherche/?q=grafana")


def test_names_in_the_dialog_are_text_and_never_markup(reader: Visit, tosit_url: str) -> None:
    page = opened(reader.open(tosit_url + SHEET))

    page.keyboard.insert_text("<img src=x onerror=alert(1)>")

    assert page.locator("#finder img").count() == 0
    assert reader.complaints == []


def test_the_box_shows_all_of_its_example_on_a_phone(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(tosit_url + SHEET)
    box = opened(page).get_by_role("combobox")

    # What a box shows before one types has no size of its own: the same words, typed, have.
    box.evaluate("(one) => { one.value = one.placeholder; }")

    assert box.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    context.close()
