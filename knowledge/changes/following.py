"""What of a change readers follow: a new version, another license, who takes part; no retouch."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.changes.comparing import Change, Changed
from knowledge.changes.wording import ARRIVALS, MAIN, is_counted, is_order, is_typographic
from knowledge.models import Member, Project, Tool
from knowledge.reference import choices_of

# Fields whose coming and going is news, and what one chooses among or names in their records.
FOLLOWED = frozenset({*ARRIVALS, "advice", "left", "retired"}) - {"releases"}
# Fields whose new value is news; to fill one in is a retouch.
REPLACED = frozenset({"ends", "license", "standing", "starts", "status"})
# Their names are those that people call them by; the others are titles, which we write.
CALLED = frozenset({Member, Project, Tool})


@dataclass(frozen=True)
class Parted:
    """The changes of a sheet: versions that came out, other news, and the retouches.

    A version has the name of its component, if it is one of several.
    """

    out: tuple[tuple[str, str], ...]
    news: tuple[Change, ...]
    retouches: tuple[Change, ...]


def parted(changed: Changed) -> Parted:
    """Return what readers follow of a sheet that changed, apart from its retouches."""
    out = list(_releases(changed))
    told = [change for change, _component, _version in out]
    # The day of a version, a note on it and its sources come with it.
    with_it = {change.path[0] for change in told if change.within}
    left = [c for c in changed.changes if c not in told and c.path[0] not in with_it]
    return Parted(
        tuple((component, version) for _change, component, version in out),
        tuple(change for change in left if _stands_out(change)),
        tuple(change for change in left if not _stands_out(change)),
    )


def is_new_name(change: Change) -> bool:
    """Say whether readers have to learn another name."""
    return change.path == ("name",) and change.model in CALLED


def _stands_out(change: Change) -> bool:
    """Say whether a change is news in itself."""
    if is_counted(change) or is_typographic(change) or is_order(change):
        return False
    top = change.path[0]
    if change.within:
        return top in FOLLOWED and (change.field in MAIN or _is_chosen(change))
    replaced = None not in (change.before, change.after)
    return top in FOLLOWED or (replaced and (top in REPLACED or is_new_name(change)))


def _releases(changed: Changed) -> Iterator[tuple[Change, str, str]]:
    """Yield the versions that came out: the change, the component if it has a name, the version.

    A version older than what the sheet had is no release but a correction, and
    so is the first that a sheet ever has.
    """
    value = changed.sheet.value
    came = [c.after for c in changed.changes if c.path == ("releases",) and c.before is None]
    listed = value.get("releases")
    listed = listed if isinstance(listed, list) else []
    known = [one for one in listed if isinstance(one, dict) and one not in came]
    for change in changed.changes:
        new = change.after
        if change.path == ("releases",) and change.before is None and isinstance(new, dict):
            own = [one for one in known if one.get("component") == new.get("component")]
            others = own or known
            if any(map(_date, others)) and all(_is_later(new, one) for one in others):
                yield change, str(new.get("component", "")), str(new.get("version", ""))
        elif (change.path == ("latest_release", "version") and change.before and new) and _is_later(
            value["latest_release"], change.within[0].record
        ):
            yield change, "", str(new)


def _is_later(record: dict[str, Any], other: dict[str, Any]) -> bool:
    """Say whether a release came out after another, or on its day; « 2026-05 » is in its month."""
    new, old = _date(record), _date(other)
    both = min(len(new), len(old))
    return bool(new) and new[:both] >= old[:both]


def _date(record: dict[str, Any]) -> str:
    return str(record.get("date") or "")


def _is_chosen(change: Change) -> bool:
    return change.field in change.model.model_fields and bool(
        choices_of(change.model, change.field)
    )
