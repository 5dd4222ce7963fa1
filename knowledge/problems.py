"""What can be wrong with the data, and the words we say it with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice

from knowledge.text.folding import folded
from knowledge.text.language import LANGUAGES, translator
from knowledge.text.language import mark as _

Translate = Callable[[str], str]


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file: its name as people know it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Rule:
    """One way to be wrong: the sentence that says it, and what to write instead.

    ``near`` replaces ``hint`` when a word close to the one written is known.
    Words in braces are filled from the problem.
    """

    message: str
    hint: str = ""
    near: str = ""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the data: where, which rule, and the words that fill its sentence."""

    at: Place
    code: str
    words: Mapping[str, str] = field(default_factory=dict, compare=False)
    excerpt: str = field(default="", compare=False)

    @property
    def message(self) -> str:
        """The sentence in English."""
        return self.said(str)

    @property
    def hint(self) -> str:
        """What to write instead, in English; empty when the message says it all."""
        return self.hinted(str)

    def said(self, translate: Translate) -> str:
        """Return what is wrong, in the language of ``translate``."""
        return translate(RULES[self.code].message).format_map(self._spoken(translate))

    def hinted(self, translate: Translate) -> str:
        """Return what to write instead, in the language of ``translate``."""
        rule = RULES[self.code]
        sentence = rule.near if rule.near and self.words.get("near") else rule.hint
        return translate(sentence).format_map(self._spoken(translate)) if sentence else ""

    def _spoken(self, translate: Translate) -> dict[str, str]:
        return {
            name: translate(word) if name in OURS else quotable(word, LONGEST.get(name))
            for name, word in self.words.items()
        }


# Words that are sentences of ours, to be translated: the name of a kind
# ("tool"), the title of a field or a choice, what a value looks like ("a list"),
# why a file is not YAML. What the contributor wrote is quoted as it stands, but
# for its length.
OURS = frozenset({"kind", "title", "found", "reason", "advice"})
LONGEST_QUOTE = 80
LONGEST_LIST = 2_000
LONGEST = dict.fromkeys(("known", "folders", "missing"), LONGEST_LIST)


def quotable(text: str, longest: int | None = None) -> str:
    """Return ``text`` as a message may show it: on one line, without what upsets a terminal."""
    longest = longest or LONGEST_QUOTE
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return printable(short)


def printable(text: str) -> str:
    """Return ``text`` with a space for every blank, and a mark for what has no shape.

    Control characters, marks of direction and unpaired bytes would break a
    terminal, a note on GitHub, or the sense of a sentence.
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else " " if character.isspace() else "\ufffd"
        for character in text
    )


class DataError(Exception):
    """The data has problems; nothing can be built from it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(f"{p.at.file}:{p.at.line}: {p.message}" for p in self.problems))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word closest to ``word``, or an empty text when none is close."""
    lowered = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return lowered[close[0]] if close else ""


def meant(word: str, titles: Mapping[str, str]) -> str:
    """Return the name that ``word`` stands for: « site », « Licence », « licens »; else nothing.

    ``titles`` holds the known names, each with its title, a sentence of ours:
    people write what they read on pages, in any of our languages.
    """
    ways = {
        _plain(translator(language)(title)): name
        for language in LANGUAGES
        for name, title in titles.items()
    }
    ways |= {_plain(name): name for name in titles}
    plain = _plain(word)
    if plain not in ways:
        starts = (way for way in ways if plain and way.startswith(f"{plain} "))
        plain = next(starts, "") or nearest(plain, ways)
    return ways.get(plain, "")


def _plain(text: str) -> str:
    return folded(text).replace("_", " ").replace("-", " ")


MOST_PROBLEMS = 100


def at_most(problems: Iterable[Problem], most: int = MOST_PROBLEMS) -> list[Problem]:
    """Return the first problems; where more follow, the last one only says so.

    Nobody reads the thousandth problem of a file, and looking for near words
    takes time: ``problems`` may be lazy, and is not run further.
    """
    first = list(islice(problems, most + 1))
    if len(first) > most:
        one_more = first.pop()
        first.append(Problem(one_more.at, "more-problems", {}, one_more.excerpt))
    return first


RULES: Mapping[str, Rule] = {
    # The file itself.
    "file-ending": Rule(_("'{name}' does not end in .yml"), _("rename it to '{expected_name}'")),
    "file-name": Rule(
        _("'{name}' is not made of lower-case letters, digits and single hyphens"),
        _("rename it to something like '{expected_name}'"),
    ),
    "reserved-name": Rule(
        _("'{name}' is a name that Windows keeps for itself: no copy there could hold this file"),
        _("add a word to it, for instance '{expected_name}'"),
    ),
    "stray-file": Rule(
        _("'{name}' is not read by anything"),
        _("data files are association.yml, one .yml file per entry in {folders}, and logos/"),
        _("did you mean '{near}/'?"),
    ),
    "outside-link": Rule(
        _("'{name}' is a link that leads to nothing in the data folder"),
        _("put the file itself here"),
    ),
    "missing-file": Rule(
        _("there is no such file"), _("every knowledge base describes its association")
    ),
    "more-problems": Rule(
        _("this file has more problems"), _("they are said once the others are solved")
    ),
    "no-data": Rule(
        _("there is no such folder"), _("give the folder that holds association.yml with --data")
    ),
    "unreadable": Rule(
        _("the file cannot be read: {reason}"), _("let your account read it, or save it again")
    ),
    "too-big": Rule(
        _("the file has {size} KB; {limit} KB is the most"), _("one file holds one entry")
    ),
    "not-utf8": Rule(_("this byte is not UTF-8 text"), _("save the file in UTF-8")),
    "control-character": Rule(
        _("character {character} is not text"), _("remove it; your editor may not show it")
    ),
    "odd-blank": Rule(
        _("a no-break space stands here"),
        _("write an ordinary space: YAML takes this one for a letter"),
    ),
    "tab": Rule(_("a tab stands here"), _("write spaces: YAML does not take tabs")),
    # YAML.
    "empty-file": Rule(_("the file is empty"), _("start with a line such as 'name: …'")),
    "yaml": Rule(_("this is not YAML: {reason}"), _("try this: {advice}")),
    "cut-by-comment": Rule(
        _("what follows ' #' is a comment, and would be lost"),
        _("put the whole text in quotes, or the comment on a line of its own"),
    ),
    "several-documents": Rule(
        _("a second document starts here"), _("remove the line '---': one file holds one entry")
    ),
    "not-a-mapping": Rule(
        _("the file does not hold 'field: value' lines"),
        _("start with a line such as 'name: …', with a space after the colon"),
    ),
    "anchor": Rule(
        _("'&' and '*' at the start of a value are YAML anchors, which are not read"),
        _("put the value in quotes if it is text"),
    ),
    "tag": Rule(
        _("'!' at the start of a value is a YAML tag, which is not read"),
        _("put the value in quotes if it is text"),
    ),
    "too-deep": Rule(_("lists and fields are nested more than {limit} deep here")),
    "odd-key": Rule(
        _("a field name has to be plain text"), _("put the value in quotes if it is text")
    ),
    "duplicate-key": Rule(_("'{name}' is already given on line {line}"), _("keep one of the two")),
    # Fields.
    "unknown-field": Rule(
        _("unknown field '{name}'"),
        _("known here: {known}"),
        _("did you mean '{near}' ({title})?"),
    ),
    "missing-field": Rule(_("{name} is missing"), _("add '{name}: …'")),
    "missing-source": Rule(
        _("{name} is missing: every claim says where it comes from"),
        _("add 'sources:' with the id of a file in sources/, or a url, title and publisher"),
    ),
    "empty": Rule(
        _("{field} is empty"), _("write its value, or leave the field out when nothing is known")
    ),
    "too-few": Rule(_("{field}: at least {least} are needed, not {count}")),
    "needs-text": Rule(
        _("{field}: expected some text, not {found}"),
        _("write it after the colon, in quotes if it starts with a bracket, a brace or a hyphen"),
    ),
    "needs-list": Rule(
        _("{field}: expected a list, not {found}"),
        _("start each item with '- ' on a line of its own"),
    ),
    "needs-fields": Rule(
        _("{field}: expected 'field: value' lines, not {found}"), _("known here: {known}")
    ),
    "left-out-of-markdown": Rule(
        _("{field}: '{value}' is not shown: no HTML, no picture, and links to the web alone"),
        _("write links as [text](https://…), and '<' between backquotes if it is meant as text"),
    ),
    "several-lines": Rule(_("{field} has several lines"), _("write it on one line")),
    "too-long": Rule(_("{field} has {length} characters; {limit} is the most")),
    "not-a-number": Rule(_("{field}: '{value}' is not a whole number"), _("write digits only")),
    "not-in-range": Rule(_("{field}: {value} is not between {low} and {high}")),
    "not-a-date": Rule(
        _("{field}: '{value}' is not a date"),
        _("write a day of the calendar as year-month-day, for instance 2026-03-01"),
        _("did you mean '{near}'?"),
    ),
    "not-a-partial-date": Rule(
        _("{field}: '{value}' is not a date"),
        _("write 2026-03-01, or 2026-03 or 2026 when the source says no more"),
        _("did you mean '{near}'?"),
    ),
    "not-a-moment": Rule(
        _("{field}: '{value}' is not a day, nor a day and a time"),
        _("write 2026-03-01, or 2026-03-01 09:30"),
        _("did you mean '{near}'?"),
    ),
    "not-a-time-zone": Rule(
        _("{field}: there is no time zone '{value}'"), _("write for instance Europe/Paris")
    ),
    "ends-before-start": Rule(
        _("{field}: {value} is before the start, {start}"),
        _("both days are included; leave {field} out for a one-day event"),
    ),
    "mixed-moments": Rule(
        _("{field}: {value} and {start} are not both days, or both times"),
        _("give both a time, or neither"),
    ),
    "left-before-joined": Rule(
        _("{field}: {value} is before {start}, the date of joining"),
        _("one of the two dates is wrong; if the organization came back, say so in a note"),
    ),
    "in-the-future": Rule(
        _("{field}: {value} is after today, {today}"), _("write the day of the last check")
    ),
    "not-a-url": Rule(
        _("{field}: '{value}' is not a web address"),
        _("write it in full, starting with https://, without a blank"),
        _("did you mean '{near}'?"),
    ),
    "url-with-credentials": Rule(
        _("{field}: the address holds a user name or a password"),
        _("remove what stands before '@'"),
    ),
    "personal-email": Rule(
        _("{field}: '{value}' looks like the address of a person"),
        _("give a shared address, for instance contact@…"),
    ),
    "not-spdx": Rule(
        _("{field}: '{value}' is not an SPDX license expression"),
        _(
            "look on spdx.org/licenses; a license that is not there is LicenseRef-Its-Name; "
            "several are joined by OR, for a choice, or AND"
        ),
        _("did you mean '{near}'?"),
    ),
    "license-family": Rule(
        _("{field}: '{value}' may be several licenses"),
        _("write the one that applies: {known}"),
        _(
            "write the one that applies: {known}; 'or-later' is for a text that lets one choose "
            "a later version"
        ),
    ),
    "old-spdx": Rule(
        _("{field}: '{value}' is an old form that does not say whether later versions apply"),
        _("write '{only}' or '{later}'; a license_note may explain it where no source says which"),
    ),
    "not-one-of": Rule(
        _("{field}: '{value}' is not one of: {known}"),
        "",
        _("did you mean '{near}' ({title})?"),
    ),
    "not-a-language": Rule(
        _("{field}: '{value}' is not a language code"), _("write two letters, for instance fr")
    ),
    "not-an-identifier": Rule(
        _("{field}: '{value}' has not the form that is expected here"),
        _("write it like {shape}"),
        _("did you mean '{near}'?"),
    ),
    "not-in-book": Rule(
        _("{field}: the fonts of the book have no character '{character}' ({codepoint})"),
        _("write it in Latin letters, or leave it out"),
    ),
    "one-of-two": Rule(_("either {first} or {second} has to be given, and only one of them")),
    "one-at-least": Rule(_("{first} or {second} has to be given")),
    "incomplete-source": Rule(
        _("a source written in place needs {missing} too"),
        _("the id of a file in sources/ can stand alone instead"),
    ),
    "unknown-support": Rule(
        _("{field}: '{value}' is not a field given in this file"),
        _("given here: {known}"),
        _("did you mean '{near}'?"),
    ),
    # Entries among themselves.
    "unknown-mention": Rule(
        _("{field}: there is no {kind} '{value}'"),
        _("each {kind} is a file in {folder}/"),
        _("did you mean '{near}'? Each {kind} is a file in {folder}/"),
    ),
    "bare-address": Rule(
        _("{field}: '{value}' is an address, and not the id of a source"),
        _("write 'url: {value}', then a title and a publisher; or the id of a file in sources/"),
    ),
    "wrong-kind": Rule(
        _("{field}: '{value}' is in {other}/, not in {folder}/"),
        _("each {kind} is a file in {folder}/"),
    ),
    "shared-former-id": Rule(_("{field}: '{value}' is already a former id of '{owner}'")),
    "former-id-in-use": Rule(
        _("{field}: '{value}' is the id of a file that exists"), _("remove it from {field}")
    ),
    "shared-address": Rule(
        _("{field}: {value} is also that of '{owner}'"),
        _("give each its own, or say in note why they share it"),
    ),
    "license-name": Rule(
        _("{field}: the file of {value} has to be named after it"),
        _("rename it to '{expected_name}.yml', or correct the identifier"),
    ),
    "same-name": Rule(
        _("{field}: '{value}' is already the name of '{owner}'"),
        _("a copied sheet needs a name of its own; two sheets of one thing become one"),
    ),
    "self-mention": Rule(_("{field}: an entry cannot mention itself here")),
    "shared-section": Rule(
        _("{field}: '{value}' is also the folder of {other}"), _("give each kind its own")
    ),
    "cycle": Rule(
        _("{field}: following it leads back here: {route}"),
        _("what replaces a tool is not replaced by it"),
    ),
    "not-published": Rule(
        _("{field} is still left to complete"),
        _("a release needs it; fill it in, then check again with --release"),
    ),
    # Logos.
    "logo-missing": Rule(
        _("{field}: there is no file logos/{value}"),
        _("add the file, or leave the logo out: a monogram is drawn instead"),
        _("did you mean '{near}'?"),
    ),
    "logo-format": Rule(
        _("{field}: '{value}' is neither SVG nor PNG"), _("export it in one of these formats")
    ),
    "logo-too-big": Rule(
        _("{field}: {value} has {size} KB; {limit} KB is the most"), _("simplify or compress it")
    ),
    "logo-unsafe": Rule(
        _("{field}: {value} holds {what}, which a logo may not"), _("export it as plain SVG")
    ),
    "logo-broken": Rule(_("{field}: {value} cannot be read as an image")),
}
