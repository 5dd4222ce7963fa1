"""What a book says -> PDF, by Typst and the templates of a folder."""

import datetime as dt
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import pikepdf
import typst

from knowledge.book.linking import Place, link
from knowledge.book.problems import BookError
from knowledge.clock import epoch_of
from knowledge.text.language import mark as _

MAIN = "book.typ"
QUERY_FAILED = "failed to compile document: "
MOST_PASSES = 5  # as many as Typst itself tries
FONTS = fontpkg_source_sans_3.ROOT / "files"


@dataclass(frozen=True)
class Book:
    """A typeset book."""

    pdf: bytes
    pages: int


def typeset(
    told: Mapping[str, Any], templates: Path, pictures: Mapping[str, bytes], day: dt.date
) -> Book:
    """Return the book that the templates make of what is ``told``.

    Everything Typst reads is in memory, so that no folder can change a byte.
    Raises BookError for whatever Typst refuses (PDF/UA-1 asks for a text beside
    each picture) or merely warns of, as it does of a font that is not there.
    """
    files: dict[str, Any] = {
        path.name: path.read_bytes() for path in sorted(templates.glob("*.typ"))
    }
    if MAIN not in files:
        raise BookError("", _("There is no file {name}."), name=str(templates / MAIN))
    files["main"] = files.pop(MAIN)
    files["book.json"] = json.dumps(told, ensure_ascii=False).encode()
    files |= {f"logos/{name}": raw for name, raw in pictures.items()}
    try:
        places = _placed(files)
        raw, warnings = _compiler(files).compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=epoch_of(day)
        )
    except typst.TypstError as error:
        raise _refused(error.message, error.hints) from error
    except RuntimeError as error:  # of a query, which says no hints
        raise _refused(str(error).removeprefix(QUERY_FAILED), []) from error
    if warnings:
        raise _refused(warnings[0].message, warnings[0].hints)
    assert isinstance(raw, bytes)  # noqa: S101 - a PDF is one file, pictures would be several
    return _repacked(raw, places, told["words"]["page"])


def _compiler(files: Mapping[str, bytes]) -> typst.Compiler:
    return typst.Compiler(dict(files), font_paths=[str(FONTS)], ignore_system_fonts=True)  # type: ignore[misc]


def _placed(files: dict[str, bytes]) -> dict[str, Place]:
    """Return where everything stands that has a name, its page being that which ``files`` say.

    Typst keeps what it has set, so that asking again for what has not changed costs little.
    """
    pages: dict[str, int] = {}
    for _time in range(MOST_PASSES):
        files["pages.json"] = json.dumps(pages).encode()
        found = json.loads(_compiler(files).query("<places>", field="value", one=True))
        places = {ref: Place(*where) for ref, *where in found}
        before, pages = pages, {ref: place.page for ref, place in places.items()}
        if pages == before:
            return places
    raise BookError("", _("The pages of the book move each time that it is typeset."))


def _refused(message: str, hints: list[str]) -> BookError:
    return BookError("", _("Typst says: {message}"), message=" ".join([message, *hints]))


def _repacked(raw: bytes, places: Mapping[str, Place], page: str) -> Book:
    """Return the same file with its links, in a third of the room: small objects are packed."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = len(pdf.pages)
        link(pdf, places, page)
        pdf.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return Book(packed.getvalue(), pages)
