"""What readers call so many entries of a kind."""

from collections.abc import Sequence

from knowledge.models import KINDS, Entry, Member
from knowledge.models.members import Standing
from knowledge.text.language import catalog, is_singular


def name_of_kind(kind: str, count: int, language: str) -> str:
    """Return the name of a kind, in the singular or the plural that ``count`` asks for."""
    model = KINDS[kind]
    return catalog(language).gettext(
        model.singular if is_singular(count, language) else model.plural
    )


def counted(kind: str, entries: Sequence[Entry], language: str) -> tuple[str, str]:
    """Return what readers call so many entries of a kind, and how many of them are proved.

    Not all that have a sheet among the members are proved to be members.
    """
    count, words = len(entries), catalog(language)
    attested = sum(getattr(e, "standing", None) is Standing.ATTESTED for e in entries)
    if kind != Member.kind or attested == count:
        return name_of_kind(kind, count, language), ""
    proved = words.ngettext(
        ", including %(count)s attested member",
        ", including %(count)s attested members",
        attested,
    )
    name = words.ngettext("organization", "organizations", count)
    return name, proved % {"count": attested}
