"""Problems as people and machines read them: text, JSON, notes on a pull request."""

import json
from collections.abc import Collection, Iterable, Sequence
from unicodedata import combining, east_asian_width

from knowledge.problems import Problem, Translate, printable
from knowledge.text.language import mark as _

# What did not take place because of the problems.
NOTHING_BUILT = _("Nothing was built.")
NOTHING_WRITTEN = _("Nothing was written.")
LEFT_AS_IT_IS = _("What has a problem was left as it is.")

RED, BOLD, PLAIN = "\033[31m", "\033[1m", "\033[0m"


def as_text(
    problems: Sequence[Problem],
    entries: int,
    translate: Translate,
    *,
    colour: bool,
    outcome: str = NOTHING_BUILT,
) -> str:
    """Return the problems as ``file:line:column: message`` with their lines, then their count.

    ``outcome`` is what the command did not do because of them.
    """
    if not problems:
        one, more = _("1 file checked, no problem."), _("{entries} files checked, no problem.")
        return translate(one if entries == 1 else more).format(entries=entries) + "\n"
    blocks = [_block(problem, translate, colour=colour) for problem in problems]
    return "\n".join(blocks) + "\n\n" + counted(problems, translate, outcome) + "\n"


def counted(problems: Sequence[Problem], translate: Translate, outcome: str = NOTHING_BUILT) -> str:
    """Return the last line of a report: how many problems there are, in how many files."""
    files = len({problem.at.file for problem in problems})
    if len(problems) == 1:
        sentence = _("1 problem.")
    elif files == 1:
        sentence = _("{count} problems in 1 file.")
    else:
        sentence = _("{count} problems in {files} files.")
    count = translate(sentence).format(count=len(problems), files=files)
    return f"{count} {translate(outcome)}" if outcome else count


def _block(problem: Problem, translate: Translate, *, colour: bool) -> str:
    at = problem.at
    message = problem.said(translate)
    lines = [f"{at.file}:{at.line}:{at.column}: {_paint(message, BOLD, on=colour)}"]
    if problem.excerpt.strip():
        lines += _pointed(problem, colour=colour)
    if hint := problem.hinted(translate):
        lines.append("    " + translate(_("hint: {hint}")).format(hint=hint))
    return "\n".join(lines)


LONGEST_EXCERPT = 100


def _pointed(problem: Problem, *, colour: bool) -> list[str]:
    """Return the line of the file and a caret under the place, cut to what a screen shows."""
    column = problem.at.column - 1
    start = max(0, column - LONGEST_EXCERPT // 2) if column >= LONGEST_EXCERPT else 0
    shown = printable(problem.excerpt[start : start + LONGEST_EXCERPT])
    indent = " " * sum(_width(character) for character in shown[: column - start])
    return [f"    {shown}", f"    {indent}{_paint('^', RED, on=colour)}"]


def _width(character: str) -> int:
    """Return how many columns of a terminal a character takes."""
    return 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1


def _paint(text: str, code: str, *, on: bool) -> str:
    return f"{code}{text}{PLAIN}" if on else text


def as_json(problems: Iterable[Problem], entries: int, translate: Translate) -> str:
    """Return ``{"problems": [{file, line, column, code, message, hint}], "entries": N}``."""
    listed = [
        {
            "file": problem.at.file,
            "line": problem.at.line,
            "column": problem.at.column,
            "code": problem.code,
            "message": problem.said(translate),
            "hint": problem.hinted(translate),
        }
        for problem in problems
    ]
    document = {"problems": listed, "entries": entries}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def first_in(files: Collection[str], problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with those of some files before the others, else in their order.

    GitHub shows ten notes of a step: they are to be those of the pull request.
    """
    return sorted(problems, key=lambda problem: problem.at.file not in files)


def as_github(problems: Sequence[Problem], entries: int, translate: Translate) -> str:
    """Return workflow commands, which GitHub shows as notes on the lines of a pull request.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    notes = [
        f"::error file={_property(problem.at.file)},line={problem.at.line},"
        f"col={problem.at.column},title={_property(problem.code)}"
        f"::{_data(_whole(problem, translate))}"
        for problem in problems
    ]
    last = as_text((), entries, translate, colour=False) if not problems else ""
    return "\n".join(notes) + ("\n" if notes else last)


def _whole(problem: Problem, translate: Translate) -> str:
    hint = problem.hinted(translate)
    return problem.said(translate) + (f"\n{hint}" if hint else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
