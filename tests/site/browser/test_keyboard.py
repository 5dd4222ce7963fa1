"""The site without a mouse: every stop is in order and seen, none is a trap."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browser.templates import NARROWED
from tests.site.browser.test_accessibility import NARROW, WIDE, opened

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGES = ("", "membres/", "projets/tdp/", NARROWED[0], NARROWED[3], "recherche/?q=hadoop")

# All that a Tab should reach, in the order of the page; each is found again by its number.
STOPS = """
() => {
  const able = 'a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]';
  window.stops = [...document.querySelectorAll(able)].filter((one) =>
    !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  return stops.map((one) => one.outerHTML.slice(0, 120));
}
"""

# Where the focus is, and what is wrong with how it shows.
STOP = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return { number: null, name: "nothing", faults: [] };
  const faults = [];
  const box = one.getClientRects()[0];
  if (!box || box.width < 2 || box.height < 2) faults.push("has no size");
  else {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (left >= right || top >= bottom) faults.push("is off screen");
    else {
      const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!one.contains(above)) faults.push("is hidden by " + above?.outerHTML.slice(0, 80));
    }
  }
  const ringed = (part) => {
    const style = getComputedStyle(one, part);
    const wide = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return wide && !/, 0\\)$/.test(style.outlineColor);
  };
  if (![null, "::before", "::after"].some(ringed)) faults.push("has no ring");
  return { number: (window.stops ?? []).indexOf(one), name: one.outerHTML.slice(0, 120), faults };
}
"""


@dataclass
class Stop:
    """A place where the focus was: its number in the page (none, when it was lost)."""

    number: int | None
    name: str
    faults: list[str]


def stop(page: Page) -> Stop:
    return Stop(**page.evaluate(STOP))


@pytest.fixture(params=[NARROW, WIDE])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    size = {"width": request.param, "height": 640}
    context = chromium.new_context(viewport=size, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    size = {"width": NARROW, "height": 640}
    context = chromium.new_context(viewport=size, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def press_until(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element."""
    for _press in range(50):
        page.keyboard.press("Tab")
        if page.evaluate("(name) => document.activeElement.matches(name)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


@pytest.mark.parametrize("address", PAGES)
def test_tab_meets_everything_once_in_order_and_in_sight(
    page: Page, tosit_url: str, address: str
) -> None:
    opened(page, tosit_url, address)
    names = page.evaluate(STOPS)
    assert len(names) > 10

    for number, name in enumerate(names):
        page.keyboard.press("Tab")
        met = stop(page)
        assert met.number == number, f"{met.name} instead of {name}"
        assert met.faults == [], name

    page.keyboard.press("Tab")
    assert stop(page).number in (None, 0)


def test_the_way_back_is_the_same(page: Page, tosit_url: str) -> None:
    opened(page, tosit_url, "membres/sncf/")
    names = page.evaluate(STOPS)
    for _name in names:
        page.keyboard.press("Tab")

    back = []
    for _name in names[1:]:
        page.keyboard.press("Shift+Tab")
        met = stop(page)
        assert met.faults == [], met.name
        back.append(met.number)

    assert back == list(reversed(range(len(names) - 1)))


@pytest.mark.parametrize("address", [*PAGES, "nulle-part/"])
def test_the_first_stop_leads_to_the_content(page: Page, tosit_url: str, address: str) -> None:
    opened(page, tosit_url, address)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement === document.querySelector('main')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


def test_the_pages_of_a_section_are_a_line_that_opens_where_there_is_no_room(
    page: Page, tosit_url: str
) -> None:
    page.goto(tosit_url + "contribuer/regles/")
    section, current = page.locator(".section-nav"), page.locator(".section-nav [aria-current]")
    shown = page.viewport_size
    assert shown

    if shown["width"] == NARROW:
        assert section.evaluate("(one) => one.offsetHeight") < 60
        assert not current.is_visible()
        press_until(page, ".section-nav summary")
        page.keyboard.press("Enter")
    press_until(page, ".section-nav [aria-current]")

    assert current.inner_text() == "Règles"
    assert stop(page).faults == []


def test_the_menu_opens_and_closes_without_losing_the_reader(narrow: Page, tosit_url: str) -> None:
    opened(narrow, tosit_url, "outils/")
    menu = narrow.locator("#menu")
    button = "document.activeElement.matches('.menu-button')"
    press_until(narrow, ".menu-button")
    assert not menu.is_visible()

    narrow.keyboard.press("Enter")
    assert menu.is_visible()
    for link in menu.locator("a").all():
        narrow.keyboard.press("Tab")
        assert link.evaluate("(one) => one === document.activeElement")
        assert stop(narrow).faults == []

    narrow.keyboard.press("Escape")
    assert not menu.is_visible()
    assert narrow.evaluate(button)
    narrow.keyboard.press("Space")
    assert menu.is_visible()
    narrow.keyboard.press("Escape")
    assert narrow.evaluate(button)


@pytest.mark.parametrize(("width", "height"), [(360, 640), (320, 256), (700, 400)])
def test_the_menu_stands_below_its_bar_and_inside_the_window(
    chromium: Browser, tosit_url: str, width: int, height: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": height})
    page = opened(context.new_page(), tosit_url, "outils/")

    page.click(".menu-button")

    bar = page.locator(".site-header__bar").bounding_box()
    menu = page.locator("#menu").bounding_box()
    assert bar
    assert menu
    assert menu["y"] >= bar["y"] + bar["height"] - 1
    assert menu["y"] + menu["height"] <= height
    assert (menu["x"], menu["width"]) == (0, width)
    context.close()


def test_tab_stays_in_the_open_search_and_meets_all_of_it(page: Page, tosit_url: str) -> None:
    opened(page, tosit_url, "outils/")
    press_until(page, ".header-search button")
    page.keyboard.press("Enter")
    page.locator("#finder[data-ready]").wait_for()
    page.keyboard.type("apache")
    inside = "document.activeElement.closest('#finder') !== null"
    met = [stop(page)]

    # The results are chosen by the arrows; Tab goes from the box to what stands around them.
    for _press in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        met.append(stop(page))

    assert [one.faults for one in met] == [[], [], [], []]
    parts = ("combobox", "finder__go", "finder__close", "q=apache")
    assert [one.name for part, one in zip(parts, met, strict=True) if part not in one.name] == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.header-search button')")


def test_the_colours_are_changed_from_the_keyboard_and_said(narrow: Page, tosit_url: str) -> None:
    opened(narrow, tosit_url, "")
    names = "() => document.activeElement.textContent.trim()"
    chosen = "document.documentElement.dataset.colours ?? 'auto'"
    press_until(narrow, ".colours")
    steps = [(narrow.evaluate(chosen), narrow.evaluate(names), "")]

    for _step in range(3):
        narrow.keyboard.press("Enter")
        said = narrow.locator(".colours__said").inner_text().strip()
        steps.append((narrow.evaluate(chosen), narrow.evaluate(names), said))

    assert [step[0] for step in steps] == ["auto", "light", "dark", "auto"]
    assert [step[1] for step in steps[1:]] == [step[2] for step in steps[1:]]
    assert len({step[1] for step in steps}) == 3


def test_each_choice_of_colours_has_its_own_picture_and_its_name_in_sight(
    narrow: Page, tosit_url: str
) -> None:
    opened(narrow, tosit_url, "")
    press_until(narrow, ".colours")
    pictures = set()

    for _step in range(3):
        narrow.keyboard.press("Enter")
        assert narrow.locator(".colours__said").is_visible()
        pictures.add(narrow.locator(".colours svg:visible").inner_html())

    assert len(pictures) == 3


def test_the_colours_are_remembered_on_the_next_page(narrow: Page, tosit_url: str) -> None:
    opened(narrow, tosit_url, "")
    press_until(narrow, ".colours")
    narrow.keyboard.press("Enter")
    narrow.keyboard.press("Enter")

    narrow.goto(tosit_url + "outils/")

    assert narrow.evaluate("document.documentElement.dataset.colours") == "dark"


def test_a_search_is_made_and_followed_from_the_keyboard(page: Page, tosit_url: str) -> None:
    opened(page, tosit_url, "recherche/")
    press_until(page, "#query")

    page.keyboard.type("postgresql")
    page.locator("#resultats a").first.wait_for()
    press_until(page, "#resultats a")
    page.keyboard.press("Enter")

    page.wait_for_url("**/outils/postgresql/")
