"""``rename KIND OLD NEW``, ``retire KIND ID``: a sheet gets another id, or leaves the lists."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.commands import (
    FAILED,
    WRONG_USAGE,
    Add,
    Say,
    complain,
    is_kind,
    may_be_id,
    takes_data,
    takes_kind,
    tell,
    tell_problems,
)
from knowledge.loading.report import NOTHING_WRITTEN
from knowledge.text.language import capital, catalog, translator
from knowledge.text.language import mark as _

if TYPE_CHECKING:
    from knowledge.contributing.editing import Edits
    from knowledge.loading.files import Loaded, Reading


def add(command: Add, say: Say) -> None:
    """Add both commands, with their help."""
    renamed = command("rename", rename, _("give an entry a new id; its former address leads to it"))
    _entry(renamed, say, "old", _("OLD"))
    renamed.add_argument("new", metavar=say(_("NEW")), help=say(_("its new id")))
    takes_data(renamed, say)
    text = say(_("pages written by hand (docs/ beside the data by default)"))
    renamed.add_argument("--docs", metavar=say(_("FOLDER")), type=Path, help=text)
    retired = command("retire", retire, _("retire a sheet: it keeps its address, and leaves lists"))
    _entry(retired, say, "id", _("ID"))
    retired.add_argument(
        "--reason", metavar=say(_("TEXT")), required=True, help=say(_("why, in a sentence"))
    )
    day, entry_id = say(_("DATE")), say(_("ID"))
    retired.add_argument("--on", metavar=day, help=say(_("the day it is (today by default)")))
    retired.add_argument("--successor", metavar=entry_id, help=say(_("sheet to read instead")))
    retired.add_argument("--source", metavar=entry_id, help=say(_("source that proves it")))
    takes_data(retired, say)


def _entry(command: argparse.ArgumentParser, say: Say, name: str, shown: str) -> None:
    takes_kind(command, say)
    command.add_argument(name, metavar=say(shown), help=say(_("id of the entry")))


def rename(options: argparse.Namespace) -> int:
    """Rename the file, follow its mentions, keep its former id; say what was done."""
    from knowledge.contributing.renaming import page_edits, renaming
    from knowledge.writing import write_text

    say = translator(options.lang)
    if not is_kind(options.kind, say):
        return WRONG_USAGE
    reading = _sound(options)
    if reading is None or _found(options, reading, options.old) is None:
        return FAILED
    taken = {one.id for one in reading.loaded if one.model.kind == options.kind}
    if not may_be_id(options.new, taken, say):
        return WRONG_USAGE
    data = options.data.resolve()
    found = renaming(reading, data, options.kind, options.old, options.new)
    docs = options.docs or data.parent / "docs"
    pages, doubtful = page_edits(docs, options.kind, options.old, options.new)
    if not _written(options, found.edits):
        return FAILED
    for path, text in pages.items():
        write_text(path, text)
    ngettext = catalog(options.lang).ngettext
    lines = [
        say(_("{old} is now {new}; its former address leads to it.")).format(
            old=f"{options.kind}/{options.old}", new=f"{options.kind}/{options.new}"
        ),
        ngettext("{n} mention follows.", "{n} mentions follow.", found.mentions).format(
            n=found.mentions
        ),
        *(say(_("page changed: {page}")).format(page=path.name) for path in pages),
    ]
    if doubtful:
        lines += [say(_("To look at: these calls may name it")), *(f"  {one}" for one in doubtful)]
    tell("\n".join(lines) + "\n")
    return 0


def retire(options: argparse.Namespace) -> int:
    """Write why and when a sheet is retired; say what it means."""
    from knowledge.clock import today
    from knowledge.contributing.renaming import rewritten
    from knowledge.models import KINDS

    say = translator(options.lang)
    if not is_kind(options.kind, say):
        return WRONG_USAGE
    model = KINDS[options.kind]
    if "retired" not in model.model_fields:
        sentence = say(_("{kind} are not retired: they say themselves what became of them"))
        complain(sentence.format(kind=capital(say(model.plural))))
        return WRONG_USAGE
    reading = _sound(options)
    one = reading and _found(options, reading, options.id)
    if not one:
        return FAILED
    if getattr(one.entry, "retired", None):
        complain(say(_("{name} is retired already")).format(name=f"{options.kind}/{options.id}"))
        return FAILED
    retired = {
        "date": options.on or today().isoformat(),
        "reason": options.reason,
        "successor": options.successor,
        "sources": [options.source] if options.source else None,
    }
    given = {name: value for name, value in retired.items() if value is not None}
    name = f"{options.kind}/{options.id}.yml"
    if not _written(options, {name: rewritten(one, {"retired": given})}):
        return FAILED
    tell(
        say(_("{name} is retired: its page stays, with a notice; lists leave it out.")).format(
            name=name.removesuffix(".yml")
        )
        + "\n"
    )
    return 0


def _sound(options: argparse.Namespace) -> "Reading | None":
    """Return what the data holds, or say its problems: they are to be solved first."""
    from knowledge.clock import today
    from knowledge.loading.files import load
    from knowledge.loading.linking import link

    reading = load(options.data.resolve(), today())
    _knowledge, problems = link(reading)
    if every := [*reading.problems, *problems]:
        tell_problems(every, translator(options.lang), NOTHING_WRITTEN)
        return None
    return reading


def _found(options: argparse.Namespace, reading: "Reading", name: str) -> "Loaded | None":
    """Return an entry, or say that there is none and which is near."""
    from knowledge.models import KINDS
    from knowledge.views.choosing import UnknownName

    ids = {one.id: one for one in reading.loaded if one.model.kind == options.kind}
    if name not in ids:
        error = UnknownName(KINDS[options.kind].singular, name, ids)
        complain(error.said(translator(options.lang)))
    return ids.get(name)


def _written(options: argparse.Namespace, edits: "Edits") -> bool:
    """Write files that leave the data sound; say what would be wrong otherwise."""
    from knowledge.clock import today
    from knowledge.contributing.editing import rehearse, write

    data = options.data.resolve()
    problems = rehearse(data, edits, today())
    if problems:
        tell_problems(problems, translator(options.lang), NOTHING_WRITTEN)
        return False
    write(data, edits)
    return True
