"""Links inside a typeset book: from the name that Typst was given to a place on a page.

Typst would look for the place of each link while it sets the line, and set every line again
when that place moves: twice the time and the memory (figures in ``benchmarks/README.md``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from knowledge.book.problems import BookError
from knowledge.language import mark as _

NAME = "book:"
ABOVE = 10  # points between the top of the window and what a link leads to


@dataclass(frozen=True)
class Place:
    """A place in a book: its page, from 1, and points from the left and the top."""

    page: int
    left: float
    top: float


def link(pdf: pikepdf.Pdf, places: Mapping[str, Place], word: str) -> None:
    """Make each link to a name lead to its place, and say « ``word`` 12 » to who cannot see it.

    Raises BookError, which names what a link leads to and no page holds.
    """
    ends: dict[str, tuple[pikepdf.Object, str]] = {}
    for note, name in _named(pdf):
        if name not in ends:
            if name not in places:
                raise BookError(name, _("the book mentions it, and has no place for it"))
            ends[name] = pdf.make_indirect(_end(pdf, places[name])), f"{word} {places[name].page}"
        note.Dest, note.Contents = ends[name]
        del note.A


def _named(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, str]]:
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            action = note.get("/A")
            if action is not None and (name := str(action.URI)).startswith(NAME):
                yield note, name.removeprefix(NAME)


def _end(pdf: pikepdf.Pdf, place: Place) -> pikepdf.Array:
    page = pdf.pages[place.page - 1]
    top = float(page.mediabox[3]) - max(0, place.top - ABOVE)
    return pikepdf.Array([page.obj, pikepdf.Name.XYZ, round(place.left, 2), round(top, 2), 0])
