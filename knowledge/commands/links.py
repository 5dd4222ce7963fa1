"""``links``: asks the outside links of the data, politely, and says which are dead or moved."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.commands import (
    FAILED,
    Add,
    Say,
    complain,
    takes_data,
    takes_form,
    tell,
    tell_problems,
)
from knowledge.text.language import mark as _
from knowledge.text.language import translator

if TYPE_CHECKING:
    from knowledge.links.asking import Answer


def add(command: Add, say: Say) -> None:
    """Add the command, with its help."""
    added = command("links", run, _("check the outside links; the only command on the network"))
    added.add_argument(
        "--offline", action="store_true", help=say(_("ask nobody: say what is known already"))
    )
    text = say(_("what is remembered of each link (links.json beside the data by default)"))
    added.add_argument("--state", type=Path, metavar=say(_("FILE")), help=text)
    takes_data(added, say)
    takes_form(added, say, "text", "markdown", "json")


def run(options: argparse.Namespace) -> int:
    """Ask, remember, print; a dead link is no failure of the command: time breaks links."""
    from knowledge.clock import today
    from knowledge.links.memory import learned, read, write
    from knowledge.links.report import (
        LinkReport,
        as_json,
        as_markdown,
        as_text,
        links_of,
        spared,
    )
    from knowledge.loading.checking import load_knowledge
    from knowledge.problems import DataError

    say = translator(options.lang)
    data = options.data.resolve()
    state = options.state or data.parent / "links.json"
    try:
        knowledge = load_knowledge(data, today())
        memory = read(state)
    except DataError as error:
        tell_problems(error.problems, say)
        return FAILED
    except ValueError:
        complain(
            say(_("{file} is not what this command wrote: remove it, or mend it")).format(
                file=state
            )
        )
        return FAILED
    found, policies = links_of(knowledge), knowledge.association.unasked_hosts
    if not options.offline:
        wanted = [url for url in found if not spared(policies, url, today())]
        answers: dict[str, Answer] = {}
        try:
            _ask(wanted, answers, say)
        finally:  # what was learned before an interruption is kept
            is_heard = len(wanted) == 1 or any(answer.status for answer in answers.values())
            if is_heard or not wanted:
                for url, answer in answers.items():
                    memory[url] = learned(memory.get(url), answer, today())
                write(state, memory, found)
        if wanted and not is_heard:
            complain(say(_("Nobody answered: is there a network here? Nothing was remembered.")))
            return FAILED
    forms = {"text": as_text, "markdown": as_markdown, "json": as_json}
    report = LinkReport(found, memory, policies, today())
    tell(forms[options.format](report, options.lang))
    return 0


def _ask(wanted: list[str], answers: "dict[str, Answer]", say: Say) -> None:
    """Keep the answer of each address as it comes; say on a terminal how far it is."""
    from knowledge.links.asking import Asker

    asker = Asker(agent="knowledge-links/1 (checks the links of a knowledge base)")

    def heard(url: str, answer: "Answer") -> None:
        answers[url] = answer
        if sys.stderr.isatty():
            number = len(answers)
            progress = say(_("{n} of {all}")).format(n=number, all=len(wanted))
            sys.stderr.write(f"\r{progress} " + ("\n" if number == len(wanted) else ""))

    asker.every(wanted, heard)
