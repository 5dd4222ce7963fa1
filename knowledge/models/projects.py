"""What members do together."""

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice
from knowledge.fields.dates import When
from knowledge.fields.licenses import License
from knowledge.fields.reading import refuse
from knowledge.fields.text import Line, Text
from knowledge.models.entry import Sheet
from knowledge.models.evidence import Claim, Dated, Record, Retirement, retirement
from knowledge.models.mentions import AnyTool
from knowledge.models.organizations import Participation, Usage
from knowledge.text.language import mark as _


class ProjectStatus(Choice):
    """How alive a project is."""

    ACTIVE = "active", _("active")
    ANNOUNCED = "announced", _("announced")
    UNKNOWN = "unknown", _("present activity unknown")
    HISTORICAL = "historical", _("historical")


class ProjectForm(Choice):
    """What sort of common work it is."""

    SOFTWARE = "software", _("software")
    WORKING_GROUP = "working-group", _("working group")
    WATCH = "watch", _("subject followed")
    SERVICE = "service", _("shared service")


class RepositoryKind(Choice):
    """What a repository is to the project."""

    COMPONENT = "component", _("component")
    LIBRARY = "library", _("library")
    TOOL = "tool", _("tool")
    DEPLOYMENT = "deployment", _("deployment")
    IMAGES = "images", _("container images")
    DOCUMENTATION = "documentation", _("documentation")
    WEBSITE = "website", _("website")
    FORK = "fork", _("fork of other work")


class Repository(Dated):
    """A code repository, in the terms of publiccode.yml where it has them."""

    name: Line = Field(..., title=_("Name"), description=_("Name of the repository."))
    url: Url = Field(..., title=_("Address"), description=_("Its web address."))
    purpose: Text | None = Field(None, title=_("Purpose"), description=_("What it holds."))
    kind: RepositoryKind | None = Field(
        None, title=_("Kind"), description=_("What sort of repository it is.")
    )
    license: License | None = Field(
        None, title=_("License"), description=_("SPDX expression read in the repository.")
    )
    programming_language: Line | None = Field(
        None, title=_("Programming language"), description=_("Language with the most source files.")
    )
    first_commit: When | None = Field(
        None, title=_("First commit"), description=_("Date of the first commit.")
    )
    last_commit: When | None = Field(
        None,
        title=_("Last commit"),
        description=_("Date of the last commit seen on the default branch."),
    )


class Release(Dated):
    """A version that came out, or is planned."""

    component: Line | None = Field(
        None, title=_("Component"), description=_("What was released, if not the whole project.")
    )
    version: Line = Field(..., title=_("Version"), description=_("Version, as its tag gives it."))
    date: When | None = Field(None, title=_("Date"), description=_("When it came out."))
    planned: When | None = Field(
        None, title=_("Planned"), description=_("Planned date, when no source shows it came out.")
    )
    url: Url | None = Field(None, title=_("Address"), description=_("Page of the release."))


class Part(Record):
    """One piece of a stack: a tool that has a sheet, or a name alone."""

    tool: AnyTool | None = Field(None, title=_("Tool"), description=_("Id of a file in tools/."))
    name: Line | None = Field(
        None,
        validate_default=True,
        title=_("Name"),
        description=_("Its name, if it has no sheet or goes by another name."),
    )
    version: Line | None = Field(None, title=_("Version"), description=_("Version in the stack."))
    section: Line | None = Field(
        None, title=_("Section"), description=_("Part of the stack it is in.")
    )

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["tool"]}, {"required": ["name"]}]}
    )

    @field_validator("name")
    @classmethod
    def _is_named(cls, name: str | None, info: ValidationInfo) -> str | None:
        if name is None and "tool" in info.data and info.data["tool"] is None:
            refuse("one-at-least", first="tool", second="name")
        return name


class Stack(Dated):
    """The tools that make up one version of a project."""

    name: Line = Field(..., title=_("Name"), description=_("Name and version of the stack."))
    based_on: Line | None = Field(
        None, title=_("Based on"), description=_("What everything else stands on.")
    )
    parts: tuple[Part, ...] = Field(
        ..., min_length=1, title=_("Parts"), description=_("Tools and their versions.")
    )


class Progress(Choice):
    """How far a plan is."""

    IN_PROGRESS = "in-progress", _("in progress")
    PLANNED = "planned", _("planned")


class Plan(Part, Dated):
    """Something on the road map."""

    progress: Progress = Field(..., title=_("Progress"), description=_("How far it is."))


class Meeting(Dated):
    """A meeting that comes back."""

    name: Line = Field(..., title=_("Name"), description=_("Name of the meeting."))
    recurrence: Line = Field(
        ..., title=_("Recurrence"), description=_("How often, in words: weekly, on Wednesdays…")
    )
    url: Url | None = Field(None, title=_("Address"), description=_("Minutes or joining page."))


class Project(Sheet):
    """Something that members do together."""

    kind = "projects"
    singular = _("project")
    plural = _("projects")

    acronym: Line | None = Field(None, title=_("Acronym"), description=_("Usual acronym."))
    form: ProjectForm = Field(..., title=_("Form"), description=_("What sort of work it is."))
    status: ProjectStatus = Field(..., title=_("Status"), description=_("How alive it is."))
    license_note: Text | None = Field(
        None, title=_("About the license"), description=_("Exceptions, doubts, changes.")
    )
    license: License | None = Field(
        None, title=_("License"), description=_("SPDX expression, for instance Apache-2.0.")
    )
    host: Line | None = Field(
        None, title=_("Hosted by"), description=_("Organization under which the project stands.")
    )
    homepage: Url | None = Field(None, title=_("Website"), description=_("Its own website."))
    repository: Url | None = Field(
        None, title=_("Repository"), description=_("Main repository or organization on a forge.")
    )
    started: When | None = Field(
        None, title=_("Started"), description=_("Day, month or year when work began.")
    )
    started_note: Text | None = Field(
        None, title=_("About the start"), description=_("What that date is.")
    )
    public_since: When | None = Field(
        None, title=_("Public since"), description=_("Day, month or year of publication.")
    )
    participants: tuple[Participation, ...] = Field(
        (), title=_("Participants"), description=_("Who takes part, and how.")
    )
    used_by: tuple[Usage, ...] = Field(
        (), title=_("Used by"), description=_("Who uses it, and how far they are.")
    )
    tools: tuple[AnyTool, ...] = Field(
        (), title=_("Related tools"), description=_("Ids of files in tools/ that it is about.")
    )
    stacks: tuple[Stack, ...] = Field(
        (), title=_("Stacks"), description=_("Tools of each version, newest first.")
    )
    releases: tuple[Release, ...] = Field(
        (), title=_("Releases"), description=_("Versions, newest first.")
    )
    repositories: tuple[Repository, ...] = Field(
        (), title=_("Repositories"), description=_("Code repositories of the project.")
    )
    roadmap: tuple[Plan, ...] = Field(
        (), title=_("Road map"), description=_("What is being done or planned.")
    )
    governance: tuple[Claim, ...] = Field(
        (), title=_("Governance"), description=_("Who decides what.")
    )
    meetings: tuple[Meeting, ...] = Field(
        (), title=_("Meetings"), description=_("Meetings that come back.")
    )
    retired: Retirement | None = retirement()
