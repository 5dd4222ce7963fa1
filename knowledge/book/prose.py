"""Markdown in data -> nodes of the book: paragraphs, lists, emphasis, links.

The parser is that of knowledge/text/markdown.py, cmark. Its bindings give no tree,
but its HTML is one: every tag is closed, and raw HTML is left out.
"""

from typing import Any
from xml.etree import ElementTree as ET

from cmarkgfm import markdown_to_html
from cmarkgfm.cmark import Options

from knowledge.book.problems import BookError
from knowledge.text.language import mark as _
from knowledge.text.markdown import WEB_ADDRESS, left_out

Node = str | dict[str, Any]

INLINE = {"strong": "strong", "em": "em", "code": "code"}
BLOCKS = {"p": "p", "ul": "list", "ol": "numbers", "li": "item", "blockquote": "quote"}
# A heading inside a sheet would stand in the contents as an entry does.
BLOCKS |= {f"h{level}": "heading" for level in range(1, 7)}


def nodes(text: str, where: str) -> list[Node]:
    """Return CommonMark ``text`` as nodes.

    ``where`` names its entry and field. Raises BookError when the text holds
    what the book cannot show.
    """
    if lost := left_out(text):
        raise BookError(where, _("'{what}' cannot stand in the book"), what=lost)
    html = markdown_to_html(text, Options.CMARK_OPT_DEFAULT)
    tree = ET.fromstring(f"<body>{html}</body>")  # noqa: S314 - cmark wrote it
    return _inside(tree, where)


def _inside(element: ET.Element, where: str) -> list[Node]:
    found: list[Node] = [*_text(element.text, element.tag)]
    for child in element:
        if child.tag in BLOCKS and found and isinstance(found[-1], str):
            found[-1] = found[-1].rstrip()  # a list inside an item begins on a line of its own
        beside = "body" if child.tag in BLOCKS else element.tag
        found += [_node(child, where), *_text(child.tail, beside)]
    return found


def _text(text: str | None, parent: str) -> list[str]:
    """Return the text beside elements: cmark's line ends between blocks are nobody's words."""
    if not text or (parent in ("body", "ul", "ol", "blockquote") and not text.strip()):
        return []
    return [text.replace("\n", " ")]


def _node(element: ET.Element, where: str) -> Node:
    tag = element.tag
    if tag == "code":
        return {"code": element.text or ""}
    if tag in INLINE or tag in BLOCKS:
        return {(INLINE | BLOCKS)[tag]: _inside(element, where)}
    if tag == "pre":
        return {"pre": "".join(element.itertext()).rstrip("\n")}
    if tag == "br":
        return {"break": True}
    if tag == "a" and WEB_ADDRESS.match(address := element.get("href", "")):
        return {"url": address, "line": _inside(element, where)}
    raise BookError(where, _("'{what}' cannot stand in the book"), what=f"<{tag}>")
