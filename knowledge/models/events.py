"""What takes place on given days."""

import datetime as dt

from pydantic import Field, ValidationInfo, field_validator

from knowledge.fields.addresses import Url
from knowledge.fields.choices import Choice
from knowledge.fields.dates import Moment, TimeZone
from knowledge.fields.reading import refuse
from knowledge.fields.text import Line
from knowledge.models.entry import Sheet
from knowledge.models.mentions import AnyMember, AnyProject
from knowledge.text.language import mark as _


class EventStatus(Choice):
    """What is known of an event taking place, after schema.org's EventStatusType."""

    SCHEDULED = "scheduled", _("to come")
    ANNOUNCED = "announced", _("announced; no source confirms that it took place")
    HELD = "held", _("took place")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class EventRole(Choice):
    """What the association does there."""

    ORGANIZER = "organizer", _("organizer")
    SPEAKER = "speaker", _("speaker")
    EXHIBITOR = "exhibitor", _("stand")
    PARTICIPANT = "participant", _("participant")
    PROJECT = "project", _("a project of the association is presented")
    SUBJECT = "subject", _("subject of a talk")
    LIFE = "life", _("life of the association")
    UNSTATED = "unstated", _("not stated")


class Attendance(Choice):
    """Where one attends, after schema.org's EventAttendanceModeEnumeration."""

    OFFLINE = "offline", _("on site")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("on site and online")


def _written(moment: dt.date | dt.datetime) -> str:
    """Return a moment the way the data writes it."""
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, dt.datetime) else f"{moment:%Y-%m-%d}"


class Event(Sheet):
    """Something that takes place on given days."""

    kind = "events"
    singular = _("event")
    plural = _("events")

    starts: Moment = Field(
        ..., title=_("Starts"), description=_("First day, or day and time: 2026-03-01 09:30.")
    )
    ends: Moment | None = Field(
        None, title=_("Ends"), description=_("Last day (included), or day and time.")
    )
    time_zone: TimeZone | None = Field(
        None, title=_("Time zone"), description=_("If it is not that of the association.")
    )
    status: EventStatus = Field(
        ..., title=_("Status"), description=_("What is known of it taking place.")
    )
    role: EventRole = Field(
        ..., title=_("Role of the association"), description=_("What the association does there.")
    )
    attendance: Attendance | None = Field(
        None, title=_("Attendance"), description=_("On site, online, or both.")
    )
    venue: Line | None = Field(None, title=_("Venue"), description=_("Building or room."))
    stand: Line | None = Field(None, title=_("Stand"), description=_("Number of the stand."))
    city: Line | None = Field(None, title=_("City"), description=_("City."))
    country: Line | None = Field(
        None, title=_("Country"), description=_("Country, if not that of the association.")
    )
    organizer: Line | None = Field(
        None, title=_("Organizer"), description=_("Who organizes it, if not the association.")
    )
    participants: tuple[AnyMember, ...] = Field(
        (), title=_("Members"), description=_("Ids of members that take part.")
    )
    projects: tuple[AnyProject, ...] = Field(
        (), title=_("Projects"), description=_("Ids of projects presented there.")
    )
    homepage: Url | None = Field(None, title=_("Website"), description=_("Page of the event."))
    video: Url | None = Field(None, title=_("Video"), description=_("Recording, when public."))
    slides: Url | None = Field(None, title=_("Slides"), description=_("Slides, when public."))

    @field_validator("ends")
    @classmethod
    def _ends_after_start(
        cls, ends: dt.date | dt.datetime | None, info: ValidationInfo
    ) -> dt.date | dt.datetime | None:
        starts = info.data.get("starts")
        if ends is None or starts is None:
            return ends
        if isinstance(ends, dt.datetime) != isinstance(starts, dt.datetime):
            refuse("mixed-moments", value=_written(ends), start=_written(starts))
        if ends < starts:
            refuse("ends-before-start", value=_written(ends), start=_written(starts))
        return ends

    @property
    def first_day(self) -> dt.date:
        """The day it begins."""
        return self.starts.date() if isinstance(self.starts, dt.datetime) else self.starts

    @property
    def last_day(self) -> dt.date:
        """The day it is over at the end of."""
        last = self.ends or self.starts
        return last.date() if isinstance(last, dt.datetime) else last

    def status_on(self, day: dt.date) -> EventStatus:
        """Return what is known of it on a day: what was to come and is over was only announced."""
        was_to_come = self.status == EventStatus.SCHEDULED and self.last_day < day
        return EventStatus.ANNOUNCED if was_to_come else self.status
