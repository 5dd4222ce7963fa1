"""``serve``: the site, built again at each edit."""

import argparse

from knowledge.commands import Add, Say, takes_config
from knowledge.text.language import mark as _


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("serve", run, _("show the site while you edit it"))
    takes_config(added, say)
    added.add_argument(
        "--address",
        metavar=say(_("HOST:PORT")),
        default="127.0.0.1:8000",
        help=say(_("where to serve it (127.0.0.1:8000)")),
    )


def run(options: argparse.Namespace) -> int:
    """Serve the site until it is interrupted, which is no failure."""
    from knowledge.building import serve

    return serve(options.config, options.address, options.lang)
