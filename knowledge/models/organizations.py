"""Organizations and what they do: members and others, in projects and with tools."""

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from knowledge.fields.choices import Choice, exactly_one
from knowledge.fields.dates import When
from knowledge.fields.text import Line
from knowledge.models.evidence import Dated, Record
from knowledge.models.mentions import AnyMember
from knowledge.text.language import mark as _


class Party(Record):
    """A member, or an organization that has no sheet here."""

    member: AnyMember | None = Field(
        None, title=_("Member"), description=_("Id of a file in members/.")
    )
    organization: Line | None = Field(
        None,
        validate_default=True,
        title=_("Organization"),
        description=_("Its name, when it has no sheet here."),
    )

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["member"]}, {"required": ["organization"]}]}
    )

    @field_validator("organization")
    @classmethod
    def _one_of_two(cls, organization: str | None, info: ValidationInfo) -> str | None:
        return exactly_one(organization, info, "member")


class Stage(Choice):
    """How far an organization is with a tool or a project."""

    PRODUCTION = "production", _("in production")
    ANNOUNCED = "announced", _("production announced")
    ADOPTION = "adoption", _("being adopted")
    PILOT = "pilot", _("pilot")
    EVALUATION = "evaluation", _("being evaluated")
    EMBEDDED = "embedded", _("part of its own offer")
    USED = "used", _("used, stage not stated")


class Usage(Party, Dated):
    """An organization that uses it."""

    stage: Stage = Field(..., title=_("Stage"), description=_("How far the organization is."))
    since: When | None = Field(
        None, title=_("Since"), description=_("Day, month or year of first use.")
    )
    scope: Line | None = Field(
        None, title=_("Scope"), description=_("For what, or in which part of the organization.")
    )


class Role(Choice):
    """What an organization does in a project."""

    INITIATOR = "initiator", _("initiator")
    FOUNDER = "founder", _("founding organization")
    CONTRIBUTOR = "contributor", _("contributor")
    PARTICIPANT = "participant", _("takes part")
    INTERESTED = "interested", _("interested")


class Participation(Party, Dated):
    """An organization that takes part."""

    role: Role = Field(..., title=_("Role"), description=_("What it does in the project."))
    since: When | None = Field(
        None, title=_("Since"), description=_("Day, month or year when it joined.")
    )


class Membership(Dated):
    """The day an organization joined or left."""

    date: When = Field(..., title=_("Date"), description=_("Day, month or year."))
