"""A comparison as people and machines read it: text, Markdown for a pull request, JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from knowledge.addresses import PAGED
from knowledge.changes.comparing import Changed, Comparison, Link, Sheet, compare
from knowledge.changes.reading import Side
from knowledge.changes.wording import Words, label_of
from knowledge.models import KINDS, Association
from knowledge.models.sources import Source
from knowledge.problems import printable, quotable
from knowledge.text.language import catalog
from knowledge.text.language import mark as _
from knowledge.text.markdown import plain

MOST_LINKS = 50
# Whom readers follow links to; a source is counted, and a category shown with its tool.
TARGETS = frozenset(PAGED) - {Source.kind}


@dataclass(frozen=True)
class Report:
    """Two states, what changed from one to the other, and how to say it."""

    base: Side
    head: Side
    comparison: Comparison
    words: Words

    @classmethod
    def of(cls, base: Side, head: Side, language: str) -> "Report":
        """Return the report on two states."""
        name = label_of([dict(head.state), dict(base.state)])
        return cls(base, head, compare(base.state, head.state), Words(language, name))


@dataclass(frozen=True)
class Section:
    """A heading and the lines under it; a line is a text and those that explain it."""

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def sections(report: Report) -> Iterator[Section]:
    """Yield what a report says, in the order in which one reads it."""
    say, found = report.words.say, report.comparison
    yield from _warnings(report)
    yield from _listed(say(_("Sheets added")), found.added, report)
    yield from _listed(say(_("Sheets removed")), found.removed, report)
    told = tuple((_name(one, report), tuple(report.words.sentences(one))) for one in found.changed)
    if told:
        yield Section(say(_("Sheets changed")), told)
    yield from _links(say(_("What now leads where")), found.linked, report)
    yield from _links(say(_("What no longer leads there")), found.unlinked, report)


def _warnings(report: Report) -> Iterator[Section]:
    say = report.words.say
    lines: list[tuple[str, tuple[str, ...]]] = []
    for one in (report.base, report.head):
        if one.problems:
            sentence = catalog(report.words.language).ngettext(
                "‘{state}’ does not pass today’s check ({n} problem); the rest is compared",
                "‘{state}’ does not pass today’s check ({n} problems); the rest is compared",
                len(one.problems),
            )
            unread = tuple(say(_("not read: {file}")).format(file=f) for f in one.unread)
            text = sentence.format(state=quotable(one.name), n=len(one.problems))
            lines.append((text, unread))
    if lines:
        yield Section(say(_("To know first")), tuple(lines))


def _listed(title: str, sheets: Sequence[Sheet], report: Report) -> Iterator[Section]:
    if sheets:
        yield Section(title, tuple((_named(sheet, report), ()) for sheet in sheets))


def _name(changed: Changed, report: Report) -> str:
    return _named(changed.sheet, report)


def _named(sheet: Sheet, report: Report) -> str:
    """Return « Apache Kafka (outil, tools/apache-kafka) »."""
    kind = report.words.say(sheet.model.singular)
    ref = sheet.model.kind if sheet.model is Association else sheet.ref
    return f"{quotable(sheet.label)} ({kind}, {ref})"


def _links(title: str, links: Sequence[Link], report: Report) -> Iterator[Section]:
    wanted = [link for link in links if link.target.partition("/")[0] in TARGETS]
    lines = [
        (f"{_called(target, report)}", tuple(_mention(link, report) for link in found))
        for target, found in groupby(wanted, lambda link: link.target)
    ]
    if len(lines) > MOST_LINKS:
        more = report.words.say(_("… and {n} more")).format(n=len(lines) - MOST_LINKS)
        lines = [*lines[:MOST_LINKS], (more, ())]
    if lines:
        yield Section(title, tuple(lines))


def _called(ref: str, report: Report) -> str:
    kind, _slash, name = ref.partition("/")
    return quotable(report.words.name(kind, name))


def _mention(link: Link, report: Report) -> str:
    kind = link.sheet.partition("/")[0]
    models: dict[str, Any] = {Association.kind: Association, **KINDS}
    info = models[kind].model_fields[link.field]
    field = report.words.field(report.words.say(info.title or link.field))
    return report.words.say(_("← {name} ({field})")).format(
        name=_called(link.sheet, report), field=field
    )


def _heading(report: Report) -> str:
    return report.words.say(_("From ‘{base}’ to ‘{head}’: {headline}")).format(
        base=quotable(report.base.name),
        head=quotable(report.head.name),
        headline=report.words.headline(report.comparison),
    )


def as_text(report: Report) -> str:
    """Return the report for a terminal."""
    lines = [_heading(report)]
    for section in sections(report):
        lines += ["", section.title]
        for text, more in section.lines:
            lines += [f"  {text}", *(f"    - {one}" for one in more)]
    return "\n".join(printable(line) for line in lines) + "\n"


def as_markdown(report: Report) -> str:
    """Return the report for a pull request, where text from data is only ever text."""
    lines = [f"**{plain(_heading(report))}**"]
    for section in sections(report):
        lines += ["", f"### {plain(section.title)}", ""]
        for text, more in section.lines:
            lines += [f"- {plain(text)}", *(f"  - {plain(one)}" for one in more)]
    return "\n".join(lines) + "\n"


def as_json(report: Report) -> str:
    """Return the report for machines; ``before`` and ``after`` hold what the files hold."""
    found = report.comparison
    document = {
        "base": _side(report.base),
        "head": _side(report.head),
        "added": [_sheet(sheet) for sheet in found.added],
        "removed": [_sheet(sheet) for sheet in found.removed],
        "changed": [_changed(one, report.words) for one in found.changed],
        "linked": [_link(link) for link in found.linked],
        "unlinked": [_link(link) for link in found.unlinked],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _side(one: Side) -> dict[str, object]:
    return {"name": one.name, "problems": len(one.problems), "unread": list(one.unread)}


def _sheet(sheet: Sheet) -> dict[str, object]:
    return {"kind": sheet.model.kind, "id": sheet.id, "name": sheet.label}


def _changed(one: Changed, words: Words) -> dict[str, object]:
    return {
        **_sheet(one.sheet),
        "former_id": one.former or None,
        "changes": [
            {"field": ".".join(change.path), "before": change.before, "after": change.after}
            for change in one.changes
        ],
        "sentences": words.sentences(one),
    }


def _link(link: Link) -> dict[str, object]:
    return {"from": link.sheet, "field": link.field, "to": link.target}
