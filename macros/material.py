"""Material's style sheet, without the parts that our pages never have.

Three quarters of it are for Material's own frame, of which we use none, and for extensions of
Markdown; every page waits for it before it shows anything.
"""

import re
from collections.abc import Collection, Iterator

CONTENT = "md-typeset"  # the one part of Material's frame that is ours too: what stands in a page
# The classes that an extension of Markdown makes; without it, no page has them.
MADE_BY = {
    "admonition": r"admonition",
    "footnotes": r"footnote",
    "codehilite": r"highlight|linenodiv|linenos|filename",
    "pymdownx.arithmatex": r"arithmatex|katex",
    "pymdownx.critic": r"critic",
    "pymdownx.emoji": r"twemoji|emojione|gemoji",
    "pymdownx.keys": r"keys?\b",
    "pymdownx.superfences": r"mermaid",
    "pymdownx.tabbed": r"tabbed",
    "pymdownx.tasklist": r"task-list",
}
AS_WELL = {"codehilite": "pymdownx.highlight"}  # another extension that makes the same classes
OTHERS = (r"giscus",)
STRING = r"""\"[^"]*"|'[^']*'|url\([^"')]*\)"""
MARK = re.compile(rf"{STRING}|[{{}};]")
COMMA = re.compile(r",(?![^(]*\))(?![^\[]*\])")
NOT = re.compile(r":not\([^)]*\)")  # what is not of the frame may well be ours

# A custom property and its value, in minified CSS.
PROPERTY = re.compile(rf"""(?<=[{{;])(--[\w-]+):(?:{STRING}|[^;{{}}"'])*;?""")
USE = re.compile(r"var\(\s*(--[\w-]+)")


def lean(css: str, ours: str, extensions: Collection[str]) -> str:
    """Return a minified style sheet without what our pages never have.

    Left out are rules for Material's frame and for extensions of Markdown that are not
    used, and then custom properties that neither it nor our own style sheets (``ours``) read.
    """
    unused = [rf"md-(?!{CONTENT.removeprefix('md-')}\b)", *OTHERS]
    for name, classes in MADE_BY.items():
        if not {name, AS_WELL.get(name)} & set(extensions):
            unused.append(rf"(?:{classes})")
    never = re.compile(rf"\.(?:{'|'.join(unused)})|\[data-md-")
    kept = "".join(_kept(css, never))
    read = {*USE.findall(kept), *USE.findall(ours)}
    return PROPERTY.sub(lambda found: found[0] if found[1] in read else "", kept)


def _kept(css: str, never: re.Pattern[str]) -> Iterator[str]:
    for statement in _statements(css):
        head, brace, body = statement.partition("{")
        if head.startswith(("@media", "@supports")):
            if inner := "".join(_kept(body[:-1], never)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield statement
        elif used := [one for one in COMMA.split(head) if not never.search(NOT.sub("", one))]:
            yield ",".join(used) + brace + body


def _statements(css: str) -> Iterator[str]:
    """Yield the rules of a style sheet: each to the brace that closes it, or to its semicolon."""
    start = depth = 0
    for mark in MARK.finditer(css):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] in "};":
            yield css[start : mark.end()]
            start = mark.end()
