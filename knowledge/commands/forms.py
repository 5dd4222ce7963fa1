"""``forms``: the issue forms by which a reader reports a mistake on the forge."""

import argparse
from pathlib import Path

from knowledge.commands import Add, Say
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("forms", run, _("write the issue form of each kind, for the forge"))
    text = say(_("folder of the forms (.github/ISSUE_TEMPLATE by default)"))
    where = Path(".github/ISSUE_TEMPLATE")
    added.add_argument("--output", metavar=say(_("FOLDER")), type=Path, default=where, help=text)


def run(options: argparse.Namespace) -> int:
    """Write the issue forms of all kinds."""
    from knowledge.contributing.issue_forms import write_issue_forms

    write_issue_forms(options.output, translator(options.lang))
    return 0
