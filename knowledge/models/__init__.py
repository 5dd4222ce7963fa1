"""What an entry of each kind holds. Each class is its own schema, help and rules."""

from collections.abc import Mapping
from types import MappingProxyType

from knowledge.models.association import Association
from knowledge.models.entry import Entry, Sheet
from knowledge.models.events import Event
from knowledge.models.members import Member
from knowledge.models.projects import Project
from knowledge.models.sources import Source
from knowledge.models.tools import Tool
from knowledge.models.vocabularies import Category, LicenseTerm, Sector, SoftwareList

KINDS: Mapping[str, type[Entry]] = MappingProxyType(
    {
        model.kind: model
        for model in (
            *(Member, Project, Tool, Event, Source),
            *(Category, Sector, SoftwareList, LicenseTerm),
        )
    }
)

__all__ = [
    "KINDS",
    "Association",
    "Category",
    "Entry",
    "Event",
    "LicenseTerm",
    "Member",
    "Project",
    "Sector",
    "Sheet",
    "SoftwareList",
    "Source",
    "Tool",
]
