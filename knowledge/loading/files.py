"""Files of the data folder -> entries, and every problem found in them."""

import datetime as dt
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge.fields.identifiers import RESERVED, SLUG
from knowledge.fields.reading import AMONG, form_of
from knowledge.loading.logos import logo_problems
from knowledge.loading.mentions import records_in
from knowledge.loading.source import Document, Steps, read_document, unreadable
from knowledge.models import KINDS, Association, Entry
from knowledge.problems import MOST_PROBLEMS, Place, Problem, at_most, meant, nearest, printable
from knowledge.text.folding import kebab

ASSOCIATION = "association.yml"
LOGOS = "logos"
FOLDERS = {LOGOS: LOGOS, **{kind: model.plural for kind, model in KINDS.items()}}


@dataclass(frozen=True)
class DataFile:
    """A file that holds an entry: the model it follows, its path, and the name people know."""

    model: type[Entry]
    path: Path
    name: str

    @property
    def id(self) -> str:
        """The id of its entry."""
        return self.path.stem


@dataclass(frozen=True)
class Loaded:
    """One file that was read: its document to point into, and its entry if it makes one."""

    model: type[Entry]
    id: str
    document: Document
    entry: Entry | None


@dataclass(frozen=True)
class Reading:
    """All that a data folder holds: its files, what could be read, and the problems found."""

    files: tuple[DataFile, ...]
    loaded: tuple[Loaded, ...]
    problems: tuple[Problem, ...]


def load(data: Path, today: dt.date) -> Reading:
    """Read every file of ``data``; a file with a problem gives no entry, and the others go on."""
    if not os.path.isdir(data):  # noqa: PTH112 - Path.is_dir raises an error where it may not look
        return Reading((), (), (Problem(Place(printable(data.name)), "no-data"),))
    try:
        found = list(_walk(data))
    except OSError as error:
        name = Path(str(error.filename)).name
        return Reading((), (), (unreadable(printable(f"{data.name}/{name}"), error),))
    files = tuple(item for item in found if isinstance(item, DataFile))
    problems = [item for item in found if isinstance(item, Problem)]
    problems += _no_association(data)
    loaded: list[Loaded] = []
    for file in files:
        one, mistakes = load_file(file, data, today)
        problems += mistakes
        if one:
            loaded.append(one)
    problems += _unused_logos(data, loaded)
    return Reading(files, tuple(loaded), tuple(problems))


def _unused_logos(data: Path, loaded: list[Loaded]) -> Iterator[Problem]:
    """Yield the pictures that no entry names: they would lie there for ever."""
    records = (one.document.value.get("logo") for one in loaded)
    named = {record.get("file") for record in records if isinstance(record, dict)}
    folder = data / LOGOS
    for path in _visible(folder) if folder.is_dir() else ():
        picture = path.suffix in (".svg", ".png") and path.is_file() and not _leaves(path, data)
        if picture and path.name not in named:
            yield _file_problem("stray-file", path, data)


def load_file(file: DataFile, data: Path, today: dt.date) -> tuple[Loaded | None, list[Problem]]:
    """Return what one file holds and its problems; nothing when it is not YAML as we read it."""
    document, problems = read_document(file.path, file.name)
    if document is None:
        return None, problems
    entry, mistakes = read_entry(file.model, document, file.id, today)
    problems += mistakes
    problems += logo_problems(document, data / LOGOS)
    return Loaded(file.model, file.id, document, None if problems else entry), problems


def read_entry(
    model: type[Entry], document: Document, entry_id: str, today: dt.date
) -> tuple[Entry | None, list[Problem]]:
    """Return the entry that ``document`` holds, or the problems that keep it from being one."""
    try:
        context = {"id": entry_id, "today": today}
        return model.model_validate(document.value, context=context), []
    except ValidationError as error:
        details = [one for one in error.errors(include_url=False) if not _is_echo(one)]
        renamed = _meant_fields(model, details)
        told = (one for one in details if (one["type"], one["loc"]) not in renamed)
        return None, at_most(_problem(model, document, detail) for detail in told)


# Which files there are


def _walk(data: Path) -> Iterator[DataFile | Problem]:
    """Yield the data files in order, and the problems of those that are not."""
    for path in _visible(data):
        if _leaves(path, data):
            yield _file_problem("outside-link", path, data)
        elif path.is_dir() and path.name in KINDS:
            yield from _walk_kind(path, data)
        elif path.is_dir() and path.name == LOGOS:
            yield from _walk_logos(path, data)
        elif _is_yaml(path) and path.stem == Association.kind:
            yield _data_file(Association, path, data)
        else:
            yield _file_problem("stray-file", path, data)


def _walk_kind(folder: Path, data: Path) -> Iterator[DataFile | Problem]:
    for path in _visible(folder):
        if _leaves(path, data):
            yield _file_problem("outside-link", path, data)
        elif _is_yaml(path):
            yield _data_file(KINDS[folder.name], path, data)
        else:
            yield _file_problem("stray-file", path, data)


def _walk_logos(folder: Path, data: Path) -> Iterator[Problem]:
    for path in _visible(folder):
        if _leaves(path, data):
            yield _file_problem("outside-link", path, data)
        elif path.suffix not in (".svg", ".png") or not path.is_file():
            yield _file_problem("stray-file", path, data)


def _visible(folder: Path) -> list[Path]:
    """Return what a folder holds, less .schema/ and what editors and systems leave behind."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _leaves(path: Path, data: Path) -> bool:
    """Say whether a link leads out of the data, or nowhere."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve(strict=True).is_relative_to(data.resolve())
    except (OSError, RuntimeError):  # it is broken, or turns in a circle
        return True


def _is_yaml(path: Path) -> bool:
    # A system that hides endings makes kafka.yml.txt of kafka.yml.
    return path.is_file() and any(one.lower() in (".yml", ".yaml") for one in path.suffixes)


def _data_file(model: type[Entry], path: Path, data: Path) -> DataFile | Problem:
    """Return a data file, or what is wrong with its name."""
    if path.suffix != ".yml":
        return _file_problem("file-ending", path, data)
    if RESERVED.fullmatch(path.stem):
        return _file_problem("reserved-name", path, data)
    if not SLUG.fullmatch(path.stem):
        return _file_problem("file-name", path, data)
    return DataFile(model, path, file_name(path, data))


def _file_problem(code: str, path: Path, data: Path) -> Problem:
    stem = re.sub(r"\.ya?ml(\.\w+)?$", "", path.name, flags=re.IGNORECASE)
    better = f"{kebab(stem) or 'name'}{'-tool' if code == 'reserved-name' else ''}"
    words = {
        "name": path.name,
        "expected_name": f"{better}.yml",
        "folders": ", ".join(f"{kind}/" for kind in KINDS),
        "near": meant(path.name, FOLDERS) if path.parent == data and path.is_dir() else "",
    }
    return Problem(Place(file_name(path, data)), code, words)


def file_name(path: PurePath, data: PurePath) -> str:
    """Return the name of a file as people know it: ``data/tools/kafka.yml``."""
    return printable(f"{data.name}/{path.relative_to(data).as_posix()}")


def _no_association(data: Path) -> list[Problem]:
    missing = not (data / ASSOCIATION).is_file()
    name = printable(f"{data.name}/{ASSOCIATION}")
    return [Problem(Place(name), "missing-file")] if missing else []


# What pydantic finds, in our words

# Rules about several fields of a record: they are said at its start.
OF_RECORDS = frozenset({"one-of-two", "one-at-least", "incomplete-source"})


def _problem(model: type[BaseModel], document: Document, detail: ErrorDetails) -> Problem:
    """Return one of pydantic's errors as a problem of ours, at its place in the file."""
    path, code, context = detail["loc"], detail["type"], detail.get("ctx") or {}
    nothing = not detail["input"] or str(detail["input"]).isspace()
    match code:
        case "extra_forbidden":
            return _unknown_field(model, document, path)
        case "missing":
            return _missing_field(document, path)
        case "model_type" | "tuple_type" | "too_short" if nothing:
            return _missing_field(document, path, given=True)
        case "too_short":
            least, count = str(context["min_length"]), str(len(detail["input"]))
            return document.problem("too-few", path, least=least, count=count)
        case "tuple_type" | "model_type":
            needed = "needs-list" if code == "tuple_type" else "needs-fields"
            known, found = ", ".join(fields_at(model, path)), form_of(detail["input"])
            return document.problem(needed, path, known=known, found=found)
    words = {name: str(word) for name, word in context.items() if name != AMONG}
    if known := context.get(AMONG, tuple)():
        words["near"] = nearest(words["value"], known)
    return document.problem(code, path[:-1] if code in OF_RECORDS else path, **words)


def _is_echo(detail: ErrorDetails) -> bool:
    """Say whether a list is only too short because its items have problems of their own."""
    least = (detail.get("ctx") or {}).get("min_length", 0)
    return detail["type"] == "too_short" and len(detail["input"]) >= least


def _meant_fields(model: type[BaseModel], details: list[ErrorDetails]) -> set[tuple[str, Steps]]:
    """Return the fields that are missing only since they are written under another name."""
    unknown = (one["loc"] for one in details if one["type"] == "extra_forbidden")
    # As many as are told: looking for near words takes time.
    paths = list(islice(unknown, MOST_PROBLEMS))
    return {("missing", (*path[:-1], _meant_field(model, path))) for path in paths}


def _meant_field(model: type[BaseModel], path: Steps) -> str:
    return meant(str(path[-1]), _titles(model, path[:-1]))


def _titles(model: type[BaseModel], path: Steps) -> dict[str, str]:
    """Return the titles of the fields known at ``path``, by their names."""
    record = record_at(model, path)
    return {name: info.title or "" for name, info in record.model_fields.items()} if record else {}


def _unknown_field(model: type[BaseModel], document: Document, path: Steps) -> Problem:
    titles, near, name = _titles(model, path[:-1]), _meant_field(model, path), str(path[-1])
    words = {"name": name, "known": ", ".join(sorted(titles)), "near": near}
    return document.problem_at_key("unknown-field", path, title=titles.get(near, ""), **words)


def _missing_field(document: Document, path: Steps, *, given: bool = False) -> Problem:
    """Return the problem of a field that is not there, or that is ``given`` with nothing in it."""
    name = str(path[-1])
    if name == "sources":
        return document.problem("missing-source", path, name=name)
    return document.problem("empty" if given else "missing-field", path, name=name)


def fields_at(model: type[BaseModel], path: Steps) -> list[str]:
    """Return the names of the fields known at ``path`` inside a file of ``model``."""
    record = record_at(model, path)
    return sorted(record.model_fields) if record else []


def record_at(model: type[BaseModel], path: Steps) -> type[BaseModel] | None:
    """Return the model of the record at ``path`` inside a file of ``model``."""
    current: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and current:
            current = next(records_in(current.model_fields[step].annotation), None)
    return current
