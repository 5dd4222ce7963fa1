"""Tools side by side: the facts of each, for the page where readers compare some of them."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from knowledge.addresses import Addresses
from knowledge.fields.dates import PartialDate
from knowledge.fields.licenses import license_file, license_symbols
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry, LicenseTerm, Project, Tool
from knowledge.models.organizations import Usage
from knowledge.models.tools import Release
from knowledge.problems import Translate
from knowledge.text.language import mark as _
from knowledge.text.language import translator, written_date
from knowledge.text.typography import typeset
from knowledge.views.choosing import entries_of, listed
from knowledge.views.naming import listers

Reader = Callable[[KnowledgeBase, Tool, Translate], list[str]]

MOST = 4
"""How many tools stand side by side: more do not fit on a screen, nor on a sheet of paper."""

PAIRS = 6
NEAR = 6


@dataclass(frozen=True)
class Pair:
    """Two tools of one category, and who names both."""

    category: Entry
    tools: tuple[Tool, Tool]
    by: tuple[Entry, ...]


def pairs(knowledge: KnowledgeBase) -> list[Pair]:
    """Return what one may compare to begin with: those that most name together first.

    A category gives one pair at most, and a tool is in one pair at most.
    """
    found = sorted(_every_pair(knowledge), key=lambda pair: -len(pair.by))
    chosen: list[Pair] = []
    taken: set[str] = set()
    for pair in found:
        refs = {pair.category.ref, *(tool.ref for tool in pair.tools)}
        if not refs & taken:
            taken |= refs
            chosen.append(pair)
    return chosen[:PAIRS]


def near(knowledge: KnowledgeBase, tool: Tool) -> list[Tool]:
    """Return tools of the categories of a tool, those that most name beside it first."""
    own = set(listers(knowledge, tool))
    others = [
        other
        for other in _tools(knowledge)
        if other.id != tool.id and set(other.categories) & set(tool.categories)
    ]
    others.sort(key=lambda other: -len(own & set(listers(knowledge, other))))
    return others[:NEAR]


def _every_pair(knowledge: KnowledgeBase) -> Iterator[Pair]:
    """Yield all pairs of tools of one category that somebody names together."""
    tools = _tools(knowledge)
    named = {tool.id: listers(knowledge, tool) for tool in tools}
    for category in entries_of(knowledge, "categories"):
        held = [tool for tool in tools if category.id in tool.categories]
        for one, other in combinations(held, 2):
            by = tuple(lister for lister in named[one.id] if lister in named[other.id])
            if by:
                yield Pair(category, (one, other), by)


def _tools(knowledge: KnowledgeBase) -> list[Tool]:
    return [tool for tool in listed(knowledge, "tools") if isinstance(tool, Tool)]


def data_file(knowledge: KnowledgeBase, addresses: Addresses) -> str:
    """Return the script that hands the facts of all tools to the page that compares them.

    A script rather than JSON, because a page opened from a disk may load the
    one and not the other. A fact is a list of texts, empty where nothing is known; the last
    of each tool are the places of those near it.
    """
    language = knowledge.association.language
    said = translator(language)
    tools = _tools(knowledge)
    places = {tool.id: place for place, tool in enumerate(tools)}
    told = {
        "titles": [said(title) for title in (*FACTS, *OWN)],
        "compared": len(FACTS),
        "tools": [
            [
                tool.id,
                typeset(tool.label, language),
                addresses.page(tool),
                [
                    [_set(text, language) for text in read(knowledge, tool, said) if text]
                    for read in (*FACTS.values(), *OWN.values())
                ],
                [places[other.id] for other in near(knowledge, tool)],
            ]
            for tool in tools
        ],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"self.toolFacts={text};\n"


def _set(text: str, language: str) -> str:
    """Return a text as it is printed; an address stays as it is."""
    return text if text.startswith(("http://", "https://")) else typeset(text, language)


# What reads one fact of a tool


def _field(name: str) -> Reader:
    def read(_knowledge: KnowledgeBase, tool: Tool, _say: Translate) -> list[str]:
        value: Any = getattr(tool, name)
        return [str(part) for part in (value if isinstance(value, tuple) else (value,)) if part]

    return read


def _categories(knowledge: KnowledgeBase, tool: Tool, _say: Translate) -> list[str]:
    return [knowledge.get("categories", name).label for name in tool.categories]


def _license_kind(knowledge: KnowledgeBase, tool: Tool, say: Translate) -> list[str]:
    terms = [
        knowledge.entries[LicenseTerm.kind].get(license_file(symbol))
        for symbol in (license_symbols(tool.license) if tool.license else ())
    ]
    return list(dict.fromkeys(say(t.family.label) for t in terms if isinstance(t, LicenseTerm)))


def _first_release(knowledge: KnowledgeBase, tool: Tool, _say: Translate) -> list[str]:
    return _release(tool.first_release, knowledge)


def _latest_release(knowledge: KnowledgeBase, tool: Tool, _say: Translate) -> list[str]:
    return _release(tool.latest_release, knowledge)


def _release(release: Release | None, knowledge: KnowledgeBase) -> list[str]:
    if release is None:
        return []
    version = f"{release.version}, " if release.version else ""
    return [version + _written(release.date, knowledge)]


def _listed(knowledge: KnowledgeBase, tool: Tool, say: Translate) -> list[str]:
    told = []
    for listing in tool.listed_by:
        name, year = knowledge.get("lists", listing.list).label, listing.as_of.year
        told.append(f"{name} – {listing.status} ({year})" if listing.status else f"{name} ({year})")
    stacks = [entry.label for entry in listers(knowledge, tool) if isinstance(entry, Project)]
    return told + [say(_("stack of %(name)s")) % {"name": name} for name in stacks]


def _users(knowledge: KnowledgeBase, tool: Tool, say: Translate) -> list[str]:
    return [_user(knowledge, usage, say) for usage in tool.used_by]


def _user(knowledge: KnowledgeBase, usage: Usage, say: Translate) -> str:
    name = usage.organization or knowledge.get("members", str(usage.member)).label
    return f"{name}, {say(usage.stage.label)} ({usage.as_of.year})"


def _alternatives(knowledge: KnowledgeBase, tool: Tool, _say: Translate) -> list[str]:
    return [
        item.product or knowledge.get("tools", str(item.tool)).label for item in tool.alternative_to
    ]


def _needs(knowledge: KnowledgeBase, tool: Tool, _say: Translate) -> list[str]:
    return [knowledge.get("tools", name).label for name in tool.depends_on]


def _advice(knowledge: KnowledgeBase, tool: Tool, say: Translate) -> list[str]:
    if tool.advice is None:
        return []
    return [f"{say(tool.advice.ring.label)} ({_written(tool.advice.since, knowledge)})"]


def _checked(knowledge: KnowledgeBase, tool: Tool, _say: Translate) -> list[str]:
    return [_written(tool.last_reviewed, knowledge)] if tool.last_reviewed else []


def _written(day: PartialDate | dt.date, knowledge: KnowledgeBase) -> str:
    return written_date(day.year, day.month, day.day, knowledge.association.language)


FACTS: Mapping[str, Reader] = {
    _("Categories"): _categories,
    _("License"): _field("license"),
    _("Kind of license"): _license_kind,
    _("Programming languages"): _field("programming_languages"),
    _("Platforms"): _field("platforms"),
    _("Steward"): _field("steward"),
    _("First release seen"): _first_release,
    _("Latest release seen"): _latest_release,
    _("Recommended or listed by"): _listed,
    _("Used by"): _users,
    _("Advice"): _advice,
    _("Can stand in for"): _alternatives,
    _("Depends on"): _needs,
}
"""The facts that are compared, in the order of the table, and what reads each."""

OWN: Mapping[str, Reader] = {
    _("Summary"): _field("summary"),
    _("Website"): _field("homepage"),
    _("Repository"): _field("repository"),
    _("Sheet checked on"): _checked,
}
"""What each tool has of its own: shown, and never counted as a difference."""
