"""The vocabulary of schema.org, as the types that Google's schema-dts makes of it say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TYPES = Path(__file__).parents[2] / "node_modules/schema-dts/dist/schema.d.ts"
INTERFACE = re.compile(
    r"interface (\w+?)(Base|Leaf) extends ([^{]*) \{\n(.*?)^\}", re.DOTALL | re.MULTILINE
)
PROPERTY = re.compile(r'^    "([\w-]+)"\?: (?:SchemaValue<(.*), "\1">|(.*));$', re.MULTILINE)
LITERALS = re.compile(r'^export type (\w+) = ((?:"[^"]*" \| )+)', re.MULTILINE)
WORDS = {"Text", "URL", "Date", "DateTime", "Number", "Integer", "string"}
ABOVE_ALL = {"@id", "@type"}
# https://schema.org/docs/actions.html#part-4
CONSTRAINT = "query-input"


@dataclass(frozen=True)
class Term:
    """A type: those it extends, and the types of the values of its own properties."""

    parents: frozenset[str]
    properties: dict[str, frozenset[str]]


@cache
def terms() -> dict[str, Term]:
    """Return every type by its name."""
    found: dict[str, Term] = {}
    for name, form, parents, body in INTERFACE.findall(TYPES.read_text("utf-8")):
        if form == "Leaf" and name in found:
            continue
        above = frozenset(re.findall(r"(\w+)Base", parents)) - {name}
        own = {
            key: frozenset(re.findall(r"\w+", values or plain))
            for key, values, plain in PROPERTY.findall(body)
        }
        found[name] = Term(above, own)
    return found


@cache
def literals() -> dict[str, frozenset[str]]:
    """Return the values of each enumeration."""
    text = TYPES.read_text("utf-8")
    return {name: frozenset(re.findall('"([^"]*)"', said)) for name, said in LITERALS.findall(text)}


@cache
def lineage(name: str) -> frozenset[str]:
    """Return a type and all that it extends. Raises KeyError when there is none of that name."""
    return frozenset({name}).union(*(lineage(parent) for parent in terms()[name].parents))


def kinds_of(thing: Any) -> list[str]:
    """Return the type of a thing, or its types."""
    return thing["@type"] if isinstance(thing["@type"], list) else [thing["@type"]]


def mistakes(thing: Any) -> Iterator[str]:
    """Yield what schema.org does not allow in a description, and in those within it."""
    kinds = kinds_of(thing)
    unknown = [kind for kind in kinds if kind not in terms()]
    if unknown:
        yield from (f"there is no type {kind}" for kind in unknown)
        return
    above = frozenset().union(*map(lineage, kinds))
    for name, value in thing.items():
        if name in ABOVE_ALL or (name == CONSTRAINT and "Action" in above):
            continue
        allowed = frozenset().union(*(terms()[kind].properties.get(name, ()) for kind in above))
        if not allowed:
            yield f"{kinds} has no property {name}"
        for one in value if isinstance(value, list) else [value]:
            yield from _misfits(name, one, allowed)


def _misfits(name: str, value: Any, allowed: frozenset[str]) -> Iterator[str]:
    if isinstance(value, dict):
        yield from mistakes(value)
        for kind in kinds_of(value):
            if kind in terms() and not lineage(kind) & allowed:
                yield f"{name} is no {kind}"
    elif not (WORDS & allowed or any(value in literals().get(one, ()) for one in allowed)):
        yield f"{name} is not {value!r}"
