"""The canonical form of a data file: one way to write what it says.

Fields stand in one order, lists and records in blocks, texts without quotes
where YAML lets them be, long texts folded. Lines that already fit stay where
they are broken: to change a word moves no other line. So does a short list
of words on one line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from knowledge.loading.files import record_at
from knowledge.loading.source import NOT_TEXT, NOTHING, Comment, Document, Mark, comments, parse
from knowledge.models import Entry
from knowledge.models.association import Association
from knowledge.models.entry import Sheet
from knowledge.models.evidence import Dated

WIDTH = 96
PROSE = 2
MODELINE = "yaml-language-server:"

# What one looks for first in a file, and what proves it, last; else the order of the model.
FIRST = ("former_ids", "spdx", "name", "family", "acronym", "full_name")
LAST = (
    *("links", "evidence", "conflicts", "statement", "as_of", "as_of_basis", "note", "sources"),
    *("reviewed_on", "reviewed_by", "retired"),
)

# What YAML 1.2 does not take for a text when it stands at its start (7.3.3).
SIGN = re.compile(r"[\[\]{}&*!|>%@`\"'#,]|[-?:](?: |$)|---|\.\.\.")
INSIDE = re.compile(r": | #|:$")
UNSEEN = re.compile(rf"{NOT_TEXT.pattern}|[\t\r]")
WORD = re.compile(r"(?!null$|Null$|NULL$)[A-Za-z0-9][\w.+-]*")
NUMBER = re.compile(r"[\d.]+$")


def canonical(model: type[Entry], document: Document) -> str:
    """Return the text of a file in its canonical form, with its comments.

    Raises ValueError should the form say anything else than the file: it is
    read again and compared.
    """
    text = document.written.text
    remarks = comments(text)
    writer = _Writer(document.written.lines, _Remarks.of(remarks, document.marks))
    lines = [*writer.head(model), *writer.record(model, document.value, document.marks, "")]
    formed = "\n".join([*lines, *writer.foot()]) + "\n"
    again, problems = parse(formed, document.written.file)
    if problems or again is None or _said(again.value) != _said(document.value):
        raise ValueError(document.written.file)
    if _words(remarks) != _words(comments(formed)):
        raise ValueError(document.written.file)
    return formed


def written(model: type[Entry], value: Mapping[str, Any]) -> str:
    """Return the text of a new file that holds these fields, in its canonical form."""
    writer = _Writer([], _Remarks())
    lines = [*writer.head(model), *writer.record(model, value, Mark(0, 0), "")]
    return "\n".join(lines) + "\n"


def _said(value: Any) -> Any:
    """Return what a value says to whoever reads it: blanks around a text say nothing."""
    if isinstance(value, dict):
        return {name: _said(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_said(part) for part in value]
    return str(value).strip()


def _words(remarks: Iterable[Comment]) -> list[str]:
    return sorted(one.words for one in remarks if not one.words.startswith(MODELINE))


def ordered(model: type[BaseModel] | None, names: Iterable[str]) -> list[str]:
    """Return the names of fields in the order of the canonical form; unknown ones stay last."""
    given = list(names)
    known = [name for name in model.model_fields if name in given] if model else []
    unknown = [name for name in given if name not in known]
    if model is None or not issubclass(model, Entry | Dated):
        return [*known, *unknown]
    # The notes and proofs of a whole sheet, or of one claim, close it.
    last = LAST if issubclass(model, Sheet | Dated) else ()
    first = [name for name in FIRST if name in known]
    proofs = [name for name in last if name in known]
    middle = [name for name in known if name not in (*first, *proofs)]
    if {"license", "license_note"} <= set(middle):  # the check reads the note first, people do not
        middle.remove("license")
        middle.insert(middle.index("license_note"), "license")
    return [*first, *middle, *unknown, *proofs]


@dataclass
class _Remarks:
    """The comments of a file that are still to be written, by the line they go above."""

    head: list[str] = field(default_factory=list)
    above: dict[int, list[str]] = field(default_factory=dict)
    foot: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, remarks: Iterable[Comment], marks: Mark) -> "_Remarks":
        """Return comments sorted by what they are about; the first ones head a file."""
        sorted_ = cls()
        starts = sorted(set(_lines(marks)))
        end_of_head = -1
        for one in remarks:
            following = next((line for line in starts if line >= one.line), None)
            if one.words.startswith(MODELINE):
                end_of_head = max(end_of_head, one.line)
            elif not one.alone:
                # Beside a value, it might pass for a part of it: it goes above.
                about = max((line for line in starts if line <= one.line), default=-1)
                sorted_.above.setdefault(about, []).append(one.words)
            elif one.line == end_of_head + 1 and one.line < min(starts, default=0):
                end_of_head = one.line
                sorted_.head.append(one.words)
            elif following is None:
                sorted_.foot.append(one.words)
            else:
                sorted_.above.setdefault(following, []).append(one.words)
        return sorted_


def _lines(mark: Mark) -> Iterator[int]:
    """Yield the lines where a field or an item starts."""
    for line, _column in mark.keys.values():
        yield line
    for step, part in mark.parts.items():
        if isinstance(step, int):
            yield part.line
        yield from _lines(part)


@dataclass
class _Writer:
    """Writes a file line by line; ``old`` are the lines of the file as it was."""

    old: list[str]
    remarks: _Remarks

    def head(self, model: type[Entry]) -> Iterator[str]:
        """Yield the line that names the schema for editors, and the comments that follow it."""
        way = "" if model is Association else "../"
        yield f"# {MODELINE} $schema={way}.schema/{model.kind}.json"
        yield from _commented(self.remarks.head, "")

    def foot(self) -> Iterator[str]:
        """Yield the comments that nothing follows."""
        for words in (*self.remarks.above.values(), self.remarks.foot):
            yield from _commented(words, "")

    def record(
        self, model: type[BaseModel] | None, value: Mapping[str, Any], mark: Mark, indent: str
    ) -> Iterator[str]:
        """Yield the lines of a record, each field at ``indent``."""
        for name in ordered(model, value):
            line = mark.keys.get(name, (-1, 0))[0]
            part = mark.parts.get(name, Mark(-1, 0))
            yield from _commented(self.remarks.above.pop(line, []), indent)
            known = model if model and name in model.model_fields else None
            inner = record_at(known, (name,)) if known else None
            key = f"{indent}{_on_one_line(name)}:"
            yield from self._value(inner, value[name], part, (key, indent))

    def _value(
        self,
        model: type[BaseModel] | None,
        value: Any,
        mark: Mark,
        place: tuple[str, str],
    ) -> Iterator[str]:
        """Yield the lines of a value after its field or dash, with what stood beside it."""
        start, indent = place
        if isinstance(value, dict) and value:
            yield start
            yield from self.record(model, value, mark, indent + "  ")
        elif isinstance(value, list) and value and self._is_kept_short(value, mark, start):
            yield f"{start} {_short(value)}"
        elif isinstance(value, list) and value:
            yield start
            yield from self._items(model, value, mark, indent + "  ")
        elif isinstance(value, dict | list):
            yield f"{start} {'{}' if isinstance(value, dict) else '[]'}"
        else:
            first, *more = self._text(str(value).strip(), mark, start, indent + "  ")
            yield f"{start} {first}"
            yield from more

    def _is_kept_short(self, items: list[Any], mark: Mark, start: str) -> bool:
        """Say whether a list of words stands on one line, and may stay there."""
        words = all(isinstance(item, str) and WORD.fullmatch(item) for item in items)
        return words and self._now(mark).startswith("[") and len(start + _short(items)) < WIDTH

    def _now(self, mark: Mark) -> str:
        """Return the line of the file as it is, from a value on."""
        return self.old[mark.line][mark.column :] if 0 <= mark.line < len(self.old) else ""

    def _items(
        self, model: type[BaseModel] | None, items: list[Any], mark: Mark, indent: str
    ) -> Iterator[str]:
        for number, item in enumerate(items):
            part = mark.parts.get(number, Mark(-1, 0))
            yield from _commented(self.remarks.above.pop(part.line, []), indent)
            if isinstance(item, dict) and item:
                lines = list(self.record(model, item, part, indent + "  "))
                # A comment of its first field goes above the dash, which takes its indent.
                while lines[0].lstrip().startswith("#"):
                    yield indent + lines.pop(0).lstrip()
                yield f"{indent}- {lines[0].lstrip()}"
                yield from lines[1:]
            else:
                yield from self._value(None, item, part, (f"{indent}-", indent))

    def _text(self, text: str, mark: Mark, start: str, indent: str) -> list[str]:
        """Return a text as YAML: what follows the field, and the lines below it."""
        if "\n" in text and not UNSEEN.search(text):
            return ["|-", *(f"{indent}{line}".rstrip() for line in text.split("\n"))]
        kept = self._kept_lines(text, mark)
        flat = _on_one_line(text)
        fits = len(start) + 1 + len(flat) <= WIDTH
        if kept and all(len(indent) + len(line) <= WIDTH for line in kept):
            return [">-", *(indent + line for line in kept)]
        folded = wrapped(text, WIDTH - len(indent))
        # A name and a long path are no easier to read on two lines.
        is_prose = len(folded) > PROSE or (
            len(folded) > 1 and max(map(len, folded)) <= WIDTH - len(indent)
        )
        if fits or not is_prose or "  " in text:
            return [self._quoted_number(text, mark) or flat]
        return [">-", *(indent + line for line in folded)]

    def _quoted_number(self, text: str, mark: Mark) -> str:
        """Return a number between the quotes that someone put around it, or nothing.

        We read all as text; quotes tell the editors that take 1.10 for 1.1.
        """
        return f"'{text}'" if NUMBER.match(text) and self._now(mark)[:1] in ("'", '"') else ""

    def _kept_lines(self, text: str, mark: Mark) -> list[str]:
        """Return the lines of a folded text as it is broken now; none when it is not folded."""
        if not self._now(mark).startswith(">"):
            return []
        lines: list[str] = []
        for line in self.old[mark.line + 1 :]:
            lines.append(line.strip(" "))
            joined = " ".join(lines)
            if joined == text:
                return lines
            if not text.startswith(joined):
                break
        return []


def _short(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _commented(words: Iterable[str], indent: str) -> list[str]:
    return [f"{indent}# {one}".rstrip() for one in words]


def _on_one_line(text: str) -> str:
    """Return a text as it stands on one line, in quotes where YAML would read something else."""
    if UNSEEN.search(text) or "\n" in text:
        return _escaped(text)
    if text and text not in NOTHING and not SIGN.match(text) and not INSIDE.search(text):
        return text
    return "'" + text.replace("'", "''") + "'"


ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}


def _escaped(text: str) -> str:
    """Return a text between double quotes, where YAML reads what no line can show."""
    return '"' + "".join(_escape(character) for character in text) + '"'


def _escape(character: str) -> str:
    if UNSEEN.match(character):
        return f"\\u{ord(character):04x}"
    return ESCAPES.get(character, character)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text on lines of ``width`` characters at most, broken at single spaces alone.

    A space that does not break, as French has them, stays where it is.
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
