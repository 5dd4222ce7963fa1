"""``diff BASE [HEAD]``: what changed between two states of the data, in meaning."""

import argparse

from knowledge.commands import WRONG_USAGE, Add, Say, complain, takes_data, takes_form, tell
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("diff", run, _("say what changed between two states of the data"))
    added.add_argument("base", metavar=say(_("BASE")), help=say(_("revision of git, or folder")))
    added.add_argument(
        "head",
        metavar=say(_("HEAD")),
        nargs="?",
        help=say(_("revision of git, or folder (the data as it is now by default)")),
    )
    takes_data(added, say)
    takes_form(added, say, "text", "markdown", "json")


def run(options: argparse.Namespace) -> int:
    """Print the report; what changed is no failure, and neither is a base with problems."""
    from knowledge.changes.history import UnknownRevision
    from knowledge.changes.reading import of_folder, side
    from knowledge.changes.report import Report, as_json, as_markdown, as_text
    from knowledge.clock import today

    data = options.data.absolute()
    try:
        base = side(options.base, data, today())
        if options.head:
            head = side(options.head, data, today())
        else:
            head = of_folder(str(options.data), data, today())
    except UnknownRevision as error:
        complain(error.said(translator(options.lang)))
        return WRONG_USAGE
    forms = {"text": as_text, "markdown": as_markdown, "json": as_json}
    tell(forms[options.format](Report.of(base, head, options.lang)))
    return 0
