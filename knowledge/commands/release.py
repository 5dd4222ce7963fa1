"""``release``: the files that a release offers, and their sums."""

import argparse
from pathlib import Path

from knowledge.commands import FAILED, Add, Say, complain, takes_data, tell, tell_problems
from knowledge.loading.report import NOTHING_WRITTEN
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("release", run, _("gather the files of a release, and their sums"))
    takes_data(added, say)
    text = say(_("folder of the built site (site/ by default)"))
    added.add_argument(
        "--site", metavar=say(_("FOLDER")), type=Path, default=Path("site"), help=text
    )
    text = say(_("empty folder for the files (dist/ by default)"))
    added.add_argument(
        "--output", metavar=say(_("FOLDER")), type=Path, default=Path("dist"), help=text
    )


def run(options: argparse.Namespace) -> int:
    """Gather them, once the data has no problem that a release refuses."""
    from knowledge.clock import today
    from knowledge.loading.checking import check
    from knowledge.releasing import gather, missing

    say = translator(options.lang)
    found = check(options.data.absolute(), today(), release=True)
    if found.problems:
        tell_problems(found.problems, say, NOTHING_WRITTEN)
        return FAILED
    if endings := missing(options.site):
        sentence = say(_("{folder} holds no {endings} to offer: build the site first"))
        complain(sentence.format(folder=options.site, endings=", ".join(endings)))
        return FAILED
    try:
        files = gather(options.site, options.data.absolute(), options.output, today())
    except FileExistsError:
        sentence = say(_("{folder} is not empty: a release starts from nothing"))
        complain(sentence.format(folder=options.output))
        return FAILED
    except NotADirectoryError as error:
        if error.filename != str(options.output):
            raise
        sentence = say(_("{folder} is a file: a release is a folder"))
        complain(sentence.format(folder=options.output))
        return FAILED
    tell("".join(f"{path}\n" for path in files))
    return 0
