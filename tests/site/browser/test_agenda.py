"""Events to come, on the day of whoever looks; and the chronology, without script."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from knowledge.clock import epoch_of
from tests.site.browser.conftest import served, visit
from tests.site.conftest import HARBOUR, copy_project, run_site

pytestmark = [pytest.mark.site, pytest.mark.browser]

BUILT = dt.date(2026, 6, 1)
EVENT = (
    "summary: A fair.\nrole: organizer\nstatus: scheduled\nsources: [charter]\n"
    "reviewed_on: 2026-05-02\n"
)


@pytest.fixture(scope="module")
def fairs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site built on 1 June, with fairs on 2–3 June and on 1 July."""
    config = copy_project(tmp_path_factory.mktemp("fairs") / "copy", HARBOUR)
    data = config.parent / "data/events"
    data.mkdir(exist_ok=True)
    (data / "near.yml").write_text(
        f"name: Near fair\n{EVENT}starts: 2026-06-02\nends: 2026-06-03\n"
    )
    (data / "far.yml").write_text(f"name: Far fair\n{EVENT}starts: 2026-07-01\n")
    page = "# Events\n\n## To come\n\n{{ next_events(5) }}\n\n## All\n\n{{ explore('events') }}\n"
    (config.parent / "docs/events/index.md").write_text(page)
    built = run_site(config, config.parent / "site", SOURCE_DATE_EPOCH=str(epoch_of(BUILT)))
    assert built.code == 0, built.said
    with served(Path(built.folder)) as url:
        yield url


def on(chromium: Browser, url: str, day: str, zone: str = "Europe/London") -> Page:
    """Open the events as a reader does at noon of a day, in a time zone."""
    context = chromium.new_context(timezone_id=zone)
    found = visit(context)
    found.page.clock.set_fixed_time(f"{day}T12:00:00Z" if "T" not in day else day)
    page = found.open(url + "events/")
    assert found.complaints == []
    return page


def coming(page: Page) -> list[str]:
    return page.locator(".agenda > ul.cards .card__name").all_inner_texts()


@pytest.mark.parametrize(
    ("day", "names"),
    [
        pytest.param("2026-06-01", ["Near fair", "Far fair"], id="the day of the build"),
        pytest.param("2026-06-03", ["Near fair", "Far fair"], id="its last day"),
        pytest.param("2026-06-04", ["Far fair"], id="the day after"),
        pytest.param("2026-12-25", [], id="when all is over"),
    ],
)
def test_what_is_to_come_follows_the_readers_day(
    chromium: Browser, fairs: str, day: str, names: list[str]
) -> None:
    page = on(chromium, fairs, day)

    assert coming(page) == names
    over = page.locator(".agenda__over")
    assert over.is_visible() == (len(names) < 2)
    assert over.locator(".card").count() == 2 - len(names)
    if len(names) < 2:
        assert "Over since this site was made, on June 1, 2026" in over.inner_text()
    assert page.get_by_text("No event is announced.").is_visible() == (not names)
    page.context.close()


@pytest.mark.parametrize(("zone", "names"), [("Asia/Tokyo", 1), ("America/Los_Angeles", 2)])
def test_the_day_is_that_of_the_place_where_one_reads(
    chromium: Browser, fairs: str, zone: str, names: int
) -> None:
    page = on(chromium, fairs, "2026-06-03T20:00:00Z", zone)

    assert len(coming(page)) == names
    page.context.close()


def test_without_script_the_agenda_is_that_of_the_day_of_the_build(
    chromium: Browser, fairs: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(fairs + "events/")

    assert coming(page) == ["Near fair", "Far fair"]
    assert not page.locator(".agenda__over").is_visible()
    context.close()


def test_a_sort_of_step_is_hidden_and_shown_without_script(
    chromium: Browser, tosit_url: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tosit_url + "association/chronologie/")
    versions = page.locator('[data-sort="release"]')
    assert versions.first.is_visible()

    page.get_by_label(re.compile("Versions des projets")).uncheck()

    assert not any(one.is_visible() for one in versions.all())
    assert page.locator('[data-sort="history"]').first.is_visible()
    context.close()
