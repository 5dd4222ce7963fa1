"""The command line: ``python -m knowledge check | stats | site | serve | …``.

Exit codes: 0 when all is well, 1 when the data has problems, a build failed or
a file could not be read or written, 2 for a wrong command, 130 when interrupted,
141 when nobody reads what it says.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from knowledge.clock import WrongDay, today
from knowledge.commands import (
    FAILED,
    WRONG_USAGE,
    Say,
    book,
    complain,
    diff,
    fmt,
    forms,
    links,
    new,
    refused,
    release,
    rename,
    stale,
    takes_data,
    takes_form,
    tell,
)
from knowledge.text.language import LANGUAGES, spoken, translator
from knowledge.text.language import mark as _

INTERRUPTED = 130  # as a shell says of a command stopped by Ctrl-C
UNHEARD = 141  # and of one whose reader went away: `stats | head`


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    _speak_utf8()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        try:
            return _run(words, _asked_language(words))
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
    wanted = words[0] if words else ""
    if wanted and not wanted.startswith("-") and wanted not in names:
        from knowledge.views.choosing import UnknownName

        whole.print_usage(sys.stderr)
        complain(UnknownName(_("command"), wanted, names).said(say))
        complain("    " + say(_("there are: {known}")).format(known=", ".join(names)))
        sys.exit(WRONG_USAGE)
    options, unknown = whole.parse_known_args(words)
    if unknown:  # told with the usage of the command, not of the whole
        options.reader.error(say(_("unrecognized arguments: %s")) % " ".join(unknown))
    return options


def _asked_language(words: Sequence[str]) -> str:
    """Return the language of --lang, which the help itself needs before anything is read."""
    for word, following in pairwise([*words, ""]):
        if word == "--lang" and following in LANGUAGES:
            return following
        if word.removeprefix("--lang=") in LANGUAGES:
            return word.removeprefix("--lang=")
    return LANGUAGES[0]


def parser(say: Say) -> tuple[argparse.ArgumentParser, list[str]]:
    """Return the reader of the command line and the names of its commands, in a language."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help=say(_("language of the messages"))
    )
    whole = argparse.ArgumentParser(
        prog="python -m knowledge", description=say(_("The knowledge base of an association."))
    )
    commands = whole.add_subparsers(required=True, metavar=say(_("COMMAND")))

    def command(
        name: str, run: Callable[[argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[shared], help=say(text), description=say(text))
        added.set_defaults(command=run, reader=added)
        return added

    checked = command("check", check, _("check the data, and say every problem"))
    takes_data(checked, say)
    takes_form(checked, say, "text", "github", "json")
    text = say(_("tell the problems of files that differ from this revision of git first"))
    checked.add_argument("--since", metavar=say(_("REVISION")), help=text)
    checked.add_argument(
        "--release", action="store_true", help=say(_("also refuse legal settings left to complete"))
    )
    measured = command("stats", stats, _("say what is missing on sheets, and what is due"))
    takes_data(measured, say)
    takes_form(measured, say, "text", "json")
    built = command("site", site, _("check the data and build the site"))
    _config(built, say)
    built.add_argument(
        "--output",
        metavar=say(_("FOLDER")),
        type=Path,
        help=say(_("folder of the site (site/ by default)")),
    )
    built.add_argument(
        "--pages-only", action="store_true", help=say(_("leave out the book, which takes longest"))
    )
    served = command("serve", serve, _("show the site while you edit it"))
    _config(served, say)
    served.add_argument(
        "--address",
        metavar=say(_("HOST:PORT")),
        default="127.0.0.1:8000",
        help=say(_("where to serve it (127.0.0.1:8000)")),
    )
    for module in (book, diff, new, fmt, rename, stale, links, release, forms):
        module.add(command, say)
    drawn = command("schema", schema, _("write the JSON Schema of each kind, for editors"))
    takes_data(drawn, say)
    return whole, list(commands.choices)


def _config(command: argparse.ArgumentParser, say: Say) -> None:
    text = say(_("settings of the site (mkdocs.yml by default)"))
    command.add_argument(
        "--config", metavar=say(_("FILE")), type=Path, default=Path("mkdocs.yml"), help=text
    )


def check(options: argparse.Namespace) -> int:
    """Check the data; print the report."""
    from knowledge.changes.history import UnknownRevision, changed_since
    from knowledge.loading.checking import check as check_data
    from knowledge.loading.report import as_github, as_json, as_text, first_in

    data, say = options.data.absolute(), translator(options.lang)
    found = check_data(data, today(), release=options.release)
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
    sys.stdout.write(report)
    return FAILED if found.problems else 0


def stats(options: argparse.Namespace) -> int:
    """Say what is missing on sheets, and how many are due; print the problems if there are any."""
    from knowledge.loading.checking import check as check_data
    from knowledge.loading.report import as_text
    from knowledge.upkeep.counting import as_json
    from knowledge.upkeep.counting import as_text as stats_as_text

    found = check_data(options.data.resolve(), today())
    say = translator(options.lang)
    if found.knowledge is None:
        sys.stdout.write(as_text(found.problems, found.entries, say, colour=False, outcome=""))
        return FAILED
    form = as_json if options.format == "json" else stats_as_text
    sys.stdout.write(form(found.knowledge, today(), say))
    return 0


def site(options: argparse.Namespace) -> int:
    """Build the site beside the last one, and put it in its place once it is whole."""
    from knowledge.building import build

    return build(options.config, options.output, options.lang, book=not options.pages_only)


def serve(options: argparse.Namespace) -> int:
    """Serve the site, built again at each edit, until it is interrupted."""
    from knowledge.building import serve as serve_site

    return serve_site(options.config, options.address, options.lang)


def schema(options: argparse.Namespace) -> int:
    """Write the schemas of all kinds in the data folder."""
    from knowledge.loading.report import NOTHING_WRITTEN, as_text
    from knowledge.problems import Place, Problem, printable
    from knowledge.reference import write_schemas

    say = translator(options.lang)
    if not options.data.is_dir():
        problem = Problem(Place(printable(str(options.data))), "no-data")
        tell(as_text([problem], 0, say, colour=False, outcome=NOTHING_WRITTEN))
        return FAILED
    write_schemas(options.data, say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
