"""Links inside a typeset book: from the name that Typst was given to a place on a page.

Typst would look for the place of each link while it sets the line, and set every line again
when that place moves: twice the time and the memory (figures in ``benchmarks/README.md``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from knowledge.book.problems import BookError
from knowledge.text.language import mark as _

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
        _frame(note)


def _frame(note: pikepdf.Object) -> None:
    """Frame a link by lines rather than by runs of letters; one line needs no more than its box."""
    corners = list(map(float, note.get("/QuadPoints", ())))
    lines: list[list[float]] = []
    for start in range(0, len(corners), 8):
        across, up = corners[start : start + 8 : 2], corners[start + 1 : start + 8 : 2]
        left, bottom, right, top = min(across), min(up), max(across), max(up)
        if lines and min(lines[-1][3], top) > max(lines[-1][1], bottom):
            was = lines[-1]
            lines[-1] = [
                min(was[0], left),
                min(was[1], bottom),
                max(was[2], right),
                max(was[3], top),
            ]
        else:
            lines.append([left, bottom, right, top])
    if len(lines) > 1:
        note.QuadPoints = pikepdf.Array(
            [round(line[corner], 2) for line in lines for corner in (0, 1, 2, 1, 2, 3, 0, 3)]
        )
    elif lines:
        del note.QuadPoints


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
