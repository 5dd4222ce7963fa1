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
    takes_data,
    takes_kind,
    tell,
)
from knowledge.language import mark as _
from knowledge.language import translator

if TYPE_CHECKING:
    from knowledge.loading import Reading
    from knowledge.problems import Problem
    from knowledge.reference import FieldRow

MOST_IDS = 60


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("new", run, _("write a new sheet: asks for what is required"))
    takes_kind(added, say)
    text = _("give a field instead of being asked: name=…, categories=…, sources.url=…")
    added.add_argument(
        "--set", metavar="FIELD=VALUE", action="append", default=[], dest="given", help=say(text)
    )
    added.add_argument("--id", metavar="ID", help=say(_("name of the file (made of the name)")))
    takes_data(added, say)


def run(options: argparse.Namespace) -> int:  # noqa: PLR0911 - each return says why it stops
    """Ask, check, write; nothing is written unless the whole file passes."""
    from knowledge.clock import today
    from knowledge.creating import New, id_of, tried
    from knowledge.editing import write
    from knowledge.fields import SLUG
    from knowledge.loading import load
    from knowledge.problems import RULES
    from knowledge.report import as_text

    say = translator(options.lang)
    if not is_kind(options.kind, say):
        return WRONG_USAGE
    data = options.data.resolve()
    if not (data / "association.yml").is_file():
        rule = RULES["no-data"]
        complain(say(rule.message))
        complain("    " + say(_("hint: {hint}")).format(hint=say(rule.hint)))
        return FAILED
    reading = load(data, today())
    value = _given(options, say)
    if value is None:
        return WRONG_USAGE
    if sys.stdin.isatty():
        try:
            value = _asked(options, reading, data, value)
        except (EOFError, KeyboardInterrupt):
            complain("\n" + say(_("Nothing was written.")))
            return FAILED
    if _same(options, reading, value):
        return FAILED
    name = options.id or id_of(value)
    path = data / options.kind / f"{name}.yml"
    if not SLUG.fullmatch(name) or path.exists():
        sentence = _(
            "'{id}' cannot be an id here: it is taken, or not made of a-z, 0-9 and hyphens"
        )
        complain(say(sentence).format(id=name))
        return FAILED
    text, problems = tried(reading, data, New(options.kind, name, value), today())
    if problems:
        tell(as_text(sorted(problems), 0, say, colour=False))
        return FAILED
    write(data, {f"{options.kind}/{name}.yml": text})
    shown = Path(options.data.name, options.kind, f"{name}.yml").as_posix()
    tell(_next_steps(shown, say))
    return 0


def _given(options: argparse.Namespace, say: Say) -> dict[str, Any] | None:
    """Return the fields that the command line gives, or complain of the first that is wrong."""
    from knowledge.creating import UnknownField, with_answer

    value: dict[str, Any] = {}
    for one in options.given:
        field, equals, answer = one.partition("=")
        if not equals:
            complain(say(_("'{given}' is not FIELD=VALUE")).format(given=one))
            return None
        try:
            value = with_answer(options.kind, value, field, answer)
        except UnknownField as error:
            known = ", ".join(error.known)
            complain(say(_("unknown field '{name}'")).format(name=error.name))
            complain("    " + say(_("known here: {known}")).format(known=known))
            return None
    return value


def _next_steps(name: str, say: Say) -> str:
    steps = (
        say(_("{name} is written, and passes the check.")).format(name=name),
        say(_("Complete it in your editor, which knows its fields, then:")),
        "  python -m knowledge check",
        f"  git add {name} && git commit",
    )
    return "\n".join(steps) + "\n"


def _same(options: argparse.Namespace, reading: "Reading", value: Mapping[str, Any]) -> bool:
    """Say which entry is the same thing already, if one is."""
    from knowledge.creating import twins

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
) -> dict[str, Any]:
    """Return the fields with an answer to each that is missing; a wrong answer is asked again."""
    from knowledge.creating import asked_for

    for row in asked_for(options.kind):
        if row.name not in value:
            value = _answered(options, reading, data, value, row)
        if row.name in ("name", "title", "spdx") and _same(options, reading, value):
            raise EOFError
    return value


def _answered(
    options: argparse.Namespace,
    reading: "Reading",
    data: Path,
    value: dict[str, Any],
    row: "FieldRow",
) -> dict[str, Any]:
    from knowledge.clock import today
    from knowledge.creating import New, about, id_of, tried

    say = translator(options.lang)
    tell(_question(row, reading, say))
    while True:
        given = _answer(options.kind, value, row, say)
        entry_id = options.id or id_of(given) or "new"
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
    from knowledge.creating import with_answer

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
