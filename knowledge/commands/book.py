"""``book FILE``: the knowledge as a book, in PDF."""

import argparse
import os
from pathlib import Path

from knowledge.commands import (
    FAILED,
    Add,
    Say,
    complain,
    refused,
    takes_data,
    tell,
    tell_problems,
)
from knowledge.loading.report import NOTHING_WRITTEN
from knowledge.text.language import mark as _
from knowledge.text.language import translator


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("book", run, _("check the data and write the book, as PDF"))
    added.add_argument("file", metavar=say(_("FILE")), type=Path, help=say(_("the PDF to write")))
    takes_data(added, say)
    added.add_argument(
        "--templates",
        metavar=say(_("FOLDER")),
        type=Path,
        default=Path("overrides/book"),
        help=say(_("folder of the templates of the book (overrides/book/ by default)")),
    )
    added.epilog = say(
        _(
            "From the environment: SITE_URL and REPO_URL, which the book tells its readers; "
            "SOURCE_DATE_EPOCH, its day."
        )
    )


def run(options: argparse.Namespace) -> int:
    """Write the book; print the problems of the data if there are any."""
    from knowledge.book import BookError, Edition, write_book
    from knowledge.changes.history import head
    from knowledge.clock import today
    from knowledge.loading.checking import check
    from knowledge.loading.files import LOGOS
    from knowledge.site import Site

    data: Path = options.data.absolute()
    say = translator(options.lang)
    found = check(data, today())
    if found.knowledge is None:
        tell_problems(found.problems, say, NOTHING_WRITTEN)
        return FAILED
    site = Site(url=os.environ.get("SITE_URL", ""), forge=os.environ.get("REPO_URL", ""))
    try:
        pages = write_book(
            found.knowledge,
            options.file,
            Edition(today(), head(data), site),
            options.templates,
            logos=data / LOGOS,
            say=say,
            progress=complain,
        )
    except (BookError, OSError) as error:
        why = error.said(say) if isinstance(error, BookError) else refused(error, say)
        complain(say(_("No book was written: {why}")).format(why=why))
        return FAILED
    tell(say(_("{pages} pages in {folder}")).format(pages=pages, folder=options.file) + "\n")
    return 0
