"""The command line: ``python -m knowledge check | site | serve | …``, a module each in commands/.

Exit codes: 0 when all is well, 1 when the data has problems, a build failed or
a file could not be read or written, 2 for a wrong command, 130 when interrupted,
141 when nobody reads what it says.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from knowledge.clock import WrongDay
from knowledge.commands import (
    FAILED,
    WRONG_USAGE,
    Say,
    book,
    check,
    complain,
    diff,
    fmt,
    forms,
    links,
    new,
    refused,
    release,
    rename,
    schema,
    serve,
    site,
    stale,
    stats,
    takes_word,
)
from knowledge.text.language import LANGUAGES, spoken, translator
from knowledge.text.language import mark as _

# In the order in which the help names them: to read, to write, to watch over, to publish.
COMMANDS = (
    *(check, site, serve, book),
    *(new, fmt, diff, rename),
    *(stats, stale, links),
    *(release, schema, forms),
)

INTERRUPTED = 130  # as a shell says of a command stopped by Ctrl-C
UNHEARD = 141  # and of one whose reader went away: `stats | head`


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    _speak_utf8()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        try:
            return _run(words, _asked_language(words, os.environ))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads any more: what is left, Python would write at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD


def _run(words: Sequence[str], language: str) -> int:
    say = translator(language)
    with spoken(language):
        options = _read(words, say)
    options.lang = language
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except KeyboardInterrupt:
        complain(say(_("Interrupted.")))
        return INTERRUPTED
    except WrongDay as error:
        sentence = _("SOURCE_DATE_EPOCH is '{value}': it takes a number of seconds since 1970")
        complain(say(sentence).format(value=error))
        return WRONG_USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(refused(error, say))
        return FAILED


def _speak_utf8() -> None:
    """Let everything be said and heard: the data may not fit the encoding of an old terminal."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _read(words: Sequence[str], say: Say) -> argparse.Namespace:
    """Return what a command line asks for; one that asks for no command ends here."""
    whole, names = parser(say)
    wanted = _first_of(words)
    if not wanted:
        whole.print_help(sys.stderr)
        sys.exit(WRONG_USAGE)
    if wanted.startswith("-") and wanted not in ("-h", "--help"):
        whole.error(say(_("%s is written after the name of the command")) % wanted)
    if not wanted.startswith("-") and wanted not in names:
        from knowledge.views.choosing import UnknownName

        whole.print_usage(sys.stderr)
        complain(UnknownName(_("command"), wanted, names).said(say))
        complain("    " + say(_("there are: {known}")).format(known=", ".join(names)))
        sys.exit(WRONG_USAGE)
    options, unknown = whole.parse_known_args(words)
    if unknown:  # told with the usage of the command, not of the whole
        options.reader.error(say(_("unrecognized arguments: %s")) % " ".join(unknown))
    return options


def _first_of(words: Sequence[str]) -> str:
    """Return the first word, --lang apart: the name of a command, if all is well."""
    rest = list(words)
    while rest and rest[0].partition("=")[0] == "--lang":
        del rest[: 1 if "=" in rest[0] else 2]
    return rest[0] if rest else ""


def _asked_language(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language of --lang, or that of KNOWLEDGE_LANG; the help itself speaks it."""
    language = environment.get("KNOWLEDGE_LANG", "")
    language = language if language in LANGUAGES else LANGUAGES[0]
    for word, following in pairwise([*words, ""]):
        name, _equals, value = word.partition("=")
        asked = value or following if name == "--lang" else ""
        language = asked if asked in LANGUAGES else language
    return language


def parser(say: Say) -> tuple[argparse.ArgumentParser, list[str]]:
    """Return the reader of the command line and the names of its commands, in a language."""
    whole = argparse.ArgumentParser(
        prog="python -m knowledge", description=say(_("The knowledge base of an association."))
    )
    shared = argparse.ArgumentParser(add_help=False)
    for reader in (whole, shared):  # --lang may stand before the name of the command, or after it
        text = say(_("language of the messages (KNOWLEDGE_LANG, or fr, by default)"))
        takes_word(reader, "--lang", LANGUAGES, say, text)
    commands = whole.add_subparsers(required=True, metavar=say(_("COMMAND")))

    def command(
        name: str, run: Callable[[argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[shared], help=say(text), description=say(text))
        added.set_defaults(command=run, reader=added)
        return added

    for module in COMMANDS:
        module.add(command, say)
    return whole, list(commands.choices)


if __name__ == "__main__":
    sys.exit(main())
