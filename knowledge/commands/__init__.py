"""The commands, one module each: what it takes, and what it does. Here is what they share."""

import argparse
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.loading.report import as_text
from knowledge.problems import Problem, printable
from knowledge.text.language import mark as _

if TYPE_CHECKING:
    from knowledge.models import Entry

Say = Callable[[str], str]
# Adds one command: its name, what it runs, its help.
Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]

FAILED = 1
WRONG_USAGE = 2


def takes_data(command: argparse.ArgumentParser, say: Say) -> None:
    """Let a command be told the folder of the data."""
    text = say(_("folder of the data (data/ by default)"))
    where = say(_("FOLDER"))
    command.add_argument("--data", metavar=where, type=Path, default=Path("data"), help=text)


def takes_config(command: argparse.ArgumentParser, say: Say) -> None:
    """Let a command be told the settings of the site."""
    text = say(_("settings of the site (mkdocs.yml by default)"))
    where = say(_("FILE"))
    command.add_argument(
        "--config", metavar=where, type=Path, default=Path("mkdocs.yml"), help=text
    )


def takes_kind(command: argparse.ArgumentParser, say: Say) -> None:
    """Let a command be told a kind, by the name of its folder."""
    text = say(_("folder of its kind: tools, members, projects…"))
    command.add_argument("kind", metavar=say(_("KIND")), help=text)


def is_kind(name: str, say: Say) -> bool:
    """Say whether there is such a kind; complain, with the nearest, if there is none."""
    from knowledge.models import KINDS
    from knowledge.views.choosing import UnknownName

    if name in KINDS:
        return True
    # « outil » is what French calls the kind `tools`.
    called = {say(word): kind for kind, model in KINDS.items() for word in _words(model)}
    complain(UnknownName(_("kind"), name, KINDS, called).said(say))
    complain("    " + say(_("there are: {known}")).format(known=", ".join(KINDS)))
    return False


def _words(model: "type[Entry]") -> tuple[str, str]:
    return model.singular, model.plural


def may_be_id(entry_id: str, taken: Collection[str], say: Say) -> bool:
    """Say whether a new file may have this name; complain if it may not."""
    from knowledge.fields.identifiers import RESERVED, SLUG
    from knowledge.text.folding import kebab

    if RESERVED.fullmatch(entry_id):
        why = _("'{id}' cannot be an id: Windows keeps this name for itself")
    elif not SLUG.fullmatch(entry_id):
        why = _("'{id}' cannot be an id: it takes a-z, 0-9 and single hyphens")
        if kebab(entry_id):
            why = _("'{id}' cannot be an id: did you mean '{near}'?")
    elif entry_id in taken:
        why = _("'{id}' cannot be an id here: another file has it")
    else:
        return True
    complain(say(why).format(id=printable(entry_id), near=kebab(entry_id)))
    return False


def takes_form(command: argparse.ArgumentParser, say: Say, *forms: str) -> None:
    """Let a command be told the form of its report; the first is that of who asks for none."""
    text = say(_("form of the report"))
    takes_word(command, "--format", forms, say, text)
    command.set_defaults(format=forms[0])


def takes_word(
    command: argparse.ArgumentParser,
    name: str,
    words: Sequence[str],
    say: Say,
    text: str,
) -> None:
    """Let a command be told one of a few words."""

    # The choices of argparse would be quoted as Python quotes them.
    def chosen(written: str) -> str:
        if written not in words:
            sentence = say(_("'{value}' is not one of: {known}"))
            known = ", ".join(words)
            raise argparse.ArgumentTypeError(sentence.format(value=printable(written), known=known))
        return written

    shown = "{" + ",".join(words) + "}"
    command.add_argument(name, type=chosen, metavar=shown, help=text)


def tell(text: str) -> None:
    """Print what a command found."""
    sys.stdout.write(text)


def tell_problems(problems: Iterable[Problem], say: Say, outcome: str = "") -> None:
    """Print the problems of the data, which keep a command from its work.

    ``outcome`` is what did not take place because of them.
    """
    tell(as_text(sorted(problems), 0, say, colour=False, outcome=outcome))


def complain(text: str) -> None:
    """Print why a command did nothing."""
    sys.stderr.write(text + "\n")


# What argparse says to people, for the catalog: https://docs.python.org/library/argparse.html
OF_ARGPARSE = (
    *(_("usage: "), _("positional arguments"), _("options")),
    *(_("show this help message and exit"), _("%(prog)s: error: %(message)s\n")),
    *(_("argument %(argument_name)s: %(message)s"), _("expected one argument")),
    _("the following arguments are required: %s"),
    *(_("not allowed with argument %s"), _("ignored explicit argument %r")),
    _("ambiguous option: %(option)s could match %(matches)s"),
)
# What systems say most, for the catalog: they say it in English, whoever asks.
REFUSALS = (
    *(_("No such file or directory"), _("File exists"), _("Permission denied")),
    *(_("Is a directory"), _("Not a directory"), _("Directory not empty")),
    *(_("No space left on device"), _("Read-only file system"), _("File name too long")),
)


def refused(error: OSError, say: Say) -> str:
    """Return what the system refused, and of which file."""
    why = say(error.strerror) if error.strerror else str(error)
    if not error.filename:
        return why
    return say(_("{file}: {why}")).format(file=printable(str(error.filename)), why=why)
