"""What a book is made of before it is typeset: pieces of a line, and blocks, as plain values.

They become JSON, so that text from data is never read as Typst.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote, unquote

from knowledge.text.characters import UNPRINTABLE

Piece = str | dict[str, Any]
Line = list[Piece]
Block = dict[str, Any]

ASCII = "".join(map(chr, range(0x21, 0x7F)))
# The name that git gives to a revision: nobody types forty digits.
DIGEST = re.compile(r"\b([0-9a-f]{10})[0-9a-f]{30}\b")
# é in an address, as browsers show it; what is no UTF-8 stays as it is.
FOREIGN = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
# A line of an address ends before a dot, after a slash, and never far from either:
# the name of a file may be longer than a column is wide.
LINE_PART = r"[./?&=_#%-]?[^./?&=_#%-]{1,12}|."


def strong(*pieces: Piece) -> Piece:
    """Return words that stand out."""
    return {"strong": list(pieces)}


def quiet(*pieces: Piece) -> Piece:
    """Return words that stand back: a date, a place."""
    return {"quiet": list(pieces)}


def badge(text: str) -> Piece:
    """Return a state, in a frame."""
    return {"badge": text}


def to(ref: str, text: str) -> Piece:
    """Return a link to another place of the book, with its page."""
    return {"to": ref, "text": text}


def page(ref: str) -> Piece:
    """Return the number of a page, which leads there."""
    return {"page": ref}


def away(url: str, text: str = "") -> Piece:
    """Return a link out of the book; without ``text``, the address itself is printed."""
    # PDF knows addresses in ASCII alone. ISO 32000-1, 12.6.4.7
    target = quote(url, safe=ASCII)
    return {"url": target, "line": [text]} if text else {"url": target, "parts": printed(url)}


def printed(url: str) -> list[str]:
    """Return an address as it is printed, in parts between which a line may end."""
    bare = re.sub("^https?://(www[.])?", "", url).rstrip("/")
    bare = DIGEST.sub(r"\1…", bare)
    bare = FOREIGN.sub(_read, bare)
    drawn = UNPRINTABLE.sub(lambda found: quote(found.group()), bare)
    return re.findall(LINE_PART, drawn)


def _read(found: re.Match[str]) -> str:
    letters = unquote(found.group())
    return letters if letters.isalnum() else found.group()


def joined(lines: Iterable[Line], separator: Piece = ", ") -> Line:
    """Return lines as one, ``separator`` between them; those that are empty do not count."""
    whole: Line = []
    for line in filter(None, lines):
        whole += [separator, *line] if whole else line
    return whole


def paragraph(line: Line) -> Block:
    """Return a paragraph."""
    return {"block": "paragraph", "line": line}


def remark(text: Line) -> Block:
    """Return a limit that readers should know."""
    return {"block": "remark", "line": text}


def facts(rows: Sequence[tuple[str, Line]]) -> Block:
    """Return names and values, one below the other."""
    return {"block": "facts", "rows": [[name, line] for name, line in rows]}


def items(title: str, lines: Sequence[Line]) -> Block:
    """Return lines under a title, as a list."""
    return {"block": "items", "title": title, "lines": list(lines)}


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[Line]], lead: Line) -> Block:
    """Return a table under a title and a line that leads to it; the first cell names its row."""
    return {
        "block": "table",
        "title": title,
        "head": list(head),
        "rows": [list(row) for row in rows],
        "lead": lead,
    }
