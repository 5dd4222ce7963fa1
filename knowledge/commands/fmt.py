"""``fmt [--check]``: files of the data in their canonical form."""

import argparse
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.commands import (
    FAILED,
    WRONG_USAGE,
    Add,
    Say,
    complain,
    takes_data,
    tell,
    tell_problems,
)
from knowledge.loading.report import LEFT_AS_IT_IS
from knowledge.text.language import catalog, translator
from knowledge.text.language import mark as _

if TYPE_CHECKING:
    from knowledge.contributing.editing import Edits
    from knowledge.loading.files import DataFile, Reading
    from knowledge.problems import Problem


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("fmt", run, _("write the files of the data in their canonical form"))
    added.add_argument(
        "--check",
        action="store_true",
        help=say(_("write nothing, and name the files to be changed")),
    )
    added.add_argument(
        "files",
        metavar=say(_("FILE")),
        nargs="*",
        type=Path,
        help=say(_("these files or folders only")),
    )
    takes_data(added, say)


def run(options: argparse.Namespace) -> int:
    """Write the files, or with --check name them; fail if one would change or cannot be read."""
    from knowledge.clock import today
    from knowledge.contributing.editing import write
    from knowledge.loading.files import load

    say, ngettext = translator(options.lang), catalog(options.lang).ngettext
    data = options.data.resolve()
    reading = load(data, today())
    chosen, strays = _chosen(options.files, reading)
    if strays:
        sentence = say(_("{file} is not in the data, {folder}"))
        complain("\n".join(sentence.format(file=one, folder=options.data) for one in strays))
        return WRONG_USAGE
    edits, left = _formatted(chosen, reading, data)
    if left:
        tell_problems(left, say, LEFT_AS_IT_IS)
    if not options.check:
        write(data, edits)
        sentence = ngettext("{n} file formatted", "{n} files formatted", len(edits))
        tell(sentence.format(n=len(edits)) + "\n")
        return FAILED if left else 0
    if edits:
        tell("".join(f"{options.data.name}/{name}\n" for name in edits))
        sentence = ngettext(
            "{n} file to be formatted: python -m knowledge fmt",
            "{n} files to be formatted: python -m knowledge fmt",
            len(edits),
        )
        tell(sentence.format(n=len(edits)) + "\n")
    return FAILED if edits or left else 0


def _chosen(paths: list[Path], reading: "Reading") -> tuple[list["DataFile"], list[Path]]:
    """Return the data files at or below some paths, all if there is none; and paths without any."""
    if not paths:
        return list(reading.files), []
    within = {
        path: [file for file in reading.files if file.path.resolve().is_relative_to(path.resolve())]
        for path in paths
    }
    return list(chain(*within.values())), [path for path, files in within.items() if not files]


def _formatted(
    chosen: list["DataFile"], reading: "Reading", data: Path
) -> tuple["Edits", list["Problem"]]:
    """Return the files whose form changes, and the problems of those that stay as they are."""
    from knowledge.contributing.form import canonical
    from knowledge.loading.source import LOSSES

    # What cannot be read whole is left as it is; other problems are not those of form.
    lost = {problem.at.file for problem in reading.problems if problem.code in LOSSES}
    read = {one.document.written.file: one for one in reading.loaded}
    edits: dict[str, str] = {}
    for file in chosen:
        if file.name in read and file.name not in lost:
            text = canonical(file.model, read[file.name].document)
            if text.encode() != file.path.read_bytes():
                edits[file.path.relative_to(data).as_posix()] = text
    names = {file.name for file in chosen} - (read.keys() - lost)
    return edits, [p for p in reading.problems if p.at.file in names or not reading.files]
