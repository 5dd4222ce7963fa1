"""``new KIND``: asks what a sheet has to say, and writes it once it passes the check."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.commands import (
    FAILED,
    WRONG_USAGE,
    Add,
    Say,
    complain,
    is_kind,
    may_be_id,
    takes_data,
    takes_kind,
    tell,
    tell_problems,
)
from knowledge.loading.report import NOTHING_WRITTEN
from knowledge.text.language import mark as _
from knowledge.text.language import translator

if TYPE_CHECKING:
    from knowledge.loading.files import Reading
    from knowledge.problems import Problem
    from knowledge.reference import FieldRow

MOST_IDS = 60
UNNAMED = "new"


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("new", run, _("write a new sheet: asks for what is required"))
    takes_kind(added, say)
    text = _("give a field instead of being asked: name=…, categories=…, sources.url=…")
    added.add_argument(
        "--set",
        metavar=say(_("FIELD=VALUE")),
        action="append",
        default=[],
        dest="given",
        help=say(text),
    )
    added.add_argument(
        "--id", metavar=say(_("ID")), help=say(_("name of the file (made of the name)"))
    )
    takes_data(added, say)


def run(options: argparse.Namespace) -> int:
    """Ask, check, write; nothing is written unless the whole file passes."""
    from knowledge.clock import today
    from knowledge.loading.files import load

    say = translator(options.lang)
    if not is_kind(options.kind, say):
        return WRONG_USAGE
    data = options.data.resolve()
    reading = load(data, today())
    if nowhere := [one for one in reading.problems if one.code in ("no-data", "missing-file")]:
        tell_problems(nowhere, say, NOTHING_WRITTEN)
        return FAILED
    value = _given(options, say)
    if value is None:
        return WRONG_USAGE
    if sys.stdin.isatty():
        try:
            value = _asked(options, reading, data, value)
        except (EOFError, KeyboardInterrupt):
            complain("\n" + say(NOTHING_WRITTEN))
            return FAILED
    if value is None or _same(options, reading, value):
        return FAILED
    return _written(options, reading, data, value)


def _written(
    options: argparse.Namespace, reading: "Reading", data: Path, value: Mapping[str, Any]
) -> int:
    """Write the file once it passes the check, and return an exit code."""
    from knowledge.clock import today
    from knowledge.contributing.creating import New, id_of, tried
    from knowledge.contributing.editing import write

    say = translator(options.lang)
    found = options.id or id_of(value)
    # What a sheet without a name lacks is said all the same.
    name = found or UNNAMED
    taken = {file.id for file in reading.files if file.model.kind == options.kind}
    if found and not may_be_id(name, taken, say):
        return WRONG_USAGE
    text, problems = tried(reading, data, New(options.kind, name, value), today())
    if problems:
        tell_problems(problems, say, NOTHING_WRITTEN)
        return FAILED
    if not found:
        complain(say(_("No letter of its name can stand in an id: give one with --id")))
        return WRONG_USAGE
    write(data, {f"{options.kind}/{name}.yml": text})
    tell(_next_steps(options.data / options.kind / f"{name}.yml", say))
    return 0


def _given(options: argparse.Namespace, say: Say) -> dict[str, Any] | None:
    """Return the fields that the command line gives, or complain of the first that is wrong."""
    from knowledge.contributing.creating import UnknownField, asked_by, asked_for, with_answer
    from knowledge.views.choosing import UnknownName

    if not options.given and not sys.stdin.isatty():
        asked = ", ".join(row.name for row in asked_for(options.kind))
        sentence = _("Questions are asked in a terminal alone; elsewhere, --set gives: {fields}")
        complain(say(sentence).format(fields=asked))
        return None
    value: dict[str, Any] = {}
    for one in options.given:
        field, equals, answer = one.partition("=")
        if not equals:
            complain(say(_("'{given}' is not FIELD=VALUE")).format(given=one))
            return None
        try:
            value = with_answer(options.kind, value, field, answer)
        except UnknownField as error:
            called = {say(title): name for title, name in asked_by(options.kind).items()}
            complain(UnknownName(_("field"), error.name, error.known, called).said(say))
            complain("    " + say(_("known here: {known}")).format(known=", ".join(error.known)))
            return None
    return value


def _next_steps(path: Path, say: Say) -> str:
    name = path.as_posix()
    steps = (
        say(_("{name} is written, and passes the check.")).format(name=name),
        say(_("Complete it in your editor, which proposes its fields. Then type:")),
        "  python -m knowledge check",
        f"  git switch --create {path.stem}",
        f"  git add {name}",
        "  git commit",
        say(_("and propose the branch on the forge, as a pull request.")),
    )
    return "\n".join(steps) + "\n"


def _same(options: argparse.Namespace, reading: "Reading", value: Mapping[str, Any]) -> bool:
    """Say which entry is the same thing already, if one is."""
    from knowledge.contributing.creating import twins

    say = translator(options.lang)
    found = list(twins(reading, options.kind, value))
    for twin in found:
        sentence = _("{folder}/{id}.yml is already that: its {field} is '{value}'")
        complain(
            say(sentence).format(
                folder=options.kind, id=twin.id, field=twin.field, value=twin.value
            )
        )
    if found:
        complain(say(_("Nothing was written. Complete that sheet, or give this one another name.")))
    return bool(found)


# Questions


def _asked(
    options: argparse.Namespace, reading: "Reading", data: Path, value: dict[str, Any]
) -> dict[str, Any] | None:
    """Return the fields with an answer to each that is missing; nothing if the sheet exists.

    A wrong answer is asked again.
    """
    from knowledge.contributing.creating import asked_for

    for row in asked_for(options.kind):
        if row.name not in value:
            value = _answered(options, reading, data, value, row)
        if row.name in ("name", "title", "spdx") and _same(options, reading, value):
            return None
    return value


def _answered(
    options: argparse.Namespace,
    reading: "Reading",
    data: Path,
    value: dict[str, Any],
    row: "FieldRow",
) -> dict[str, Any]:
    from knowledge.clock import today
    from knowledge.contributing.creating import New, about, id_of, tried

    say = translator(options.lang)
    tell(_question(row, reading, say))
    while True:
        given = _answer(options.kind, value, row, say)
        entry_id = options.id or id_of(given) or UNNAMED
        _text, problems = tried(reading, data, New(options.kind, entry_id, given), today())
        wrong = about(problems, row.name)
        if not wrong:
            return given
        tell(_complaints(wrong, say))


def _question(row: "FieldRow", reading: "Reading", say: Say) -> str:
    """Return a field's title and help, and what there is to choose from."""
    lines = ["", f"{say(row.title)} ({row.name})", f"  {say(row.help)}"]
    if row.choices:
        lines += [f"  {choice.value}: {say(choice.label)}" for choice in row.choices]
    if row.mentions:
        ids = [one.id for one in reading.loaded if one.model.kind == row.mentions]
        shown = ", ".join(ids[:MOST_IDS])
        lines.append("  " + say(_("known here: {known}")).format(known=shown))
        if row.many:
            lines.append("  " + say(_("several, with commas between them")))
    return "\n".join(lines) + "\n"


def _answer(kind: str, value: dict[str, Any], row: "FieldRow", say: Say) -> dict[str, Any]:
    """Return the fields with one answer, or with the parts of a source written in place."""
    from knowledge.clock import today
    from knowledge.contributing.creating import with_answer

    default = today().isoformat() if row.name in ("reviewed_on", "accessed") else ""
    prompt = f"  [{default}] > " if default else "  > "
    answer = input(prompt).strip() or default
    if row.name == "sources" and answer.startswith(("http://", "https://")):
        value = with_answer(kind, value, "sources.url", answer)
        for part, question in (
            ("title", _("title of the source")),
            ("publisher", _("who publishes it")),
            ("date", _("its date, if it has one")),
        ):
            if text := input(f"  {say(question)} > ").strip():
                value = with_answer(kind, value, f"sources.{part}", text)
        return value
    return with_answer(kind, value, row.name, answer)


def _complaints(problems: "list[Problem]", say: Say) -> str:
    lines = []
    for problem in problems:
        lines.append(f"  ! {problem.said(say)}")
        if hint := problem.hinted(say):
            lines.append(f"    {say(_('hint: {hint}')).format(hint=hint)}")
    return "\n".join(lines) + "\n"
