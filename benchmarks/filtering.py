"""From a click to what it shows, on a list that is narrowed: ``python -m benchmarks.filtering``.

The list of tools is opened in Chromium with its processor slowed four times. « Paint » is the
time from a click on a choice to the first frame that shows its answer. « Work » is what its
main thread did for it, slowed as much: where other programs run, the two drift apart, and this is
what ours costs. « INP » is the longest interaction of the visit, as the browser counts it
(choices and letters typed, by real events; web.dev/articles/inp): a proxy, since nobody but the
machine interacted.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.generate import SHARES
from benchmarks.serving import hosted, packed
from benchmarks.systems import ours

CARDS = (500, 2_000, 5_000)
SLOWED = 4  # times, as Lighthouse slows a phone of the middle class
GOAL = 200  # ms from a click to its paint, and the INP that is good (web.dev/articles/inp)
LIST = "outils/"
CHOICES = 5  # of each of the first facets
QUERY = "serveur"

# A frame is painted when the task after the next frame's callbacks runs.
PAINTED = """(box) => new Promise((done) => {
  const start = performance.now();
  box.click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
WATCH = """() => {
  self.longest = 0;
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId) self.longest = Math.max(self.longest, duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}"""


@dataclass(frozen=True)
class Visit:
    """What one visit measured, in ms, and how heavy the page was, in bytes."""

    cards: int
    weight: int
    ready: float
    paints: Sequence[float]
    works: Sequence[float]
    all_shown: float
    longest: float


def main() -> int:
    """Print the table; the exit code is 1 when a goal is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.filtering",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--cards", type=int, nargs="+", default=CARDS, help="sizes of the list")
    parser.add_argument("--site", type=Path, help="a built site, rather than generated ones")
    parser.add_argument("--chromium", default=which("chromium") or "chromium", help="its program")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox"]
        )
        if options.site:
            visits = [_visit(browser, options.site)]
        else:
            visits = [_generated(browser, cards) for cards in options.cards]
        browser.close()
    print("First / median / longest, in ms, where there are three.\n")
    print("| cards | page, KB gz | ready ms | paint | work | all ms | INP ms |")
    print("| --- " * 7 + "|")
    for visit in visits:
        print(
            f"| {visit.cards:,} | {visit.weight / 1000:.1f} | {visit.ready:.0f} "
            f"| {_three(visit.paints)} | {_three(visit.works)} "
            f"| {visit.all_shown:.0f} | {visit.longest:.0f} |"
        )
    missed = [visit for visit in visits if max(*visit.paints, visit.longest) > GOAL]
    print(f"\nGoal: {GOAL} ms to any paint, and for INP. Missed:", len(missed) or "none")
    return bool(missed)


def _three(times: Sequence[float]) -> str:
    return f"{times[0]:.0f} / {median(times):.0f} / {max(times):.0f}"


def _generated(browser: Browser, cards: int) -> Visit:
    """Build a site with so many tools, and visit it."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"building a list of {cards:,}…", file=sys.stderr)
        system = ours(Path(folder), round(cards / SHARES["tools"]))
        system.build()
        return _visit(browser, system.site)


def _visit(browser: Browser, site: Path) -> Visit:
    with hosted(site) as url:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        browser_itself = context.new_cdp_session(page)
        browser_itself.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        browser_itself.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(url + LIST)
        page.evaluate(WATCH)
        ready = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
        boxes = [
            box
            for facet in page.locator(".explore [data-facet]").all()
            for box in facet.locator("input").all()[:CHOICES]
        ]
        # One at a time, checked and taken back: what costs most is going back to all.
        paints, works = [], []
        for box in [box for box in boxes for _twice in range(2)]:
            before = _worked(browser_itself)
            paints.append(box.evaluate(PAINTED))
            works.append(_worked(browser_itself) - before)
        _interact(page)
        longest = page.evaluate("self.longest")
        visit = Visit(
            cards=int(page.locator(".explore").get_attribute("data-total").split()[0]),
            weight=len(packed(site / LIST / "index.html")),
            ready=ready,
            paints=paints,
            works=works,
            all_shown=_all_shown(page),
            longest=longest,
        )
        context.close()
    return visit


def _worked(browser_itself: CDPSession) -> float:
    """Return how long the main thread of the page has worked so far, in ms."""
    told = browser_itself.send("Performance.getMetrics")["metrics"]
    return next(1000 * one["value"] for one in told if one["name"] == "TaskDuration")


def _interact(page: Page) -> None:
    """Choose and type as a person does, by real events, so that the browser counts them."""
    for box in page.locator(".explore [data-facet] input").all()[:CHOICES]:
        box.click()
        page.wait_for_timeout(100)
    page.locator("#explore-q").press_sequentially(QUERY, delay=100)
    page.wait_for_timeout(500)


def _all_shown(page: Page) -> float:
    """Return how long « Show all » takes; there is none on a short list."""
    page.goto(page.url.partition("?")[0] + "?sort=newest")
    more = page.locator(".explore .more")
    return more.evaluate(PAINTED) if more.is_visible() else 0


if __name__ == "__main__":
    sys.exit(main())
