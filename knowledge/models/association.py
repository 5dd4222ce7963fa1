"""The association whose knowledge this is."""

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice
from knowledge.fields.dates import Day, TimeZone, When
from knowledge.fields.identifiers import SiteLanguage, Slug
from knowledge.fields.licenses import License
from knowledge.fields.numbers import Months
from knowledge.fields.reading import refuse
from knowledge.fields.text import Line, Text
from knowledge.models.entry import Sheet
from knowledge.models.evidence import Claim, Dated, Record
from knowledge.text.language import mark as _


class Figure(Claim):
    """A number that sources give."""

    value: Line = Field(..., title=_("Value"), description=_("The number, as the source gives it."))


class Milestone(Claim):
    """Something that happened."""

    date: When | None = Field(None, title=_("Date"), description=_("When it happened."))


class Officer(Dated):
    """Who held an office, as the press says."""

    name: Line = Field(..., title=_("Name"), description=_("Name of the person."))
    role: Line = Field(..., title=_("Role"), description=_("The office held."))
    organization: Line | None = Field(
        None, title=_("Organization"), description=_("Employer at that time.")
    )


class AddressUse(Choice):
    """What an address is for."""

    POSTAL = "postal", _("address to write to")
    REGISTERED = "registered", _("registered seat; not an address to write to")


class PostalAddress(Dated):
    """An address of the association, in the terms of schema.org."""

    use: AddressUse = Field(..., title=_("Use"), description=_("What the address is for."))
    recipient: Line | None = Field(None, title=_("Recipient"), description=_("First line."))
    street: Line = Field(..., title=_("Street"), description=_("Number and street."))
    postal_code: Line = Field(..., title=_("Postal code"), description=_("Postal code."))
    city: Line = Field(..., title=_("City"), description=_("City."))
    country: Line | None = Field(None, title=_("Country"), description=_("Country."))


class Presence(Claim):
    """A place where the association can be found online."""

    url: Url = Field(..., title=_("Address"), description=_("Its web address."))


TO_COMPLETE = "à compléter"  # what a legal setting may say until a release


class Legal(Record):
    """What the law asks a site to say. « À compléter » may stand until a release."""

    publisher: Line = Field(
        ..., title=_("Publisher"), description=_("Who publishes the site, and its seat.")
    )
    director: Line = Field(
        ..., title=_("Publication director"), description=_("Who answers for what is published.")
    )
    host: Line = Field(
        ..., title=_("Host"), description=_("Who hosts the site: name, address, telephone.")
    )
    contact: Line = Field(
        ..., title=_("Contact"), description=_("Shared e-mail address for corrections.")
    )
    license: License | None = Field(
        None,
        title=_("License"),
        description=_("License of these data and texts, as an SPDX expression: CC-BY-4.0."),
    )


class Edition(Choice):
    """Who answers for this site."""

    OFFICIAL = "official", _("Official edition")
    UNOFFICIAL = "unofficial", _("Unofficial edition")


class Sections(Record):
    """Where each kind stands in the addresses of the site."""

    model_config = ConfigDict(validate_default=True)  # a folder may be the default of another

    association: Slug = Field(
        "association", title=_("Association"), description=_("Folder of the association's page.")
    )
    members: Slug = Field("members", title=_("Members"), description=_("Folder of members."))
    projects: Slug = Field("projects", title=_("Projects"), description=_("Folder of projects."))
    tools: Slug = Field("tools", title=_("Tools"), description=_("Folder of tools."))
    events: Slug = Field("events", title=_("Events"), description=_("Folder of events."))
    sources: Slug = Field("sources", title=_("Sources"), description=_("Folder of sources."))
    licenses: Slug = Field(
        "licenses",
        title=_("Licenses"),
        description=_("Folder of the page that explains licenses."),
    )
    downloads: Slug = Field(
        "downloads",
        title=_("Downloads"),
        description=_("Folder of what one takes away: the book."),
    )

    @field_validator("*")
    @classmethod
    def _is_its_own(cls, folder: str, info: ValidationInfo) -> str:
        for other, taken in info.data.items():
            if taken == folder:
                refuse("shared-section", value=folder, other=other)
        return folder


class ReviewMonths(Record):
    """How many months a sheet of each kind stays good before it is to be checked again."""

    association: Months = Field(
        12, title=_("Association"), description=_("Months between two reviews of this file.")
    )
    members: Months = Field(
        12, title=_("Members"), description=_("Months between two reviews of a member.")
    )
    projects: Months = Field(
        6, title=_("Projects"), description=_("Months between two reviews of a project.")
    )
    tools: Months = Field(
        12, title=_("Tools"), description=_("Months between two reviews of a tool.")
    )
    events: Months = Field(
        24, title=_("Events"), description=_("Months between two reviews of an event.")
    )
    sources: Months = Field(
        24, title=_("Sources"), description=_("Months between two readings of a source.")
    )


class HostPolicy(Record):
    """A site that we do not ask whether its pages are still there, and until when."""

    host: Line = Field(
        ..., title=_("Site"), description=_("Name of the site, for instance www.example.org.")
    )
    reason: Text = Field(..., title=_("Reason"), description=_("Why it is not asked."))
    until: Day = Field(
        ..., title=_("Until"), description=_("Day from which it is asked again, to look anew.")
    )


class Association(Sheet):
    """The association whose knowledge this is; there is one."""

    kind = "association"
    singular = _("association")
    plural = _("association")

    language: SiteLanguage = Field(
        ..., title=_("Language"), description=_("Language of the site, for instance fr.")
    )
    time_zone: TimeZone = Field(
        ...,
        title=_("Time zone"),
        description=_("Time zone of its events, for instance Europe/Paris."),
    )
    edition: Edition = Field(
        Edition.UNOFFICIAL,
        title=_("Edition"),
        description=_("Unofficial until the association adopts this site; readers are told so."),
    )
    sections: Sections = Field(
        Sections(),
        title=_("Sections"),
        description=_("Folder of each kind in the site's addresses, for instance tools: outils."),
    )
    review_months: ReviewMonths = Field(
        ReviewMonths(),
        title=_("Months between reviews"),
        description=_("How long a sheet of each kind stays good, for instance tools: 12."),
    )
    unasked_hosts: tuple[HostPolicy, ...] = Field(
        (),
        title=_("Sites not asked"),
        description=_("Sites that the check of outside links leaves in peace for a while."),
    )
    legal: Legal = Field(..., title=_("Legal notice"), description=_("What the law asks for."))
    full_name: Line | None = Field(
        None, title=_("Full name"), description=_("What the name stands for.")
    )
    legal_form: Line | None = Field(
        None, title=_("Legal form"), description=_("Legal form, in the terms of its country.")
    )
    country: Line | None = Field(None, title=_("Country"), description=_("Country of its seat."))
    founded: When | None = Field(
        None, title=_("Founded"), description=_("Day, month or year of its foundation.")
    )
    homepage: Url | None = Field(None, title=_("Website"), description=_("Its own website."))
    figures: tuple[Figure, ...] = Field(
        (), title=_("Figures"), description=_("Numbers that sources give.")
    )
    mission: tuple[Claim, ...] = Field((), title=_("Mission"), description=_("What it is for."))
    history: tuple[Milestone, ...] = Field(
        (), title=_("History"), description=_("What happened, oldest first.")
    )
    ways_of_working: tuple[Claim, ...] = Field(
        (), title=_("Ways of working"), description=_("How members work together.")
    )
    governance: tuple[Claim, ...] = Field(
        (), title=_("Governance"), description=_("Who decides what; statutes.")
    )
    officers: tuple[Officer, ...] = Field(
        (), title=_("Officers"), description=_("Offices named in public sources only.")
    )
    fees: tuple[Figure, ...] = Field(
        (), title=_("Fees"), description=_("What membership costs, with its date.")
    )
    addresses: tuple[PostalAddress, ...] = Field(
        (), title=_("Addresses"), description=_("Where to write, and the registered seat.")
    )
    relations: tuple[Claim, ...] = Field(
        (), title=_("Relations"), description=_("Who else it works with.")
    )
    online: tuple[Presence, ...] = Field(
        (), title=_("Online"), description=_("Sites and code forges it uses.")
    )
