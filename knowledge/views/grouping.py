"""Entries under the values of one of their fields, and repositories under what they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.loading.linking import KnowledgeBase
from knowledge.models import KINDS, Entry
from knowledge.models.projects import Repository, RepositoryKind
from knowledge.problems import Translate
from knowledge.reference import field_rows
from knowledge.text.language import capital
from knowledge.text.language import mark as _
from knowledge.views.choosing import UnknownName, entries_of, held


@dataclass(frozen=True)
class Heading:
    """What entries stand under, when it is a word of the program and not an entry."""

    id: str
    label: str
    summary: str = ""
    description: str = ""


def grouped(
    knowledge: KnowledgeBase, kind: str, entries: Iterable[Entry], name: str, say: Translate
) -> list[tuple[Entry | Heading, list[Entry]]]:
    """Return entries of a kind under each of the values of their field ``name``.

    An entry with two categories appears under both. Raises UnknownName when
    the field neither mentions entries nor holds a choice of ours.
    """
    groups: dict[str, list[Entry]] = {}
    heads = _heads(knowledge, kind, name, say)
    for entry in entries:
        for value in held(entry, name):
            groups.setdefault(value, []).append(entry)
    return [(head, groups[head.id]) for head in heads if head.id in groups]


def _heads(
    knowledge: KnowledgeBase, kind: str, name: str, say: Translate
) -> Sequence[Entry | Heading]:
    rows = {row.name: row for row in field_rows(KINDS[kind]) if row.choices or row.mentions}
    if name not in rows:
        raise UnknownName(_("field that groups entries"), name, rows)
    if mentioned := rows[name].mentions:
        return entries_of(knowledge, mentioned)
    return [Heading(choice.value, capital(say(choice.label))) for choice in rows[name].choices]


def by_kind(
    repositories: Iterable[Repository],
) -> list[tuple[RepositoryKind | None, list[Repository]]]:
    """Return repositories under what they are to their project; last those it does not say."""
    kinds = (*RepositoryKind, None)
    groups = {kind: [one for one in repositories if one.kind == kind] for kind in kinds}
    return [(kind, found) for kind, found in groups.items() if found]
