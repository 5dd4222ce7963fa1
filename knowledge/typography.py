"""What a keyboard writes -> what a language prints: spaces that do not break, quotes, apostrophes.

French follows the Lexique des règles typographiques en usage à l’Imprimerie
nationale. Nothing comes where nothing was: an ordinary space becomes one that
does not break, and where there is none (https://, 12:30, a::b), none is added.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

FIRM, THIN = "\u00a0", "\u202f"  # spaces that do not break: that of a word, and a narrow one

Change = Callable[[str], str]


@dataclass(frozen=True)
class Rule:
    """What is replaced, and by what.

    A rule begins with one of its signs, which are rare in a page, so that all
    else is passed over; what stands before a sign is looked back at. The group
    of the pattern is what is replaced, often the space before the sign; an
    empty group stands for all that was found. Without a group, what was found
    stays as it is, whatever other rules say.
    """

    signs: str
    pattern: str
    becomes: str | Change = ""


# Addresses and paths, from where one can tell that they are

ADDRESSES = (
    Rule(":", r"//[^\s<>\"]+"),
    Rule(".", r"\w(?<=\w..)[\w.-]{0,99}+[/:?#]\w[^\s<>\"]*"),
    Rule("@", r"\w(?<=\w..)[\w.-]+"),
    Rule("\\", r"[^\s<>\"]+"),
)

# French

LETTER = r"[^\W\d_]"
DIGITS = "0123456789"
# Looks back, over one character, at a number of three figures at most that is
# no part of a word.
FREE = r"(?<![\w.,/+=?&#%~:@\\'’-])"
SHORT = "(?:" + "|".join(rf"(?<={FREE}[0-9]{{{count}}}.)" for count in (1, 2, 3)) + ")"
UNITS = (
    "h|min|ms|s|km|m|kg|g|[kMGT]o|[KMGT]io|[kMGT]?W|[kMG]?Hz|°C?"
    r"|millions?|milliards?|€|k€|M€|Md€|\$|£"
)
ENDS = r"(?![\w'’]|&#39;)"

FRENCH = (
    Rule("?!", r"(?<=[^\s«]([ \n\u00a0]).)(?=[\s<»)\]”’\"'.,:!?…]|&[#q]|\Z)", THIN),
    # With more than a space after them, these are a smiley or code.
    Rule(";", r"(?<=[^\s«]([ \n\u00a0]).)(?=[\s<»]|\Z)", THIN),
    Rule(":", r"(?<=[^\s«]([ \n]).)(?=[\s<»]|\Z)", FIRM),
    Rule("%", r"(?<=[0-9]([ \n\u00a0]).)(?!\w)", THIN),
    Rule("«", r"([ \n])(?=\S)", FIRM),
    Rule("»", r"(?<=[^\s«]([ \n]).)", FIRM),
    Rule("–—", r"(?<=[^\s«]([ ]).)(?=\s)", FIRM),
    # A hyphen between words stands for a dash; before a single letter it may subtract.
    Rule(
        "-",
        rf"(?<=[\w»)\]”’%.,;!?…\">]([ ].))(?=[ \n](?:{LETTER}{{2}}|[àÀlLdD«\"]|&(?:#34|quot);))",
        f"{FIRM}–",
    ),
    Rule(".", r"\.\.(?<![./\\]...)(?![.\w/\\])()", "…"),
    Rule("°", r"[ \n](?<=\b[nN]..)(?=[0-9])()", "°" + FIRM),
    Rule(DIGITS, rf"[ \u00a0](?=[0-9]{{3}}(?![0-9])){SHORT}()", lambda found: found[0] + THIN),
    Rule(
        DIGITS,
        r"[ \u00a0]h[ ](?=[0-5][0-9](?![0-9]))()",
        lambda found: f"{found[0]}{FIRM}h{FIRM}",
    ),
    Rule(DIGITS, rf"[ \n](?=(?:{UNITS}){ENDS})()", lambda found: found[0] + FIRM),
)


def raised(found: str) -> str:
    """Return the last figure of an ordinal and its ending, which is raised."""
    return f"{found[0]}<sup>{found[1:]}</sup>"


ORDINALS = (
    Rule(DIGITS, rf"e{SHORT}s?{ENDS}(?![/@\"-]|&#34;|&quot;|\.\w)()", raised),
    Rule("1", rf"(?:er|re)(?<={FREE}1..)s?{ENDS}(?![/@\"-]|&#34;|&quot;|\.\w)()", raised),
    Rule("2", rf"nd(?<={FREE}2..)e?s?{ENDS}(?![/@\"-]|&#34;|&quot;|\.\w)()", raised),
)

# Apostrophes and quotes: the mark is a reference where Jinja or cmark wrote it


def apostrophes(mark: str) -> Rule:
    """Return the rule of an apostrophe between letters, except in o'neil@site.example."""
    first, rest = mark[0], mark[1:]
    return Rule(first, rf"{rest}(?<={LETTER}{mark})(?={LETTER})(?![\w.+'-]{{0,64}}@)()", "’")


def elisions(mark: str) -> Iterator[Rule]:
    """Yield the rules of an apostrophe between l’ or qu’ and a figure, a quote or a tag."""
    first, rest = mark[0], mark[1:]
    after = r"(?=[0-9«“\"]|<[a-z]|&#34;|&quot;)"
    for word in (r"(?<![^\W_])[ldjmtsncLDJMTSNC]", "[qQ]u"):
        yield Rule(first, f"{rest}(?<={word}{mark}){after}()", "’")


def quotations(mark: str, form: str, inside: Change) -> Rule:
    """Return the rule of what stands between two marks, with nothing marked up in it."""
    first, rest = mark[0], mark[1:]
    other = rf"(?:[^<>&«»“”]++|&(?!{rest}))" if rest else f"[^<>«»“”{mark}]"
    opens = rf"(?<![^\s>(\[’'«–—-]{mark})(?!\s)"
    closes = rf"(?<!\s){mark}(?=[\s.,;:!?…)\]»’<–—-]|&(?!#34|quot)|\Z)"

    def quoted(found: str) -> str:
        return form.format(inside(found[len(mark) : -len(mark)]))

    return Rule(first, f"{rest}{opens}{other}++{closes}()", quoted)


# Languages


@dataclass(frozen=True)
class Language:
    """How a language prints: its form of a quotation, and its rules."""

    quotation: str
    rules: tuple[Rule, ...] = ()
    html_rules: tuple[Rule, ...] = ()
    elides: bool = False


LANGUAGES = {
    "en": Language("“{}”"),
    "fr": Language(f"«{FIRM}{{}}{FIRM}»", FRENCH, ORDINALS, elides=True),
}


@dataclass(frozen=True)
class Setter:
    """The rules of a language in one pattern, and what each of its groups becomes."""

    pattern: re.Pattern[str]
    becomes: tuple[str | Change, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "Setter":
        """Return what applies, wherever one of its signs stands, the first rule that fits."""
        ways: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            for sign in rule.signs:
                ways[sign].append(rule)
        # The search is quick only if each way begins with one character.
        pattern = "|".join(
            f"{re.escape(sign)}(?:{'|'.join(rule.pattern for rule in rules)})"
            for sign, rules in ways.items()
        )
        becomes = (rule.becomes for rules in ways.values() for rule in rules if rule.becomes)
        return cls(re.compile(pattern), tuple(becomes))

    def set(self, text: str, is_markup: Callable[[int], bool] | None = None) -> str:
        """Return ``text`` with the rules applied, except in what is markup."""
        parts: list[str] = []
        done = 0
        for found in self.pattern.finditer(text):
            if (number := found.lastindex) is None:
                continue
            start, end = found.span(number)
            if start == end:
                start, end = found.span()
            # Both « and » look for the space of an empty quotation.
            if start < done or (is_markup and is_markup(start)):
                continue
            becomes = self.becomes[number - 1]
            new = becomes if isinstance(becomes, str) else becomes(text[start:end])
            parts += (text[done:start], new)
            done = end
        return "".join((*parts, text[done:])) if parts else text


@cache
def setter(language: str, *, html: bool) -> Setter | None:
    """Return what sets a language, or None when it is one whose rules we do not have."""
    known = LANGUAGES.get(language.partition("-")[0])
    if known is None:
        return None

    def inside(text: str) -> str:
        return itself.set(text)

    marks = ("'", "&#39;") if html else ("'",)
    quotes = ('"', "&#34;", "&quot;") if html else ('"',)
    itself = Setter.of(
        (
            *ADDRESSES,
            *(quotations(mark, known.quotation, inside) for mark in quotes),
            *(apostrophes(mark) for mark in marks),
            *(rule for mark in marks * known.elides for rule in elisions(mark)),
            *known.rules,
            *known.html_rules * html,
        )
    )
    return itself


def typeset(text: str, language: str) -> str:
    """Return plain ``text`` as ``language`` prints it."""
    known = setter(language, html=False)
    return known.set(text) if known else text


def typeset_html(html: str, language: str) -> str:
    """Return HTML with its text as ``language`` prints it; tags and code stay as they are."""
    known = setter(language, html=True)
    return known.set(html, markup_in(html)) if known else html


# Markup

TAG = re.compile(
    r"""<[a-zA-Z/!?](?:[^>"']++|"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))*+(?:>|\Z)""",
)
# Comments, and elements that hold no prose or no other element. The letters
# after < make it quick to see that a tag is none of them.
KEPT = re.compile(
    r"<(?=[ckmopstvCKMOPSTV!])"
    r"(?:((?i:code|kbd|math|option|pre|samp|script|style|svg|textarea|title|var))\b"
    r".*?(?:</\1\s*>|\Z)|!--.*?(?:-->|\Z))",
    re.DOTALL,
)


def markup_in(html: str) -> Callable[[int], bool]:
    """Return what says whether a place is in a tag or in no prose; places are asked in order."""
    kept = KEPT.finditer(html)
    start = end = 0  # of what was kept last
    asked = tag_end = 0

    def is_markup(place: int) -> bool:
        nonlocal start, end, asked, tag_end
        last = html.rfind("<", max(asked, tag_end), place)
        if last >= 0 and (tag := TAG.match(html, last)):
            tag_end = tag.end()
        while end <= place and (found := next(kept, None)):
            start, end = found.span()
        asked = place
        return place < tag_end or start <= place < end

    return is_markup
