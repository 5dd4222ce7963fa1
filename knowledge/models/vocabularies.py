"""Words that editors may extend: categories, sectors, lists of software."""

from pydantic import Field

from knowledge.fields import Line, Markdown, Summary, Text, Url
from knowledge.language import mark as _
from knowledge.models.entry import Entry
from knowledge.models.evidence import Dated


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
