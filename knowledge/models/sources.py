"""Documents that prove claims."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice
from knowledge.fields.dates import PastDay, When
from knowledge.fields.identifiers import Language
from knowledge.fields.marks import EachIs
from knowledge.fields.text import Line, Markdown, Summary, Text
from knowledge.models.entry import Entry
from knowledge.models.evidence import Citation
from knowledge.text.language import mark as _


class SourceType(Choice):
    """What sort of document a source is: publications first, then what has no day of its own."""

    PRESS = "press", _("press")
    INTERVIEW = "interview", _("interview")
    TALK = "talk", _("talk or video")
    BLOG = "blog", _("blog post")
    NEWSLETTER = "newsletter", _("newsletter")
    AWARD = "award", _("award")
    STATUTES = "statutes", _("statutes")
    INSTITUTION = "institution", _("page of an institution")
    PROJECT = "project", _("page of a project")
    MINUTES = "minutes", _("minutes of meetings")
    LIST = "list", _("list of software")
    CODE = "code", _("code or data")


class Source(Entry):
    """A document that proves claims, or a publication in itself."""

    kind = "sources"
    singular = _("source")
    plural = _("sources")

    title: Line = Field(..., title=_("Title"), description=_("Title as its publisher gives it."))
    publisher: Line = Field(
        ..., title=_("Publisher"), description=_("Who publishes it: newspaper, project, body.")
    )
    type: SourceType = Field(..., title=_("Type"), description=_("What sort of document it is."))
    url: Url = Field(
        ..., title=_("Address"), description=_("Where it can be read; a permanent link if any.")
    )
    date: When | None = Field(
        None, title=_("Date"), description=_("Day, month or year of publication.")
    )
    date_note: Text | None = Field(
        None, title=_("About the date"), description=_("What is known when the date is partial.")
    )
    language: Language = Field(
        ..., title=_("Language"), description=_("Language it is written in, for instance fr.")
    )
    summary: Summary | None = Field(
        None, title=_("Summary"), description=_("What it says, in our own words.")
    )
    description: Markdown | None = Field(
        None, title=_("Description"), description=_("More of what it says, in our own words.")
    )
    aliases: Annotated[tuple[Line, ...], EachIs(_("other name"))] = Field(
        (), title=_("Also known as"), description=_("Other titles it goes by.")
    )
    keywords: Annotated[tuple[Line, ...], EachIs(_("keyword"))] = Field(
        (),
        title=_("Keywords"),
        description=_("Words that readers search for and that are not its name."),
    )
    also: Annotated[tuple[Url, ...], EachIs(_("other address"))] = Field(
        (), title=_("Other addresses"), description=_("Other addresses of the same document.")
    )
    accessed: PastDay = Field(..., title=_("Read on"), description=_("Day it was last read."))
    note: Text | None = Field(
        None, title=_("Note"), description=_("A limit of this source that readers should know.")
    )
    sources: tuple[Citation, ...] = Field(
        (),
        title=_("Sources"),
        description=_("What proves it exists, when the document itself was not read."),
    )

    @property
    def label(self) -> str:
        """What readers call it."""
        return self.title

    @property
    def last_reviewed(self) -> dt.date | None:
        """The day it was last read."""
        return self.accessed
