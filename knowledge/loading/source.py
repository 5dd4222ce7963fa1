"""YAML as it was written: plain text values, and where each of them stands."""

import codecs
import errno
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from yaml import CBaseLoader
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from knowledge.problems import Place, Problem, at_most
from knowledge.text.language import mark as _

LARGEST_FILE = 256 * 1024
DEEPEST = 12

# What YAML 1.2 (5.1) leaves out of a stream, then what no editor shows: a mark
# of order inside the text, blanks without width, and breaks that YAML counts as
# lines and editors do not.
NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]"
)

# How YAML writes « nothing » when it is not in quotes.
NOTHING = frozenset({"~", "null", "Null", "NULL"})

# What loses a part of a file unseen: whoever writes the file again would lose it for good.
LOSSES = frozenset({"cut-by-comment", "duplicate-key", "several-documents"})

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Written:
    """The text of one file, for problems to point into."""

    file: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without their ends."""
        return re.split(r"\r\n|\n|\r", self.text)

    def problem(self, at: tuple[int, int], code: str, **words: str) -> Problem:
        """Return a problem at a line and column counted from 0, as YAML counts them."""
        line, column = at
        excerpt = self.lines[line] if line < len(self.lines) else ""
        return Problem(Place(self.file, line + 1, column + 1), code, words, excerpt)

    def problem_at(self, offset: int, code: str, **words: str) -> Problem:
        """Return a problem at a character."""
        before = Written(self.file, self.text[:offset]).lines
        return self.problem((len(before) - 1, len(before[-1])), code, **words)


@dataclass(slots=True)
class Mark:
    """Where a value stands (from 0), and where its fields or items do."""

    line: int
    column: int
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    parts: dict[str | int, "Mark"] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """One data file: its fields as plain text, lists and dicts, and where each stands."""

    written: Written
    value: dict[str, Any]
    marks: Mark

    def problem(self, code: str, path: Iterable[str | int] = (), **words: str) -> Problem:
        """Return a problem at the value that ``path`` leads to, or at the nearest above it."""
        mark, steps = self._reached(path)
        words = {"field": field_name(steps), **words}
        return self.written.problem((mark.line, mark.column), code, **words)

    def problem_at_key(self, code: str, path: Steps, **words: str) -> Problem:
        """Return a problem at the name of the field that ``path`` leads to."""
        mark, steps = self._reached(path[:-1])
        place = mark.keys.get(str(path[-1]), (mark.line, mark.column))
        return self.written.problem(place, code, **{"field": field_name(steps), **words})

    def place(self, path: Iterable[str | int]) -> tuple[int, int]:
        """Return the line and column, from 0, of the value that ``path`` leads to."""
        mark, _steps = self._reached(path)
        return mark.line, mark.column

    def _reached(self, path: Iterable[str | int]) -> tuple[Mark, Steps]:
        """Return the mark that ``path`` leads to, and the steps of it that the file has."""
        mark, steps = self.marks, []
        for step in path:
            if step not in mark.parts:
                break
            mark = mark.parts[step]
            steps.append(step)
        return mark, tuple(steps)


def field_name(path: Iterable[int | str]) -> str:
    """Return the name by which a message calls the field at ``path``: ``used_by.member``."""
    return ".".join(step for step in path if isinstance(step, str))


class Refused(Exception):  # noqa: N818 - it never leaves this file
    """The file cannot be read further; it carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def read_document(path: Path, file: str) -> tuple[Document | None, list[Problem]]:
    """Return what ``path`` holds and the problems of its form; no document when it is unreadable.

    ``file`` is the name that people know it by.
    """
    try:
        return parse(_text(path, file), file)
    except Refused as refused:
        return None, [refused.problem]


def parse(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """Return the document that ``text`` writes, and the problems of its form."""
    written = Written(file, text)
    forbidden = [*_control_characters(written), *_tabs(written)]
    if forbidden:
        return None, forbidden
    builder = _Builder(written)
    try:
        document = builder.document()
    except Refused as refused:
        problem = refused.problem
    except MarkedYAMLError as error:
        problem = _not_yaml(written, error)
    else:
        return document, at_most(builder.problems)
    return None, at_most([*builder.problems, _odd_blank(written, problem) or problem])


@dataclass(frozen=True)
class Comment:
    """A comment: its line from 0, its words after « # », whether it has its line for itself."""

    line: int
    words: str
    alone: bool


def comments(text: str) -> list[Comment]:
    """Return the comments of a text that ``parse`` accepts."""
    found: list[Comment] = []
    loader, end = CBaseLoader(text), 0
    while loader.check_event():
        event = loader.get_event()
        if isinstance(event, ScalarEvent) and event.start_mark and event.end_mark:
            found += _comments_between(text, end, event.start_mark.index)
            end = event.end_mark.index
            if event.style in ("|", ">"):  # a comment may follow the sign, on its line
                header = text.find("\n", event.start_mark.index)
                found += _comments_between(text, event.start_mark.index, min(header, end))
    return [*found, *_comments_between(text, end, len(text))]


def _comments_between(text: str, start: int, end: int) -> Iterator[Comment]:
    """Yield the comments in a part of a text that holds no value."""
    while (sign := text.find("#", start, end)) >= 0:
        # Between two values there may be a break; a comment ends at its own.
        stop = re.compile(r"\r\n|\n|\r|\Z").search(text, sign)
        before = re.split(r"\r\n|\n|\r", text[:sign])
        words = text[sign + 1 : stop.start() if stop else end].strip()
        yield Comment(len(before) - 1, words, not before[-1].strip())
        start = sign + 1 + len(text[sign + 1 : stop.start() if stop else end])


def _text(path: Path, file: str) -> str:
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST_FILE + 1)
        size = path.stat().st_size
    except OSError as error:
        raise Refused(unreadable(file, error)) from None
    if len(raw) > LARGEST_FILE:
        words = {"size": str(-(-size // 1024)), "limit": str(LARGEST_FILE // 1024)}
        raise Refused(Problem(Place(file), "too-big", words))
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        whole = raw.decode("utf-8", "replace")
        offset = len(raw[: error.start].decode())
        raise Refused(Written(file, whole).problem_at(offset, "not-utf8")) from None


def unreadable(file: str, error: OSError) -> Problem:
    """Return the problem of a file that the system does not let us read."""
    denied = error.errno in (errno.EACCES, errno.EPERM)
    reason = _("permission denied") if denied else error.strerror or type(error).__name__
    return Problem(Place(file), "unreadable", {"reason": reason})


def _control_characters(written: Written) -> Iterator[Problem]:
    if found := NOT_TEXT.search(written.text):
        character = f"U+{ord(found.group()):04X}"
        yield written.problem_at(found.start(), "control-character", character=character)


# Where YAML wants an ordinary space. Inside a text these are welcome, in French above all.
ODD_BLANK = re.compile("^(?: *| *-| *(?:- +)?[\\w-]+:)([\u00a0\u202f])", re.MULTILINE)


def _odd_blank(written: Written, problem: Problem) -> Problem | None:
    """Return the no-break space that may be why a file is not YAML, if one stands before."""
    found = ODD_BLANK.search(written.text)
    cause = found and written.problem_at(found.start(1), "odd-blank")
    return cause if cause and cause.at.line <= problem.at.line else None


def _tabs(written: Written) -> Iterator[Problem]:
    offset = written.text.find("\t")
    if offset >= 0:
        yield written.problem_at(offset, "tab")


class _Builder:
    """Makes one document out of libyaml's events.

    Events rather than yaml.compose: an anchor, a tag or a nesting is refused
    when it is met, before anything is expanded or recursed into.
    """

    def __init__(self, written: Written) -> None:
        self.written = written
        self.problems: list[Problem] = []
        self.hashed = " #" in written.text
        # There is an event as long as we have not met the end of the stream.
        self.next = cast("Callable[[], Event]", CBaseLoader(written.text).get_event)

    def document(self) -> Document | None:
        self.next()  # the start of the stream
        if not isinstance(self.next(), DocumentStartEvent):
            raise Refused(self.written.problem((0, 0), "empty-file"))
        start = self.next()
        if not isinstance(start, MappingStartEvent):
            empty = isinstance(start, ScalarEvent) and not start.value
            raise Refused(self._problem(start, "empty-file" if empty else "not-a-mapping"))
        value, marks = self._mapping(start, 1)
        self.next()  # the end of the document
        if isinstance(following := self.next(), DocumentStartEvent):
            self.problems.append(self._problem(following, "several-documents"))
        return Document(self.written, value, marks)

    def _value(self, event: Event, depth: int) -> tuple[Any, Mark]:
        if isinstance(event, ScalarEvent):
            self._plain(event)
            self._whole(event)
            nothing = event.implicit[0] and event.value in NOTHING
            return "" if nothing else event.value, Mark(*_start(event))
        if depth >= DEEPEST:
            raise Refused(self._problem(event, "too-deep", limit=str(DEEPEST)))
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth + 1)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth + 1)
        raise Refused(self._problem(event, "anchor"))  # an alias

    def _whole(self, event: ScalarEvent) -> None:
        """Report a text without quotes that a ' #' cuts short: the rest would be lost unseen."""
        if self.hashed and not event.style and event.value and event.end_mark:
            text, end = self.written.text, event.end_mark.index
            while text[end : end + 1] == " ":
                end += 1
            if text[end : end + 1] == "#":
                self.problems.append(self.written.problem_at(end, "cut-by-comment"))

    def _mapping(self, start: MappingStartEvent, depth: int) -> tuple[dict[str, Any], Mark]:
        self._plain(start)
        value: dict[str, Any] = {}
        marks = Mark(*_start(start))
        while not isinstance(key := self.next(), MappingEndEvent):
            if not isinstance(key, ScalarEvent) or not key.value:
                code = "anchor" if isinstance(key, AliasEvent) else "odd-key"
                raise Refused(self._problem(key, code))
            self._plain(key)
            name = key.value
            part, mark = self._value(self.next(), depth)
            if name in value:
                first = str(marks.keys[name][0] + 1)
                self.problems.append(self._problem(key, "duplicate-key", name=name, line=first))
                continue
            value[name] = part
            marks.keys[name] = _start(key)
            marks.parts[name] = mark
        return value, marks

    def _sequence(self, start: SequenceStartEvent, depth: int) -> tuple[list[Any], Mark]:
        self._plain(start)
        items: list[Any] = []
        marks = Mark(*_start(start))
        while not isinstance(event := self.next(), SequenceEndEvent):
            item, marks.parts[len(items)] = self._value(event, depth)
            items.append(item)
        return items, marks

    def _plain(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            raise Refused(self._problem(event, "anchor"))
        if event.tag is not None:
            raise Refused(self._problem(event, "tag"))

    def _problem(self, event: Event, code: str, **words: str) -> Problem:
        return self.written.problem(_start(event), code, **words)


def _start(event: Event) -> tuple[int, int]:
    return _point(event.start_mark)


def _point(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


# What libyaml finds, in our words

_QUOTE = _("put the value in quotes")
_ALIGN = _("start the line at the column of its neighbours, or put the value in quotes")
_UNCLOSED = _("the quotes that open here do not close"), _("close them at the end of the value")
_ESCAPE = (
    _("this cannot follow a backslash in double quotes"),
    _("use single quotes, which leave backslashes alone"),
)
_DIRECTIVE = _("'%' at the start of a line is a YAML directive"), _("remove the line")

# Each message of libyaml: what is wrong, and what to write instead.
REASONS: Mapping[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (_("': ' stands inside a value"), _ALIGN),
    "a second ': ' on one line": (_("': ' stands inside a value"), _QUOTE),
    "quotes that close early": (
        _("the quotes close before the end of the value"),
        _("put the whole value in quotes of a sort that it does not hold: ' or \""),
    ),
    "another column": (
        _("this line does not start at the column of its neighbours"),
        _("give it as many spaces as the lines that it goes with"),
    ),
    "an open list": (
        _("the bracket that opens here does not close"),
        _("close it with ']' after the last item"),
    ),
    "an open record": (
        _("the brace that opens here does not close"),
        _("write each field on a line of its own, without braces"),
    ),
    "found unexpected ':'": (_("':' stands inside a value"), _QUOTE),
    "could not find expected ':'": (
        _("this line has no ': ' after the name of a field"),
        _("write 'field: value', with a space after the colon"),
    ),
    "did not find expected key": (_("the name of a field was expected here"), _ALIGN),
    "did not find expected <document start>": (_("the fields ended before this line"), _ALIGN),
    "did not find expected '-' indicator": (
        _("a list item was expected here"),
        _("start an item with '- ', and a field at the column of the one above it"),
    ),
    "did not find expected ',' or ']'": (
        _("',' or ']' was expected in the list"),
        _("put quotes around an item that holds one of these signs: , : [ ] { }"),
    ),
    "did not find expected ',' or '}'": (
        _("',' or '}' was expected in the fields between braces"),
        _("write each field on a line of its own, without braces"),
    ),
    "did not find expected node content": (_("a value was expected here"), _QUOTE),
    "did not find expected comment or line break": (
        _("nothing can follow '|' or '>' on its line"),
        _("start the text on the next line"),
    ),
    "block sequence entries are not allowed in this context": (
        _("a list cannot start on this line"),
        _("start each item with '- ' on a line of its own"),
    ),
    "mapping keys are not allowed in this context": (
        _("a value cannot start with '? '"),
        _QUOTE,
    ),
    "found character that cannot start any token": (
        _("a value cannot start with this sign"),
        _QUOTE,
    ),
    "found unexpected end of stream": _UNCLOSED,
    "found unexpected document indicator": _UNCLOSED,
    "found unknown escape character": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "found unknown directive name": _DIRECTIVE,
    "could not find expected directive name": _DIRECTIVE,
    "found incompatible YAML document": _DIRECTIVE,
}
# Noticed at the end of what is wrong, where people do not look for it.
NOTICED_LATE = frozenset(
    {
        "could not find expected ':'",
        "an open list",
        "an open record",
        "found unexpected end of stream",
        "found unexpected document indicator",
    }
)


def _not_yaml(written: Written, error: MarkedYAMLError) -> Problem:
    """Return libyaml's error as a problem of ours, where people would look for it."""
    reading = (error.context or "").split()[-1:]
    if reading in (["alias"], ["anchor"], ["tag"]):
        code = "tag" if reading == ["tag"] else "anchor"
        return written.problem(_point(error.context_mark), code)
    found = error.problem or ""
    place, start = _point(error.problem_mark), _point(error.context_mark)
    found = _precisely(found, written, place, start)
    late = found in NOTICED_LATE or not "".join(written.lines[place[0] :]).strip()
    reason, advice = REASONS.get(found, (found, _QUOTE))
    if late and error.context_mark:
        place = start
    return written.problem(place, "yaml", reason=reason, advice=advice)


# Text in quotes at the end of what stands before a place.
QUOTED = re.compile(r"""(?:^|[:-]) *(['"]).*\1 *$""")


def _precisely(found: str, written: Written, place: tuple[int, int], start: tuple[int, int]) -> str:
    """Return which of our reasons it is, where one message of libyaml stands for several.

    ``place`` is where it stopped, ``start`` where what it was reading began.
    """
    line = "".join(written.lines[place[0] : place[0] + 1])
    before, after = line[: place[1]], line[place[1] :]
    is_key = re.match(r"[\w-]+:(?: |$)", after) is not None
    precise: dict[str, dict[str, bool]] = {
        "mapping values are not allowed in this context": {
            "a second ': ' on one line": ": " in before
        },
        "did not find expected key": {
            "quotes that close early": QUOTED.search(before) is not None,
            "another column": is_key and before.isspace(),
        },
        "did not find expected <document start>": {
            "another column": is_key and written.text.startswith(" ")
        },
        "did not find expected ',' or ']'": {"an open list": place[0] > start[0]},
        "did not find expected ',' or '}'": {"an open record": place[0] > start[0]},
    }
    return next((reason for reason, holds in precise.get(found, {}).items() if holds), found)
