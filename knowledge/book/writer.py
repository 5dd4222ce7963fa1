"""How the book says what all sheets have: a date, a fact, a proof, a mention."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from knowledge.book import prose
from knowledge.book.pieces import (
    Block,
    Line,
    Piece,
    away,
    badge,
    facts,
    items,
    joined,
    quiet,
    remark,
    strong,
    to,
)
from knowledge.book.sources import Sources, ranges
from knowledge.fields.choices import Choice
from knowledge.fields.dates import PartialDate
from knowledge.fields.licenses import license_file
from knowledge.loading.linking import Backlink, KnowledgeBase
from knowledge.models import Entry
from knowledge.models.evidence import Basis, Citation, Claim, Conflict, Dated
from knowledge.models.organizations import Party
from knowledge.text.language import is_singular, translator, written_date
from knowledge.text.language import mark as _
from knowledge.views.choosing import reading_order
from knowledge.views.citing import proofs

LICENSE_WORD = re.compile(r"([\w.+-]+)")


@dataclass
class Writer:
    """Says what the knowledge holds, in the language of its association, and cites as it goes."""

    knowledge: KnowledgeBase
    sources: Sources
    cited: set[Citation] = field(default_factory=set)  # by the sheet that is being written

    @classmethod
    def of(cls, knowledge: KnowledgeBase) -> "Writer":
        """Return the writer of a new book."""
        return cls(knowledge, Sources.of(knowledge))

    @cached_property
    def language(self) -> str:
        """The language of the book."""
        return self.knowledge.association.language

    def say(self, sentence: str, **words: str) -> str:
        """Return a sentence of ours in the language of the book."""
        translated = translator(self.language)(sentence)
        return translated % words if words else translated

    # Words

    def title(self, record: BaseModel, name: str) -> str:
        """Return the name that readers know a field by."""
        return self.say(type(record).model_fields[name].title or name)

    def shown(self, value: Any) -> str:
        """Return the value of a field as readers see it."""
        if isinstance(value, PartialDate | dt.date):
            day = written_date(value.year, value.month, value.day, self.language)
            return f"{day} {value:%H:%M}" if isinstance(value, dt.datetime) else day
        if isinstance(value, Choice):
            return self.say(value.label)
        return ", ".join(map(self.shown, value)) if isinstance(value, tuple) else str(value)

    def to(self, entry: Entry, text: str = "") -> Piece:
        """Return a mention of an entry, with its page."""
        return to(entry.ref, text or entry.label)

    def named(self, kind: str, entry_id: str) -> Piece:
        """Return a mention of the entry that an id names."""
        return self.to(self.knowledge.get(kind, entry_id))

    def party(self, party: Party) -> Piece:
        """Return an organization: a mention of a member, or a name alone."""
        if party.member:
            return strong(self.named("members", party.member))
        return strong(party.organization or "")

    def license(self, expression: str) -> Line:
        """Return a license expression; each license that has a sheet leads to it."""
        terms = self.knowledge.entries["licenses"]
        found: Line = []
        for word in filter(None, LICENSE_WORD.split(expression)):
            term = terms.get(license_file(word))
            found.append(self.to(term, word) if term else word)
        return found

    # Proofs

    def refs(self, citations: Iterable[Citation]) -> Line:
        """Return the numbers of sources."""
        found = ranges(self.sources.numbers(citations))
        self.cited.update(citations)
        return [{"cite": found}] if found else []

    def as_of(self, dated: Dated) -> Piece:
        """Return the day until which something is proved."""
        day = self.shown(dated.as_of)
        if dated.as_of_basis == Basis.COLLECTED:
            said = self.say(_("read on %(date)s"), date=day)
        elif dated.as_of.day:
            said = self.say(_("as of %(date)s"), date=day)
        else:
            said = self.say(_("as of %(period)s"), period=day)
        return quiet(" ", said)

    def proof(self, dated: Dated, also: Iterable[Citation] = ()) -> Line:
        """Return the sources of something, the day until which they prove it, and its limit."""
        note: Line = [quiet(" – ", dated.note)] if dated.note else []
        return [*self.refs((*dated.sources, *also)), self.as_of(dated), *note]

    # Blocks

    def fact(self, entry: Entry, name: str, line: Line | None = None) -> list[tuple[str, Line]]:
        """Return a fact of an entry with what proves it, none when the field is left out."""
        value = getattr(entry, name)
        if not value:
            return []
        said = line if line is not None else [self.shown(value)]
        return [(self.title(entry, name), [*said, *self.refs(proofs(entry, name))])]

    def address(self, entry: Entry, name: str) -> list[tuple[str, Line]]:
        """Return a fact that is a web address."""
        return self.fact(entry, name, [away(getattr(entry, name) or "")])

    def plain(self, entry: Entry, *names: str) -> list[tuple[str, Line]]:
        """Return facts that are said as they are."""
        return [row for name in names for row in self.fact(entry, name)]

    def prose(self, entry: Entry, name: str = "description") -> list[Block]:
        """Return a field of Markdown, with what proves it at its end."""
        text = getattr(entry, name)
        if not text:
            return []
        nodes, refs = prose.nodes(text, f"{entry.ref}: {name}"), self.refs(proofs(entry, name))
        last = nodes[-1]
        if isinstance(last, dict) and "p" in last:
            last["p"] += refs
        elif refs:
            nodes.append({"p": refs})
        return [{"block": "prose", "nodes": nodes}]

    def note(self, entry: Any) -> list[Block]:
        """Return the limit of an entry that readers should know."""
        return [remark([entry.note])] if entry.note else []

    def facts(self, rows: Sequence[tuple[str, Line]]) -> list[Block]:
        """Return the facts of an entry."""
        return [facts(rows)] if rows else []

    def items(self, title: str, lines: Sequence[Line]) -> list[Block]:
        """Return lines under a title, if there are any."""
        return [items(title, lines)] if lines else []

    def claim(self, claim: Claim) -> Line:
        """Return what a claim states, after its date, value or address if it has one."""
        head: Line = []
        if value := getattr(claim, "value", None):
            head = [strong(value), " – "]
        if date := getattr(claim, "date", None):
            head = [strong(self.shown(date)), " – "]
        if url := getattr(claim, "url", None):
            head = [away(url), " – "]
        return [*head, claim.statement, *self.proof(claim)]

    def claims(self, title: str, claims: Sequence[Claim]) -> list[Block]:
        """Return claims under a title."""
        return self.items(title, [self.claim(claim) for claim in claims])

    def conflicts(self, entry: Any, title: str = "") -> list[Block]:
        """Return the sources that disagree, side by side; ``title`` stands before each subject."""
        lead = f"{title} – " if title else ""
        return [block for one in entry.conflicts for block in self._conflict(one, lead)]

    def _conflict(self, conflict: Conflict, lead: str) -> list[Block]:
        versions: list[Line] = [[v.statement, *self.refs(v.sources)] for v in conflict.versions]
        if conflict.reading:
            versions.append([strong(self.say(_("Our reading:"))), " ", conflict.reading])
        return self.items(f"{lead}{conflict.subject}", versions)

    def links(self, entry: Any) -> list[Block]:
        """Return other addresses that readers may want."""
        lines: list[Line] = [[link.label, " – ", away(link.url)] for link in entry.links]
        return self.items(self.title(entry, "links"), lines)

    def mentions(self, entry: Entry, kind: str, name: str) -> list[Backlink]:
        """Return where entries of a kind mention this one, in reading order."""
        links = self.knowledge.mentions_of(entry, kind, name)
        return sorted(links, key=lambda link: reading_order(link.entry))

    def mentioned(self, title: str, links: Iterable[Backlink]) -> list[Block]:
        """Return the entries that mention this one, on one line."""
        entries = {link.entry.ref: link.entry for link in links}
        line = joined([self.to(entry)] for entry in entries.values())
        return self.facts([(title, line)] if line else [])

    def colophon(self, entry: Any) -> Block:
        """Return the sources that a sheet has not cited yet, and the day it was last checked."""
        said = self.say(_("Sheet checked on %(date)s"), date=self.shown(entry.last_reviewed))
        team = getattr(entry, "reviewed_by", None)
        by = f" {self.say(_('by %(team)s'), team=team)}" if team else ""
        rest = [source for source in entry.sources if source not in self.cited]
        self.cited.clear()
        numbers = self.sources.numbers(rest)
        one = is_singular(len(numbers), self.language)
        title = _("Source") if one else _("Sources")
        if len(rest) < len(entry.sources):
            title = _("Other source") if one else _("Other sources")
        return {
            "block": "colophon",
            "title": self.say(title),
            "cite": ranges(numbers),
            "line": [f"{said}{by}."],
        }

    def also(self, entry: Any) -> list[str]:
        """Return the other names of an entry."""
        said = []
        if entry.aliases:
            names = ", ".join(entry.aliases)
            said.append(self.say(_("Also known as: %(names)s"), names=names))
        if former := getattr(entry, "former_names", ()):
            said.append(self.say(_("Former name: %(names)s"), names=", ".join(former)))
        return said

    def badges(self, *words: Any) -> list[Piece]:
        """Return states, each in a frame."""
        return [badge(self.shown(word)) for word in words if word]
