"""The running heads of a book, held against the words on each page."""

import re
from typing import Any

from tests.book.conftest import Made
from tests.book.reading import flat


def sheets_of(book: Made) -> list[dict[str, Any]]:
    return [
        sheet
        for chapter in book.told["chapters"]
        for section in chapter["sections"]
        for sheet in section["sheets"]
    ]


def heads_hold(book: Made) -> dict[int, str]:
    """Return the running heads of pages with sheets, each held against the words on its page.

    Which sheets have words on a page is read from the tags: they say it of every word.
    """
    on_page: dict[int, list[str]] = {}
    for sheet, pages in zip(sheets_of(book), pages_of_sheets(book), strict=True):
        for page in sorted(pages):
            on_page.setdefault(page, []).append(flat(sheet["head"]))
    openings = {mark.page for mark in book.printed.outline}
    found = {page: book.printed.head(page) for page in on_page}
    for page, names in on_page.items():
        span = names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
        expected = "" if page in openings else f" {span}"
        assert found[page].endswith(expected), (page, found[page])
        assert bool(found[page]) == bool(expected), page
    return {page: head for page, head in found.items() if head}


def pages_of_sheets(book: Made) -> list[set[int]]:
    """Return the pages on which each sheet has words, by the headings among the tags."""
    names = [flat(sheet["name"]) for sheet in sheets_of(book)]
    found: list[set[int]] = []
    level = 0  # of the heading of the sheet that is being read, if one is
    for tag in book.printed.tags():
        if re.fullmatch(r"/H\d", str(tag.S)):
            here = int(str(tag.S)[2:])
            if flat(str(tag.get("/T", ""))) == (names[len(found) :] or [None])[0]:
                found.append(set())
                level = here
            elif here <= level:
                level = 0
        if level:
            found[-1] |= book.printed.pages_of(tag)
    return found
