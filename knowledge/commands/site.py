"""``site``: the whole site, built beside the last one."""

import argparse
from pathlib import Path

from knowledge.commands import Add, Say, takes_config
from knowledge.text.language import mark as _


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("site", run, _("check the data and build the site"))
    takes_config(added, say)
    text = say(_("folder of the site (site/ by default)"))
    added.add_argument("--output", metavar=say(_("FOLDER")), type=Path, help=text)
    text = say(_("leave out the book, which takes longest"))
    added.add_argument("--pages-only", action="store_true", help=text)


def run(options: argparse.Namespace) -> int:
    """Build the site, and put it in the place of the last one once it is whole."""
    from knowledge.building import build

    return build(options.config, options.output, options.lang, book=not options.pages_only)
