"""The commands of upkeep, one module each: what it takes, and what it does."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from knowledge.language import mark as _

Say = Callable[[str], str]
# Adds one command: its name, what it runs, its help.
Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]

FAILED = 1
WRONG_USAGE = 2


def takes_data(command: argparse.ArgumentParser, say: Say) -> None:
    """Let a command be told the folder of the data."""
    text = say(_("folder of the data (data/ by default)"))
    command.add_argument("--data", type=Path, default=Path("data"), help=text)


def takes_kind(command: argparse.ArgumentParser, say: Say) -> None:
    """Let a command be told a kind, by the name of its folder."""
    text = say(_("folder of its kind: tools, members, projects…"))
    command.add_argument("kind", metavar="KIND", help=text)


def is_kind(name: str, say: Say) -> bool:
    """Say whether there is such a kind; complain, with the nearest, if there is none."""
    from knowledge.choosing import UnknownName
    from knowledge.models import KINDS

    if name not in KINDS:
        complain(UnknownName(_("kind"), name, KINDS).said(say))
    return name in KINDS


def takes_form(command: argparse.ArgumentParser, say: Say, *forms: str) -> None:
    """Let a command be told the form of its report; the first is that of who asks for none."""
    text = say(_("form of the report"))
    command.add_argument("--format", choices=forms, default=forms[0], help=text)


def tell(text: str) -> None:
    """Print what a command found."""
    sys.stdout.write(text)


def complain(text: str) -> None:
    """Print why a command did nothing."""
    sys.stderr.write(text + "\n")
