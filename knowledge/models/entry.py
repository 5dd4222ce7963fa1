"""What every file of the data has, and what every sheet shows."""

import datetime as dt
from typing import Annotated, Any, ClassVar

from pydantic import Field

from knowledge.fields.addresses import Url
from knowledge.fields.dates import PastDay
from knowledge.fields.identifiers import Slug
from knowledge.fields.marks import EachIs
from knowledge.fields.text import Line, Markdown, Summary, Text
from knowledge.models.evidence import Citation, Claim, Conflict, Record, some_sources
from knowledge.text.language import mark as _


class Entry(Record):
    """One file of the data: its id is the file's name, for ever."""

    kind: ClassVar[str]
    plural: ClassVar[str]

    # Set for each entry, and not in its file. Private attributes of pydantic say the same ten
    # times slower.
    id: ClassVar[str]
    ref: ClassVar[str]

    former_ids: tuple[Slug, ...] = Field(
        (), title=_("Former ids"), description=_("Ids it had before; old addresses lead here.")
    )

    def model_post_init(self, context: Any) -> None:
        """Take the id, the name of the file, and what names the entry anywhere: ``tools/kafka``."""
        name = (context or {}).get("id", "")
        vars(self).update(id=name, ref=f"{self.kind}/{name}")

    @property
    def label(self) -> str:
        """What readers call it."""
        return str(getattr(self, "name", ""))

    @property
    def last_reviewed(self) -> dt.date | None:
        """The day it was last checked, when its kind keeps one."""
        return getattr(self, "reviewed_on", None)


class Link(Record):
    """An address that readers may want."""

    singular = _("link")

    label: Line = Field(..., title=_("Label"), description=_("What one finds there."))
    url: Url = Field(..., title=_("Address"), description=_("Its web address."))


class Sheet(Entry):
    """An entry that has a page of its own."""

    name: Line = Field(..., title=_("Name"), description=_("Name as its owner writes it."))
    summary: Summary = Field(
        ...,
        title=_("Summary"),
        description=_("What it is, in one sentence of 150 characters at most."),
    )
    description: Markdown | None = Field(
        None,
        title=_("Description"),
        description=_("Two to five sentences, in Markdown, in our own words."),
    )
    aliases: Annotated[tuple[Line, ...], EachIs(_("other name"))] = Field(
        (),
        title=_("Also known as"),
        description=_("Other names it goes by: acronyms, English names, usual spellings."),
    )
    keywords: Annotated[tuple[Line, ...], EachIs(_("keyword"))] = Field(
        (),
        title=_("Keywords"),
        description=_("Words that readers search for and that are not its name."),
    )
    former_names: Annotated[tuple[Line, ...], EachIs(_("former name"))] = Field(
        (), title=_("Former names"), description=_("Names it had before.")
    )
    links: tuple[Link, ...] = Field(
        (), title=_("Links"), description=_("Other addresses that readers may want.")
    )
    evidence: tuple[Claim, ...] = Field(
        (), title=_("What the sources say"), description=_("Dated statements with their sources.")
    )
    conflicts: tuple[Conflict, ...] = Field(
        (), title=_("Sources that disagree"), description=_("What they say, side by side.")
    )
    note: Text | None = Field(
        None, title=_("Note"), description=_("A limit that readers should know.")
    )
    sources: tuple[Citation, ...] = some_sources()
    reviewed_on: PastDay = Field(
        ..., title=_("Reviewed on"), description=_("Day when the whole sheet was last checked.")
    )
    reviewed_by: Line | None = Field(
        None, title=_("Reviewed by"), description=_("Team that checked it, not a person.")
    )
