"""What every template owes to everyone: axe's rules, large text, other colours, paper.

These tests see a part of WCAG 2.2. The rest takes people, and screen readers.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browser.templates import ALL, SHEETS
from tests.site.conftest import PROJECT
from tests.site.test_colours import contrast

pytestmark = [pytest.mark.site, pytest.mark.browser]

NARROW, WIDE = 360, 1440
AXE = PROJECT / "node_modules/axe-core/axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES_OF_COLOURS = ("color-contrast",)
# Each fault of the page, with the first element that has it.
RUN_AXE = """
async (runOnly) => {
  const found = await axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html}`);
}
"""


def opened(page: Page, url: str, address: str) -> Page:
    """Open a page and all that is folded in it."""
    page.goto(url + address)
    if "?q=" in address:
        page.locator("#search-status:not(:empty)").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    return page


def faults(page: Page, kind: str, names: tuple[str, ...]) -> list[str]:
    """Return what axe says against a page, by its rules or its families of rules (tags)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN_AXE, {"type": kind, "values": names})
    return found


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": NARROW, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_axe_finds_nothing_in_light_and_in_dark(
    chromium: Browser, tosit_url: str, width: int
) -> None:
    # Without motion, or a colour is caught on its way from light to dark.
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce"
    )
    page = context.new_page()
    for address in ALL:
        opened(page, tosit_url, address)
        assert faults(page, "tag", RULES) == [], address
        # Dark changes nothing else than colours.
        page.emulate_media(color_scheme="dark")
        assert faults(page, "rule", RULES_OF_COLOURS) == [], f"{address}, in dark"
        page.emulate_media(color_scheme="light")
    context.close()


def test_axe_finds_nothing_in_the_open_menu(narrow: Page, tosit_url: str) -> None:
    opened(narrow, tosit_url, "outils/")

    narrow.click(".menu-button")

    assert narrow.locator(".menu a").first.is_visible()
    assert faults(narrow, "tag", RULES) == []


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("query", ["", "données", "xyzzyqwfp"])
def test_axe_finds_nothing_in_the_open_search(
    chromium: Browser, tosit_url: str, width: int, query: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce"
    )
    page = opened(context.new_page(), tosit_url, "outils/tock/")
    page.keyboard.press("/")
    page.locator("#finder[data-ready]").wait_for()
    page.keyboard.insert_text(query)
    page.keyboard.press("ArrowDown")

    assert faults(page, "tag", RULES) == []
    assert page.evaluate(SMALL, CONTROLS) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, "rule", RULES_OF_COLOURS) == []
    context.close()


# A link in a sentence is told from it by more than its colour (1.4.1).
BY_COLOUR_ALONE = """
() => [...document.querySelectorAll("main a, footer a")].filter((link) => {
  const sentence = link.closest("p, li, dd, td, figcaption");
  if (!sentence || !link.checkVisibility()) return false;
  if (link.matches(".badge, .refs a, .card a")) return false;
  const around = sentence.cloneNode(true);
  around.querySelectorAll("a, .badge, .refs, .count").forEach((part) => part.remove());
  const style = getComputedStyle(link);
  return /\\w/.test(around.textContent) && !style.textDecorationLine.includes("underline");
}).map((link) => link.outerHTML)
"""


def test_links_in_sentences_are_underlined(narrow: Page, tosit_url: str) -> None:
    for address in ALL:
        opened(narrow, tosit_url, address)
        assert narrow.evaluate(BY_COLOUR_ALONE) == [], address


# What text needs of its readers (1.4.12), by a sheet that the policy of the page allows.
SPACED = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
    * { word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}
"""

# Text that its own box hides, or that stands outside the window. A table may be
# wider than the window, in a box of its own that scrolls (1.4.10).
CUT = """
() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut = [];
  while (texts.nextNode()) {
    const box = texts.currentNode.parentElement;
    if (!/\\S/.test(texts.currentNode.data) || !box.checkVisibility()) continue;
    if (box.closest("svg, script, noscript, .skip, .hidden-text, .menu-button, .table")) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const place = range.getBoundingClientRect();
    const style = getComputedStyle(box);
    const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
    const wide = box.scrollWidth > box.clientWidth + 1;
    const high = box.scrollHeight > box.clientHeight + 1;
    const outside = place.left < 0 || place.right > innerWidth + 1;
    if ((hides && (wide || high)) || outside) cut.push(texts.currentNode.data.trim());
  }
  return cut;
}
"""


@pytest.mark.parametrize(
    ("enlarged", "spaced"),
    [
        pytest.param(4, False, id="400 %"),
        pytest.param(2, True, id="200 %, spaced"),
    ],
)
def test_large_text_is_read_without_scrolling_sideways(
    chromium: Browser, tosit_url: str, enlarged: int, spaced: bool
) -> None:
    size = {"width": 1280 // enlarged, "height": 1024 // enlarged}
    context = chromium.new_context(viewport=size)
    page = context.new_page()
    for address in ALL:
        opened(page, tosit_url, address)
        if spaced:
            page.evaluate(SPACED)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"], f"{address} is {width} px wide"
        assert page.evaluate(CUT) == [], address
    context.close()


# Links in sentences are free of this, and of axe's rule when nothing else is near (2.5.8).
CONTROLS = (
    "button, input, select, summary, nav a, .refs a, .site-name, .skip, .edit, .results > li > a"
)
SMALL = """
(controls) => [...document.querySelectorAll(controls)].filter((one) => {
  const box = one.getBoundingClientRect();
  return one.checkVisibility() && (box.width < 24 || box.height < 24);
}).map((one) => one.outerHTML)
"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_controls_are_large_enough_for_a_finger(
    chromium: Browser, tosit_url: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in ALL:
        opened(page, tosit_url, address)
        assert page.evaluate(SMALL, CONTROLS) == [], address
    context.close()


# A box to tick and a choice among some are drawn by the browser itself.
EDGED = "button, input:not([type=checkbox], [type=radio]), select, .card, .badge, .monogram"
EDGELESS = """
(edged) => [...document.querySelectorAll(edged)].filter((one) => {
  const style = getComputedStyle(one);
  const edge = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
  return one.checkVisibility() && !edge;
}).map((one) => one.outerHTML)
"""


def test_colours_of_the_system_leave_no_control_without_an_edge(
    chromium: Browser, tosit_url: str
) -> None:
    context = chromium.new_context(
        viewport={"width": WIDE, "height": 800}, forced_colors="active", color_scheme="dark"
    )
    page = context.new_page()
    for address in ALL:
        opened(page, tosit_url, address)
        assert page.evaluate(EDGELESS, EDGED) == [], address
    context.close()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_colours_of_the_system_show_which_page_is_open(
    chromium: Browser, tosit_url: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, forced_colors="active")
    page = opened(context.new_page(), tosit_url, "outils/")
    if width == NARROW:
        page.click(".menu-button")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    side = "borderLeftColor" if width == NARROW else "borderBottomColor"
    colour = f"(one) => getComputedStyle(one).{side}"

    current = page.locator(".menu a[aria-current]").evaluate(colour)
    others = {a.evaluate(colour) for a in page.locator(".menu a:not([aria-current])").all()}

    assert current != paper
    assert others == {paper}
    context.close()


MOVING = """
() => {
  const moves = (style) => style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
  return [...document.querySelectorAll("*")].filter((one) =>
    [null, "::before", "::after"].some((part) => moves(getComputedStyle(one, part)))
  ).map((one) => one.outerHTML);
}
"""


def test_nothing_moves_for_readers_who_asked(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    for address in ("", "outils/", "contribuer/a-completer/"):
        opened(page, tosit_url, address)
        assert page.evaluate(MOVING) == [], address
    context.close()


INKS = """
() => {
  const inks = {};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const box = texts.currentNode.parentElement;
    if (!/\\S/.test(texts.currentNode.data) || !box.checkVisibility()) continue;
    // A browser prints the filling of a drawing, and no background.
    if (box.closest("svg, script, .hidden-text")) continue;
    inks[getComputedStyle(box).color] = texts.currentNode.data.trim();
  }
  return inks;
}
"""


def hexadecimal(colour: str) -> str:
    """Return what a browser calls ``rgb(15, 61, 94)`` as ``#0f3d5e``."""
    numbers = colour.removeprefix("rgb(").removesuffix(")").split(",")
    return "#" + "".join(f"{int(number):02x}" for number in numbers)


@pytest.mark.parametrize("chosen", ["auto", "dark"])
def test_what_is_printed_is_dark_on_white(chromium: Browser, tosit_url: str, chosen: str) -> None:
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(tosit_url)
    page.evaluate("(choice) => localStorage.setItem('colours', choice)", chosen)
    for address in ("", "outils/", *SHEETS):
        opened(page, tosit_url, address)
        page.emulate_media(media="print")
        for ink, text in page.evaluate(INKS).items():
            assert contrast(hexadecimal(ink), "#ffffff") >= 4.5, f"{address}: {ink}: {text}"
        assert page.locator("nav, form, button").filter(visible=True).count() == 0, address
        page.emulate_media(media="screen")
    context.close()


def test_a_printed_link_says_where_it_leads(narrow: Page, tosit_url: str) -> None:
    opened(narrow, tosit_url, "outils/tock/")
    narrow.emulate_media(media="print")

    link = narrow.locator("ol.sources a.away").first
    after = link.evaluate("(one) => getComputedStyle(one, '::after').content")

    assert "attr(href)" in after or link.get_attribute("href") in after
