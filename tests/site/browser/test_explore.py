"""Lists as readers narrow them: by mouse, by keyboard, by address, from a disk, without script."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser.conftest import Visit, served, visit
from tests.site.browser.test_keyboard import press_until
from tests.site.conftest import PROJECT, Built, run_site

pytestmark = [pytest.mark.site, pytest.mark.browser]

LISTS = ("outils/", "membres/", "projets/", "evenements/", "sources/")
# What is on the page of a list, each entry once.
SEEN = """() => [...new Set([...document.querySelectorAll(".explore__found [data-id]")]
  .filter((one) => one.checkVisibility()).map((one) => one.dataset.id))]"""


def seen(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SEEN)
    return found


def count(page: Page) -> str:
    return page.locator(".explore__count").inner_text()


def type_words(page: Page, query: str) -> None:
    """Type into the box of a list, and wait for the other names of its entries."""
    page.focus("#explore-q")
    page.wait_for_function("self.searchLoad().then(() => true)")
    page.fill("#explore-q", query)


def choose(page: Page, facet: str, value: str) -> None:
    box = page.locator(f'[name="{facet}"][value="{value}"]')
    if not box.is_visible():
        page.locator(f'[data-facet="{facet}"] [data-others]').click()
    box.click()


def with_category(category: str) -> set[str]:
    """Return the tools of a category, read from the data and not from the page."""
    files = (PROJECT / "data/tools").glob("*.yml")
    return {path.stem for path in files if f"\n  - {category}\n" in path.read_text("utf-8")}


def test_a_choice_narrows_the_list_and_says_how_far(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")
    every = len(seen(page))

    choose(page, "category", "databases")

    assert set(seen(page)) == with_category("databases")
    expect(page.locator(".explore__count")).to_have_text(f"{len(seen(page))} sur {every} outils")
    assert page.locator(".explore__count").get_attribute("role") == "status"
    assert reader.complaints == []


def test_choices_of_one_facet_add_up_and_those_of_two_narrow(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")

    choose(page, "category", "databases")
    choose(page, "category", "storage")
    both = set(seen(page))
    choose(page, "named", "sill-recommande-2022")

    assert both == with_category("databases") | with_category("storage")
    assert set(seen(page)) < both
    assert "postgresql" in seen(page)


def test_a_count_tells_what_a_choice_would_leave(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/?category=databases")
    box = page.locator('[name="license"]').first
    told = int(box.locator("xpath=..").locator(".count").inner_text())

    box.click()

    assert len(seen(page)) == told


def test_words_are_found_whatever_their_accents_and_capitals(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")
    every, answers = len(seen(page)), []

    for query in ("fédération", "FEDERATION", "federation"):
        type_words(page, query)
        answers.append(seen(page))

    assert 0 < len(answers[0]) < every
    assert answers[0] == answers[1] == answers[2]


def test_other_names_are_found_too(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")

    type_words(page, "k8s")

    assert "kubernetes" in seen(page)


def test_what_was_typed_before_other_names_came_is_found_when_they_do(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "outils/?q=k8s")

    expect(page.locator('.explore__found [data-id="kubernetes"]:visible')).to_be_visible()
    expect(page.locator(".explore__count")).to_contain_text(" sur ")
    assert reader.complaints == []


def test_a_list_loads_nothing_of_search_before_somebody_types(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "outils/")
    choose(page, "category", "databases")

    assert page.evaluate("self.searchData === undefined")


def test_the_address_tells_everything_and_brings_it_back(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")
    choose(page, "category", "databases")
    choose(page, "named", "sill-recommande-2022")
    page.select_option("#explore-sort", "newest")
    page.fill("#explore-q", "base")
    page.locator('.pick input[value="postgresql"]:visible').click()
    answers = seen(page)

    again = reader.open(page.url)

    assert "category=databases" in page.url
    assert seen(again) == answers
    assert again.input_value("#explore-q") == "base"
    assert again.input_value("#explore-sort") == "newest"
    assert again.locator('.pick input[value="postgresql"]:visible').is_checked()


def test_the_back_button_takes_back_one_choice(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")
    every = seen(page)
    choose(page, "category", "databases")
    one = seen(page)
    choose(page, "category", "storage")

    page.go_back()
    assert seen(page) == one
    page.go_back()

    assert seen(page) == every
    assert page.url == tosit_url + "outils/"


def test_a_choice_is_taken_back_by_its_button_and_the_focus_stays(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "outils/?category=databases&category=storage")

    page.get_by_role("button", name="Retirer le choix Bases de données").click()

    assert set(seen(page)) == with_category("storage")
    assert page.evaluate("document.activeElement.closest('.explore__chosen') !== null")


def test_the_order_is_chosen_and_what_has_no_date_comes_last(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "evenements/?sort=oldest")

    days = page.locator(".explore__found li[data-date]:visible").evaluate_all(
        "(all) => all.map((one) => one.dataset.date)"
    )

    assert days == sorted(days)
    tools = reader.open(tosit_url + "outils/?sort=newest")
    tools.locator(".explore .more").click()
    dated = tools.locator(".explore__found > ul > li").evaluate_all(
        "(all) => all.map((one) => one.dataset.date || '')"
    )
    assert dated == sorted(dated, reverse=True)
    assert dated[-1] == ""


def test_sixty_are_shown_and_a_button_shows_the_others(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/?sort=newest")
    cards = page.locator(".explore__found .card:visible")
    assert cards.count() == 60

    page.locator(".explore .more").press("Enter")

    expect(cards).to_have_count(len(list((PROJECT / "data/tools").glob("*.yml"))))
    sixty_first = cards.nth(60).locator("a").first
    assert sixty_first.evaluate("(one) => one === document.activeElement")


def test_paper_shows_all_that_was_found(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/?sort=newest")
    shown = "document.querySelectorAll('.explore__found > ul > li').length"

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.evaluate(shown)
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert printed > 60
    assert page.evaluate(shown) == 60


def test_nothing_found_is_said(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")

    page.fill("#explore-q", "zzzzqqqq")

    expect(page.locator(".explore__count")).to_have_text("Rien ne correspond à « zzzzqqqq ».")
    assert seen(page) == []


def test_from_nothing_found_one_button_leads_back_to_everything(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "outils/")
    every = seen(page)
    choose(page, "category", "databases")
    assert not page.locator("[data-clear]").is_visible()
    page.fill("#explore-q", "zzzzqqqq")

    page.get_by_role("button", name="Effacer les filtres").press("Enter")

    assert seen(page) == every
    assert page.url == tosit_url + "outils/"
    assert page.evaluate("document.activeElement.id") == "explore-q"


def test_a_short_list_folds_all_of_its_choices_on_a_phone(
    chromium: Browser, tosit_url: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = visit(context).open(tosit_url + "projets/")

    assert not page.locator("#explore-q").is_visible()
    page.locator(".facets summary").click()

    assert page.locator("#explore-q").is_visible()
    context.close()


@pytest.mark.parametrize("address", LISTS)
def test_every_list_can_be_narrowed_from_the_keyboard(
    chromium: Browser, tosit_url: str, address: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    found = visit(context)
    page = found.open(tosit_url + address)
    before = len(seen(page))

    press_until(page, ".facets summary")
    page.keyboard.press("Enter")
    press_until(page, ".facets [type=checkbox]")
    page.keyboard.press("Space")

    assert 0 < len(seen(page)) < before
    assert page.evaluate("document.activeElement.matches('.facets input')")
    assert found.complaints == []
    context.close()


@pytest.mark.parametrize("address", LISTS)
def test_without_script_the_whole_list_is_there_and_nothing_that_would_not_work(
    chromium: Browser, tosit_url: str, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tosit_url + address)

    folder = {"outils/": "tools", "membres/": "members", "projets/": "projects"}.get(address)
    folder = folder or {"evenements/": "events", "sources/": "sources"}[address]
    ids = {path.stem for path in (PROJECT / "data" / folder).glob("*.yml")}
    links = page.locator(".explore__found [data-id] a").all()
    assert {str(link.get_attribute("href")).rstrip("/").rpartition("/")[2] for link in links} >= ids
    for control in ("input", "select", "button", ".facets summary"):
        for one in page.locator(f".explore {control}").all():
            assert not one.is_visible()
    context.close()


# A long list on a wide screen


@pytest.fixture
def wide(chromium: Browser, tosit_url: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(tosit_url + "outils/")
    yield page
    context.close()


def test_the_first_entries_are_seen_without_scrolling(wide: Page) -> None:
    boxes = [card.bounding_box() for card in wide.locator(".explore .card").all()[:4]]

    assert all(box and box["y"] + box["height"] <= 900 for box in boxes)


def test_the_box_to_select_an_entry_is_beside_its_name(wide: Page) -> None:
    for card in wide.locator(".explore .card").all()[:12]:
        name, box = card.locator("h3 a").bounding_box(), card.locator(".pick").bounding_box()
        assert name
        assert box
        assert name["x"] + name["width"] <= box["x"]
        assert box["y"] < name["y"] + name["height"]
        assert box["height"] >= 24


def test_the_choices_stay_in_sight_and_the_last_is_reached_by_tab(wide: Page) -> None:
    wide.evaluate("scrollTo(0, 5000)")
    assert wide.locator("#explore-q").is_visible()
    word, last = wide.locator("#explore-q"), wide.locator(".facets :is(input, button):visible").last

    word.focus()
    for _press in range(wide.locator(".facets :is(input, button):visible").count() + 1):
        wide.keyboard.press("Tab")  # one for the line that folds them

    assert last.evaluate("(one) => one === document.activeElement")
    for one in (word, last):
        one.focus()
        box = one.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900
    assert abs(wide.evaluate("scrollY") - 5000) < 200  # the list has not gone elsewhere


def test_a_group_is_reached_from_the_keyboard(wide: Page) -> None:
    wide.focus("[data-csv]")
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.matches('.groups summary')")

    wide.keyboard.press("Enter")
    press_until(wide, '.groups a[href="#databases"]')
    wide.keyboard.press("Enter")

    head = wide.locator("#databases").bounding_box()
    assert head
    assert 0 <= head["y"] < 100
    wide.keyboard.press("Tab")
    assert (
        wide.evaluate("document.activeElement.closest('section')?.querySelector('h2').id")
        == "databases"
    )


def test_what_a_group_is_about_opens_from_its_line_and_is_whole_on_paper(wide: Page) -> None:
    about = wide.locator(".group", has=wide.locator("#databases")).locator("details")
    told = about.locator("p").first
    assert not told.is_visible()

    about.locator("summary").press("Enter")
    assert told.is_visible()
    about.locator("summary").press("Enter")
    wide.emulate_media(media="print")

    assert about.evaluate("(one) => one.offsetHeight") > 60


def test_a_list_opened_from_a_disk_is_narrowed_too(chromium: Browser, tosit: Built) -> None:
    context = chromium.new_context()
    found = visit(context)
    page = found.open((tosit.folder / "outils/index.html").as_uri())

    choose(page, "category", "databases")
    assert set(seen(page)) == with_category("databases")
    assert page.url.endswith("?category=databases")
    page.go_back()

    assert len(seen(page)) > len(with_category("databases"))
    assert found.complaints == []
    context.close()


# What a reader keeps


def test_what_is_kept_is_shown_alone_printed_and_compared(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/")
    for name in ("postgresql", "mariadb"):
        page.locator(f'.pick input[value="{name}"]').first.click()
    expect(page.locator(".explore__picks [role=status]")).to_have_text("Sélection\u00a0: 2")

    page.get_by_role("button", name="Voir la sélection").click()

    assert set(seen(page)) == {"postgresql", "mariadb"}
    page.emulate_media(media="print")
    assert page.locator(".card:visible").count() == 2
    assert not page.locator(".explore button:visible").count()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Comparer", exact=True).last.click()
    page.wait_for_url("**/outils/comparer/?tools=*")
    assert {"postgresql", "mariadb"} == set(
        page.url.partition("?")[2].replace("tools=", "").split("&")
    )


def test_a_tool_of_two_families_counts_once_and_is_kept_in_both_of_its_places(
    chromium: Browser, harbour_copy: Path
) -> None:
    data = harbour_copy.parent / "data"
    (data / "categories/boats.yml").write_text("name: Boats\n", "utf-8")
    tool = data / "tools/tide-table.yml"
    tool.write_text(tool.read_text("utf-8").replace("[tides]", "[tides, boats]"), "utf-8")
    built = run_site(harbour_copy, harbour_copy.parent / "site")
    context = chromium.new_context()
    found = visit(context)
    page = found.open((built.folder / "tools/index.html").as_uri())
    boxes = page.locator('.pick input[value="tide-table"]')
    assert count(page) == "2 tools"
    assert boxes.count() == 2

    boxes.first.click()

    assert all(box.is_checked() for box in boxes.all())
    assert not page.get_by_role("link", name="Compare").count()  # this site has no such page
    assert found.complaints == []
    context.close()


def test_a_long_list_and_a_long_facet_are_whole_once_they_are_asked_for(
    chromium: Browser, harbour_copy: Path
) -> None:
    tools = harbour_copy.parent / "data/tools"
    buoy = (tools / "buoy.yml").read_text("utf-8")
    for number in range(400):
        text = buoy.replace("name: Buoy", f"name: Buoy {number}")
        text += f"programming_languages: [Tongue {number % 40}]\n"
        (tools / f"buoy-{number}.yml").write_text(text, "utf-8")
    built = run_site(harbour_copy, harbour_copy.parent / "site")
    context = chromium.new_context()
    found = visit(context)
    page = found.open((built.folder / "tools/index.html").as_uri())
    tongues = page.locator('[name="language"]')
    hidden = tongues.locator("visible=false").count()

    page.get_by_role("button", name=f"Other choices: {hidden}").press("Enter")

    assert hidden >= 10
    assert tongues.locator("visible=true").count() == tongues.count()
    assert page.evaluate("document.activeElement.name") == "language"
    page.get_by_role("checkbox", name="Tongue 39").click()
    assert len(seen(page)) == 10
    page.get_by_role("checkbox", name="Tongue 39").click()
    page.locator(".explore .more").click()
    expect(page.locator(".explore__found .card")).to_have_count(402)
    assert found.complaints == []
    context.close()


def test_what_was_kept_can_be_dropped(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "membres/?pick=edf&pick=sncf&kept=1")
    assert set(seen(page)) == {"edf", "sncf"}

    page.get_by_role("button", name="Vider").click()

    assert len(seen(page)) > 2
    assert not page.locator(".explore__picks").is_visible()
    assert page.url == tosit_url + "membres/"


def test_an_address_that_asks_for_what_is_not_there_is_no_harm(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "outils/?category=nope&pick=nope&kept=1&sort=nope&other=1")

    assert len(seen(page)) == len(list((PROJECT / "data/tools").glob("*.yml")))
    assert reader.complaints == []


# As a spreadsheet


def test_the_list_as_it_is_narrowed_is_a_table_for_spreadsheets(
    reader: Visit, tosit_url: str, tmp_path: Path
) -> None:
    page = reader.open(tosit_url + "outils/?category=databases")

    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger en CSV").click()
    file = tmp_path / "list.csv"
    download.value.save_as(file)
    body = file.read_bytes()

    assert download.value.suggested_filename == "outils.csv"
    assert b"\r\n" in body
    text = io.StringIO(body.decode("utf-8-sig"), newline="")
    rows = list(csv.reader(text, delimiter=";", strict=True))
    assert body.startswith(b'\xef\xbb\xbf"Nom";')
    assert rows[0][:3] == ["Nom", "Résumé", "Catégorie"]
    assert {len(row) for row in rows} == {len(rows[0])}
    told = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert len(told) == len(with_category("databases"))
    assert told["PostgreSQL"]["Recommandé ou cité par"].startswith("SILL – recommandé (2022)")
    assert told["PostgreSQL"]["Adresse"] == tosit_url + "outils/postgresql/"
    assert reader.complaints == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(reader: Visit, tosit_url: str, start: str) -> None:
    page = reader.open(tosit_url + "projets/")

    text = page.evaluate("(cell) => table.csv([[cell, 'safe']], ';')", f'{start}HYPERLINK("x","y")')

    (row,) = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert row == [f'\'{start}HYPERLINK("x","y")', "safe"]


@pytest.mark.parametrize("separator", [",", ";"])
def test_commas_quotes_and_lines_stay_in_their_cell(
    reader: Visit, tosit_url: str, separator: str
) -> None:
    page = reader.open(tosit_url + "projets/")
    cells = ["a,b", 'say "no"', "two\r\nlines", "é ; œ", ""]

    text = page.evaluate("([cells, by]) => table.csv([cells], by)", [cells, separator])

    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)) == [cells]
    assert text.startswith(f'"a,b"{separator}"say ""no"""')
    assert text.endswith("\r\n")


def test_a_site_in_english_parts_cells_at_commas(reader: Visit, harbour: Built) -> None:
    with served(harbour.folder) as url:
        page = reader.open(url + "tools/")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as CSV").click()
        body = download.value.path().read_bytes()

    assert body.startswith(b'\xef\xbb\xbf"Name","Summary",')


# The panorama


def test_the_panorama_shows_what_one_asks_for_and_its_address_says_it(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "outils/panorama/")
    shown = page.locator(".panorama li:visible")
    every = shown.count()

    page.get_by_label("SILL").check()

    assert 0 < shown.count() < every
    assert shown.locator("[aria-hidden]", has_text="SIL").count() == shown.count()
    assert page.url.endswith("?named=sill")
    page.go_back()
    assert shown.count() == every
    assert reader.complaints == []


def test_the_panorama_is_one_sheet_of_a3(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/panorama/")

    body = page.pdf(prefer_css_page_size=True)

    assert body.count(b"/Type /Page\n") == 1
    (box,) = set(re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)", body))
    assert tuple(int(side) for side in box) in ((1190, 841), (1191, 841), (1191, 842))
