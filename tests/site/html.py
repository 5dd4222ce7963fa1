"""Pages as tests read them: their elements, links and text."""

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """One element: its name, its attributes, the text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """All the elements of a page, in order."""

    source: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].name in ("script", "style"):
            return
        for element in self._open:
            element.text += data

    def all(self, tag: str, /, **wanted: str) -> list[Element]:
        """Return the elements of a name whose attributes hold the wanted values."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in wanted.items()}
        return [
            element
            for element in self.elements
            if element.name == tag
            and all(element.attributes.get(key) == value for key, value in wanted.items())
        ]

    def one(self, tag: str, /, **wanted: str) -> Element:
        """Return the only such element."""
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} <{tag}> with {wanted}"
        return found[0]

    @property
    def ids(self) -> list[str]:
        """The anchors of the page."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def text(self) -> str:
        """What readers see of the page, its blanks made single."""
        return " ".join(self.one("body").text.split())


@lru_cache(maxsize=1000)
def read_page(folder: Path, address: str) -> Page:
    """Return the page at an address of a site."""
    path = folder / address
    return Page((path / "index.html" if path.is_dir() else path).read_text("utf-8"))
