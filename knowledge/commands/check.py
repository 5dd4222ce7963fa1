"""``check``: the data alone, with every problem in it."""

import argparse
import os
import sys

from knowledge.commands import (
    FAILED,
    WRONG_USAGE,
    Add,
    Say,
    complain,
    takes_data,
    takes_form,
    tell,
)
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("check", run, _("check the data, and say every problem"))
    takes_data(added, say)
    takes_form(added, say, "text", "github", "json")
    text = say(_("tell the problems of files that differ from this revision of git first"))
    added.add_argument("--since", metavar=say(_("REVISION")), help=text)
    added.add_argument(
        "--release", action="store_true", help=say(_("also refuse legal settings left to complete"))
    )


def run(options: argparse.Namespace) -> int:
    """Print the report; fail if there is a problem."""
    from knowledge.changes.history import UnknownRevision, changed_since
    from knowledge.clock import today
    from knowledge.loading.checking import check
    from knowledge.loading.report import as_github, as_json, as_text, first_in

    data, say = options.data.absolute(), translator(options.lang)
    found = check(data, today(), release=options.release)
    try:
        changed = changed_since(options.since, data) if options.since else frozenset()
    except UnknownRevision as error:
        complain(error.said(say))
        return WRONG_USAGE
    problems = first_in(changed, found.problems)
    if options.format == "text":
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        report = as_text(problems, found.entries, say, colour=colour)
    else:
        form = as_json if options.format == "json" else as_github
        report = form(problems, found.entries, say)
    tell(report)
    return FAILED if found.problems else 0
