"""Products, and the tools that a source says can stand in for them."""

from dataclasses import dataclass

from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Tool
from knowledge.models.tools import Alternative
from knowledge.text.folding import folded
from knowledge.views.choosing import entries_of, listed


@dataclass(frozen=True)
class Replaceable:
    """A product, or a tool that has a sheet, and what can stand in for it, by whose word."""

    name: str
    tool: Tool | None
    by: tuple[tuple[Tool, Alternative], ...]


def replaceable(knowledge: KnowledgeBase) -> list[Replaceable]:
    """Return everything that a tool can stand in for, by name; no name twice."""
    tools = {tool.id: tool for tool in entries_of(knowledge, "tools") if isinstance(tool, Tool)}
    found: dict[str, list[tuple[Tool, Alternative]]] = {}
    names: dict[str, str] = {}
    for tool in listed(knowledge, "tools"):
        assert isinstance(tool, Tool)  # noqa: S101 - the index holds one model a kind
        for item in tool.alternative_to:
            # A product without a sheet is the same however its capitals are written.
            key = item.tool or f"={folded(item.product or '')}"
            names.setdefault(key, tools[item.tool].label if item.tool else item.product or "")
            found.setdefault(key, []).append((tool, item))
    told = [Replaceable(names[key], tools.get(key), tuple(by)) for key, by in found.items()]
    return sorted(told, key=lambda one: folded(one.name))
