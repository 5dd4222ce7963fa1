"""``stats``: what is missing on sheets, and how many are due for a review."""

import argparse

from knowledge.commands import FAILED, Add, Say, takes_data, takes_form, tell, tell_problems
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("stats", run, _("say what is missing on sheets, and what is due"))
    takes_data(added, say)
    takes_form(added, say, "text", "json")


def run(options: argparse.Namespace) -> int:
    """Print the figures, or the problems of the data if there are any."""
    from knowledge.clock import today
    from knowledge.loading.checking import check
    from knowledge.upkeep.counting import as_json, as_text

    say = translator(options.lang)
    found = check(options.data.resolve(), today())
    if found.knowledge is None:
        tell_problems(found.problems, say)
        return FAILED
    forms = {"text": as_text, "json": as_json}
    tell(forms[options.format](found.knowledge, today(), say))
    return 0
