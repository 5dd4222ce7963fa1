"""Free software that matters to the members."""

from typing import Annotated

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice, exactly_one
from knowledge.fields.dates import When
from knowledge.fields.identifiers import PackageUrl, Slug, Wikidata
from knowledge.fields.licenses import License
from knowledge.fields.marks import EachIs
from knowledge.fields.numbers import Number
from knowledge.fields.text import Line, Text
from knowledge.models.entry import Sheet
from knowledge.models.evidence import Dated, Retirement, retirement
from knowledge.models.mentions import AnyCategory, AnyList, AnyTool
from knowledge.models.organizations import Usage
from knowledge.text.language import mark as _


class LicenseEvidence(Choice):
    """Where the license was read."""

    REPOSITORY = "repository", _("read in the repository")
    OLD_REPOSITORY = "old-repository", _("read in an old version of the repository")
    PACKAGE = "package", _("read in a package")
    LIST = "list", _("given by a public list")


class Listing(Dated):
    """A list that names the tool."""

    list: AnyList = Field(..., title=_("List"), description=_("Id of a file in lists/."))
    reference: Line | None = Field(
        None, title=_("Reference"), description=_("Its number or section in the list.")
    )
    status: Line | None = Field(
        None, title=_("Status"), description=_("What the list says of it, in its own words.")
    )
    name_in_list: Line | None = Field(
        None, title=_("Name in the list"), description=_("If the list has another name.")
    )
    license_in_list: Line | None = Field(
        None, title=_("License in the list"), description=_("As the list writes it.")
    )
    version: Line | None = Field(
        None, title=_("Version"), description=_("Version that the list names.")
    )
    url: Url | None = Field(None, title=_("Address"), description=_("Its page in the list."))


class Ring(Choice):
    """The association's own advice on a tool."""

    ADOPT = "adopt", _("adopt")
    TRIAL = "trial", _("try")
    ASSESS = "assess", _("assess")
    HOLD = "hold", _("avoid")


class Advice(Dated):
    """What the members advise, once they have written it."""

    ring: Ring = Field(..., title=_("Advice"), description=_("What the association advises."))
    since: When = Field(..., title=_("Since"), description=_("When it was decided."))
    reason: Text = Field(..., title=_("Reason"), description=_("Why."))
    replaced_by: AnyTool | None = Field(
        None, title=_("Replaced by"), description=_("Id of the tool to choose instead.")
    )


class Alternative(Dated):
    """A product that the tool can stand in for."""

    tool: AnyTool | None = Field(None, title=_("Tool"), description=_("Id of a file in tools/."))
    product: Line | None = Field(
        None,
        validate_default=True,
        title=_("Product"),
        description=_("Name of a product that has no sheet."),
    )

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["tool"]}, {"required": ["product"]}]}
    )

    @field_validator("product")
    @classmethod
    def _one_of_two(cls, product: str | None, info: ValidationInfo) -> str | None:
        return exactly_one(product, info, "tool")


class Release(Dated):
    """A version of the tool that came out: the earliest or the latest that a source shows."""

    version: Line | None = Field(
        None,
        title=_("Version"),
        description=_("Version number, without the word that its tag puts before it."),
    )
    date: When = Field(
        ...,
        title=_("Date"),
        description=_("The day the source gives: of the release where it says so, or of its tag."),
    )


class Tool(Sheet):
    """Free software that matters to the members."""

    kind = "tools"
    singular = _("tool")
    plural = _("tools")

    categories: tuple[AnyCategory, ...] = Field(
        ..., min_length=1, title=_("Categories"), description=_("Ids of files in categories/.")
    )
    license_note: Text | None = Field(
        None, title=_("About the license"), description=_("Exceptions, doubts, changes.")
    )
    license: License | None = Field(
        None, title=_("License"), description=_("SPDX expression, for instance Apache-2.0.")
    )
    license_evidence: LicenseEvidence | None = Field(
        None, title=_("Evidence of the license"), description=_("Where the license was read.")
    )
    homepage: Url | None = Field(None, title=_("Website"), description=_("Its own website."))
    repository: Url | None = Field(
        None, title=_("Repository"), description=_("Where its code is kept.")
    )
    programming_languages: Annotated[tuple[Line, ...], EachIs(_("programming language"))] = Field(
        (), title=_("Programming languages"), description=_("Main one first.")
    )
    platforms: Annotated[tuple[Line, ...], EachIs(_("platform"))] = Field(
        (), title=_("Platforms"), description=_("Systems it runs on.")
    )
    steward: Line | None = Field(
        None, title=_("Steward"), description=_("Foundation, company or body that governs it.")
    )
    first_release: Release | None = Field(
        None,
        title=_("First release seen"),
        description=_("The earliest that a source shows; a note says what it calls it."),
    )
    latest_release: Release | None = Field(
        None,
        title=_("Latest release seen"),
        description=_("The latest that a source shows; as_of is the day the source was read at."),
    )
    listed_by: tuple[Listing, ...] = Field(
        (), title=_("Listed by"), description=_("Lists that name it, with what they say.")
    )
    advice: Advice | None = Field(
        None, title=_("Advice"), description=_("Left out until the members have written one.")
    )
    used_by: tuple[Usage, ...] = Field(
        (), title=_("Used by"), description=_("Who uses it, and how far they are.")
    )
    alternative_to: tuple[Alternative, ...] = Field(
        (), title=_("Alternative to"), description=_("Only where a source says so.")
    )
    depends_on: tuple[AnyTool, ...] = Field(
        (), title=_("Depends on"), description=_("Ids of tools it needs.")
    )
    wikidata: Wikidata | None = Field(
        None, title=_("Wikidata"), description=_("Identifier in Wikidata, for instance Q1193600.")
    )
    comptoir_du_libre: Number | None = Field(
        None, title=_("Comptoir du Libre"), description=_("Number in the Comptoir du Libre.")
    )
    endoflife: Slug | None = Field(
        None, title=_("endoflife.date"), description=_("Its identifier on endoflife.date.")
    )
    purl: PackageUrl | None = Field(
        None, title=_("Package URL"), description=_("For instance pkg:pypi/mkdocs.")
    )
    retired: Retirement | None = retirement()
