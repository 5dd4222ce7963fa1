"""``stale [--on DATE]``: the sheets that are due for a review, by who answers for them."""

import argparse
import datetime as dt

from knowledge.commands import (
    FAILED,
    WRONG_USAGE,
    Add,
    Say,
    complain,
    takes_data,
    takes_form,
    tell,
    tell_problems,
)
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("stale", run, _("say which sheets are to be checked again, and by whom"))
    added.add_argument(
        "--on", metavar=say(_("DATE")), help=say(_("as of this day (today by default)"))
    )
    takes_data(added, say)
    takes_form(added, say, "text", "markdown", "json")


def run(options: argparse.Namespace) -> int:
    """Print what is due; that something is due is no failure."""
    from knowledge.clock import today
    from knowledge.loading.checking import load_knowledge
    from knowledge.problems import DataError
    from knowledge.upkeep.dues import as_json, as_markdown, as_text

    say = translator(options.lang)
    try:
        day = dt.date.fromisoformat(options.on) if options.on else today()
    except ValueError:
        complain(say(_("'{value}' is not a date: write 2026-03-01")).format(value=options.on))
        return WRONG_USAGE
    try:
        # What is read today may be due on a day to come.
        knowledge = load_knowledge(options.data.resolve(), max(day, today()))
    except DataError as error:
        tell_problems(error.problems, say)
        return FAILED
    forms = {"text": as_text, "markdown": as_markdown, "json": as_json}
    tell(forms[options.format](knowledge, day, options.lang))
    return 0
