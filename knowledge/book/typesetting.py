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

from knowledge.book.problems import BookError
from knowledge.clock import epoch_of
from knowledge.language import mark as _

MAIN = "book.typ"
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
        compiler = typst.Compiler(files, font_paths=[str(FONTS)], ignore_system_fonts=True)  # type: ignore[misc]
        raw, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=epoch_of(day)
        )
    except typst.TypstError as error:
        raise _refused(error.message, error.hints) from error
    if warnings:
        raise _refused(warnings[0].message, warnings[0].hints)
    assert isinstance(raw, bytes)  # noqa: S101 - a PDF is one file, pictures would be several
    return _repacked(raw)


def _refused(message: str, hints: list[str]) -> BookError:
    return BookError("", _("Typst says: {message}"), message=" ".join([message, *hints]))


def _repacked(raw: bytes) -> Book:
    """Return the same file in less than half the room: its many small objects are packed."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = len(pdf.pages)
        pdf.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return Book(packed.getvalue(), pages)
