"""What a new id changes in the files: the sheet, what mentions it, the pages written by hand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.contributing.editing import Edits
from knowledge.contributing.form import canonical
from knowledge.loading.files import DataFile, Loaded, Reading
from knowledge.loading.mentions import mentions
from knowledge.loading.source import Document


@dataclass(frozen=True)
class Renaming:
    """The files of the data to write for a new id, and how many mentions follow it."""

    edits: Edits
    mentions: int


def renaming(reading: Reading, data: Path, kind: str, old: str, new: str) -> Renaming:
    """Return the edits that give an entry a new id and keep its former address alive."""
    edits: dict[str, str | None] = {f"{kind}/{old}.yml": None}
    count = 0
    for file, one in _pairs(reading):
        name = file.path.relative_to(data).as_posix()
        if (file.model.kind, file.id) == (kind, old):
            former = [*one.document.value.get("former_ids", ()), old]
            kept = [other for other in former if other != new]
            edits[f"{kind}/{new}.yml"] = rewritten(one, {"former_ids": kept})
            continue
        text, found = _following(one, kind, old, new)
        if found:
            edits[name] = text
            count += found
    return Renaming(edits, count)


def rewritten(one: Loaded, fields: Mapping[str, Any]) -> str:
    """Return the text of a file with some fields set, in its canonical form."""
    document = one.document
    value = {**document.value, **fields}
    return canonical(one.model, Document(document.written, value, document.marks))


def _pairs(reading: Reading) -> Iterator[tuple[DataFile, Loaded]]:
    by_name = {one.document.written.file: one for one in reading.loaded}
    for file in reading.files:
        if file.name in by_name:
            yield file, by_name[file.name]


def _following(one: Loaded, kind: str, old: str, new: str) -> tuple[str, int]:
    """Return the text of a file with its mentions of an id changed, and how many there are."""
    places = sorted(
        {
            one.document.place(mention.path)
            for mention in mentions(one.model, one.document.value)
            if (mention.kind, mention.id) == (kind, old)
        },
        reverse=True,
    )
    lines = re.split(r"(?<=\n)", one.document.written.text)
    for line, column in places:
        before, after = lines[line][:column], lines[line][column:]
        lines[line] = before + re.sub(rf"^(['\"]?){re.escape(old)}\1", rf"\g<1>{new}\1", after)
    return "".join(lines), len(places)


CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def page_edits(docs: Path, kind: str, old: str, new: str) -> tuple[dict[Path, str], list[str]]:
    """Return the pages to write for a new id, and the calls that may need an eye.

    A macro names an entry as ``tools/kafka``; what it names otherwise, as in
    ``cards("tools", categories="databases")``, is said and left.
    """
    edits: dict[Path, str] = {}
    doubtful: list[str] = []
    for path in sorted(docs.rglob("*.md")) if docs.is_dir() else ():
        text = path.read_text("utf-8")
        changed = re.sub(rf"(['\"]){kind}/{re.escape(old)}\1", rf"\g<1>{kind}/{new}\1", text)
        if changed != text:
            edits[path] = changed
        for call in CALL.finditer(changed):
            if re.search(rf"['\"]{re.escape(old)}['\"]", call.group()):
                line = changed.count("\n", 0, call.start()) + 1
                doubtful.append(
                    f"{path.relative_to(docs.parent).as_posix()}:{line}: {call.group()}"
                )
    return edits, doubtful
