"""The book of our own data: what it says, where it leads, and how it looks on the page."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from knowledge.models import KINDS
from knowledge.models.entry import Sheet
from tests.book.conftest import SITE, Made
from tests.book.heads import heads_hold, sheets_of
from tests.book.reading import A4, Bookmark, flat

MARGIN, FOOT, HEAD = 50.0, 28.0, 14.0  # points between the words and the edges of a page
ONE_LINE = 14.0  # points; the box of a link that is cut in two lines holds other words too
SHEETS = [kind for kind, model in KINDS.items() if issubclass(model, Sheet)]


def tree(chapters: list[dict[str, Any]], indexes: list[dict[str, Any]]) -> Any:
    """Return the titles that the structure of a book asks for."""
    titles: list[Any] = [("Sommaire", [])]
    for chapter in chapters:
        parts: list[Any] = []
        for section in chapter["sections"]:
            sheets = [(sheet["name"], []) for sheet in section["sheets"]]
            parts += [(section["title"], sheets)] if section["title"] else sheets
        titles.append((chapter["title"], parts))
    return [*titles, *[(index["title"], []) for index in indexes]]


def titles_of(outline: tuple[Bookmark, ...]) -> Any:
    return [(mark.title, titles_of(mark.children)) for mark in outline]


def every(outline: tuple[Bookmark, ...]) -> Iterator[Bookmark]:
    for mark in outline:
        yield mark
        yield from every(mark.children)


# Structure


def test_the_bookmarks_are_the_structure(tosit: Made) -> None:
    expected = tree(tosit.told["chapters"], tosit.told["indexes"])

    assert titles_of(tosit.printed.outline) == expected


def test_every_sheet_is_in_the_book_once(tosit: Made) -> None:
    printed = [sheet["ref"] for sheet in sheets_of(tosit)]

    assert sorted(printed) == sorted(
        entry.ref for kind in SHEETS for entry in tosit.knowledge.of(kind)
    )


def test_every_bookmark_leads_to_its_title(tosit: Made) -> None:
    for mark in every(tosit.printed.outline):
        box = (0, mark.top - 75, A4[0], mark.top + 6)
        assert flat(mark.title) in tosit.printed.within(mark.page, box), mark


def test_every_sheet_has_a_place_and_says_what_it_is_there(tosit: Made) -> None:
    for sheet in sheets_of(tosit):
        page = tosit.printed.named[sheet["ref"]]
        said = tosit.printed.text(page) + " " + tosit.printed.text(page + 1)
        assert flat(sheet["summary"]).split(" ")[0] in said, sheet["ref"]


def test_headings_skip_no_level_and_every_table_has_headers(tosit: Made) -> None:
    levels, tables, headed = [], 0, 0
    for tag in tosit.printed.tags():
        name = str(tag.S)
        levels += [int(name[2:])] if name[:2] == "/H" and name[2:].isdecimal() else []
        tables += name == "/Table"
        headed += name == "/THead"

    assert all(here <= before + 1 for before, here in pairwise(levels))
    assert tables == headed > 0


# Pages and links


def test_printed_page_numbers_are_those_of_the_pages(tosit: Made) -> None:
    for page in range(3, len(tosit.printed.pdf.pages) + 1):
        foot = tosit.printed.within(page, (A4[0] - 100, 0, A4[0], 50))
        assert foot.split()[-1] == str(page)


def test_the_contents_name_every_title_with_its_page(tosit: Made) -> None:
    first = tosit.printed.outline[0].page
    last = tosit.printed.outline[1].page
    lines = {
        (link.target, tosit.printed.within(link.page, link.box).split(" . ")[0])
        for link in tosit.printed.links
        if first <= link.page < last
    }
    said = " ".join(tosit.printed.text(page) for page in range(first, last))

    for mark in every(tosit.printed.outline[1:]):
        assert mark.page in {target for target, _text in lines}, mark
        start = re.escape(flat(mark.title))
        assert re.search(rf"{start}[ .]*{mark.page}\b", said), mark


def test_every_printed_reference_to_a_page_is_right(tosit: Made) -> None:
    numbers = 0
    index = tosit.printed.named[tosit.told["indexes"][0]["ref"]]
    for link in tosit.printed.links:
        if link.box[3] - link.box[1] > ONE_LINE:
            continue
        text = tosit.printed.within(link.page, link.box)
        found = re.search(r"p\.\s*(\d+)\)$", text)
        if link.page >= index:
            found = re.fullmatch(r"(\d+)", text)
        if found:
            assert int(found[1]) == link.target, link
            numbers += 1

    assert numbers > 500


def addresses(record: Any) -> Iterator[str]:
    """Yield the web addresses in a record, whatever its fields are called."""
    if isinstance(record, BaseModel):
        for name in type(record).model_fields:
            yield from addresses(getattr(record, name))
    elif isinstance(record, tuple):
        for item in record:
            yield from addresses(item)
    elif isinstance(record, str):
        whole = re.fullmatch(r"https?://\S+", record)
        yield from [record] if whole else re.findall(r"\]\((https?://[^)\s]+)\)", record)


def test_links_out_of_the_book_are_the_addresses_of_the_data(tosit: Made) -> None:
    entries = [entry for kind in KINDS for entry in tosit.knowledge.of(kind)]
    expected = {url for entry in entries for url in addresses(entry)}
    expected |= set(addresses(tosit.knowledge.association)) | {SITE.url, SITE.forge}
    for entry in entries:
        if wikidata := getattr(entry, "wikidata", None):
            expected.add(f"https://www.wikidata.org/wiki/{wikidata}")
        if lifetime := getattr(entry, "endoflife", None):
            expected.add(f"https://endoflife.date/{lifetime}")

    assert {link.url for link in tosit.printed.links if link.url} == expected


def test_links_inside_the_book_all_lead_somewhere(tosit: Made) -> None:
    pages = len(tosit.printed.pdf.pages)
    inside = [link for link in tosit.printed.links if not link.url]

    assert len(inside) > 1000
    assert all(1 <= link.target <= pages for link in inside)


# Looks


def test_no_word_stands_outside_the_margins(tosit: Made) -> None:
    for page in range(3, len(tosit.printed.pdf.pages) + 1):
        for left, bottom, right, top in tosit.printed.lines(page):
            assert left > MARGIN - 1, page
            assert right < A4[0] - MARGIN + 1, page
            assert bottom > FOOT, page
            assert top < A4[1] - HEAD, page


def test_no_two_lines_stand_on_each_other(tosit: Made) -> None:
    """Raised numbers reach into the line above, by less than a third of its height."""
    for page in range(1, len(tosit.printed.pdf.pages) + 1):
        boxes = sorted(tosit.printed.lines(page), key=lambda box: box[1])
        for place, low in enumerate(boxes):
            for high in boxes[place + 1 :]:
                if high[1] >= low[3]:
                    break
                wide = min(low[2], high[2]) - max(low[0], high[0])
                deep = min(low[3], high[3]) - max(low[1], high[1])
                height = min(low[3] - low[1], high[3] - high[1])
                assert wide < 1 or deep < 0.6 * height, (page, low, high)


def test_no_page_is_empty(tosit: Made) -> None:
    for page in range(1, len(tosit.printed.pdf.pages) + 1):
        assert len(tosit.printed.text(page)) > 100, page


def test_the_head_of_a_page_names_the_first_and_last_sheets_on_it(tosit: Made) -> None:
    assert len(heads_hold(tosit)) > 20


def test_a_sheet_with_room_begins_with_room_for_its_facts(tosit: Made) -> None:
    chapters = {chapter["title"]: chapter for chapter in tosit.told["chapters"]}
    roomy = [
        sheet
        for mark in tosit.printed.outline
        if chapters.get(mark.title, {}).get("layout") == "sheets"
        for sheet in mark.children
    ]

    assert len(roomy) > 20
    assert not [sheet for sheet in roomy if sheet.top < 60 + 140]


def test_no_line_begins_with_the_number_of_a_source(tosit: Made) -> None:
    """A raised number stays with the word that it proves, except in a column of its own."""
    place = tosit.printed.named
    texts = {*range(place["chapter-association"], place["chapter-members"])}
    texts |= {*range(place["chapter-tools"], place["chapter-uses"])}
    numbers, before = 0, None
    for link in tosit.printed.links:
        if link.page in texts and link.target >= place["chapter-sources"]:
            left, bottom, right, top = link.box
            stands_alone = not tosit.printed.within(link.page, (left - 8, bottom - 4, left, top))
            # Four numbers or more are a row that may be cut after a comma.
            cut = before is not None and 0 < before[1] - bottom < ONE_LINE and before[0] > right
            assert not stands_alone or cut or top - bottom > ONE_LINE, link
            numbers += 1
            before = link.box

    assert numbers > 500


def test_no_markup_is_printed(tosit: Made) -> None:
    for page in range(1, len(tosit.printed.pdf.pages) + 1):
        assert "<sup" not in tosit.printed.text(page), page


def test_the_head_of_a_page_of_sources_says_which_numbers_are_on_it(tosit: Made) -> None:
    first = tosit.printed.named["chapter-sources"] + 1
    last = tosit.printed.named[tosit.told["indexes"][0]["ref"]]
    spans = [tosit.printed.head(page).rsplit(maxsplit=1)[-1] for page in range(first, last)]
    ends = [[int(number) for number in span.split("–")] for span in spans]

    assert len(ends) > 3
    assert all(here[-1] + 1 == after[0] for here, after in pairwise(ends))


# What a checker of accessibility says

# Explained, and no fault of the page: see DECISIONS.md.
ALLOWED = {
    "LNK-010",  # an old address, named in a sentence, is no place to go to
    "ORD-001",  # Typst paints the numbers of a list apart from its lines; readers follow the tags
    "PAG-001",  # two columns end with words that sheets share: « Qui le cite »
}


def test_a_checker_of_accessibility_finds_no_error(tosit: Made, tmp_path: Path) -> None:
    report = tmp_path / "report.json"

    subprocess.run(
        (
            Path(sys.executable).with_name("outloud"),
            str(tosit.printed.path),
            "-q",
            "--json",
            str(report),
        ),
        check=False,
        capture_output=True,
    )

    found = findings(json.loads(report.read_text("utf-8")))
    assert [one for one in found if one["severity"] == "error"] == []
    assert {one["rule"] for one in found if one["severity"] == "warning"} <= ALLOWED


def findings(report: Any) -> list[dict[str, Any]]:
    return [finding for book in report["results"] for finding in book["findings"]]


@pytest.mark.parametrize("page", [1, 3, 5, 7])
def test_cover_contents_and_sheets_are_drawn_in_ink_on_white(tosit: Made, page: int) -> None:
    picture = tosit.printed.drawn[page - 1].render(scale=0.5).to_pil().convert("L")
    shades = picture.histogram()
    share = sum(shades[:200]) / sum(shades)

    assert 0.02 < share < 0.3


def test_the_cover_counts_no_member_that_no_source_attests(tosit: Made) -> None:
    figures = {name: count for count, name in tosit.told["cover"]["figures"]}

    assert "organisations" in figures
    assert "membres" not in figures
