"""Specimen pages: rendered once by MkDocs, then filled for each entry of their kind.

A page of docs/ whose front matter has ``specimen: tools`` is ordinary Markdown
that calls ``{{ sheet() }}``. Before its template is rendered, what differs
from entry to entry is replaced by holes; the HTML is then cut at them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from mkdocs.structure.pages import Page

from knowledge.pages.sharing import Shared

SHEET = '<div data-slot="sheet" data-needs="copy.js"></div>'
NAME, SUMMARY, ADDRESS = "hole-of-the-name", "hole-of-the-summary", "hole-of-the-address"
SHARING = "hole-of-what-is-shared"
HOLES = re.compile("|".join(map(re.escape, (SHEET, NAME, SUMMARY, ADDRESS, SHARING))))

# How deep the pages of entries are: the links of the specimen must hold there.
DEPTH = 2


class SpecimenError(ValueError):
    """A specimen page cannot serve: it says why."""


@dataclass(frozen=True)
class Specimen:
    """A page cut at its holes: pieces of HTML, and between them the names of holes."""

    pieces: tuple[str, ...]
    holes: tuple[str, ...]

    def filled(self, fillings: dict[str, str]) -> str:
        """Return the page with each hole filled."""
        parts = [self.pieces[0]]
        for hole, piece in zip(self.holes, self.pieces[1:], strict=True):
            parts += (fillings[hole], piece)
        return "".join(parts)


@dataclass(frozen=True)
class Filling:
    """What the page of one entry says in its head, and its sheet."""

    page: Shared
    sharing: str
    sheet: str


def kind_of(page: Page) -> str | None:
    """Return the kind whose entries the page is a specimen of, if it is one."""
    return page.meta.get("specimen")


def pierce(page: Page) -> None:
    """Put holes in the place of what the template says of a page."""
    page.title = NAME
    page.meta["description"] = SUMMARY
    if page.canonical_url:
        page.canonical_url = ADDRESS
    page.edit_url = None


def cut(output: str, page: Page) -> Specimen:
    """Return a rendered specimen cut at its holes. Raises SpecimenError."""
    name = page.file.src_uri
    if output.count(SHEET) != 1:
        raise SpecimenError(
            f"{name}: a specimen page calls {{{{ sheet() }}}} once, on its own line"
        )
    if page.url.count("/") != DEPTH:
        raise SpecimenError(f"{name}: a specimen page stands in the folder of its kind's list")
    return Specimen(tuple(HOLES.split(output)), tuple(HOLES.findall(output)))


def pages(
    specimen: Specimen, fillings: Iterable[Filling], site_url: str
) -> Iterator[tuple[str, str]]:
    """Yield the address and HTML of the page of each entry."""
    for filling in fillings:
        page = filling.page
        holes = {
            NAME: escape(page.title),
            SUMMARY: escape(page.description),
            ADDRESS: escape(site_url + page.address),
            SHARING: filling.sharing,
            SHEET: filling.sheet,
        }
        yield page.address, specimen.filled(holes)
