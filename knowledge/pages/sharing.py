"""What other sites show beside a link to a page: its title, its summary, a picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.addresses import PAGED, Addresses
from knowledge.models import KINDS, Association, Entry
from knowledge.models.association import Edition
from knowledge.site import Site
from knowledge.text.language import capital, translator

PAGE = "page"  # the kind of a page that is about no entry and lists none
WIDTH, HEIGHT = 1200, 630  # of a picture, in pixels

Above = tuple[tuple[str, str], ...]  # titles and addresses of the pages above, the home page first


@dataclass(frozen=True)
class Shared:
    """A page as it presents itself to others; ``entry`` is what it is about, if it is about one."""

    title: str
    description: str
    address: str
    above: Above = ()
    entry: Entry | None = None


@dataclass(frozen=True)
class Picture:
    """A picture that pages of a kind share, by what is written on it."""

    kind: str
    title: str
    line: str
    site: str
    note: str

    @property
    def address(self) -> str:
        """Where it is, from the root of the site."""
        return f"assets/sharing/{self.kind}.png"

    @property
    def text(self) -> str:
        """What it says to who does not see it."""
        said = dict.fromkeys((self.title, self.line, self.site, self.note))
        return ". ".join(words.rstrip(".") for words in said if words)


def pictures(association: Association, site: Site) -> Mapping[str, Picture]:
    """Return the picture of each kind of page: the association, its sheets, the other pages."""
    say = translator(association.language)
    official = association.edition == Edition.OFFICIAL
    note = "" if official else say(association.edition.label)
    every = (
        Picture(association.kind, association.name, association.summary, site.name, note),
        *(Picture(kind, capital(say(KINDS[kind].plural)), "", site.name, note) for kind in PAGED),
        Picture(PAGE, site.name, "", "", note),
    )
    return {picture.kind: picture for picture in every}


def pictured(page: Shared, addresses: Addresses) -> str:
    """Return the kind whose picture a page has: that of its entry, or of the entries it lists."""
    if page.entry:
        return page.entry.kind
    sections = {addresses.section(kind): kind for kind in PAGED}
    return sections.get(page.address, PAGE if page.address else Association.kind)
