"""Markdown in data -> HTML that is safe to publish; text -> Markdown that shows it as it is."""

import re
from functools import lru_cache

import nh3
from cmarkgfm import markdown_to_html
from cmarkgfm.cmark import Options
from markupsafe import Markup

from knowledge.problems import printable

TAGS = {"p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h3", "h4"}
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def html(text: str) -> Markup:
    """Return CommonMark ``text`` as HTML; raw HTML and links that are not of the web are dropped.

    cmark leaves out raw HTML by itself; nh3 then keeps only what TAGS and
    WEB_ADDRESS allow, so that a fault in one of the two is not enough.
    """
    cleaned = nh3.clean(
        markdown_to_html(text, Options.CMARK_OPT_DEFAULT),
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_kept,
        link_rel="nofollow noopener",
    )
    return Markup(cleaned)  # noqa: S704 - it was cleaned just here


RAW_HTML = "<!-- raw HTML omitted -->"  # what cmark writes in the place of a tag
ADDRESS = re.compile(r'<(?:a href|img src)="([^"]*)"')


def left_out(text: str) -> str:
    """Return the first thing in ``text`` that html() leaves out, or an empty text."""
    rendered = markdown_to_html(text, Options.CMARK_OPT_DEFAULT)
    if RAW_HTML in rendered:
        tag = re.search(r"</?[a-zA-Z!?][^>]*>?", text)
        return tag.group() if tag else "<"
    if "<img " in rendered:
        return "!["
    # cmark empties the address of a link that it finds unsafe.
    links = (found.group(1) for found in ADDRESS.finditer(rendered))
    return next((link or "javascript:" for link in links if not WEB_ADDRESS.match(link)), "")


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    # A relative address would lead to another place from each page that shows
    # the text.
    relative = attribute == "href" and not WEB_ADDRESS.match(value)
    return None if relative else value


# Text -> Markdown

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# A forge writes to whoever stands after @, and links #12 and !12, once Markdown is done.
CALLS = re.compile(r"\\([@#!$&~])")


def plain(text: str) -> str:
    """Return ``text`` for Markdown to show as it is: no markup, no link, nobody called.

    Every ASCII mark may follow a backslash (CommonMark 0.31, 2.4). A comment
    keeps forges from finding a name or a number behind « @ » or « # ».
    """
    escaped = PUNCTUATION.sub(r"\\\1", printable(text))
    return CALLS.sub(r"\\\1<!-- -->", escaped)
