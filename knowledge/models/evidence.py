"""What proves a claim: sources, the day until which it holds, and conflicts between sources."""

from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice
from knowledge.fields.dates import PastDay, When
from knowledge.fields.reading import refuse
from knowledge.fields.text import Line, Text
from knowledge.models.mentions import ID, AnyOfItsKind, AnySource
from knowledge.text.language import mark as _


class Record(BaseModel):
    """Some fields that belong together. Nobody changes them once they are read."""

    singular: ClassVar[str] = ""  # what readers call one of them, where they are given several

    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Record):
    """Where a claim comes from: a source that has a file, or one written in place."""

    singular = _("source")

    source: AnySource | None = Field(
        None, title=_("Source"), description=_("Id of a file in sources/.")
    )
    url: Url | None = Field(
        None, title=_("Address"), description=_("Where it can be read; a permanent link if any.")
    )
    title: Line | None = Field(
        None, title=_("Title"), description=_("Title as its publisher gives it.")
    )
    publisher: Line | None = Field(
        None,
        validate_default=True,  # so that _is_whole is asked when it is left out
        title=_("Publisher"),
        description=_("Who publishes it: newspaper, project, body."),
    )
    date: When | None = Field(
        None,
        title=_("Date"),
        description=_("Day, month or year of publication; left out when the source gives none."),
    )
    accessed: PastDay | None = Field(
        None, title=_("Read on"), description=_("Day it was last read.")
    )
    note: Text | None = Field(
        None, title=_("Note"), description=_("A limit of this source that readers should know.")
    )
    supports: tuple[Line, ...] = Field(
        (),
        title=_("What it proves"),
        description=_("Fields of this sheet that it proves, when it does not prove all of it."),
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_id(cls, written: Any) -> Any:
        """Read a bare id as a source that has a file."""
        return {"source": written} if isinstance(written, str) else written

    @field_validator("publisher")
    @classmethod
    def _is_whole(cls, publisher: str | None, info: ValidationInfo) -> str | None:
        """Refuse a mixture of the two forms, and a source in place that says too little."""
        in_place = {**info.data, "publisher": publisher}
        names = ("url", "title", "publisher")
        # A field that has a problem of its own is in neither list.
        given = [name for name in names if in_place.get(name) is not None]
        missing = [name for name in names if name in in_place and in_place[name] is None]
        if info.data.get("source") and given:
            refuse("one-of-two", first="source", second=given[0])
        if "source" in info.data and not info.data["source"] and missing:
            refuse("incomplete-source", missing=", ".join(missing))
        return publisher

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say the same to editors."""
        parts = ["url", "title", "publisher"]
        in_place = {"required": parts, "not": {"required": ["source"]}}
        some_part = {"anyOf": [{"required": [part]} for part in parts]}
        named = {"required": ["source"], "not": some_part}
        return {"anyOf": [ID, {**handler(schema), "oneOf": [named, in_place]}]}


def some_sources(**more: Any) -> Any:
    """Return the field of at least one source, which every claim needs."""
    return Field(
        ...,
        min_length=1,
        title=_("Sources"),
        description=_(
            "What proves it: the id of a file in sources/, or url, title, publisher and date."
        ),
        **more,
    )


class Retirement(Record):
    """Why a sheet is kept for those who look for it, and is no longer in lists."""

    date: PastDay = Field(..., title=_("Date"), description=_("Day when it was retired."))
    reason: Text = Field(..., title=_("Reason"), description=_("Why, in a sentence."))
    successor: AnyOfItsKind | None = Field(
        None, title=_("Successor"), description=_("Id of the sheet to read instead.")
    )
    sources: tuple[Citation, ...] = Field(
        (), title=_("Sources"), description=_("What proves it, when it is more than our choice.")
    )


def retirement() -> Any:
    """Return the field of a sheet that may be retired."""
    return Field(
        None,
        title=_("Retired"),
        description=_("The sheet stays at its address with a notice, and leaves the lists."),
    )


class Basis(Choice):
    """How we know the day until which a claim is proved."""

    SOURCE = "source", _("date of the source")
    SNAPSHOT = "snapshot", _("date of the version read")
    BOUNDED = "bounded", _("the source has no date; its text sets this bound")
    COLLECTED = "collected", _("the source has no date; day it was read")


class Dated(Record):
    """Anything that holds until a known day."""

    as_of: When = Field(
        ...,
        title=_("As of"),
        description=_("Last day, month or year for which a source proves it."),
    )
    as_of_basis: Basis = Field(
        Basis.SOURCE, title=_("Basis of the date"), description=_("Where this date comes from.")
    )
    note: Text | None = Field(
        None, title=_("Note"), description=_("A limit that readers should know.")
    )
    sources: tuple[Citation, ...] = some_sources()


class Claim(Dated):
    """One sentence that sources prove."""

    statement: Text = Field(
        ..., title=_("Statement"), description=_("One or two sentences, in our own words.")
    )


class Version(Record):
    """What some sources say, where others differ."""

    statement: Text = Field(..., title=_("Statement"), description=_("What these sources say."))
    sources: tuple[Citation, ...] = some_sources()


class Conflict(Record):
    """Sources that disagree, side by side, and how we read them."""

    subject: Line = Field(..., title=_("Subject"), description=_("What they disagree about."))
    versions: tuple[Version, ...] = Field(
        ..., min_length=2, title=_("Versions"), description=_("Each thing that is said.")
    )
    reading: Text | None = Field(
        None, title=_("Our reading"), description=_("Which we follow here, and why.")
    )
