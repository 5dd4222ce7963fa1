"""A printed book, read again from its PDF: what its readers see, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium

A4 = (595.28, 841.89)  # points
HEAD_ENDS = 780.0  # below it is the text of a page, above it its running head
FOOT_ENDS = 50.0

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline: where it leads, counted from page 1."""

    title: str
    page: int
    top: float
    children: tuple["Bookmark", ...]


@dataclass(frozen=True)
class Link:
    """A place one can click: where it is, and the address or page that it leads to."""

    page: int
    box: Box
    url: str
    target: int  # a page, or 0


class Printed:
    """The pages, links and structure of a PDF."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self.drawn = pdfium.PdfDocument(path)
        self.pages = {page.objgen: number for number, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def texts(self) -> list[Any]:
        """The text of each page."""
        return [page.get_textpage() for page in self.drawn]

    def text(self, page: int) -> str:
        """Return the words of a page, hyphens at the ends of lines undone."""
        return flat(self.texts[page - 1].get_text_range())

    def within(self, page: int, box: Box) -> str:
        """Return the words of a part of a page."""
        left, bottom, right, top = box
        found = self.texts[page - 1].get_text_bounded(left, bottom, right, top)
        return flat(found)

    def lines(self, page: int) -> list[Box]:
        """Return the boxes of what is written on a page, one for each run of words."""
        text = self.texts[page - 1]
        return [text.get_rect(number) for number in range(text.count_rects())]

    def head(self, page: int) -> str:
        """Return the running head of a page."""
        return self.within(page, (0, HEAD_ENDS, *A4))

    # Where things lead

    @cached_property
    def outline(self) -> tuple[Bookmark, ...]:
        """The bookmarks, as a tree."""
        with self.pdf.open_outline() as outline:
            return tuple(map(self._bookmark, outline.root))

    def _bookmark(self, item: pikepdf.OutlineItem) -> Bookmark:
        page, _how, _left, top, _zoom = item.destination
        children = tuple(map(self._bookmark, item.children))
        return Bookmark(str(item.title), self.pages[page.objgen], float(top), children)

    @cached_property
    def named(self) -> dict[str, int]:
        """The page of each place that has a name."""
        names = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): self.pages[place[0].objgen] for name, place in names.items()}

    @cached_property
    def links(self) -> list[Link]:
        """Every place one can click. Raises KeyError for one that leads nowhere."""
        return [
            self._link(number, note)
            for number, page in enumerate(self.pdf.pages, 1)
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link"
        ]

    def _link(self, page: int, note: pikepdf.Object) -> Link:
        box = tuple(map(float, note.Rect))
        if "/A" in note and note.A.S == "/URI":
            return Link(page, box, str(note.A.URI), 0)
        place = note.Dest if "/Dest" in note else note.A.D
        if isinstance(place, pikepdf.Array):
            return Link(page, box, "", self.pages[place[0].objgen])
        return Link(page, box, "", self.named[str(place)])

    # Structure

    def tags(self) -> Iterator[pikepdf.Object]:
        """Yield the elements of the structure, in the order in which they are read aloud."""
        waiting = [self.pdf.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            if "/S" in element:
                yield element
            kids = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            waiting += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary)]

    def pages_of(self, element: pikepdf.Object) -> set[int]:
        """Return the pages of the words that stand in an element itself, and in none below it."""
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        pages = [element.Pg for kid in kids if isinstance(kid, int)]
        pages += [kid.Pg for kid in kids if not isinstance(kid, int) and "/MCID" in kid]
        return {self.pages[page.objgen] for page in pages}

    def fonts(self) -> list[pikepdf.Object]:
        """Return the fonts of all pages."""
        found = {}
        for page in self.pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                found[font.objgen] = font
        return list(found.values())


def flat(text: str) -> str:
    """Return text on one line, as it would stand without hyphenation."""
    joined = re.sub(r"[\u00ad\ufffe\u0002-]\r?\n(?=[^\W\d_])", "", text)
    # A place where a line of an address may end is no character of it, nor one where none may.
    return " ".join(re.sub("[\u00ad\ufffe\u200b\u2060]", "", joined).split())
