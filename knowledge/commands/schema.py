"""``schema``: what editors know of each kind, as JSON Schema beside the data."""

import argparse

from knowledge.commands import FAILED, Add, Say, takes_data, tell_problems
from knowledge.loading.report import NOTHING_WRITTEN
from knowledge.problems import Place, Problem, printable
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("schema", run, _("write the JSON Schema of each kind, for editors"))
    takes_data(added, say)


def run(options: argparse.Namespace) -> int:
    """Write the schemas of all kinds in the data folder, if there is one."""
    from knowledge.reference import write_schemas

    say = translator(options.lang)
    if not options.data.is_dir():
        problem = Problem(Place(printable(str(options.data))), "no-data")
        tell_problems([problem], say, NOTHING_WRITTEN)
        return FAILED
    write_schemas(options.data, say)
    return 0
