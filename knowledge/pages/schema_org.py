"""Pages and entries in the terms of schema.org, for search engines: facts of the data alone."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from knowledge.addresses import Addresses
from knowledge.fields.licenses import spdx_page
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Association, Entry, Event, Member, Project, Source, Tool
from knowledge.models.association import AddressUse, Edition, PostalAddress
from knowledge.models.events import Attendance, EventRole, EventStatus
from knowledge.models.members import Standing
from knowledge.models.organizations import Participation, Role
from knowledge.models.sources import SourceType
from knowledge.pages.sharing import Shared
from knowledge.site import Site

SCHEMA = "https://schema.org/"
WIKIDATA = "https://www.wikidata.org/wiki/"

Described = dict[str, Any]


def known(kind: str | list[str], **parts: Any) -> Described:
    """Return a thing of a kind with the parts that are known of it."""
    return {"@type": kind, **{name: part for name, part in parts.items() if part}}


def as_script(things: Iterable[Described]) -> Markup:
    """Return things as JSON-LD that nothing in the data can end or break out of.

    What a script may not hold (</script>, <!--) and what old JavaScript took
    for the end of a line is escaped, which JSON allows in any text.
    """
    document = {"@context": SCHEMA, "@graph": list(things)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for sign in UNSAFE:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - without any of UNSAFE it is data


UNSAFE = "<>&\u2028\u2029"


@dataclass(frozen=True)
class Describer:
    """Describes pages and entries; what needs a whole address is left out of a site without one."""

    knowledge: KnowledgeBase
    addresses: Addresses
    site: Site
    today: dt.date

    def link(self, address: str, part: str = "") -> str:
        """Return the whole address of a page, or of a part of it; nothing where none is known."""
        return f"{self.site.url}{address}{part}" if self.site.url else ""

    # Pages

    def page(self, page: Shared) -> list[Described]:
        """Return what a page is; the home page also says what the site is, and about whom."""
        association = self.knowledge.association
        reviewed = page.entry.last_reviewed if page.entry else None
        described = known(
            "WebPage",
            url=self.link(page.address),
            name=page.title,
            description="" if page.entry else page.description,
            inLanguage=association.language,
            isPartOf=self._mention_site(),
            breadcrumb=breadcrumb([(title, self.link(to)) for title, to in self._steps(page)]),
            lastReviewed=reviewed.isoformat() if reviewed else "",
            mainEntity=self.entry(page.entry) if page.entry else None,
        )
        return [described] if page.address else [described, self.website(), self.entry(association)]

    def _steps(self, page: Shared) -> list[tuple[str, str]]:
        return [*page.above, (page.title, page.address)] if page.above else []

    def _mention_site(self) -> Described:
        return known("WebSite", **{"@id": self.link("", "#site")}, name=self.site.name)

    def website(self) -> Described:
        """Return the site, whom it is about, and how it is searched."""
        association = self.knowledge.association
        about = self._mention(association, "Organization")
        return {
            **self._mention_site(),
            **known(
                "WebSite",
                url=self.site.url,
                inLanguage=association.language,
                about=about,
                publisher=about if association.edition == Edition.OFFICIAL else None,
                potentialAction=self._search(),
            ),
        }

    def _search(self) -> Described | None:
        if not (self.site.url and self.site.search):
            return None
        template = f"{self.link(self.site.search)}?q={{search_term_string}}"
        return {
            "@type": "SearchAction",
            "target": known("EntryPoint", urlTemplate=template),
            # https://schema.org/docs/actions.html#part-4
            "query-input": "required name=search_term_string",
        }

    # Entries

    def entry(self, entry: Entry) -> Described:
        """Return an entry with all that schema.org has a term for."""
        names = (*getattr(entry, "aliases", ()), *getattr(entry, "former_names", ()))
        own = (getattr(entry, name, None) for name in ("full_name", "acronym"))
        described = {
            "name": entry.label,
            "alternateName": list(dict.fromkeys((*filter(None, own), *names))),
            "description": getattr(entry, "summary", None),
            "mainEntityOfPage": self.link(self.addresses.page(entry)),
        }
        ways: dict[str, Callable[[Any], Described]] = {
            Association.kind: self._association,
            Member.kind: self._member,
            Project.kind: self._project,
            Tool.kind: self._tool,
            Event.kind: self._event,
            Source.kind: self._source,
        }
        more = ways[entry.kind](entry)
        return known(more["@type"], **{"@id": self._id_of(entry)}, **{**described, **more})

    def _id_of(self, entry: Entry) -> str:
        """Return the name by which descriptions of other things mention an entry."""
        return self.link(self.addresses.page(entry), "#this")

    def _mention(self, entry: Entry, kind: str) -> Described:
        return known(kind, **{"@id": self._id_of(entry)}, name=entry.label)

    def _association(self, association: Association) -> Described:
        postal = [a for a in association.addresses if a.use == AddressUse.POSTAL]
        return {
            "@type": "Organization",
            "url": association.homepage,
            "foundingDate": str(association.founded or ""),
            "address": [_postal(address) for address in postal],
        }

    def _member(self, member: Member) -> Described:
        siren = member.siren and known("PropertyValue", propertyID="SIREN", value=member.siren)
        attested, association = member.standing == Standing.ATTESTED, self.knowledge.association
        return {
            "@type": "Organization",
            "url": member.homepage,
            "identifier": siren,
            "sameAs": member.wikidata and WIKIDATA + member.wikidata,
            "parentOrganization": _organization(member.parent),
            "memberOf": self._mention(association, "Organization") if attested else None,
        }

    def _project(self, project: Project) -> Described:
        part = [p for p in project.participants if p.role != Role.INTERESTED]
        return {
            "@type": "Project",
            "url": project.homepage,
            "sameAs": project.repository,
            "foundingDate": str(project.started or ""),
            "parentOrganization": _organization(project.host),
            "member": [self._participant(participation) for participation in part],
        }

    def _participant(self, participation: Participation) -> Described | None:
        if participation.member is None:
            return _organization(participation.organization)
        member = self.knowledge.get("members", participation.member)
        return self._mention(member, "Organization")

    def _tool(self, tool: Tool) -> Described:
        categories = [self.knowledge.get("categories", name).label for name in tool.categories]
        # Only source code has a repository and languages at schema.org.
        has_code = tool.repository or tool.programming_languages
        return {
            "@type": ["SoftwareApplication", "SoftwareSourceCode"]
            if has_code
            else "SoftwareApplication",
            "url": tool.homepage,
            "applicationCategory": categories,
            "operatingSystem": list(tool.platforms),
            "softwareVersion": tool.latest_release and tool.latest_release.version,
            "datePublished": tool.first_release and str(tool.first_release.date),
            "codeRepository": tool.repository,
            "programmingLanguage": list(tool.programming_languages),
            "license": tool.license and license_of(tool.license),
            "maintainer": _organization(tool.steward),
            "identifier": tool.purl,
            "sameAs": tool.wikidata and WIKIDATA + tool.wikidata,
        }

    def _event(self, event: Event) -> Described:
        association = self.knowledge.association
        zone = event.time_zone or association.time_zone
        organizer = _organization(event.organizer)
        if organizer is None and event.role == EventRole.ORGANIZER:
            organizer = self._mention(association, "Organization")
        return {
            "@type": "Event",
            "url": event.homepage,
            "startDate": _moment(event.starts, zone),
            "endDate": event.ends and _moment(event.ends, zone),
            "eventStatus": self._status(event),
            "eventAttendanceMode": event.attendance and SCHEMA + ATTENDANCES[event.attendance],
            "location": self._location(event),
            "organizer": organizer,
        }

    def _status(self, event: Event) -> str | None:
        """Return whether it is held as planned; nothing of one that no source says was held."""
        unproved = event.status_on(self.today) == EventStatus.ANNOUNCED
        if unproved and event.last_day < self.today:
            return None
        return SCHEMA + STATUSES.get(event.status, "EventScheduled")

    def _location(self, event: Event) -> Described | None:
        if not (event.venue or event.city):
            return None
        country = event.country or self.knowledge.association.country
        address = known("PostalAddress", addressLocality=event.city, addressCountry=country)
        return known("Place", name=event.venue, address=address)

    def _source(self, source: Source) -> Described:
        return {
            "@type": "Article" if source.type in ARTICLES else "CreativeWork",
            "url": source.url,
            "sameAs": list(source.also),
            "publisher": _organization(source.publisher),
            "datePublished": str(source.date or ""),
            "inLanguage": source.language,
        }


ARTICLES = frozenset(
    {SourceType.PRESS, SourceType.INTERVIEW, SourceType.NEWSLETTER, SourceType.BLOG}
)
STATUSES = {EventStatus.POSTPONED: "EventPostponed", EventStatus.CANCELLED: "EventCancelled"}
ATTENDANCES = {
    Attendance.OFFLINE: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.MIXED: "MixedEventAttendanceMode",
}


def license_of(expression: str) -> str | Described:
    """Return the page of a license in the SPDX list, or an expression that names several."""
    return spdx_page(expression) or known("CreativeWork", name=expression)


def breadcrumb(steps: Sequence[tuple[str, str]]) -> Described | None:
    """Return the way to a page, from titles and addresses; nothing when it has no step."""
    items = [
        known("ListItem", position=place, name=title, item=_page(address))
        for place, (title, address) in enumerate(steps, start=1)
    ]
    return known("BreadcrumbList", itemListElement=items) if items else None


def _page(address: str) -> Described | None:
    return {"@type": "WebPage", "@id": address} if address else None


def _organization(name: str | None) -> Described | None:
    return known("Organization", name=name) if name else None


def _postal(address: PostalAddress) -> Described:
    return known(
        "PostalAddress",
        name=address.recipient,
        streetAddress=address.street,
        postalCode=address.postal_code,
        addressLocality=address.city,
        addressCountry=address.country,
    )


def _moment(moment: dt.date | dt.datetime, zone: ZoneInfo) -> str:
    """Return a day, or a time with what its zone differs from UTC on that day."""
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=zone).isoformat(timespec="minutes")
    return moment.isoformat()
