"""The words that a page written by hand defines: its lists of terms, read from its HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from textwrap import shorten

from knowledge.pages.search import TERM, SearchDocument

LONGEST_SUMMARY = 150  # as that of an entry


def documents(html: str, address: str) -> Iterator[SearchDocument]:
    """Yield one search document for each term that has a place (an id) on a page.

    Lists that a macro made have a class: what they say is found by itself.
    """
    reader = _Reader()
    if '<dt id="' in html:  # most pages define nothing, and some are long
        reader.feed(html)
    for place, term, meaning in reader.found:
        summary = shorten("".join(meaning), LONGEST_SUMMARY, placeholder="…")
        yield SearchDocument(TERM, place, f"{address}#{place}", "".join(term).strip(), summary)


@dataclass
class _Reader(HTMLParser):
    """Collects each term as its id, the parts of its name and those of its meaning."""

    found: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    into: list[str] | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self.ours = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "dl":
            self.ours = "class" not in given
        elif tag == "dt" and self.ours and given.get("id"):
            self.found.append((str(given["id"]), [], []))
            self.into = self.found[-1][1]
        elif tag == "dd" and self.into is not None:
            self.into = self.found[-1][2]
        elif tag in ("p", "li", "br") and self.into is not None:
            self.into.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("dd", "dl"):
            self.into = None

    def handle_data(self, data: str) -> None:
        if self.into is not None:
            self.into.append(data)
