"""Organizations of the association."""

from pydantic import Field, ValidationInfo, field_validator

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice
from knowledge.fields.identifiers import LogoFile, Siren, Wikidata
from knowledge.fields.licenses import License
from knowledge.fields.reading import refuse
from knowledge.fields.text import Line
from knowledge.models.entry import Sheet
from knowledge.models.evidence import (
    Citation,
    Record,
    Retirement,
    retirement,
    some_sources,
)
from knowledge.models.mentions import AnySector
from knowledge.models.organizations import Membership
from knowledge.text.language import mark as _


class Logo(Record):
    """A picture whose license lets anyone publish it."""

    file: LogoFile = Field(
        ..., title=_("File"), description=_("Name of an SVG or PNG file in logos/.")
    )
    license: License | None = Field(
        None, title=_("License"), description=_("SPDX expression that lets us publish it.")
    )
    sources: tuple[Citation, ...] = some_sources()


class LegalKind(Choice):
    """Our own sorting of organizations, not a claim of a source."""

    COMPANY = "company", _("company")
    ADMINISTRATION = "administration", _("government administration")
    PUBLIC_OPERATOR = "public-operator", _("public operator")
    PUBLIC_INSTITUTION = "public-institution", _("public institution")
    INTERNATIONAL = "international", _("international organization")
    ASSOCIATION = "association", _("association or foundation")


class Standing(Choice):
    """What the evidence proves of an organization's membership."""

    ATTESTED = "attested", _("member, attested by a recent source")
    FOUNDER = "founder", _("founder; present membership not stated")
    PAST = "past", _("member in the past; present membership unknown")
    PARTICIPANT = "participant", _("takes part; membership not stated")
    CONFLICTING = "conflicting", _("sources disagree")


class Member(Sheet):
    """An organization that belongs, or belonged, to the association."""

    kind = "members"
    singular = _("member")
    plural = _("members")

    full_name: Line | None = Field(
        None, title=_("Full name"), description=_("What the name stands for.")
    )
    legal_kind: LegalKind = Field(
        ..., title=_("Kind of organization"), description=_("Our own sorting.")
    )
    sector: AnySector | None = Field(
        None, title=_("Sector"), description=_("Main line of business: id of a file in sectors/.")
    )
    parent: Line | None = Field(
        None, title=_("Part of"), description=_("Organization it is a part of.")
    )
    standing: Standing = Field(
        ..., title=_("Membership"), description=_("What the evidence proves of its membership.")
    )
    founder: Membership | None = Field(
        None, title=_("Founder"), description=_("When it founded the association with others.")
    )
    joined: Membership | None = Field(
        None, title=_("Joined"), description=_("When it joined, if a source says so.")
    )
    left: Membership | None = Field(
        None, title=_("Left"), description=_("When it left, if a source says so.")
    )
    homepage: Url | None = Field(None, title=_("Website"), description=_("Its own website."))
    logo: Logo | None = Field(
        None, title=_("Logo"), description=_("Only if its license lets anyone publish it.")
    )
    siren: Siren | None = Field(
        None, title=_("SIREN"), description=_("Nine digits of the French register.")
    )
    wikidata: Wikidata | None = Field(
        None, title=_("Wikidata"), description=_("Identifier in Wikidata, for instance Q13646.")
    )

    retired: Retirement | None = retirement()

    @field_validator("left")
    @classmethod
    def _leaves_after_joining(
        cls, left: Membership | None, info: ValidationInfo
    ) -> Membership | None:
        joined: Membership | None = info.data.get("joined")
        # A year may hold the month it is compared with: only what is sure is refused.
        if left and joined and left.date.last_day < joined.date.first_day:
            refuse("left-before-joined", value=str(left.date), start=str(joined.date))
        return left
