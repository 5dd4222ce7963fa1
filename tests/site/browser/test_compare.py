"""Tools side by side: chosen on the page, from lists and sheets, from a disk, without script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser.conftest import Visit, visit
from tests.site.browser.test_keyboard import press_until
from tests.site.conftest import Built

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "outils/comparer/"
TWO = PAGE + "?tools=postgresql&tools=mariadb"


def compared(page: Page) -> list[str]:
    return page.locator(".compare__table thead a").all_inner_texts()


def row(page: Page, title: str) -> list[str]:
    """Return the cells of a fact, without what marks that it differs."""
    found = page.locator(".compare__table tbody tr", has=page.locator(f'th:text("{title}")')).first
    return found.locator("td").all_inner_texts()


def test_two_tools_stand_side_by_side_and_what_differs_is_said(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + TWO)

    assert compared(page) == ["PostgreSQL", "MariaDB Server"]
    assert row(page, "Licence") == ["PostgreSQL", "GPL-2.0-only"]
    license_row = page.locator("tr.differs", has=page.locator('th:text("Licence")')).first
    assert "diffère" in license_row.inner_text()
    same = page.locator("tr.same", has=page.locator('th:text("Catégories")'))
    assert "diffère" not in same.inner_text()
    assert "identique" in same.inner_text()
    own = page.locator("tbody tr", has=page.locator('th:text("Résumé")'))
    assert "identique" not in own.inner_text()
    assert reader.complaints == []
    assert all(url.startswith(tosit_url) for url in reader.requests)


def test_an_address_may_name_tools_between_commas(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + PAGE + "?tools=postgresql,mariadb")

    assert compared(page) == ["PostgreSQL", "MariaDB Server"]
    assert "ne porte ce nom" not in page.locator(".compare [role=status]").inner_text()


def test_what_no_source_says_of_a_tool_is_no_difference(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + TWO)
    replaced = page.locator("tbody tr", has=page.locator('th:text("Peut remplacer")'))

    assert replaced.locator("td").all_inner_texts() == ["non précisé", "MySQL"]
    assert not replaced.evaluate("(row) => row.matches('.differs, .same')")
    assert "diffère" not in replaced.inner_text()
    assert "identique" not in replaced.inner_text()


def test_only_what_differs_can_be_shown(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + TWO)
    every = page.locator("tbody tr").count()
    differing = page.locator("tr.differs").count()

    page.get_by_label("Seulement ce qui diffère").check()

    assert 0 < page.locator("tbody tr").count() == differing < every


def test_what_a_tool_has_alone_stands_out_in_a_list(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + TWO)

    alone = page.locator("tbody strong").all_inner_texts()

    assert any("Open Kubernetes" in text for text in alone)
    assert "SILL – recommandé (2022)" not in alone


def test_tools_are_added_and_removed_from_the_keyboard_up_to_four(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + PAGE)
    assert compared(page) == []

    for name in ("Gra", "Prom", "Cent", "Alert"):
        press_until(page, "#compare-tool")
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.evaluate("document.activeElement.blur()")
    assert len(compared(page)) == 4
    assert page.locator(".compare__form button").is_disabled()
    expect(page.locator(".compare [role=status]")).to_contain_text("Quatre outils")

    press_until(page, ".compare__name button")
    page.keyboard.press("Enter")

    assert len(compared(page)) == 3
    assert page.evaluate("document.activeElement.matches('#compare-tool')")


def test_the_address_tells_which_and_the_back_button_goes_back(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + TWO)
    page.select_option("#compare-tool", "apache-kafka")
    page.get_by_role("button", name="Ajouter").click()
    assert page.url.endswith("&tools=apache-kafka")
    assert len(compared(page)) == 3

    page.go_back()

    assert compared(page) == ["PostgreSQL", "MariaDB Server"]


def test_one_tool_waits_for_a_second(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + PAGE + "?tools=postgresql&tools=postgresql&tools=nope")

    assert compared(page) == ["PostgreSQL"]
    expect(page.locator(".compare [role=status]")).to_have_text(
        "Aucun outil ici ne porte ce nom\u00a0: nope. Choisissez au moins deux outils."
    )
    assert not page.locator(".differs").count()


def test_who_has_chosen_nothing_or_one_tool_is_offered_others(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + PAGE)
    first = page.locator(".compare__start .card a:visible").first
    names = first.inner_text()
    first.click()
    page.wait_for_url("**/?tools=*&tools=*")
    assert " et ".join(compared(page)) == names
    assert not page.locator(".compare__start").is_visible()

    page.locator(".compare__name button").first.click()
    assert len(compared(page)) == 1
    page.locator(".compare__near a").first.click()

    page.wait_for_url("**/?tools=*&tools=*")
    assert len(compared(page)) == 2


def test_a_sheet_leads_to_the_comparison_with_its_tool_in_it(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/postgresql/")

    page.get_by_role("link", name="Comparer à d’autres outils").click()
    page.wait_for_url("**/outils/comparer/?tools=postgresql")

    assert compared(page) == ["PostgreSQL"]


def test_it_works_from_a_disk(chromium: Browser, tosit: Built) -> None:
    context = chromium.new_context()
    found = visit(context)
    page = found.open((tosit.folder / PAGE / "index.html").as_uri() + "?tools=postgresql")

    page.select_option("#compare-tool", "mariadb")
    page.get_by_role("button", name="Ajouter").click()
    assert compared(page) == ["PostgreSQL", "MariaDB Server"]
    page.locator(".compare__table thead a").first.click()

    page.wait_for_url("**/outils/postgresql/index.html")
    assert found.complaints == []
    context.close()


def test_without_script_it_says_how_to_do_it(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tosit_url + PAGE)

    assert "ouvrez deux fiches dans deux fenêtres" in page.locator("main").inner_text()
    assert not page.locator(".compare select, .compare button").first.is_visible()
    pair = page.locator(".compare__start .card a:visible").all()[:2]
    assert [link.get_attribute("href").startswith("../../outils/") for link in pair] == [True, True]
    context.close()


def test_a_table_on_a_phone_is_still_a_table(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(tosit_url + TWO)

    assert page.get_by_role("columnheader").count() >= 2
    assert page.get_by_role("rowheader", name="Licence").first.is_visible()
    cells = page.get_by_role("row", name="Catégories").get_by_role("cell")
    left, right = (cells.nth(n).bounding_box() for n in (0, 1))
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_three_tools_are_one_below_the_other_on_a_phone(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(tosit_url + PAGE + "?tools=postgresql,mariadb,apache-kafka")

    table = page.locator(".compare__table")

    assert table.evaluate("(box) => box.scrollWidth - box.clientWidth") <= 0
    named = page.locator("tbody tr:first-child td").evaluate_all(
        "(cells) => cells.map((cell) => getComputedStyle(cell, '::before').content)"
    )
    assert named == ['"PostgreSQL"', '"MariaDB Server"', '"Apache Kafka"']
    context.close()


def test_the_comparison_is_printed_with_its_names_and_without_its_buttons(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + TWO)

    page.emulate_media(media="print")

    assert compared(page) == ["PostgreSQL", "MariaDB Server"]
    assert not page.locator(".compare button:visible, .compare select:visible").count()
