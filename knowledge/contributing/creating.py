"""A new sheet: what it has to say, what it may not repeat, and the file that it makes."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.contributing.form import ordered, written
from knowledge.loading.files import DataFile, Loaded, Reading, read_entry
from knowledge.loading.linking import link
from knowledge.loading.source import parse
from knowledge.models import KINDS
from knowledge.problems import Problem
from knowledge.reference import FieldRow, field_rows
from knowledge.text.folding import folded, kebab

NAMES = ("name", "title", "full_name", "acronym", "spdx", "aliases", "former_names")
ADDRESSES = ("homepage", "repository", "url")


@dataclass(frozen=True)
class Twin:
    """An entry that is probably the same thing: where both say so, and with which words."""

    id: str
    field: str
    value: str


def asked_for(kind: str) -> list[FieldRow]:
    """Return the fields without which a file of a kind does not pass, in the order to ask them."""
    rows = {row.name: row for row in field_rows(KINDS[kind]) if row.required}
    return [rows[name] for name in ordered(KINDS[kind], rows)]


def asked_by(kind: str) -> dict[str, str]:
    """Return the fields of a kind by their titles, in English: what people call them."""
    return {row.title: row.name for row in field_rows(KINDS[kind])}


def id_of(value: Mapping[str, Any]) -> str:
    """Return the id that the name of an entry makes: ``apache-kafka``."""
    name = next((str(value[field]) for field in ("spdx", *NAMES) if value.get(field)), "")
    return kebab(name)


def twins(reading: Reading, kind: str, value: Mapping[str, Any]) -> Iterator[Twin]:
    """Yield the entries of a kind that share a name or an address with a new one.

    « Apache-Kafka » is « apache kafka », and http://www.kafka.example/ is
    https://kafka.example.
    """
    names, addresses = _names(value), _addresses(value)
    for one in reading.loaded:
        if one.model.kind != kind:
            continue
        theirs = {one.id.replace("-", ""): ("id", one.id), **_names(one.document.value)}
        for mine, others in ((names, theirs), (addresses, _addresses(one.document.value))):
            if shared := sorted(mine.keys() & others.keys()):
                yield Twin(one.id, *others[shared[0]])
                break


def _names(value: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Return the names that a file gives, by what they are without accents, case and signs."""
    found = {}
    for field in NAMES:
        given = value.get(field)
        for name in given if isinstance(given, list) else [given] if given else []:
            found[re.sub(r"[\W_]+", "", folded(str(name)))] = (field, str(name))
    return found


def _addresses(value: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    found = {}
    for field in ADDRESSES:
        if isinstance(address := value.get(field), str):
            plain = re.sub(r"^https?://(www\.)?|/+$|(\.git)?/*$", "", address.strip().lower())
            found[plain] = (field, address)
    return found


@dataclass(frozen=True)
class New:
    """A file to be: its kind, its id, its fields as they were given."""

    kind: str
    id: str
    value: Mapping[str, Any]


def tried(reading: Reading, data: Path, new: New, today: dt.date) -> tuple[str, list[Problem]]:
    """Return the text of a new file, and the problems that it has or brings."""
    model = KINDS[new.kind]
    text = written(model, new.value)
    name = f"{data.name}/{new.kind}/{new.id}.yml"
    document, problems = parse(text, name)
    if document is None:
        return text, problems
    entry, mistakes = read_entry(model, document, new.id, today)
    file = DataFile(model, data / new.kind / f"{new.id}.yml", name)
    loaded = Loaded(model, new.id, document, None if problems or mistakes else entry)
    whole = Reading((*reading.files, file), (*reading.loaded, loaded), ())
    _before, known = link(reading)
    _after, linked = link(whole)
    brought = [one for one in linked if one not in known]
    return text, [*problems, *mistakes, *brought]


def about(problems: Sequence[Problem], name: str) -> list[Problem]:
    """Return the problems of one field, and not those of the fields that are still to come."""
    return [
        problem
        for problem in problems
        if problem.words.get("field", "").partition(".")[0] == name
        or problem.words.get("name") == name
    ]


class UnknownField(LookupError):  # noqa: N818 - it is a name that is unknown
    """A kind has no such field; ``known`` are those it has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name = name
        self.known = known
        super().__init__(name)


def with_answer(kind: str, value: Mapping[str, Any], field: str, answer: str) -> dict[str, Any]:
    """Return the fields of a new file with one more: ``categories``, ``sources.url``.

    A list takes one more item each time; of a list of records, a part goes to
    the last record, or to a new one when that already has it. Raises UnknownField.
    """
    name, _dot, part = field.partition(".")
    rows = {row.name: row for row in field_rows(KINDS[kind])}
    if name not in rows:
        raise UnknownField(name, list(rows))
    row, given = rows[name], dict(value)
    if part and row.record:
        if part not in row.record.model_fields:
            raise UnknownField(field, [f"{name}.{one}" for one in row.record.model_fields])
        records = list(given.get(name, [])) if row.many else [given.get(name, {})]
        if not records or not isinstance(records[-1], dict) or (row.many and part in records[-1]):
            records.append({})
        records[-1] = {**records[-1], part: answer}
        given[name] = records if row.many else records[-1]
    elif row.many:
        items = answer.split(",") if row.mentions else [answer]
        given[name] = [*given.get(name, []), *(item.strip() for item in items)]
    else:
        given[name] = answer
    return given
