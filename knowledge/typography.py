"""What a keyboard types -> what French prints: spaces that do not break, apostrophes, ordinals.

After the Lexique des règles typographiques en usage à l’Imprimerie nationale.
Nothing comes where nothing was: a space becomes one that does not break, and
where there is none (https://, 12:30, a::b), none is added. Other languages
stay as they are.
"""

import re
from collections.abc import Callable

Change = Callable[[str], str]

FIRM, THIN = "\u00a0", "\u202f"  # spaces that do not break: that of a word, and a narrow one

MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|janv|févr|avr|juil|sept|oct|nov|déc"
)
UNITS = "h|min|km|m|kg|[kMGT]o|millions?|milliards?|€|k€|M€|Md€"
LETTER = r"[^\W\d_]"
END = r"(?![\w'’]|&#39;)"
# What may follow a sign that is one of a sentence, and no smiley or code.
AFTER = r"(?=[\s<»)\]”’\"'.,:!?…]|&(?:#3[49]|#x27|quot);|\Z)"
# After one, two or three digits that are a number, and no part of a word, version or address.
SHORT = "(?:{})".format(
    "|".join(
        rf"(?<=[0-9]{{{count}}})(?<![\w.,/+=?&#%~:@\\'’-][0-9]{{{count}}})" for count in (1, 2, 3)
    )
)
ENDING = "(?:er|re|nde?|e)s?"
ORDINAL = re.compile(f"{ENDING}(?=\\s?$)")


def _apostrophe(mark: str) -> str:
    """Return the way of a mark between letters, or after l’ before a figure, a quote, a tag."""
    before_a_letter = rf"(?={LETTER})(?![\w.+'-]{{0,64}}@)"  # not o'neil@site.example
    elided = rf"(?<=[ldjmtsncuLDJMTSNC]{mark})(?=[0-9«“]|<[a-z])"
    return rf"{mark}(?<={LETTER}{mark})(?:{before_a_letter}|{elided})"


# Each way begins with one character that is rare in a page: only then is
# Python's search quick. What stands before it is looked back at.
SIGNS = "|".join(
    (
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
)
UNIT = rf"[ \n](?=(?:{UNITS}){END})"
SPACED = rf"{UNIT}|(?:er)?[ \n](?=(?:{MONTHS})\b)"
GROUPED = rf"(?:[ {FIRM}][0-9]{{3}}(?![0-9]))+(?:{UNIT})?"
RAISED = rf"{ENDING}{END}(?![/@-]|\.\w)"
IN_TEXT = rf"[0-9](?=[ \n{FIRM}enr])(?:{SPACED}|{SHORT}{GROUPED})"
IN_HTML = rf"[0-9](?=[ \n{FIRM}enr])(?:{SPACED}|{SHORT}(?:{GROUPED}|{RAISED}))"

ADDRESS = r"(?:https?://|www\.)[^\s<>\"«»]+|/(?<=\w/)[^\s<>\"]*"
# Comments, elements that hold no prose, tags.
# What is never closed ends with the text: looked for again and again, it would take minutes.
MARKUP = (
    r"<!--.*?(?:-->|\Z)"
    r"|<(?i:(code|kbd|math|pre|samp|script|style|svg|textarea|var)\b.*?(?:</\1\s*>|\Z))"
    r"""|<[a-zA-Z/!](?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+(?:>|\Z)"""
)
SAID = re.compile(r'(\s(?:title|alt|aria-label)=")([^"]+)')  # attributes that readers meet

SIGN, TEXT_NUMBER, HTML_NUMBER = (re.compile(one) for one in (SIGNS, IN_TEXT, IN_HTML))
TEXT = re.compile(f"{ADDRESS}|{SIGNS}|{IN_TEXT}")
HTML = re.compile(f"{MARKUP}|{ADDRESS}|{SIGNS}|{IN_HTML}", re.DOTALL)


def typeset(text: str, language: str) -> str:
    """Return plain ``text`` as ``language`` prints it."""
    if _is_french(language) and (SIGN.search(text) or TEXT_NUMBER.search(text)):
        return _set(text, TEXT, _spaced)
    return text


def typeset_html(html: str, language: str) -> str:
    """Return HTML with its text as ``language`` prints it; addresses and code stay as they are."""
    # To see that nothing has to change takes a tenth of the time of changing it.
    if _is_french(language) and (SIGN.search(html) or HTML_NUMBER.search(html)):
        return _set(html, HTML, _raised)
    return html


def _is_french(language: str) -> bool:
    return language.partition("-")[0] == "fr"


def _set(text: str, finds: re.Pattern[str], number: Change) -> str:
    parts: list[str] = []
    done = 0
    for found in finds.finditer(text):
        start, end = found.span()
        first = text[start]
        if space := BEFORE.get(first):
            parts += (text[done : start - 1], space, first)
        elif change := number if first.isdecimal() else CHANGES.get(first):
            parts += (text[done:start], change(found[0]))
        else:
            continue  # an address
        done = end
    return "".join((*parts, text[done:]))


def _tag(tag: str) -> str:
    return SAID.sub(lambda said: said[1] + typeset(said[2], "fr"), tag)


def _held(text: str) -> str:
    return text[:-1] + FIRM


def _spaced(number: str) -> str:
    """Return a number with its spaces: narrow ones inside, one that holds what follows."""
    inside = number.rstrip().replace(" ", THIN).replace(FIRM, THIN)
    return inside if number[-1].isalnum() else inside + FIRM


def _raised(number: str) -> str:
    return ORDINAL.sub(r"<sup>\g<0></sup>", _spaced(number))


# What becomes of what was found, by its first character: of the space before it, or of itself.
BEFORE = {**dict.fromkeys(";!?%", THIN), **dict.fromkeys(":»", FIRM)}
CHANGES: dict[str, Change] = {
    **dict.fromkeys("«°.", _held),
    **dict.fromkeys("'&", lambda _mark: "’"),
    "<": _tag,
}
