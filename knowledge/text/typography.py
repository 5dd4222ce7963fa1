"""What a keyboard types -> what French prints: spaces that do not break, apostrophes, ordinals.

After the Lexique des règles typographiques en usage à l’Imprimerie nationale.
Nothing comes where nothing was: a space becomes one that does not break, and
where there is none (https://, 12:30, a::b), none is added. Other languages
stay as they are.
"""

import re
from collections.abc import Callable

FIRM, THIN = "\u00a0", "\u202f"  # spaces that do not break: that of a word, and a narrow one
APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼ", "'"))

MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|janv|févr|avr|juil|sept|oct|nov|déc"
)
UNITS = "h|min|km|m|kg|[kMGT]o|millions?|milliards?|€|k€|M€|Md€"
LETTER = r"[^\W\d_]"
END = r"(?![\w'’]|&#39;)"
# What may follow a sign that is one of a sentence, and no smiley or code.
AFTER = r"(?=[\s<»)\]”’\"'.,:!?…]|&(?:#3[49]|#x27|quot);|\Z)"
# One more character after one to three digits that are a number, and no part of a word,
# version or address.
SHORT = "(?:{})".format(
    "|".join(
        rf"(?<=[0-9]{{{count}}}.)(?<![\w.,/+=?&#%~:@\\'’-][0-9]{{{count}}}.)" for count in (1, 2, 3)
    )
)
ORDINAL = re.compile(r"(?:er|re|nde?|e)s?(?=\s?$)")


def _apostrophe(mark: str) -> str:
    """Return the way of a mark between letters, or after l’ before a figure, a quote, a tag."""
    before_a_letter = rf"(?={LETTER})(?![\w.+'-]{{0,64}}@)"  # not o'neil@site.example
    elided = rf"(?<=[ldjmtsncuLDJMTSNC]{mark})(?=[0-9«“]|<[a-z])"
    return rf"{mark}(?<={LETTER}{mark})(?:{before_a_letter}|{elided})"


# Each way begins with one character that is rare in a page: only then is
# Python's search quick. What stands before it is looked back at.
SIGNS = (
    *(f"{sign}(?<=[^\\s«][ \\n{FIRM}].){AFTER}" for sign in ("!", r"\?")),
    rf";(?<=[^\s«][ \n{FIRM}].)(?=[\s<]|\Z)",
    rf"%(?<=[0-9][ \n{FIRM}].)(?!\w)",
    r":(?<=[^\s«][ \n].)(?=[\s<]|\Z)",
    r"»(?<=[^\s«][ \n].)",
    r"«[ \n](?=\S)",
    r"°[ \n](?<=[nN]..)(?=[0-9])",
    r"\.[ \n](?<=\bp..)(?=[0-9])",
    *(_apostrophe(mark) for mark in ("'", "&#39;", "&#x27;")),
)
GROUP = r"[0-9]{3}(?![0-9])"
IN_TEXT = (
    rf"[ \n](?=(?:{UNITS}){END}|(?:{MONTHS})\b)",
    rf"er[ \n](?=(?:{MONTHS})\b)",
    rf"[ {FIRM}](?={GROUP}){SHORT}{GROUP}(?:[ {FIRM}]{GROUP})*(?:[ \n](?=(?:{UNITS}){END}))?",
)
IN_HTML = (*IN_TEXT, rf"[enr]{SHORT}(?:(?<=e)r?|(?<=r)e|(?<=n)de?)s?{END}(?![/@-]|\.\w)")


def _ways(after_a_digit: tuple[str, ...]) -> re.Pattern[str]:
    numbers = (f"{digit}(?:{'|'.join(after_a_digit)})" for digit in "0123456789")
    return re.compile("|".join((*SIGNS, *numbers)))


TEXT, HTML = _ways(IN_TEXT), _ways(IN_HTML)

ADDRESS = re.compile(r"https?://|www\.|\w/")
TAG = re.compile(r"""<[a-zA-Z/!](?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)""")
SAID = re.compile(r'(\s(?:title|alt|aria-label)=")([^"]+)')  # attributes that readers meet
# Comments, and elements that hold no prose. What is never closed ends with the
# text: looked for again and again, it would take minutes.
KEPT = re.compile(
    r"<(?:!--.*?(?:-->|\Z)"
    r"|(code|kbd|math|pre|samp|script|style|svg|textarea|var)\b.*?(?:</\1\s*>|\Z))",
    re.DOTALL,
)


def untypeset(text: str) -> str:
    """Return ``text`` with plain spaces, one at a time, and straight apostrophes."""
    return " ".join(text.translate(APOSTROPHES).split())


def typeset(text: str, language: str) -> str:
    """Return plain ``text`` as ``language`` prints it."""
    if not _is_french(language):
        return text
    setting = Setting(text)
    for found in TEXT.finditer(text):
        setting.change(found, _spaced)
    return setting.done()


def typeset_html(html: str, language: str) -> str:
    """Return HTML with its text as ``language`` prints it; addresses and code stay as they are."""
    if not _is_french(language) or not (every := list(HTML.finditer(html))):
        return html
    setting, kept = Setting(html), [one.span() for one in KEPT.finditer(html)]
    for found in every:
        place = found.start()
        while kept and kept[0][1] <= place:
            kept.pop(0)
        if kept and kept[0][0] <= place:
            continue
        start = html.rfind("<", 0, place)
        tag = TAG.match(html, start) if start >= 0 else None
        if tag and tag.end() > place:
            setting.put(start, tag.end(), SAID.sub(_said, tag[0]))
        else:
            setting.change(found, _raised)
    return setting.done()


def _is_french(language: str) -> bool:
    return language.partition("-")[0] == "fr"


class Setting:
    """A text, as much of it as is set so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._end = 0

    def put(self, start: int, end: int, new: str) -> None:
        """Put ``new`` in the place of a part, unless that place is taken already."""
        if start >= self._end:
            self._parts += (self._text[self._end : start], new)
            self._end = end

    def change(self, found: re.Match[str], number: Callable[[str], str]) -> None:
        """Put what French prints in the place of what was found; ``number`` sets a number."""
        start, end = found.span()
        first = self._text[start]
        if space := BEFORE.get(first):
            self.put(start - 1, start, space)
        elif first.isdecimal():
            self.put(start, end, number(found[0]))
        elif first in "«°.":
            self.put(end - 1, end, FIRM)
        elif not ADDRESS.search(_word(self._text[max(0, start - LONGEST) : start])):
            self.put(start, end, "’")

    def done(self) -> str:
        """Return the whole text."""
        return "".join((*self._parts, self._text[self._end :]))


BEFORE = {**dict.fromkeys(";!?%", THIN), **dict.fromkeys(":»", FIRM)}  # the space before a sign


LONGEST = 200  # characters of an address before a place, so that no text takes long


def _word(before: str) -> str:
    """Return the beginning of a word that goes on after some text, less the tag before it."""
    return before[-1:] and before.rsplit(maxsplit=1)[-1].rpartition(">")[2]


def _said(attribute: re.Match[str]) -> str:
    return attribute[1] + typeset(attribute[2], "fr")


def _spaced(number: str) -> str:
    """Return a number with its spaces: narrow ones inside, one that holds what follows."""
    inside = number.rstrip().replace(" ", THIN).replace(FIRM, THIN)
    return inside if number[-1].isalnum() else inside + FIRM


def _raised(number: str) -> str:
    return ORDINAL.sub(r"<sup>\g<0></sup>", _spaced(number))
