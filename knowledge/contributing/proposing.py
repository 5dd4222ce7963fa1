"""Models -> the form in which a reader proposes a sheet, and what its script checks with.

The script reads a field as knowledge/fields/ does, and words a mistake with the rules of
problems.py: the patterns, limits and sentences below are theirs. A test puts the
same values to both and compares what they say. Only what is missing is told by the
titles that the form shows: whoever fills it in never sees the names of fields.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from knowledge.addresses import PAGED, Addresses
from knowledge.contributing.form import ordered
from knowledge.fields import addresses, dates, identifiers, licenses, numbers, reading, text
from knowledge.fields.license_names import AROUND, COMMON, bare
from knowledge.fields.reading import Reader
from knowledge.loading.linking import KnowledgeBase, names_of
from knowledge.loading.source import NOT_TEXT
from knowledge.models import KINDS, Entry
from knowledge.models.entry import Sheet
from knowledge.problems import LONGEST, LONGEST_QUOTE, OURS, RULES, Rule, Translate
from knowledge.reference import FieldRow, field_rows
from knowledge.site import Site, new_file
from knowledge.text.characters import UNPRINTABLE
from knowledge.text.language import mark as _

# Whoever fills in a form chooses sheets, and sees the titles of fields.
IN_A_FORM = {
    "Ids of files in categories/.": _("Choose one category or several."),
    "Ids of files in tools/ that it is about.": _("Choose the tools that it is about."),
    "Main line of business: id of a file in sectors/.": _("Main line of business."),
    "Id of a file in sources/.": _("Choose a source described here, or fill in what follows."),
    "What proves it: the id of a file in sources/, or url, title, publisher and date.": _(
        "What proves it: a source described here, or its address, title, publisher and date."
    ),
}

MISSING_IN_A_FORM = {
    "missing-field": Rule(_("Fill in: {title}")),
    "missing-source": Rule(
        _("Fill in: {title}"),
        _("choose a source described here, or give its address, title and publisher"),
    ),
    "incomplete-source": Rule(
        _("Fill in: {missing}"), _("or choose a source described here, and nothing else")
    ),
}

# A new sheet has no past.
NOT_ASKED = {"former_ids", "retired"}


@dataclass(frozen=True)
class Question:
    """One field of a form.

    ``reader`` names the function of knowledge/fields/ that reads it; a choice has none,
    and a record has ``parts`` instead.
    """

    row: FieldRow
    reader: str
    shape: str
    parts: tuple["Question", ...]

    @property
    def help(self) -> str:
        """The help of the field, in the words of a form rather than of a file."""
        return IN_A_FORM.get(self.row.help, self.row.help)


@dataclass(frozen=True)
class Form:
    """What is asked for a new entry of a kind, and the fields that are left to the forge."""

    model: type[Entry]
    required: tuple[Question, ...]
    optional: tuple[Question, ...]
    left: tuple[FieldRow, ...]

    @property
    def named_by(self) -> str:
        """The field that readers know the entry by, from which its id is suggested."""
        return "name" if "name" in self.model.model_fields else "title"

    @property
    def unique(self) -> bool:
        """Whether two entries of the kind may not share a name."""
        return issubclass(self.model, Sheet)

    @property
    def order(self) -> list[str]:
        """The names of the fields, in the order in which data files write them."""
        return ordered(self.model, self.model.model_fields)


def forms() -> list[Form]:
    """Return the form of each kind whose entries have a page."""
    return [_form(KINDS[kind]) for kind in PAGED]


def _form(model: type[Entry]) -> Form:
    places = ordered(model, model.model_fields)
    rows = [row for row in field_rows(model) if row.name not in NOT_ASKED]
    rows.sort(key=lambda row: places.index(row.name))
    asked = [_question(model, row) for row in rows if _is_simple(row)]
    return Form(
        model,
        required=tuple(question for question in asked if question.row.required),
        optional=tuple(question for question in asked if not question.row.required),
        left=tuple(row for row in rows if not _is_simple(row)),
    )


def _is_simple(row: FieldRow) -> bool:
    """Say whether a field holds no record, or records that hold none: a link, a source."""
    return row.record is None or not any(part.record for part in field_rows(row.record))


def _question(model: type[BaseModel], row: FieldRow) -> Question:
    info = model.model_fields[row.name]
    reader = next(_readers((*info.metadata, info.annotation)), None)
    parts: tuple[Question, ...] = ()
    if row.record:
        inner = sorted(field_rows(row.record), key=lambda part: part.many)
        parts = tuple(_question(row.record, part) for part in inner if not part.many)
    elif reader is None and not row.choices:
        raise TypeError(f"{model.__name__}.{row.name} is read in no way that a form knows")
    return Question(row, reader.name if reader else "", reader.shape if reader else "", parts)


def _readers(parts: tuple[Any, ...]) -> Iterator[Reader]:
    for part in parts:
        if isinstance(part, Reader):
            yield part
        yield from _readers(getattr(part, "__metadata__", ()))
        yield from _readers(getattr(part, "__args__", ()))


# What the script checks with

PATTERNS = {
    "clock": dates.CLOCK,
    "day": dates.DAY,
    "french_month": dates.FRENCH_MONTH,
    "meant_address": addresses.MEANT,
    "spelled_day": dates.SPELLED_DAY,
    "french_day": dates.FRENCH_DAY,
    "host": addresses.HOST,
    "address": addresses.ADDRESS,
    "email": text.EMAIL,
    "identifier_of_language": identifiers.LANGUAGE_CODE,
    "license_reference": licenses.LICENSE_REFERENCE,
    "around_license": AROUND,
    "moment": dates.MOMENT,
    "not_text": NOT_TEXT,
    "old_license": licenses.OLD_LICENSE,
    "partial_date": dates.PARTIAL_DATE,
    "short_day": dates.SHORT_DAY,
    "reserved": identifiers.RESERVED,
    "slug": identifiers.SLUG,
    "unprintable": UNPRINTABLE,
}
"""The patterns of knowledge/fields/, by the names that the script gives them."""

LIMITS = {
    "line": reading.LONGEST_LINE,
    "text": text.LONGEST_TEXT,
    "summary": text.LONGEST_SUMMARY,
    "address": addresses.LONGEST_ADDRESS,
    "digits": numbers.MOST_DIGITS,
}
SENTENCES = (
    *("missing-field", "missing-source", "control-character", "file-name", "reserved-name"),
    *("too-long", "several-lines", "personal-email", "not-in-book", "left-out-of-markdown"),
    *("not-a-number", "not-a-date", "not-a-partial-date", "not-a-moment", "in-the-future"),
    *("not-a-time-zone", "ends-before-start", "mixed-moments"),
    *("not-a-url", "url-with-credentials", "not-spdx", "license-family", "old-spdx"),
    *("not-a-language", "not-an-identifier", "one-of-two", "incomplete-source"),
    *("unknown-mention", "wrong-kind", "same-name"),
)
"""The rules that the form can tell while one types; the check tells the others."""


def as_javascript(pattern: re.Pattern[str]) -> str:
    r"""Return a pattern as JavaScript writes it with the flag ``u``, where ``\w`` is ASCII."""
    unicode = pattern.pattern.replace(r"[^\W\d_]", r"[\p{L}\p{Nl}\p{No}]")
    return unicode.replace(r"\w", r"\p{L}\p{N}_")


def shapes() -> dict[str, str]:
    """Return the patterns of identifiers given by others, by an example of each."""
    readers = (
        reader
        for form in forms()
        for question in (*form.required, *form.optional)
        for reader in _readers(_annotated(form.model, question))
    )
    return {reader.shape: reader.schema["pattern"] for reader in readers if reader.shape}


def _annotated(model: type[BaseModel], question: Question) -> tuple[Any, ...]:
    info = model.model_fields[question.row.name]
    return (*info.metadata, info.annotation)


def checks(knowledge: KnowledgeBase, site: Site, say: Translate) -> str:
    """Return what the script of the form knows, as JSON that may stand inside HTML."""
    exceptions = [name for name, one in licenses.spdx().known_symbols.items() if one.is_exception]
    held = {
        "rules": {
            code: [say(said) for said in (rule.message, rule.hint, rule.near)]
            for code, rule in {**RULES, **MISSING_IN_A_FORM}.items()
            if code in SENTENCES
        },
        "ours": sorted(OURS),
        "longest": {"": LONGEST_QUOTE, **LONGEST},
        "limits": LIMITS,
        "patterns": {name: as_javascript(found) for name, found in PATTERNS.items()},
        "shapes": shapes(),
        "months": dates.MONTHS,
        "roles": sorted(text.ROLES),
        "licenses": licenses.spdx_names(),
        "exceptions": exceptions,
        "common_licenses": [[bare(name), name] for name in COMMON],
        "kinds": {kind: say(model.singular) for kind, model in KINDS.items()},
        "known": {kind: _known(knowledge, kind) for kind in KINDS},
        "sections": dict(Addresses.of(knowledge.association).sections),
        "forge": new_file(site),
        "folder": site.folder,
        "contact": knowledge.association.legal.contact,
    }
    written = json.dumps(held, separators=(",", ":"))
    return written.replace("<", "\\u003c")


def _known(knowledge: KnowledgeBase, kind: str) -> list[list[Any]]:
    """Return the entries of a kind: id, name, and the other words that lead to its id."""
    entries = knowledge.entries[kind].values()
    others: dict[str, list[str]] = {}
    for name, entry_id in names_of(entries).items():
        others.setdefault(entry_id, []).append(name)
    return [[entry.id, entry.label, others[entry.id], _day(entry)] for entry in entries]


def _day(entry: Entry) -> str:
    """Return the start of an event: two of them may share a name, on different days."""
    starts = getattr(entry, "starts", None)
    return str(starts) if starts else ""
