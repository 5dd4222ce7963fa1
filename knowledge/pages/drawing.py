"""Pictures drawn by Typst, in the colours and the typeface of the site."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.pages.palette import palette
from knowledge.pages.sharing import HEIGHT, WIDTH, Picture

TEMPLATE, STYLE, ICON = "sharing/card.typ", "assets/design.css", "assets/icon.svg"


def draw(pictures: Iterable[Picture], looks: Path) -> list[bytes]:
    """Return pictures as PNG files, by the template, colours and icon of the folder of looks.

    The same words and looks give the same bytes: everything Typst reads is in
    memory, and its fonts are of a package. Raises ValueError for what Typst
    merely warns of, as it does of a font that is not there.
    """
    # Only a site that has a public address has pictures: no other waits for these.
    import fontpkg_source_sans_3
    import typst

    colours = {colour.name: colour.light for colour in palette((looks / STYLE).read_text("utf-8"))}
    told = {
        "pictures": [asdict(picture) for picture in pictures],
        "colours": colours,
        "size": [WIDTH, HEIGHT],
    }
    files: Any = {  # the stubs of Typst know of no files in memory
        "main": (looks / TEMPLATE).read_bytes(),
        "icon.svg": (looks / ICON).read_bytes(),
        "told.json": json.dumps(told, ensure_ascii=False).encode(),
    }
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[fontpkg_source_sans_3.ROOT / "files"],
    )
    compiler = typst.Compiler(files, font_paths=fonts)
    # A point is a pixel. One page comes by itself, several in a list.
    drawn, warnings = compiler.compile_with_warnings(format="png", ppi=72)
    if warnings:
        raise ValueError("\n".join(warning.message for warning in warnings))
    return drawn if isinstance(drawn, list) else [drawn] if drawn else []
