"""The macros that a site without our program would have: YAML in, our own templates, HTML out.

Nothing here checks anything or knows of our models: plain dictionaries, as
PyYAML gives them, and one walk to find out who mentions whom.
"""

import gettext
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]
import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

PAGED = ("members", "projects", "tools", "events", "sources")
# Where an entry mentions others: its field, the field of the records in it
# that holds an id if they are records, and the kind mentioned.
RELATIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "projects": (
        ("participants", "member", "members"),
        ("used_by", "member", "members"),
        ("tools", "", "tools"),
    ),
    "tools": (
        ("used_by", "member", "members"),
        ("alternative_to", "tool", "tools"),
        ("depends_on", "", "tools"),
    ),
    "events": (("participants", "", "members"), ("projects", "", "projects")),
}
MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)
MONTH = re.compile(r"\d{4}-\d{2}")

Fields = dict[str, Any]


def define_env(env: Any) -> None:
    """Give pages the macros that the pages of docs/ call."""
    settings = env.conf.extra["stock"]
    pages = Pages(Knowledge(Path(settings["data"])), settings, env)
    for name in ("figures", "cards", "card", "link", "value", "sheet", "next_events"):
        env.macro(getattr(pages, name), name)


class Knowledge:
    """Every entry, and who mentions whom."""

    def __init__(self, data: Path) -> None:
        self.association = _loaded(data / "association.yml", "association")
        self.kinds: dict[str, dict[str, Fields]] = {
            folder.name: {path.stem: _loaded(path, folder.name) for path in folder.glob("*.yml")}
            for folder in data.iterdir()
            if folder.is_dir()
        }
        self.links: dict[tuple[str, str, str, str], list[Fields]] = {}
        self.citing: dict[str, dict[str, Fields]] = {}
        self._link(self.association)
        for kind in PAGED:
            for entry in self.kinds[kind].values():
                self._link(entry)

    def _link(self, entry: Fields) -> None:
        for name, inner, kind in RELATIONS.get(entry["kind"], ()):
            for item in entry.get(name, ()):
                mentioned = item.get(inner) if inner else item
                self._linked(entry, name, kind, mentioned, item)
        for stack in entry.get("stacks", ()):
            for part in stack["parts"]:
                self._linked(entry, "stacks", "tools", part.get("tool"), stack, part)
        for source in _cited(entry):
            self.citing.setdefault(source, {})[entry["ref"]] = entry

    def _linked(self, entry: Fields, name: str, kind: str, mentioned: Any, *trail: Any) -> None:
        if mentioned:
            key = (kind, mentioned, entry["kind"], name)
            self.links.setdefault(key, []).append({"entry": entry, "trail": trail})

    def of(self, kind: str) -> list[Fields]:
        """Return the entries of a kind in the order of their names; events, latest first."""
        if kind == "events":
            return sorted(self.kinds[kind].values(), key=lambda e: e["starts"], reverse=True)
        return sorted(self.kinds[kind].values(), key=lambda entry: entry["label"].lower())

    def entry(self, ref: str) -> Fields:
        """Return the entry that ``tools/kafka`` names."""
        kind, _, entry_id = ref.partition("/")
        return self.kinds[kind][entry_id] if entry_id else self.association


def _loaded(path: Path, kind: str) -> Fields:
    with path.open("rb") as file:
        entry: Fields = yaml.load(file, Loader=yaml.CSafeLoader)
    entry |= {"kind": kind, "id": path.stem, "ref": f"{kind}/{path.stem}"}
    entry["label"] = entry.get("name") or entry["title"]
    entry["last_reviewed"] = entry.get("reviewed_on") or entry.get("accessed")
    return entry


def _cited(record: Any) -> Iterator[str]:
    """Yield the ids of the sources that a record cites, at any depth."""
    if isinstance(record, dict):
        for name, value in record.items():
            if name == "sources":
                yield from (s for s in value if isinstance(s, str))
                yield from (s["source"] for s in value if isinstance(s, dict) and "source" in s)
            else:
                yield from _cited(value)
    elif isinstance(record, list):
        for item in record:
            yield from _cited(item)


class Notes:
    """The sources cited so far on one page, each with its number."""

    def __init__(self, sources: dict[str, Fields]) -> None:
        self.sources = sources
        self.references: list[Fields] = []
        self.numbers: dict[str, int] = {}

    def number(self, citation: Any) -> int:
        """Return the number of a source on this page, from 1."""
        source = citation if isinstance(citation, str) else citation.get("source")
        entry = self.sources[source] if source else None
        cited = entry or citation
        if cited["url"] not in self.numbers:
            self.references.append({**cited, "entry": entry})
            self.numbers[cited["url"]] = len(self.references)
        return self.numbers[cited["url"]]


class Pages:
    """The macros, and the filters of the templates of entries."""

    def __init__(self, knowledge: Knowledge, settings: Fields, env: Any) -> None:
        self.knowledge = knowledge
        self.env = env
        self.words = json.loads(Path(settings["words"]).read_text("utf-8"))
        self.sections = knowledge.association["sections"]
        self.converter = markdown.Markdown()
        self.templates = self._templates(Path(settings["templates"]), Path(settings["locales"]))

    def _templates(self, folder: Path, locales: Path) -> Environment:
        templates = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        sentences = gettext.translation("knowledge", locales, ["fr"], fallback=True)
        templates.install_gettext_translations(sentences, newstyle=True)  # type: ignore[attr-defined]
        templates.globals["association"] = self.knowledge.association
        templates.filters.update(
            address=self._address,
            section=lambda kind: f"{self.sections[kind]}/",
            markdown=self._markdown,
            shown=self._shown,
            period=self._period,
            title_of=lambda entry, name: self.words["titles"][entry["kind"]][name],
            named=lambda entry_id, kind: self.knowledge.kinds[kind][entry_id],
            mentions=self._mentions,
            numbered=lambda citations, notes: sorted({notes.number(c) for c in citations}),
            proofs=lambda entry, name: [
                source
                for source in entry.get("sources", ())
                if isinstance(source, dict) and name in source.get("supports", ())
            ],
            supports=lambda source: list(self.knowledge.citing.get(source["id"], {}).values()),
        )
        return templates

    # Filters

    def _address(self, entry: Fields) -> str:
        if entry["kind"] == "association":
            return "association/"
        return f"{self.sections[entry['kind']]}/{entry['id']}/"

    def _markdown(self, text: str) -> Markup:
        return Markup(self.converter.reset().convert(text))  # noqa: S704 - a site that trusts its data

    def _mentions(self, entry: Fields, kind: str, name: str) -> list[Fields]:
        links = self.knowledge.links.get((entry["kind"], entry["id"], kind, name), ())
        return sorted(links, key=lambda link: link["entry"]["label"].lower())

    def _shown(self, value: Any) -> Markup:
        if isinstance(value, date):
            written = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
        elif isinstance(value, int) or MONTH.fullmatch(value):
            year, _, month = str(value).partition("-")
            written = f"{MONTHS[int(month) - 1]} {year}" if month else year
        else:
            return escape(self.words["labels"].get(value, value))
        return Markup('<time datetime="{}">{}</time>').format(value, written)

    def _period(self, event: Fields) -> Markup:
        first = self._shown(event["starts"])
        if "ends" not in event:
            return first
        return Markup("{} – {}").format(first, self._shown(event["ends"]))

    # Macros

    def _rendered(self, template: str, **context: Any) -> str:
        root = "../" * self.env.page.url.count("/")
        return self.templates.get_template(template).render(root=root, **context)

    def figures(self, *kinds: str) -> str:
        """Show how many entries there are of each kind."""
        figures = [
            ({"kind": kind, **self.words["kinds"][kind]}, len(self.knowledge.kinds[kind]))
            for kind in kinds
        ]
        return self._rendered("figures.html", figures=figures)

    def cards(self, kind: str, by: str = "", **wanted: str) -> str:
        """Show the entries of a kind, or those whose fields hold the values given."""
        entries = [
            entry
            for entry in self.knowledge.of(kind)
            if all(value in _values(entry, name) for name, value in wanted.items())
        ]
        if by:
            return self._rendered("cards_by.html", groups=self._groups(entries, by))
        return self._rendered("cards.html", entries=entries)

    def _groups(self, entries: Iterable[Fields], by: str) -> list[tuple[Fields, list[Fields]]]:
        groups: dict[str, list[Fields]] = {}
        for entry in entries:
            for value in _values(entry, by):
                groups.setdefault(value, []).append(entry)
        heads = [head for head in self.knowledge.of(by) if head["id"] in groups]
        return [(head, groups[head["id"]]) for head in heads]

    def card(self, ref: str) -> str:
        """Show one entry in short."""
        return self._rendered("card.html", entry=self.knowledge.entry(ref))

    def link(self, ref: str, text: str = "") -> str:
        """Link to the page of an entry."""
        entry = self.knowledge.entry(ref)
        return self._rendered("link.html", entry=entry, text=text or entry["label"])

    def value(self, ref: str, field: str) -> str:
        """Show one field of an entry."""
        return str(self._shown(self.knowledge.entry(ref).get(field, "")))

    def sheet(self, ref: str) -> str:
        """Show everything known of an entry."""
        entry = self.knowledge.entry(ref)
        notes = Notes(self.knowledge.kinds["sources"])
        template = f"{entry['kind']}_sheet.html"
        return self._rendered(template, entry=entry, notes=notes, edit_url="")

    def next_events(self, count: int = 3) -> str:
        """Show the events that are not over, soonest first."""
        today = date.today()  # noqa: DTZ011 - the day of the reader, wherever the site is built
        events = [e for e in self.knowledge.of("events") if (e.get("ends") or e["starts"]) >= today]
        return self._rendered("next_events.html", events=events[::-1][:count])


def _values(entry: Fields, name: str) -> tuple[str, ...]:
    value = entry.get(name, ())
    return tuple(value) if isinstance(value, list) else (value,)
