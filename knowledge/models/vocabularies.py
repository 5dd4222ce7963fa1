"""Words that editors may extend: categories, sectors, lists of software, licenses."""

from pydantic import Field

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice
from knowledge.fields.licenses import LicenseId
from knowledge.fields.text import Line, Markdown, Summary, Text
from knowledge.models.entry import Entry
from knowledge.models.evidence import Citation, Dated, some_sources
from knowledge.text.language import mark as _


class Term(Entry):
    """A word of a vocabulary that editors may extend."""

    name: Line = Field(..., title=_("Name"), description=_("Name shown to readers."))
    summary: Summary | None = Field(
        None, title=_("Summary"), description=_("One sentence, 150 characters at most.")
    )
    description: Markdown | None = Field(
        None, title=_("Description"), description=_("A paragraph or two, in Markdown.")
    )
    aliases: tuple[Line, ...] = Field(
        (),
        title=_("Also known as"),
        description=_("Other names it goes by: acronyms, English names, usual spellings."),
    )
    keywords: tuple[Line, ...] = Field(
        (),
        title=_("Keywords"),
        description=_("Words that readers search for and that are not its name."),
    )


class Category(Term):
    """What a family of tools is for."""

    kind = "categories"
    singular = _("category")
    plural = _("categories")


class Sector(Term):
    """A line of business."""

    kind = "sectors"
    singular = _("sector")
    plural = _("sectors")


class SoftwareList(Term, Dated):
    """A list of software kept by others."""

    kind = "lists"
    singular = _("list")
    plural = _("lists")

    publisher: Line = Field(..., title=_("Publisher"), description=_("Who keeps the list."))
    url: Url | None = Field(None, title=_("Address"), description=_("Where it can be read."))
    notice: Text | None = Field(
        None,
        title=_("Notice"),
        description=_("What readers must know before they rely on it, shown with each mention."),
    )


class LicenseFamily(Choice):
    """What a license asks of whoever passes the software on, the mildest first."""

    PERMISSIVE = "permissive", _("permissive license")
    WEAK = "weak-copyleft", _("weak copyleft license")
    STRONG = "strong-copyleft", _("strong copyleft license")
    NETWORK = "network-copyleft", _("network copyleft license")


class LicenseTerm(Term):
    """A license in plain words. Its file is named after its identifier."""

    kind = "licenses"
    singular = _("license")
    plural = _("licenses")

    spdx: LicenseId = Field(
        ..., title=_("SPDX identifier"), description=_("Identifier of one license: Apache-2.0.")
    )
    family: LicenseFamily = Field(
        ..., title=_("Family"), description=_("What it asks of whoever passes the software on.")
    )
    summary: Summary = Field(
        ..., title=_("Summary"), description=_("What it asks, in one plain sentence.")
    )
    url: Url = Field(
        ..., title=_("Address"), description=_("Its page in the SPDX list, or its text.")
    )
    sources: tuple[Citation, ...] = some_sources()
