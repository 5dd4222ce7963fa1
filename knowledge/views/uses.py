"""Who does what with what: organizations in rows, projects and tools in columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry
from knowledge.models.organizations import Participation, Usage
from knowledge.text.folding import folded
from knowledge.views.choosing import entries_of, listed

Part = Participation | Usage
# A table of more columns is read by nobody, and grows with the square of the data.
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Organization:
    """A row: a member, or an organization that has no sheet, and its parts by column's ref."""

    name: str
    member: Entry | None
    parts: Mapping[str, tuple[Part, ...]]


@dataclass(frozen=True)
class Uses:
    """The whole table. A column without any part is left out; a member without one is not."""

    columns: tuple[Entry, ...]
    rows: tuple[Organization, ...]

    @property
    def fits_a_table(self) -> bool:
        """Whether a reader can take it in as a table; as a list by organization otherwise."""
        return len(self.columns) <= MOST_COLUMNS


def uses(knowledge: KnowledgeBase) -> Uses:
    """Return who takes part in which project, and who uses which project or tool."""
    found: dict[str, dict[str, list[Part]]] = {
        member.ref: {} for member in entries_of(knowledge, "members")
    }
    columns: dict[str, Entry] = {}
    for entry, part in _parts(knowledge):
        columns[entry.ref] = entry
        who = f"members/{part.member}" if part.member else str(part.organization)
        found.setdefault(who, {}).setdefault(entry.ref, []).append(part)
    rows = [
        Organization(
            name=member.label if member else who,
            member=member,
            parts={ref: tuple(parts) for ref, parts in cells.items()},
        )
        for who, cells in found.items()
        for member in [_member(knowledge, who)]
    ]
    return Uses(tuple(columns.values()), tuple(sorted(rows, key=lambda row: folded(row.name))))


def _parts(knowledge: KnowledgeBase) -> Iterator[tuple[Entry, Part]]:
    for kind in ("projects", "tools"):
        for entry in listed(knowledge, kind):
            for name in ("participants", "used_by"):
                yield from ((entry, part) for part in getattr(entry, name, ()))


def _member(knowledge: KnowledgeBase, who: str) -> Entry | None:
    kind, slash, entry_id = who.partition("/")
    return knowledge.entries[kind].get(entry_id) if slash and kind == "members" else None
