"""KnowledgeBase -> HTML: one function per thing that appears."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment
from markupsafe import Markup
from pydantic import BaseModel

from knowledge.addresses import PAGED, Addresses, logo_address
from knowledge.changes.telling import Told
from knowledge.contributing.examples import EXAMPLES
from knowledge.contributing.proposing import checks, forms
from knowledge.fields.dates import PartialDate
from knowledge.fields.licenses import (
    license_file,
    license_name,
    license_page,
    license_symbols,
)
from knowledge.fields.text import EMAIL
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import KINDS, Association, Entry, Event, LicenseTerm, Project
from knowledge.models.association import TO_COMPLETE, Officer, PostalAddress
from knowledge.models.evidence import Claim
from knowledge.models.vocabularies import LicenseFamily
from knowledge.pages import comparing
from knowledge.pages.downloads import Download
from knowledge.pages.monograms import monogram
from knowledge.pages.palette import palette
from knowledge.pages.schema_org import Describer, as_script
from knowledge.pages.sharing import HEIGHT, WIDTH, Above, Picture, Shared, pictured, pictures
from knowledge.pages.showing import ended_with, outline, period, shown
from knowledge.pages.templating import bare_environment
from knowledge.problems import RULES
from knowledge.reference import field_rows, records
from knowledge.site import NOWHERE, Site, issue_url, letter_url
from knowledge.text import markdown
from knowledge.text.folding import folded
from knowledge.text.language import (
    capital,
    catalog,
    language_name,
    locale_of,
    translator,
    written_size,
)
from knowledge.text.language import mark as _
from knowledge.text.typography import typeset, typeset_html
from knowledge.upkeep.gaps import gaps_of, lacks, review_due, reviews
from knowledge.views.choosing import (
    UnknownName,
    entries_of,
    entry_at,
    listed,
    matching,
    reading_order,
    upcoming,
)
from knowledge.views.chronology import SORTS, by_year, chronology
from knowledge.views.citing import Notes, at_a_glance, numbered, proofs
from knowledge.views.dating import proved_as, usual_proof
from knowledge.views.facets import DAYS, Reading, facets, found, slug
from knowledge.views.figures import counted, name_of_kind
from knowledge.views.grouping import Heading, by_kind, grouped
from knowledge.views.naming import listers, naming
from knowledge.views.news import latest, newest_release
from knowledge.views.replacing import replaceable
from knowledge.views.uses import uses

# What a page may show of an entry by itself, one field at a time.
STATEMENTS = (Claim, Officer, PostalAddress)

# How many entries of a list that readers narrow are on the page at once: with more, a slow
# machine takes seconds to draw them. « Show all » shows the others.
SHOWN = 60
OFFERED = 6
"""How many values of a facet are offered at once; a button brings the others."""


@dataclass(frozen=True)
class Renderer:
    """Renders what pages show of the knowledge, by the templates in a folder.

    Every function takes ``root``, the way from the page it is for to the root
    of the site, and returns HTML in which text from data is escaped.
    """

    knowledge: KnowledgeBase
    templates: Path
    today: dt.date
    site: Site = NOWHERE
    last_changes: Mapping[str, dt.datetime] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> Addresses:
        """Where the pages live."""
        return Addresses.of(self.knowledge.association)

    @cached_property
    def language(self) -> str:
        """The language of the site."""
        return self.knowledge.association.language

    @cached_property
    def environment(self) -> Environment:
        """The templates, and the filters they may use."""
        environment = bare_environment(self.templates, self.language)
        environment.globals.update(
            association=self.knowledge.association, today=self.today, site=self.site
        )
        environment.filters.update(
            address=self.addresses.page,
            section=self.addresses.section,
            logo_address=logo_address,
            markdown=markdown.html,
            shown=partial(shown, language=self.language, say=catalog(self.language).gettext),
            period=partial(period, language=self.language),
            status=lambda event: event.status_on(self.today),
            title_of=self._title_of,
            language_name=partial(language_name, language=self.language),
            plural_of=lambda kind: catalog(self.language).gettext(KINDS[kind].plural),
            named=self._named,
            mentions=self._mentions,
            numbered=numbered,
            proofs=proofs,
            at_a_glance=at_a_glance,
            usual_proof=usual_proof,
            proved_as=proved_as,
            supports=self._supported,
            monogram=monogram,
            gaps=gaps_of,
            due=self._due,
            last_change=self.last_change,
            license_terms=self._license_terms,
            license_name=license_name,
            license_page=license_page,
            newest_release=newest_release,
            by_kind=by_kind,
            listers=partial(listers, self.knowledge),
            reports=self._reports,
            capital=capital,
            ended_with=ended_with,
            outline=outline,
            file_size=partial(written_size, language=self.language),
            is_email=EMAIL.fullmatch,
        )
        return environment

    @cached_property
    def describer(self) -> Describer:
        """What says pages and entries in the terms of schema.org."""
        return Describer(self.knowledge, self.addresses, self.site, self.today)

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """The picture that pages of each kind share."""
        return pictures(self.knowledge.association, self.site)

    # What the templates ask for

    def _title_of(self, record: BaseModel, name: str) -> str:
        return title_of(type(record), name, self.language)

    def _named(self, entry_id: str, kind: str) -> Entry:
        return self.knowledge.get(kind, entry_id)

    def _mentions(self, entry: Entry, kind: str, name: str) -> Any:
        links = self.knowledge.mentions_of(entry, kind, name)
        return sorted(links, key=lambda link: reading_order(link.entry))

    def _supported(self, source: Entry) -> list[Entry]:
        citing = {
            link.entry.ref: link.entry for link in self.knowledge.backlinks.get(source.ref, ())
        }
        kinds = list(self.addresses.sections)
        paged = [entry for entry in citing.values() if entry.kind in kinds]
        return sorted(paged, key=lambda entry: (kinds.index(entry.kind), reading_order(entry)))

    def _due(self, entry: Entry) -> dt.date | None:
        return review_due(entry, self.knowledge.association)

    def last_change(self, entry: Entry) -> dt.date | None:
        """Return the day when the file of an entry last changed, if git knows."""
        name = entry.kind if isinstance(entry, Association) else entry.ref
        time = self.last_changes.get(f"{name}.yml")
        return time and time.astimezone(self.knowledge.association.time_zone).date()

    def _license_terms(self, expression: str) -> list[tuple[str, Entry | None]]:
        terms = self.knowledge.entries[LicenseTerm.kind]
        return [(name, terms.get(license_file(name))) for name in license_symbols(expression)]

    def _reports(self, entry: Entry) -> list[tuple[str, str]]:
        say = catalog(self.language).gettext
        title = say(_("Mistake on the sheet “{name}”")).format(name=entry.label)
        address = self.site.url + self.addresses.page(entry)
        body = say(_("Sheet: {address}\nWhat is wrong:\nSource that proves it:\n"))
        body = body.format(address=address)
        forge = issue_url(self.site, entry.kind, title, address, body) if self.site.forge else ""
        letter = letter_url(self.knowledge.association.legal.contact, title, body)
        ways = ((say(_("on the forge")), forge), (say(_("by e-mail")), letter))
        return [(how, url) for how, url in ways if url]

    def _grouped(
        self, kind: str, entries: Iterable[Entry], name: str
    ) -> list[tuple[Entry | Heading, list[Entry]]]:
        return grouped(self.knowledge, kind, entries, name, catalog(self.language).gettext)

    def _render(self, template: str, root: str, **context: Any) -> str:
        html = self.environment.get_template(template).render(root=root, **context)
        return typeset_html(html, self.language)

    # What appears on pages

    def sheet(self, entry: Entry, root: str, edit_url: str = "") -> str:
        """Return everything known of an entry, with its numbered sources."""
        notes = Notes(self.knowledge)
        template = f"{entry.kind}_sheet.html"
        return self._render(template, root, entry=entry, notes=notes, edit_url=edit_url)

    def card(self, entry: Entry, root: str) -> str:
        """Return an entry in short, leading to its page."""
        return self._render("card.html", root, entry=entry)

    def cards(self, entries: Iterable[Entry], root: str) -> str:
        """Return entries as a list of cards, in the order given."""
        return self._render("cards.html", root, entries=list(entries))

    def cards_by(self, kind: str, entries: Iterable[Entry], name: str, root: str) -> str:
        """Return entries as cards under a heading for each value of their field ``name``."""
        groups = self._grouped(kind, entries, name)
        return self._render("cards_by.html", root, groups=groups)

    def explore(self, kind: str, by: str, root: str) -> str:
        """Return all entries of a kind as a list that readers narrow, events by year in rows.

        Others stand as cards, under the values of their field ``by`` if one is
        given. Raises UnknownName when no field of that name groups entries.
        """
        entries, say = listed(self.knowledge, kind), catalog(self.language).gettext
        every = found(Reading(self.knowledge, say, self.today), entries)
        day = capital(say(DAYS[kind]))
        by_day = say(_("%(what)s, newest first")), say(_("%(what)s, oldest first"))
        unit, proved = counted(kind, entries, self.language)
        newest, oldest = (sentence % {"what": day} for sentence in by_day)
        sorts = [("name", say(_("Name"))), ("newest", newest), ("oldest", oldest)]
        if kind == Event.kind:  # the reading order of events is by day
            sorts = [sorts[1], sorts[2], sorts[0]]
        return self._render(
            "explore.html",
            root,
            kind=kind,
            entries=list(entries),
            groups=self._grouped(kind, entries, by) if by else [],
            years=self._years(entries),
            told={one.entry.ref: one.attributes for one in every},
            facets=facets(kind, every, say),
            sorts=sorts,
            day=day,
            most=SHOWN,
            choices=OFFERED,
            whole=f"{len(entries)} {unit}",
            proved=proved,
            plural=slug(say(KINDS[kind].plural)),
        )

    def compare(self, root: str) -> str:
        """Return the place where a script puts tools side by side, and pairs to begin with."""
        tools = self._grouped("tools", listed(self.knowledge, "tools"), "categories")
        pairs = comparing.pairs(self.knowledge)
        return self._render("compare.html", root, most=comparing.MOST, groups=tools, pairs=pairs)

    def alternatives(self, notes: Notes, root: str) -> str:
        """Return products, and the tools that a source says can stand in for them."""
        return self._render(
            "alternatives.html", root, products=replaceable(self.knowledge), notes=notes
        )

    def chronology(self, notes: Notes, root: str) -> str:
        """Return what happened to the association and its projects, oldest first."""
        steps, say = chronology(self.knowledge), catalog(self.language).gettext
        counts = {name: sum(step.sort == name for step in steps) for name in SORTS}
        sorts = [(name, say(title)) for name, title in SORTS.items() if counts[name]]
        return self._render(
            "chronology.html", root, years=by_year(steps), sorts=sorts, counts=counts, notes=notes
        )

    def link(self, entry: Entry, root: str, text: str = "") -> str:
        """Return a link to an entry's page, named as readers know it unless ``text`` is given."""
        return self._render("link.html", root, entry=entry, text=text or entry.label)

    def value(self, entry: Entry, name: str) -> str:
        """Return one field as text. Raises UnknownName when no field of that name is a value."""
        known = [row.name for row in field_rows(type(entry)) if not row.record]
        if name not in known:
            raise UnknownName(_("field with a value"), name, known)
        say = catalog(self.language).gettext
        value = getattr(entry, name)
        parts = value if isinstance(value, tuple) else (value,)
        texts = [shown(part, self.language, say) for part in parts if part is not None]
        return typeset_html(Markup(", ").join(texts), self.language)

    def figures(self, kinds: Iterable[str], root: str) -> str:
        """Return how many entries there are of each kind. Raises UnknownName."""
        found = {kind: listed(self.knowledge, kind) for kind in kinds}
        figures = [
            (kind, len(entries), "".join(counted(kind, entries, self.language)))
            for kind, entries in found.items()
        ]
        return self._render("figures.html", root, figures=figures)

    def next_events(self, count: int, root: str) -> str:
        """Return the first ``count`` events that are not over, or a word that there is none."""
        events = [event for event in self.knowledge.of("events") if isinstance(event, Event)]
        next_ones = upcoming(events, self.today)[:count]
        told = {event.ref: {"data-until": event.last_day.isoformat()} for event in next_ones}
        return self._render("next_events.html", root, entries=next_ones, told=told)

    def lists(self, root: str) -> str:
        """Return who names tools, how many and when: lists of others, and stacks of projects."""
        return self._render("lists.html", root, naming=naming(self.knowledge))

    def gaps(self, root: str) -> str:
        """Return what is missing on sheets, as a list of things to do."""
        return self._render("gaps.html", root, lacks=list(lacks(self.knowledge)))

    def reviews(self, root: str) -> str:
        """Return the sheets by the month in which they are to be checked again, first due first."""
        every = reviews(self.knowledge)
        months = [
            (PartialDate(year, month), [review.entry for review in due])
            for (year, month), due in groupby(every, lambda r: (r.due.year, r.due.month))
        ]
        late = [review for review in every if review.due < self.today]
        return self._render("reviews.html", root, months=months, late=late)

    def latest(self, count: int, root: str) -> str:
        """Return the last ``count`` things known to have happened, newest first."""
        return self._render("latest.html", root, news=latest(self.knowledge, self.today)[:count])

    def changes(self, told: Sequence[Told], limit: str, feed: str, root: str) -> str:
        """Return what changed in the data, by day, latest first; ``limit`` says what is unknown."""
        return self._render("changes.html", root, told=told, limit=limit, feed=feed)

    def feed(self, told: Sequence[Told], page: str, feed: str) -> str:
        """Return the same as an Atom feed (RFC 4287), which stands at ``feed``.

        A day keeps the name of its entry, and says by its stamp that more came.
        """
        say = catalog(self.language).gettext
        name = uuid5(NAMESPACE_URL, f"{self.site.url or self.knowledge.association.name}#{feed}")
        return self._render(
            "changes.atom.xml",
            self.site.url,
            told=[(one, uuid5(name, one.day.isoformat()).urn) for one in told],
            page=page,
            feed=feed,
            urn=name.urn,
            title=say(_("{name}: what is new")).format(
                name=self.site.name or self.knowledge.association.name
            ),
            updated=max(one.time for one in told),
        )

    def past_events(self, root: str) -> str:
        """Return the events that are over, by year, latest first."""
        events = entries_of(self.knowledge, "events")
        over = [e for e in events if isinstance(e, Event) and e.last_day < self.today]
        return self._render("past_events.html", root, years=self._years(over))

    @staticmethod
    def _years(events: Iterable[Entry]) -> list[tuple[int, list[Event]]]:
        dated = (event for event in events if isinstance(event, Event))
        return [(year, list(of)) for year, of in groupby(dated, lambda e: e.first_day.year)]

    def chips(self, entries: Iterable[Entry], root: str) -> str:
        """Return entries as short links, side by side."""
        return self._render("chips.html", root, entries=list(entries))

    # Parts of an entry, for a page that cites its sources at its end

    def notes(self) -> Notes:
        """Return the sources cited by one page written by hand: none so far."""
        return Notes(self.knowledge, "note")

    def page_notes(self, notes: Notes, root: str) -> str:
        """Return the numbered sources that a page has cited."""
        return self._render("page_notes.html", root, notes=notes)

    def facts(self, entry: Entry, notes: Notes, root: str) -> str:
        """Return the facts of an entry as a table."""
        return self._render("facts.html", root, entry=entry, notes=notes)

    def statements(self, entry: Entry, name: str, notes: Notes, root: str) -> str:
        """Return what one field of an entry states. Raises UnknownName."""
        known = [
            row.name
            for row in field_rows(type(entry))
            if row.record and issubclass(row.record, STATEMENTS)
        ]
        if name not in known:
            raise UnknownName(_("field of statements"), name, known)
        return self._render("statements.html", root, entry=entry, name=name, notes=notes)

    def conflicts(self, entry: Entry, notes: Notes, root: str) -> str:
        """Return the sources that disagree about an entry, side by side."""
        return self._render("conflicts.html", root, entry=entry, notes=notes)

    def timeline(self, notes: Notes, root: str) -> str:
        """Return the history of the association, oldest first."""
        history = self.knowledge.association.history
        steps = [(date, list(found)) for date, found in groupby(history, lambda item: item.date)]
        return self._render(
            "timeline.html", root, steps=steps, usual=usual_proof(history), notes=notes
        )

    def meetings(self, notes: Notes, root: str) -> str:
        """Return the meetings that come back, with the project of each."""
        projects = [p for p in entries_of(self.knowledge, "projects") if isinstance(p, Project)]
        found = [(project, meeting) for project in projects for meeting in project.meetings]
        return self._render("meetings.html", root, meetings=found, notes=notes)

    def uses(self, notes: Notes, root: str) -> str:
        """Return organizations by the projects and tools that they take part in or use."""
        return self._render("uses.html", root, uses=uses(self.knowledge), notes=notes)

    def panorama(self, root: str) -> str:
        """Return all tools by category, each marked by who names it."""
        tools = listed(self.knowledge, "tools")
        named = {entry.ref: entry for tool in tools for entry in listers(self.knowledge, tool)}
        order = sorted(named.values(), key=lambda entry: (entry.kind, folded(entry.label)))
        groups = self._grouped("tools", tools, "categories")
        total = f"{len(tools)} {name_of_kind('tools', len(tools), self.language)}"
        return self._render("panorama.html", root, groups=groups, listers=order, total=total)

    def licenses(self, notes: Notes, root: str) -> str:
        """Return the licenses in plain words, by family, with the entries under each."""
        terms = [t for t in entries_of(self.knowledge, "licenses") if isinstance(t, LicenseTerm)]
        families = [(family, [t for t in terms if t.family == family]) for family in LicenseFamily]
        return self._render(
            "licenses.html", root, families=families, using=self._licensed(), notes=notes
        )

    def _licensed(self) -> dict[str, list[Entry]]:
        """Return the projects and tools under each license, by the id of its file."""
        under: dict[str, list[Entry]] = {}
        for kind in ("projects", "tools"):
            for entry in entries_of(self.knowledge, kind):
                expression = getattr(entry, "license", None)
                for name in license_symbols(expression) if expression else ():
                    under.setdefault(license_file(name), []).append(entry)
        return under

    def legal(self, root: str) -> str:
        """Return what the law asks the site to say, and what is left to complete."""
        legal = self.knowledge.association.legal
        fields = {name: getattr(legal, name) for name in type(legal).model_fields}
        said = {name: str(value) for name, value in fields.items() if value is not None}
        missing = [name for name, text in said.items() if text.lower() == TO_COMPLETE]
        return self._render("legal.html", root, legal=legal, said=said, missing=missing)

    def contacts(self, root: str) -> str:
        """Return how a reader has something corrected or removed."""
        return self._render("contacts.html", root)

    def colophon(self, entry: Entry, root: str, edit_url: str = "") -> str:
        """Return when a sheet was checked, how to cite it and how to mend it."""
        return self._render("colophon.html", root, entry=entry, edit_url=edit_url)

    # What contributors look up

    def downloads(self, files: Iterable[Download], root: str) -> str:
        """Return the files that readers may take away, with their sizes and sums."""
        return self._render("downloads.html", root, files=list(files))

    def palette(self, root: str) -> str:
        """Return the colours of the site, on light and on dark paper."""
        css = (self.templates.parent / "assets/design.css").read_text("utf-8")
        return self._render("palette.html", root, colours=palette(css))

    def fields(self, kind: str, root: str) -> str:
        """Return the fields that a file of a kind may hold, as a table. Raises UnknownName."""
        models: dict[str, type[Entry]] = {Association.kind: Association, **KINDS}
        if kind not in models:
            raise UnknownName(_("kind"), kind, models)
        return self._render("fields.html", root, rows=field_rows(models[kind]), held=records())

    def records(self, root: str) -> str:
        """Return the records that fields hold, each as a table of its own fields."""
        tables = [(names, field_rows(record)) for record, names in records().items()]
        return self._render("records.html", root, tables=tables, held=records())

    def rules(self, root: str) -> str:
        """Return everything that the check may refuse, what to write instead, and examples."""
        return self._render("rules.html", root, rules=RULES, examples=EXAMPLES)

    def propose(self, root: str) -> str:
        """Return the form in which a reader writes a new sheet, for each kind."""
        return self._render(
            "propose.html",
            root,
            forms=forms(),
            paged=PAGED,
            checks=Markup(checks(self.knowledge, self.site, translator(self.language))),  # noqa: S704 - it is JSON
        )

    def redirect(self, entry: Entry, root: str, site_url: str) -> str:
        """Return the page that stands at a former address of an entry, and leads to it."""
        return self._render("redirect.html", root, entry=entry, site_url=site_url)

    # What pages say of themselves to others

    def shared(self, entry: Entry, above: Above = ()) -> Shared:
        """Return the page of an entry as it presents itself, below those that are above it."""
        title = typeset(entry.label, self.language)
        summary = typeset(getattr(entry, "summary", None) or "", self.language)
        return Shared(title, summary or title, self.addresses.page(entry), above, entry)

    def about(self, address: str) -> Entry | None:
        """Return the entry that a page written by hand is about: the association, on its page."""
        association = self.knowledge.association
        return association if address == self.addresses.page(association) else None

    def sharing(self, page: Shared) -> str:
        """Return what the head of a page tells sites that show a link to it, and search engines."""
        return self._render(
            "sharing.html",
            "",
            page=page,
            picture=self.pictures[pictured(page, self.addresses)],
            size=(WIDTH, HEIGHT),
            locale=locale_of(self.language),
            described=as_script(self.describer.page(page)),
        )

    # Choosing

    def entry(self, ref: str) -> Entry:
        """Return the entry that ``tools/kafka`` names. Raises UnknownName."""
        return entry_at(self.knowledge, ref)

    def chosen(self, kind: str, wanted: Mapping[str, str]) -> tuple[Entry, ...]:
        """Return the entries of a kind whose fields hold the wanted values. Raises UnknownName."""
        return matching(self.knowledge, kind, wanted)


@cache
def title_of(model: type[BaseModel], name: str, language: str) -> str:
    """Return the title of a field, in a language."""
    return catalog(language).gettext(model.model_fields[name].title or name)
