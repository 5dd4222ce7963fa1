"""Where each page of the site lives; nobody else builds an address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.models import KINDS, Association, Category, Entry, LicenseTerm, Tool
from knowledge.models.entry import Sheet
from knowledge.models.sources import Source
from knowledge.text.folding import folded

PAGED = tuple(kind for kind, model in KINDS.items() if issubclass(model, Sheet | Source))
"""The kinds whose entries have a page each; the others are vocabularies."""


@dataclass(frozen=True)
class Addresses:
    """Addresses from the root of the site, without a leading slash: ``outils/kafka/``."""

    sections: Mapping[str, str]

    @classmethod
    def of(cls, association: Association) -> "Addresses":
        """Return the addresses that an association chose; kinds it does not name keep their own."""
        names = (*PAGED, association.kind, LicenseTerm.kind)
        return cls({kind: getattr(association.sections, kind) for kind in names})

    def section(self, kind: str) -> str:
        """Return the address of the list of a kind, of the association or of the licenses."""
        return f"{self.sections[kind]}/"

    def page(self, entry: Entry) -> str:
        """Return the address of an entry's page. Raises KeyError when its kind has none.

        All licenses are explained on one page, each at a place of its own; a
        category is a place in the list of tools.
        """
        if isinstance(entry, Association):
            return self.section(entry.kind)
        if isinstance(entry, LicenseTerm):
            return f"{self.section(entry.kind)}#{entry.id}"
        if isinstance(entry, Category):
            return f"{self.section(Tool.kind)}#{entry.id}"
        return self.entry(entry.kind, entry.id)

    def entry(self, kind: str, entry_id: str) -> str:
        """Return the address that an entry of this id has, or once had."""
        return f"{self.sections[kind]}/{entry_id}/"


def download_address(association: Association, ending: str) -> str:
    """Return the address of a file to take away: ``downloads/acme.pdf`` for « .pdf »."""
    words = re.findall("[a-z0-9]+", folded(association.name))
    return f"{association.sections.downloads}/{'-'.join(words) or association.kind}{ending}"


def logo_address(file: str) -> str:
    """Return the address of a logo, from the root of the site."""
    return f"assets/logos/{file}"


def root_from(address: str) -> str:
    """Return the way from the page at ``address`` to the root of the site: ``../../``."""
    return "../" * address.count("/")
