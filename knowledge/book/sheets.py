"""The sheet of an entry of each kind, as the book shows it."""

import re
from textwrap import shorten
from typing import Any

from knowledge.book.pieces import Block, Line, Piece, away, facts, joined, paragraph, quiet, strong
from knowledge.book.pieces import table as table_of
from knowledge.book.writer import Writer
from knowledge.models import Association, Event, Member, Project, Tool
from knowledge.models.association import Officer, PostalAddress
from knowledge.models.events import EventRole
from knowledge.models.organizations import Participation, Usage
from knowledge.models.projects import Plan, Repository, Stack
from knowledge.models.projects import Release as ProjectRelease
from knowledge.models.tools import Listing
from knowledge.models.tools import Release as ToolRelease
from knowledge.pages.monograms import monogram
from knowledge.pages.showing import start_of_span
from knowledge.text.characters import first_unprintable
from knowledge.text.language import capital
from knowledge.text.language import mark as _
from knowledge.views.citing import proofs
from knowledge.views.grouping import by_kind
from knowledge.views.news import newest_release

Sheet = dict[str, Any]
LINKING_WORDS = re.compile(r"(?:\W+\w{1,3})+$")  # « présentation de la… » says no more
HEAD = 36  # characters of a name in the head of a page, where two of them stand


def sheet(writer: Writer, entry: Any, badges: list[Piece], blocks: list[Block]) -> Sheet:
    """Return what every sheet has, around the ``blocks`` of its kind."""
    return {
        "ref": entry.ref,
        "name": entry.label,
        "head": _head(entry.label),
        "monogram": monogram(entry.name).letters,
        "logo": None,
        "facts": [],
        "tables": [],
        "badges": badges,
        "summary": entry.summary,
        "also": writer.also(entry),
        "blocks": [*writer.prose(entry), *writer.note(entry), *blocks, writer.colophon(entry)],
    }


def _head(name: str) -> str:
    """Return a name for the head of a page: in capitals, which no checker takes for prose."""
    short = name
    if len(name) > HEAD:
        whole = shorten(name, HEAD, placeholder="").rstrip(" :;,–&") or name[:HEAD]
        short = LINKING_WORDS.sub("", whole) + "…"
    return short if first_unprintable(short.upper()) else short.upper()


def _evidence(writer: Writer, entry: Any) -> list[Block]:
    """Return what the sources say, where they disagree, and other addresses."""
    return [
        *writer.claims(writer.title(entry, "evidence"), entry.evidence),
        *writer.conflicts(entry, writer.title(entry, "conflicts")),
        *writer.links(entry),
    ]


def _using(writer: Writer, usage: Usage, who: Piece) -> Line:
    since = _since(writer, usage)
    scope = f" – {usage.scope}" if usage.scope else ""
    stage = [" ", *writer.badges(usage.stage)]
    return [who, *stage, since + scope, *writer.proof(usage)]


def _taking_part(writer: Writer, part: Participation, who: Piece) -> Line:
    role = [" ", *writer.badges(part.role)]
    return [who, *role, _since(writer, part), *writer.proof(part)]


def _since(writer: Writer, record: Usage | Participation) -> str:
    if not record.since:
        return ""
    return " " + writer.say(_("since %(date)s"), date=writer.shown(record.since))


# The association


def association(writer: Writer, entry: Association) -> list[tuple[str, list[Block]]]:
    """Return what is known of the association: the title of each part, and its blocks."""
    rows = [
        *writer.plain(entry, "full_name", "legal_form", "country", "founded"),
        *writer.address(entry, "homepage"),
        *writer.plain(entry, "aliases"),
    ]
    first = [
        paragraph([strong(entry.summary)]),
        *writer.prose(entry),
        *writer.facts(rows),
        *writer.note(entry),
    ]
    parts = [(writer.say(_("In short")), first)]
    for name in ("mission", "history", "figures", "ways_of_working", "governance", "fees"):
        parts.append((writer.title(entry, name), _claims(writer, getattr(entry, name))))
        if name == "governance":
            officers = [_officer(writer, officer) for officer in entry.officers]
            parts.append((writer.title(entry, "officers"), writer.items("", officers)))
    parts.append((writer.title(entry, "relations"), _claims(writer, entry.relations)))
    parts.append((writer.title(entry, "online"), _claims(writer, entry.online)))
    addresses = [_postal(writer, address) for address in entry.addresses]
    parts.append((writer.title(entry, "addresses"), writer.items("", addresses)))
    parts.append((writer.title(entry, "evidence"), _claims(writer, entry.evidence)))
    parts.append((writer.title(entry, "conflicts"), writer.conflicts(entry)))
    links, colophon = writer.links(entry), writer.colophon(entry)
    if links or colophon["cite"]:
        parts.append((writer.say(_("Sources")), [*links, colophon]))
    else:  # a day alone asks for no title
        parts[0][1].append(colophon)
    return [(title, blocks) for title, blocks in parts if blocks]


def _claims(writer: Writer, claims: Any) -> list[Block]:
    return writer.claims("", claims)


def _officer(writer: Writer, officer: Officer) -> Line:
    employer = f" ({officer.organization})" if officer.organization else ""
    return [strong(officer.name), f", {officer.role}{employer}", *writer.proof(officer)]


def _postal(writer: Writer, address: PostalAddress) -> Line:
    town = f"{address.postal_code} {address.city}"
    lines = filter(None, (address.recipient, address.street, town, address.country))
    return [
        strong(capital(writer.shown(address.use))),
        f" – {', '.join(lines)}",
        *writer.proof(address),
    ]


# Members


def member(writer: Writer, entry: Member) -> Sheet:
    """Return the sheet of a member: what proves its membership, then what it does."""
    badges = writer.badges(entry.standing)
    rows: list[tuple[str, Line]] = []
    for name in ("founder", "joined", "left"):
        if membership := getattr(entry, name):
            proof = writer.proof(membership, proofs(entry, name))
            said: Line = [writer.shown(membership.date), *proof]
            rows.append((writer.title(entry, name), said))
    sector = entry.sector and [writer.named("sectors", entry.sector)]
    wikidata = away(f"https://www.wikidata.org/wiki/{entry.wikidata}", entry.wikidata or "")
    rows += [
        *writer.plain(entry, "full_name", "legal_kind"),
        *writer.fact(entry, "sector", sector or None),
        *writer.plain(entry, "parent"),
        *writer.address(entry, "homepage"),
        *writer.plain(entry, "siren"),
        *writer.fact(entry, "wikidata", [wikidata]),
    ]
    return {
        **sheet(
            writer,
            entry,
            badges,
            [
                *writer.claims(writer.title(entry, "evidence"), entry.evidence),
                *writer.conflicts(entry, writer.title(entry, "conflicts")),
                *writer.items(writer.say(_("Projects")), _projects_of(writer, entry)),
                *writer.items(writer.say(_("What it uses")), _uses_of(writer, entry)),
                *_events(writer, entry, "participants"),
                *writer.links(entry),
            ],
        ),
        "facts": facts(rows)["rows"],
        "logo": entry.logo.file if entry.logo else None,
    }


def _projects_of(writer: Writer, entry: Member) -> list[Line]:
    return [
        _taking_part(writer, link.trail[0], writer.to(link.entry))
        for link in writer.mentions(entry, "projects", "participants")
    ]


def _uses_of(writer: Writer, entry: Member) -> list[Line]:
    return [
        _using(writer, link.trail[0], writer.to(link.entry))
        for kind in ("projects", "tools")
        for link in writer.mentions(entry, kind, "used_by")
    ]


def _events(writer: Writer, entry: Member | Project, name: str) -> list[Block]:
    found = {link.entry.ref: link.entry for link in writer.mentions(entry, "events", name)}
    lines: list[Line] = [
        [writer.to(event), quiet(f" – {period(writer, event)}")]
        for event in found.values()
        if isinstance(event, Event)
    ]
    return writer.items(writer.say(_("Events")), lines)


# Projects


def project(writer: Writer, entry: Project) -> Sheet:
    """Return the sheet of a project: who takes part, what came out, what it is made of."""
    taking_part = [_taking_part(writer, p, writer.party(p)) for p in entry.participants]
    used = [_using(writer, usage, writer.party(usage)) for usage in entry.used_by]
    related = joined([writer.named("tools", tool)] for tool in entry.tools)
    meetings: list[Line] = [
        [
            strong(away(meeting.url, meeting.name) if meeting.url else meeting.name),
            f", {meeting.recurrence}",
            *writer.proof(meeting),
        ]
        for meeting in entry.meetings
    ]
    return {
        **sheet(
            writer,
            entry,
            writer.badges(entry.form, entry.status),
            [
                *writer.items(writer.title(entry, "participants"), taking_part),
                *writer.items(writer.say(_("Who uses it")), used),
                *writer.facts([(writer.title(entry, "tools"), related)] if related else []),
                *writer.items(
                    writer.title(entry, "roadmap"), [_plan(writer, p) for p in entry.roadmap]
                ),
                *writer.claims(writer.title(entry, "governance"), entry.governance),
                *writer.items(writer.title(entry, "meetings"), meetings),
                *_events(writer, entry, "projects"),
                *_evidence(writer, entry),
            ],
        ),
        "tables": [
            *_releases(writer, entry),
            *[_stack(writer, stack) for stack in entry.stacks],
            *_repositories(writer, entry),
        ],
        "facts": facts(_project_facts(writer, entry))["rows"],
    }


def _project_facts(writer: Writer, entry: Project) -> list[tuple[str, Line]]:
    latest = newest_release(entry)
    newest: list[tuple[str, Line]] = []
    if latest:
        component = f"{latest.component} " if latest.component else ""
        said = f"{component}{latest.version}, {writer.shown(latest.date)}"
        newest = [(writer.say(_("Latest version")), [said, *writer.refs(latest.sources)])]
    return [
        *writer.plain(entry, "acronym"),
        *newest,
        *writer.fact(entry, "license", writer.license(entry.license or "")),
        *writer.plain(entry, "license_note", "host", "started", "started_note", "public_since"),
        *writer.address(entry, "homepage"),
        *writer.address(entry, "repository"),
    ]


def _plan(writer: Writer, plan: Plan) -> Line:
    what = writer.named("tools", plan.tool) if plan.tool else plan.name or ""
    return [what, " ", *writer.badges(plan.progress), *writer.proof(plan)]


def _releases(writer: Writer, entry: Project) -> list[Block]:
    rows = [_release(writer, release) for release in entry.releases]
    head = [writer.say(word) for word in (_("Version"), _("Date"), _("Sources"))]
    return [table_of(writer.title(entry, "releases"), head, rows, [])] if rows else []


def _release(writer: Writer, release: ProjectRelease) -> list[Line]:
    component = f"{release.component} " if release.component else ""
    version = away(release.url, release.version) if release.url else release.version
    day = writer.shown(release.date) if release.date else ""
    if release.planned:
        day = writer.say(_("planned for %(date)s"), date=writer.shown(release.planned))
    note: Line = [quiet(f" – {release.note}")] if release.note else []
    return [[component, version, *note], [day], writer.refs(release.sources)]


def _stack(writer: Writer, stack: Stack) -> Block:
    based = stack.based_on and writer.say(_("Based on %(base)s."), base=stack.based_on)
    head = [writer.say(word) for word in (_("Tool"), _("Version"), _("Section"))]
    rows: list[list[Line]] = []
    for part in stack.parts:
        name: Line = [part.name or ""]
        if part.tool:
            tool = writer.knowledge.get("tools", part.tool)
            if part.name and tool.label in part.name:
                name = [writer.to(tool, part.name)]
            else:
                name = [writer.to(tool), f" – {part.name}" if part.name else ""]
        rows.append([name, [part.version or ""], [part.section or ""]])
    title = writer.say(_("Stack %(name)s"), name=stack.name)
    return table_of(title, head, rows, [based or "", *writer.proof(stack)])


def _repositories(writer: Writer, entry: Project) -> list[Block]:
    title = writer.title(entry, "repositories")
    head = [writer.say(word) for word in (_("Name"), _("Purpose"), _("License"), _("Last commit"))]
    others = writer.say(_("Other repositories"))
    return [
        table_of(
            f"{title} – {writer.shown(kind) if kind else others[:1].lower() + others[1:]}",
            head,
            [_repository(writer, repository) for repository in found],
            [],
        )
        for kind, found in by_kind(entry.repositories)
    ]


def _repository(writer: Writer, repository: Repository) -> list[Line]:
    limits = (repository.programming_language, repository.note)
    purpose: list[Line] = [[repository.purpose]] if repository.purpose else []
    said = joined([*purpose, *([quiet(limit)] for limit in limits if limit)], quiet(" – "))
    last = writer.shown(repository.last_commit) if repository.last_commit else ""
    terms: Line = writer.license(repository.license) if repository.license else []
    return [
        [away(repository.url, repository.name)],
        [*said, *writer.refs(repository.sources)],
        terms,
        [last],
    ]


# Tools


def tool(writer: Writer, entry: Tool) -> Sheet:
    """Return the sheet of a tool: what it is, who names it, who uses it."""
    listed = [
        *[_listing(writer, listing, entry) for listing in entry.listed_by],
        *_stacked(writer, entry),
    ]
    used = [_using(writer, usage, writer.party(usage)) for usage in entry.used_by]
    needs = joined([writer.named("tools", other)] for other in entry.depends_on)
    return {
        **sheet(
            writer,
            entry,
            [],
            [
                *_advice(writer, entry),
                *writer.facts(_tool_facts(writer, entry)),
                *writer.items(writer.say(_("Who lists it")), listed),
                *writer.items(writer.say(_("Who uses it")), used),
                *writer.mentioned(
                    writer.say(_("Related projects")), writer.mentions(entry, "projects", "tools")
                ),
                *writer.items(writer.say(_("Alternatives")), _alternatives(writer, entry)),
                *writer.facts([(writer.title(entry, "depends_on"), needs)] if needs else []),
                *writer.mentioned(
                    writer.say(_("Needed by")), writer.mentions(entry, "tools", "depends_on")
                ),
                *writer.mentioned(
                    writer.say(_("Takes the place of")), writer.mentions(entry, "tools", "advice")
                ),
                *_evidence(writer, entry),
            ],
        ),
    }


def _tool_facts(writer: Writer, entry: Tool) -> list[tuple[str, Line]]:
    wikidata = away(f"https://www.wikidata.org/wiki/{entry.wikidata}", entry.wikidata or "")
    lifetime = away(f"https://endoflife.date/{entry.endoflife}")
    return [
        *writer.fact(entry, "license", _tool_license(writer, entry)),
        *writer.plain(entry, "license_note"),
        *writer.address(entry, "homepage"),
        *writer.address(entry, "repository"),
        *writer.plain(entry, "programming_languages", "platforms", "steward"),
        *_out(writer, entry, "first_release"),
        *_out(writer, entry, "latest_release"),
        *writer.fact(entry, "wikidata", [wikidata]),
        *writer.plain(entry, "comptoir_du_libre"),
        # Its package URL is for machines.
        *writer.fact(entry, "endoflife", [lifetime]),
    ]


def _tool_license(writer: Writer, entry: Tool) -> Line:
    read = f", {writer.shown(entry.license_evidence)}" if entry.license_evidence else ""
    return [*writer.license(entry.license or ""), quiet(read)]


def _out(writer: Writer, entry: Tool, name: str) -> list[tuple[str, Line]]:
    release: ToolRelease | None = getattr(entry, name)
    if release is None:
        return []
    version = f"{release.version}, " if release.version else ""
    return writer.fact(entry, name, [version + writer.shown(release.date), *writer.proof(release)])


def _advice(writer: Writer, entry: Tool) -> list[Block]:
    advice = entry.advice
    if advice is None:
        return []
    since = writer.say(_("since %(date)s"), date=writer.shown(advice.since))
    line: Line = [
        *writer.badges(advice.ring),
        f" {since} – {advice.reason}",
        *writer.proof(advice),
    ]
    if advice.replaced_by:
        instead = writer.named("tools", advice.replaced_by)
        line += [" ", writer.say(_("Choose instead:")), " ", instead]
    return writer.items(writer.title(entry, "advice"), [line])


def _listing(writer: Writer, listing: Listing, entry: Tool) -> Line:
    line: Line = [writer.named("lists", listing.list)]
    if listing.reference:
        number = writer.say(_("no. %(number)s"), number=listing.reference)
        line.append(f", {number}")
    if listing.status:
        line += [" ", *writer.badges(listing.status)]
    if listing.name_in_list and listing.name_in_list != entry.name:
        line.append(" " + writer.say(_("under the name %(name)s"), name=listing.name_in_list))
    if listing.version:
        line.append(", " + writer.say(_("version %(version)s"), version=listing.version))
    if listing.license_in_list and listing.license_in_list != entry.license:
        terms = writer.say(_("License in the list: %(license)s"), license=listing.license_in_list)
        line.append(quiet(f" – {terms}"))
    if listing.url:
        line += [" – ", away(listing.url, writer.say(_("page of the list")))]
    return [*line, *writer.proof(listing)]


def _stacked(writer: Writer, entry: Tool) -> list[Line]:
    lines: list[Line] = []
    for link in writer.mentions(entry, "projects", "stacks"):
        stack, part = link.trail
        name = f", {part.name}" if part.name else ""
        version = ""
        if part.version:
            version = ", " + writer.say(_("version %(version)s"), version=part.version)
        said = writer.say(_("Stack %(name)s"), name=stack.name)
        lines.append(
            [
                f"{said}, ",
                writer.to(link.entry),
                f"{name}{version}",
                *writer.refs(stack.sources),
                writer.as_of(stack),
            ]
        )
    for link in writer.mentions(entry, "projects", "roadmap"):
        plan = link.trail[0]
        said = writer.say(_("Road map"))
        lines.append(
            [
                f"{said}, ",
                writer.to(link.entry),
                " ",
                *writer.badges(plan.progress),
                *writer.refs(plan.sources),
                writer.as_of(plan),
            ]
        )
    return lines


def _alternatives(writer: Writer, entry: Tool) -> list[Line]:
    lines: list[Line] = []
    for item in entry.alternative_to:
        other = writer.named("tools", item.tool) if item.tool else item.product or ""
        lines.append([writer.say(_("Can stand in for")), " ", other, *writer.proof(item)])
    for link in writer.mentions(entry, "tools", "alternative_to"):
        said = writer.say(_("can stand in for it"))
        lines.append([writer.to(link.entry), f" {said}", *writer.proof(link.trail[0])])
    return lines


# Events


def event(writer: Writer, entry: Event) -> Sheet:
    """Return the sheet of an event: when, where, who takes part."""
    zone = f" ({entry.time_zone})" if entry.time_zone else ""
    day = period(writer, entry) + zone
    place = ", ".join(filter(None, (entry.venue, entry.stand, entry.city, entry.country)))
    projects = joined([writer.named("projects", one)] for one in entry.projects)
    members = joined([writer.named("members", one)] for one in entry.participants)
    rows = [
        *writer.fact(entry, "starts", [day]),
        *([(writer.title(entry, "venue"), [place])] if place else []),
        *writer.plain(entry, "attendance"),
        *(writer.plain(entry, "role") if entry.role != EventRole.UNSTATED else ()),
        *writer.plain(entry, "organizer"),
        *writer.fact(entry, "projects", projects),
        *writer.fact(entry, "participants", members),
        *writer.address(entry, "homepage"),
        *writer.address(entry, "video"),
        *writer.address(entry, "slides"),
    ]
    rows[0] = (writer.say(_("Date")), rows[0][1])
    badges = writer.badges(entry.status)
    return sheet(writer, entry, badges, [*writer.facts(rows), *_evidence(writer, entry)])


def period(writer: Writer, entry: Event) -> str:
    """Return the days of an event: one day, or the first and the last."""
    first, last = entry.starts, entry.ends
    if last is None or last == first:
        return writer.shown(first)
    if writer.shown(first) != writer.shown(entry.first_day):
        return f"{writer.shown(first)} – {writer.shown(last)}"
    short = start_of_span(entry.first_day, entry.last_day, writer.language)
    return f"{short}{' – ' if ' ' in short else '–'}{writer.shown(last)}"
