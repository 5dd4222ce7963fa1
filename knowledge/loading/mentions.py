"""Where an entry mentions others, found by the fields of its model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from knowledge.fields.marks import ITS_OWN, MentionOf
from knowledge.models.evidence import Citation

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Mention:
    """The id of an entry, as another one mentions it.

    ``trail`` holds the records on the way to it, outermost first.
    """

    kind: str
    id: str
    path: Path
    trail: tuple[Any, ...]


def mentions(model: type[BaseModel], record: Any) -> Iterator[Mention]:
    """Yield every mention in ``record``, in the order of the fields of its ``model``.

    ``record`` is an instance of the model, or the plain values of a file that
    does not make one: its mentions are checked all the same.
    """
    own = getattr(model, "kind", "")
    for one in _mentions(model, record, (), ()):
        yield replace(one, kind=own) if one.kind == ITS_OWN else one


def _mentions(
    model: type[BaseModel], record: Any, path: Path, trail: tuple[Any, ...]
) -> Iterator[Mention]:
    for name, kind, inner in mention_fields(model):
        for step, item in _items(_value(model, record, name)):
            where = (*path, name, *step)
            if inner:
                yield from _mentions(inner, item, where, (*trail, item))
            elif kind and isinstance(item, str) and item.strip():
                yield Mention(kind, item.strip(), where, trail)


def _value(model: type[BaseModel], record: Any, name: str) -> Any:
    if isinstance(record, BaseModel):
        return getattr(record, name)
    if isinstance(record, str) and model is Citation and name == "source":
        return record  # a bare id stands for a source that has a file
    return record.get(name) if isinstance(record, Mapping) else None


def _items(value: Any) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, tuple | list):
        for number, item in enumerate(value):
            yield (number,), item
    elif value is not None:
        yield (), value


@cache
def mention_fields(
    model: type[BaseModel],
) -> tuple[tuple[str, str | None, type[BaseModel] | None], ...]:
    """Return the fields of ``model`` that lead to mentions.

    Each is a name with the kind it mentions, or with the model of the records
    it holds, which have mentions of their own.
    """
    found: list[tuple[str, str | None, type[BaseModel] | None]] = []
    for name, info in model.model_fields.items():
        marks = list(_marks((*info.metadata, info.annotation)))
        inner = next((rec for rec in records_in(info.annotation) if mention_fields(rec)), None)
        if marks:
            found.append((name, marks[0].kind, None))
        elif inner:
            found.append((name, None, inner))
    return tuple(found)


def _marks(parts: Iterable[Any]) -> Iterator[MentionOf]:
    for part in parts:
        if isinstance(part, MentionOf):
            yield part
        inner = (*getattr(part, "__metadata__", ()), *getattr(part, "__args__", ()))
        yield from _marks(inner)


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the records that a field holds: ``tuple[Claim, ...]`` and ``Claim | None`` hold one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from records_in(part)
