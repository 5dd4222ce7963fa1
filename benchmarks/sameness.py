"""How alike two sites are: their pages, the bytes of each, and where each leads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LINK = re.compile(r'href="([^"]*)"')
ALLOWED = 0.1  # what two pages of the same content may differ by, in bytes


@dataclass(frozen=True)
class Page:
    """The size of a page, and a hash of its links in alphabetical order."""

    size: int
    links: int


@dataclass(frozen=True)
class Site:
    """The pages of a site by address, and the bytes of all its files."""

    pages: Mapping[str, Page]
    size: int

    @cached_property
    def page_bytes(self) -> int:
        """The bytes of all pages together."""
        return sum(page.size for page in self.pages.values())


def read_site(folder: Path) -> Site:
    """Return what there is to compare in a site."""
    pages = {
        path.relative_to(folder).as_posix(): _page(path.read_text("utf-8"))
        for path in folder.rglob("*.html")
    }
    return Site(pages, sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))


def _page(html: str) -> Page:
    return Page(len(html.encode()), hash(tuple(sorted(LINK.findall(html)))))


def share_of_like_size(site: Site, other: Site) -> float:
    """Return the share of the pages of both that weigh the same in both, or nearly."""
    near = [abs(a.size - b.size) <= ALLOWED * b.size for a, b in _pairs(site, other)]
    return sum(near) / _addresses(site, other)


def share_of_same_links(site: Site, other: Site) -> float:
    """Return the share of the pages of both that lead to the same places in both."""
    same = [a.links == b.links for a, b in _pairs(site, other)]
    return sum(same) / _addresses(site, other)


def _addresses(site: Site, other: Site) -> int:
    """Return how many pages there are that at least one of two sites has."""
    return len({*site.pages, *other.pages})


def _pairs(site: Site, other: Site) -> list[tuple[Page, Page]]:
    return [(page, other.pages[at]) for at, page in site.pages.items() if at in other.pages]
