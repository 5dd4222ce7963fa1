"""``fmt [--check]``: files of the data in their canonical form."""

import argparse
from pathlib import Path

from knowledge.commands import FAILED, WRONG_USAGE, Add, Say, complain, takes_data, tell
from knowledge.text.language import catalog, translator
from knowledge.text.language import mark as _


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
    from knowledge.contributing.form import canonical
    from knowledge.loading.files import load
    from knowledge.loading.report import LEFT_AS_IT_IS, as_text
    from knowledge.loading.source import LOSSES

    say = translator(options.lang)
    data = options.data.resolve()
    reading = load(data, today())
    chosen = [file for file in reading.files if not options.files]
    strays = []
    for path in options.files:
        whole = path.resolve()
        within = [file for file in reading.files if file.path.resolve().is_relative_to(whole)]
        chosen += within
        strays += [] if within else [path]
    if strays:
        sentence = say(_("{file} is not in the data, {folder}"))
        complain("\n".join(sentence.format(file=one, folder=options.data) for one in strays))
        return WRONG_USAGE
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
    left = [p for p in reading.problems if p.at.file in names or not reading.files]
    if left:
        tell(as_text(left, 0, say, colour=False, outcome=LEFT_AS_IT_IS))
    if options.check:
        tell("".join(f"{options.data.name}/{name}\n" for name in edits))
        ngettext = catalog(options.lang).ngettext
        sentence = ngettext(
            "{n} file to be formatted: python -m knowledge fmt",
            "{n} files to be formatted: python -m knowledge fmt",
            len(edits),
        )
        if edits:
            tell(sentence.format(n=len(edits)) + "\n")
        return FAILED if edits or left else 0
    write(data, edits)
    ngettext = catalog(options.lang).ngettext
    tell(
        ngettext("{n} file formatted", "{n} files formatted", len(edits)).format(n=len(edits))
        + "\n"
    )
    return FAILED if left else 0
