"""KnowledgeBase -> HTML: the Jinja environment, and one function per thing that appears."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from knowledge import markdown
from knowledge.addresses import Addresses, logo_address
from knowledge.choosing import (
    UnknownName,
    entries_of,
    entry_at,
    held,
    matching,
    reading_order,
    upcoming,
)
from knowledge.citing import Notes, numbered, proofs
from knowledge.fields import Choice, PartialDate
from knowledge.language import (
    catalog,
    is_singular,
    language_name,
    translator,
    written_date,
)
from knowledge.language import mark as _
from knowledge.linking import KnowledgeBase
from knowledge.mentions import mention_fields
from knowledge.models import KINDS, Entry, Event
from knowledge.monograms import monogram
from knowledge.naming import naming
from knowledge.problems import Problem
from knowledge.report import counted
from knowledge.upkeep import gaps_of, lacks, review_due, reviews


@dataclass(frozen=True)
class Renderer:
    """Renders what pages show of the knowledge, by the templates in a folder.

    Every function takes ``root``, the way from the page it is for to the root
    of the site, and returns HTML in which text from data is escaped.
    """

    knowledge: KnowledgeBase
    templates: Path
    today: dt.date

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
        environment.globals.update(association=self.knowledge.association, today=self.today)
        environment.filters.update(
            address=self.addresses.page,
            section=self.addresses.section,
            logo_address=logo_address,
            markdown=markdown.html,
            shown=partial(shown, language=self.language, say=catalog(self.language).gettext),
            period=partial(period, language=self.language),
            title_of=self._title_of,
            language_name=partial(language_name, language=self.language),
            plural_of=lambda kind: catalog(self.language).gettext(KINDS[kind].plural),
            named=self._named,
            mentions=self._mentions,
            numbered=numbered,
            proofs=proofs,
            supports=self._supported,
            monogram=monogram,
            gaps=gaps_of,
            due=self._due,
        )
        return environment

    # What the templates ask for

    def _title_of(self, entry: Entry, name: str) -> str:
        title = type(entry).model_fields[name].title or name
        return catalog(self.language).gettext(title)

    def _counted_name(self, kind: str, count: int) -> str:
        model, say = KINDS[kind], catalog(self.language).gettext
        return say(model.singular if is_singular(count, self.language) else model.plural)

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

    def _render(self, template: str, root: str, **context: Any) -> str:
        return self.environment.get_template(template).render(root=root, **context)

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
        groups = self.grouped(kind, entries, name)
        return self._render("cards_by.html", root, groups=groups)

    def link(self, entry: Entry, root: str, text: str = "") -> str:
        """Return a link to an entry's page, named as readers know it unless ``text`` is given."""
        return self._render("link.html", root, entry=entry, text=text or entry.label)

    def value(self, entry: Entry, name: str) -> str:
        """Return one field as text. Raises UnknownName when the kind has no such field."""
        fields = type(entry).model_fields
        if name not in fields:
            raise UnknownName(_("field"), name, fields)
        say = catalog(self.language).gettext
        value = getattr(entry, name)
        parts = value if isinstance(value, tuple) else (value,)
        texts = [shown(part, self.language, say) for part in parts if part is not None]
        return Markup(", ").join(texts)

    def figures(self, kinds: Iterable[str], root: str) -> str:
        """Return how many entries there are of each kind. Raises UnknownName."""
        found = {kind: len(entries_of(self.knowledge, kind)) for kind in kinds}
        figures = [(kind, count, self._counted_name(kind, count)) for kind, count in found.items()]
        return self._render("figures.html", root, figures=figures)

    def next_events(self, count: int, root: str) -> str:
        """Return the first ``count`` events that are not over, or a word that there is none."""
        events = [event for event in self.knowledge.of("events") if isinstance(event, Event)]
        return self._render("next_events.html", root, events=upcoming(events, self.today)[:count])

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

    def redirect(self, entry: Entry, root: str, site_url: str) -> str:
        """Return the page that stands at a former address of an entry, and leads to it."""
        return self._render("redirect.html", root, entry=entry, site_url=site_url)

    # Choosing

    def entry(self, ref: str) -> Entry:
        """Return the entry that ``tools/kafka`` names. Raises UnknownName."""
        return entry_at(self.knowledge, ref)

    def chosen(self, kind: str, wanted: Mapping[str, str]) -> tuple[Entry, ...]:
        """Return the entries of a kind whose fields hold the wanted values. Raises UnknownName."""
        return matching(self.knowledge, kind, wanted)

    def grouped(
        self, kind: str, entries: Iterable[Entry], name: str
    ) -> list[tuple[Entry, list[Entry]]]:
        """Return entries under each of the entries that their field ``name`` mentions.

        An entry with two categories appears under both. Raises UnknownName
        when the field is not one that mentions entries.
        """
        mentioned = {field: of for field, of, _record in mention_fields(KINDS[kind]) if of}
        if name not in mentioned:
            raise UnknownName(_("field that mentions entries"), name, mentioned)
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            for value in held(entry, name):
                groups.setdefault(value, []).append(entry)
        heads = sorted((self._named(head, mentioned[name]) for head in groups), key=reading_order)
        return [(head, groups[head.id]) for head in heads]


def bare_environment(templates: Path, language: str) -> Environment:
    """Return the templates of a folder, in a language, before they know anything."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        catalog(language), newstyle=True
    )
    return environment


def problem_page(problems: Sequence[Problem], templates: Path, language: str) -> str:
    """Return the problems of the data as HTML, which a preview shows in the place of its pages."""
    template = bare_environment(templates, language).get_template("problems.html")
    say = translator(language)
    told = [
        (problem.at, problem.said(say), problem.excerpt, problem.hinted(say))
        for problem in problems
    ]
    return template.render(problems=told, count=counted(problems, say))


def shown(value: Any, language: str, say: Any) -> Markup:
    """Return a field's value as readers see it, as HTML."""
    if isinstance(value, PartialDate):
        written = written_date(value.year, value.month, value.day, language)
        return Markup('<time datetime="{}">{}</time>').format(value, written)
    if isinstance(value, dt.date):
        written = written_date(value.year, value.month, value.day, language)
        time = f" {value:%H:%M}" if isinstance(value, dt.datetime) else ""
        return Markup('<time datetime="{}">{}{}</time>').format(value.isoformat(), written, time)
    if isinstance(value, Choice):
        return escape(say(value.label))
    return escape(value)


def period(event: Event, language: str) -> Markup:
    """Return the days of an event: one day, or the first and the last."""
    first = shown(event.starts, language, str)
    if event.ends is None or event.ends == event.starts:
        return first
    return Markup("{} – {}").format(first, shown(event.ends, language, str))
