"""Logos: pictures that contributors give, hostile until checked."""

import struct
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from knowledge.fields.identifiers import FILE_NAME
from knowledge.fields.reading import LONGEST_LINE
from knowledge.loading.source import Document
from knowledge.problems import Problem, nearest

LARGEST_LOGO = 100 * 1024
LARGEST_SIDE = 4096
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_HEADER = struct.Struct(">8sI4sII")  # its start, then the first chunk: length, name, sides

# Elements that can run code, reach out, show a page inside the picture, or
# change an attribute after we have read it.
# SVG 2, chapters 12 (embedded content) and 15 (scripting); SVG Animations 2.
UNSAFE_ELEMENTS = frozenset(
    """
    animate animatemotion animatetransform audio discard embed foreignobject handler iframe
    image listener object script set use video
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
SVG = "http://www.w3.org/2000/svg"
HTML = "http://www.w3.org/1999/xhtml"


def logo_problems(document: Document, folder: Path) -> list[Problem]:
    """Return what is wrong with the logo that an entry names, if it names one."""
    logo = document.value.get("logo")
    written = logo.get("file") if isinstance(logo, dict) else None
    name = written.strip() if isinstance(written, str) else ""
    if not FILE_NAME.fullmatch(name) or len(name) > LONGEST_LINE:
        return []  # the field itself has a problem, or there is no logo
    try:
        found = _fault(folder / name, folder)
    except OSError:
        found = "logo-broken", {}
    if found is None:
        return []
    code, words = found
    return [document.problem(code, ("logo", "file"), value=name, **words)]


def _fault(path: Path, folder: Path) -> tuple[str, dict[str, str]] | None:
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        others = [other.name for other in folder.iterdir()] if folder.is_dir() else []
        return "logo-missing", {"near": nearest(path.name, others)}
    size = path.stat().st_size
    if size > LARGEST_LOGO:
        return "logo-too-big", {"size": str(-(-size // 1024)), "limit": str(LARGEST_LOGO // 1024)}
    raw = path.read_bytes()
    if path.suffix == ".png":
        return None if is_png(raw) else ("logo-broken", {})
    try:
        unsafe = unsafe_part(raw)
    except ValueError:
        return "logo-broken", {}
    return ("logo-unsafe", {"what": unsafe}) if unsafe else None


def is_png(raw: bytes) -> bool:
    """Say whether ``raw`` starts as a PNG image of a size one can draw does."""
    if len(raw) < PNG_HEADER.size:
        return False
    start, _length, chunk, width, height = PNG_HEADER.unpack_from(raw)
    drawable = 0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE
    return bool(start == PNG_START and chunk == b"IHDR" and drawable)


def unsafe_part(raw: bytes) -> str:
    """Return the first thing in an SVG that may not be published, or an empty text.

    Raises ValueError when it is not SVG at all.
    """
    inspector = _Inspector()
    try:
        inspector.parser.Parse(raw, True)
    except _Unsafe as unsafe:
        return str(unsafe)
    except (ExpatError, LookupError) as error:  # an unknown encoding is a LookupError
        raise ValueError(str(error)) from error
    if inspector.root != f"{SVG} svg":
        raise ValueError("not SVG")
    # A style may come in pieces, and reach out only once they are put together.
    return _outside("".join(inspector.style))


class _Unsafe(Exception):  # noqa: N818 - it never leaves this file
    pass


class _Inspector:
    """Reads an SVG with expat, stops at the first unsafe thing, and keeps the style sheets."""

    def __init__(self) -> None:
        self.root = ""
        self.style: list[str] = []
        self.styles_open = 0
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.element
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def doctype(self, *_: object) -> None:
        raise _Unsafe("DOCTYPE")

    def instruction(self, target: str, _: str) -> None:
        raise _Unsafe(f"<?{target}")

    def element(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        space, _, local = name.rpartition(" ")
        if space == HTML or local.lower() in UNSAFE_ELEMENTS:
            raise _Unsafe(f"<{local}>")
        self.styles_open += local.lower() == "style"
        for attribute, value in attributes.items():
            space, _, local = attribute.rpartition(" ")
            if part := _unsafe_attribute(space, local.lower(), value):
                raise _Unsafe(part)

    def end(self, name: str) -> None:
        self.styles_open -= name.rpartition(" ")[2].lower() == "style"

    def characters(self, content: str) -> None:
        if self.styles_open:
            self.style.append(content)


def _unsafe_attribute(space: str, name: str, value: str) -> str:
    away = name in ("href", "src", "base") and not value.strip().startswith("#")
    if away or name == "ping":
        return f"{name}=…"
    if space:
        return ""  # a note that a drawing program left for itself
    return name if name.startswith("on") else _outside(value)


def _outside(style: str) -> str:
    """Return the first word of a style that names anything outside the picture."""
    compact = "".join(style.lower().split())
    for inside in ("url(#", "url('#", 'url("#'):
        compact = compact.replace(inside, "")
    # A backslash could write any of these words in another way.
    reaching = ("url(", "@import", "image(", "image-set(", "src(", "javascript:", "\\")
    return next((word for word in reaching if word in compact), "")
