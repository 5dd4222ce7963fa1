"""The kinds of field: how each reads the text that a contributor wrote.

A field that cannot be read raises an error whose type is the code of a rule
in problems.py, and whose context holds the words of its sentence.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NoReturn, Self
from unicodedata import normalize
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from license_expression import Licensing, get_spdx_licensing
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from knowledge.characters import first_unprintable
from knowledge.folding import kebab
from knowledge.language import LANGUAGES, translator
from knowledge.language import mark as _
from knowledge.licenses import licenses_called
from knowledge.problems import nearest

LONGEST_LINE = 300
LONGEST_TEXT = 20_000
LONGEST_ADDRESS = 2_000

AMONG = "among"


def refuse(code: str, among: Callable[[], Iterable[str]] = tuple, **words: str) -> NoReturn:
    """Say that a value breaks the rule ``code``; the value meant may be ``among`` others."""
    # The sentence is in problems.py; pydantic insists on one of its own. The
    # nearest word is looked for only if the problem is shown: it takes time,
    # and so does the list itself, which pydantic would print for nobody.
    raise PydanticCustomError(code, "see problems.py", {AMONG: among, **words})


@dataclass(frozen=True, eq=False)
class Reader:
    """How pydantic reads a field: one function of the text as it was written.

    ``shape`` is an example, for an identifier whose form others chose.
    """

    function: Callable[..., Any]
    schema: dict[str, Any]
    shape: str = ""

    @property
    def name(self) -> str:
        """The name of its function, by which the form in the browser finds its own."""
        return self.function.__name__

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        def reading(written: object, info: ValidationInfo) -> object:
            return self.function(as_text(written), info)

        return core_schema.with_info_plain_validator_function(reading)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.schema


def as_text(written: object) -> str:
    """Return the text of a field, without the blanks around it."""
    if not isinstance(written, str):
        refuse("needs-text", found=form_of(written))
    text = written.strip()
    if not text:
        refuse("empty")
    # macOS may give « é » as two characters, which fonts and search take for two.
    return normalize("NFC", text)


def form_of(written: object) -> str:
    """Return what a value looks like to whoever wrote it."""
    if isinstance(written, dict):
        return _("'field: value' lines")
    return _("a list") if isinstance(written, list | tuple) else _("text")


# Text

# Neither a handle (@guild@social.example), nor a version (mkdocs@1.6.1): the
# last label of a host is made of letters. A match starts where a word does, so
# that a long text is read once.
EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")

# An address is shared when its local part says a role. Anything else may be a
# person's, and personal data stays out of files that git keeps for ever.
ROLES = frozenset(
    """
    abuse accessibilite accessibility accueil adhesion admin administration announce asso
    association bureau collectif com commits communication compta comptabilite conf conference
    contact contribuer dev developers discuss dpo dsi editorial editors enquiries equipe
    evenement evenements events formation git hello help hostmaster info infos issues join
    journal legal list liste listes lists maintainers marketing membership membres moderation
    news newsletter noreply office opensource ops ospo oss partenariats postmaster presidence
    press presse privacy projet projets redaction rgpd secretariat securite security service
    siege site source support team tresorerie user users web webmaster
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


def is_shared(address: str) -> bool:
    """Say whether an e-mail address names a role, or its organization, rather than a person."""
    local, _at, host = address.lower().partition("@")
    return local in host.split(".") or not ROLES.isdisjoint(re.split(r"[._+-]|\d+", local))


def text(written: str, _info: ValidationInfo) -> str:
    """Read running text: any length up to a page or so, without a person's e-mail address."""
    if len(written) > LONGEST_TEXT:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_TEXT))
    if "@" in written:
        for address in EMAIL.findall(written):
            if not is_shared(address):
                refuse("personal-email", value=address)
    if character := first_unprintable(written):
        refuse("not-in-book", character=character, codepoint=f"U+{ord(character):04X}")
    return written


def line(written: str, info: ValidationInfo) -> str:
    """Read text that stands on one line."""
    if "\n" in written or "\r" in written:
        refuse("several-lines")
    if len(written) > LONGEST_LINE:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_LINE))
    return text(written, info)


MAY_BE_MARKUP = re.compile(r"[<\[]")


def markdown_text(written: str, info: ValidationInfo) -> str:
    """Read Markdown: what its rendering would leave out is said here, so that nothing is lost."""
    text(written, info)
    if MAY_BE_MARKUP.search(written):
        # Most texts have neither a tag nor a link, and the check starts faster.
        from knowledge import markdown

        if found := markdown.left_out(written):
            refuse("left-out-of-markdown", value=found)
    return written


LONGEST_SUMMARY = 150  # as shortDescription of publiccode.yml 0.7


def summary(written: str, info: ValidationInfo) -> str:
    """Read a summary, which search results and cards show whole."""
    if len(written) > LONGEST_SUMMARY:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_SUMMARY))
    return line(written, info)


def scalar(**rules: Any) -> dict[str, Any]:
    """Return the schema of a text that editors may take for something else.

    YAML gives an editor a number for « 1.10 » and a Boolean for « true »; we
    read both as text, and so must its schema.
    """
    return {"type": ["string", "number", "boolean"], "minLength": 1, **rules}


Text = Annotated[str, Reader(text, scalar(maxLength=LONGEST_TEXT))]
ONE_LINE = r"^\s*\S.*\s*$"
Line = Annotated[str, Reader(line, scalar(maxLength=LONGEST_LINE, pattern=ONE_LINE))]
Summary = Annotated[str, Reader(summary, scalar(maxLength=LONGEST_SUMMARY, pattern=ONE_LINE))]
Markdown = Annotated[str, Reader(markdown_text, scalar(maxLength=LONGEST_TEXT))]


def number(written: str, _info: ValidationInfo) -> int:
    """Read a whole number."""
    if not re.fullmatch(r"[0-9]{1,12}", written):
        refuse("not-a-number", value=written)
    return int(written)


Number = Annotated[
    int, Reader(number, {"type": ["integer", "string"], "pattern": r"^[0-9]{1,12}$", "minimum": 0})
]

MOST_MONTHS = 120


def months(written: str, info: ValidationInfo) -> int:
    """Read a number of months between two reviews."""
    count = number(written, info)
    if not 1 <= count <= MOST_MONTHS:
        refuse("not-in-range", value=written, low="1", high=str(MOST_MONTHS))
    return count


Months = Annotated[
    int, Reader(months, {"type": ["integer", "string"], "minimum": 1, "maximum": MOST_MONTHS})
]

# Addresses


def url(written: str, _info: ValidationInfo) -> str:
    """Read a web address: http or https, whole, without credentials or blanks."""
    if len(written) > LONGEST_ADDRESS:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_ADDRESS))
    if not ADDRESS.fullmatch(written) or not written.isprintable():
        refuse("not-a-url", value=written)
    try:
        parts = urlsplit(written)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        refuse("not-a-url", value=written)
    if "@" in parts.netloc:
        refuse("url-with-credentials")
    if not HOST.fullmatch(host):
        refuse("not-a-url", value=written)
    return written


ADDRESS = re.compile(r'https?://[^\s<>"\\^`{}|]+')
HOST = re.compile(r"[\w-]+(\.[\w-]+)+\.?|[0-9a-f.]*:[0-9a-f:.]+")
Url = Annotated[str, Reader(url, {"type": "string", "format": "uri", "pattern": "^https?://"})]

# Dates


@dataclass(frozen=True)
class PartialDate:
    """A date of which a source may say only the year, or the year and month."""

    year: int
    month: int | None = None
    day: int | None = None

    def __lt__(self, other: "PartialDate") -> bool:
        """Say which comes first in a list: a year stands before its months and days."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __str__(self) -> str:
        return "-".join(
            [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        )

    @property
    def first_day(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the whole date of ``day``."""
        return cls(day.year, day.month, day.day)


MONTH, MONTH_DAY = "0[1-9]|1[0-2]", "0[1-9]|[12][0-9]|3[01]"
PARTIAL_DATE = re.compile(f"([0-9]{{4}})(?:-({MONTH})(?:-({MONTH_DAY}))?)?")
DAY = re.compile(f"[0-9]{{4}}-(?:{MONTH})-(?:{MONTH_DAY})")
MOMENT = re.compile(DAY.pattern + "[ T](?:[01][0-9]|2[0-3]):[0-5][0-9]")


FRENCH_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", re.ASCII)
SHORT_DAY = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})", re.ASCII)


def as_a_day(written: str) -> str:
    """Return the day that someone meant who wrote it another way: 4/6/2026 is 2026-06-04."""
    if found := FRENCH_DAY.fullmatch(written):
        numbers = found.groups()[::-1]
    elif found := SHORT_DAY.fullmatch(written):
        numbers = found.groups()
    else:
        return ""
    year, month, of_month = (int(number) for number in numbers)
    try:
        return date(year, month, of_month).isoformat()
    except ValueError:
        return ""


def partial_date(written: str, _info: ValidationInfo) -> PartialDate:
    """Read a day, a month or a year."""
    found = PARTIAL_DATE.fullmatch(written)
    if not found:
        refuse("not-a-partial-date", value=written, near=as_a_day(written))
    numbers = [int(part) for part in found.groups() if part]
    partial = PartialDate(*numbers)
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        refuse("not-a-partial-date", value=written, near=as_a_day(written))
    return partial


def day(written: str, _info: ValidationInfo) -> date:
    """Read a whole day."""
    if DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass
    refuse("not-a-date", value=written, near=as_a_day(written))


def past_day(written: str, info: ValidationInfo) -> date:
    """Read a day that is not after today, which the validation context gives."""
    read_day = day(written, info)
    today: date = (info.context or {})["today"]
    if read_day > today:
        refuse("in-the-future", value=written, today=today.isoformat())
    return read_day


def moment(written: str, info: ValidationInfo) -> date | datetime:
    """Read a day, or a day and a time in the time zone of the event."""
    if MOMENT.fullmatch(written):
        try:
            return datetime.fromisoformat(written)
        except ValueError:
            refuse("not-a-moment", value=written)
    try:
        return day(written, info)
    except PydanticCustomError:
        refuse("not-a-moment", value=written)


def time_zone(written: str, _info: ValidationInfo) -> ZoneInfo:
    """Read the name of a time zone of the IANA database."""
    # The name is that of a file below a folder: ZoneInfo refuses what leaves it,
    # and fails in its own way on a folder or on a name that no file can have.
    try:
        return ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        refuse("not-a-time-zone", value=written)


def pattern(*forms: re.Pattern[str]) -> dict[str, str]:
    """Return the part of a schema that asks for one of some forms."""
    return {"pattern": "^(" + "|".join(form.pattern for form in forms) + ")$"}


# An editor takes a year alone for a number.
_YEAR = {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999}
When = Annotated[PartialDate, Reader(partial_date, {**_YEAR, **pattern(PARTIAL_DATE)})]
PastDay = Annotated[date, Reader(past_day, {"type": "string", **pattern(DAY)})]
Day = Annotated[date, Reader(day, {"type": "string", **pattern(DAY)})]
Moment = Annotated[date | datetime, Reader(moment, {"type": "string", **pattern(DAY, MOMENT)})]
TimeZone = Annotated[ZoneInfo, Reader(time_zone, {"type": "string"})]

# Codes of others

LICENSE_REFERENCE = re.compile(r"(DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")
OLD_LICENSE = re.compile(r"(?:A|L)?GPL-\d\.\d|GFDL-\d\.\d")  # deprecated in SPDX 3.0 (2018)


@cache
def spdx() -> Licensing:
    """Return the list of SPDX licenses."""
    return get_spdx_licensing()


def license_symbols(expression: str) -> tuple[str, ...]:
    """Return the identifiers that an expression names, in their order and as they are written.

    Raises ValueError when it is not an expression. SPDX 2.3, annex D.
    """
    return tuple(name for name, _is_exception in _symbols(expression))


_READER = Licensing()


@cache
def _symbols(expression: str) -> tuple[tuple[str, bool], ...]:
    """Return the same, each with whether it stands after WITH, where exceptions do."""
    try:
        literals = _READER.parse(expression, strict=False).get_literals()
    except Exception as error:  # it fails in many ways, with an IndexError on « () »
        raise ValueError(expression) from error
    parts = (enumerate(literal.decompose()) for literal in literals)
    return tuple(
        dict.fromkeys((str(part.key), bool(place)) for two in parts for place, part in two)
    )


def _refuse_license(name: str, known: Collection[str]) -> NoReturn:
    # « GPL-2.0+ » is an old form too, but one that says what it means.
    later = f"{name.removesuffix('+')}-or-later"
    if later in known:
        refuse("not-spdx", value=name, near=later)
    called = licenses_called(name)
    if len(called) == 1:
        refuse("not-spdx", value=name, near=called[0])
    if called:
        chooses = any(one.endswith("-or-later") for one in called)
        refuse(
            "license-family",
            value=name,
            known=", ".join(called),
            near="-or-later" if chooses else "",
        )
    refuse("not-spdx", spdx_names, value=name)


def spdx_names() -> list[str]:
    """Return the identifiers of the SPDX list, exceptions included; references are not in it."""
    return [name for name in spdx().known_symbols if not LICENSE_REFERENCE.fullmatch(name)]


def license_expression(written: str, info: ValidationInfo) -> str:
    """Read an SPDX license expression; an old form needs a license_note beside it."""
    if len(written) > LONGEST_LINE:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_LINE))
    try:
        symbols = _symbols(written)
    except ValueError:
        refuse("not-spdx", value=written)
    known = spdx().known_symbols
    for name, is_exception in symbols:
        if OLD_LICENSE.fullmatch(name):
            if not info.data.get("license_note"):
                refuse("old-spdx", value=name, only=f"{name}-only", later=f"{name}-or-later")
        elif name not in known and not LICENSE_REFERENCE.fullmatch(name):
            _refuse_license(name, known)
        elif name in known and known[name].is_exception != is_exception:
            refuse("not-spdx", value=written)
    return written


License = Annotated[str, Reader(license_expression, {"type": "string"})]


def license_id(written: str, _info: ValidationInfo) -> str:
    """Read the identifier of one license; an old form too, which some lists still give."""
    known = spdx().known_symbols
    is_known = written in known and not known[written].is_exception
    if not (is_known or OLD_LICENSE.fullmatch(written) or LICENSE_REFERENCE.fullmatch(written)):
        _refuse_license(written, known)
    return written


def license_file(license_id: str) -> str:
    """Return the id of the file that explains a license: ``apache-2-0`` for Apache-2.0."""
    return kebab(license_id)


LicenseId = Annotated[str, Reader(license_id, {"type": "string"})]

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]+)?")  # the part of BCP 47 that we meet


def language(written: str, _info: ValidationInfo) -> str:
    """Read the code of a human language."""
    if not LANGUAGE_CODE.fullmatch(written):
        refuse("not-a-language", value=written)
    return written


def site_language(written: str, info: ValidationInfo) -> str:
    """Read the language of a site: one whose dates and names of languages we can write."""
    # Babel is slow to start, and only the association has such a field.
    from babel.localedata import exists

    code = language(written, info)
    if not exists(code.replace("-", "_")):
        refuse("not-a-language", value=written)
    return code


def identifier(form: re.Pattern[str], shape: str, *also: str) -> Reader:
    """Return the field of an identifier given by others, of this form: like ``shape``.

    An editor may take it for something else ``also``: one of digits for a number.
    """

    def identified(written: str, _info: ValidationInfo) -> str:
        if len(written) > LONGEST_LINE or not form.fullmatch(written):
            refuse("not-an-identifier", value=written, shape=shape)
        return written

    return Reader(identified, {"type": ["string", *also], **pattern(form)}, shape)


Language = Annotated[str, Reader(language, {"type": "string", **pattern(LANGUAGE_CODE)})]
SiteLanguage = Annotated[str, Reader(site_language, {"type": "string", **pattern(LANGUAGE_CODE)})]
Wikidata = Annotated[str, identifier(re.compile("Q[1-9][0-9]*"), "Q42")]
Siren = Annotated[str, identifier(re.compile("[0-9]{9}"), "123456789", "integer")]
PackageUrl = Annotated[str, identifier(re.compile(r"pkg:[a-z][a-z0-9.+-]*/\S+"), "pkg:pypi/mkdocs")]

SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
# Windows makes no file of these names, whatever their ending:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)
FILE_NAME = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*\.(svg|png)")
Slug = Annotated[str, identifier(SLUG, "apache-kafka", "integer")]


def logo_file(written: str, _info: ValidationInfo) -> str:
    """Read the name of a picture in logos/."""
    if not written.lower().endswith((".svg", ".png")):
        refuse("logo-format", value=written)
    if len(written) > LONGEST_LINE or not FILE_NAME.fullmatch(written):
        refuse("not-an-identifier", value=written, shape="acme.svg")
    return written


LogoFile = Annotated[str, Reader(logo_file, {"type": "string", **pattern(FILE_NAME)})]

# Choices and mentions


class Choice(StrEnum):
    """One of a few words that the program depends on; each has a label for readers."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make the word ``value``, shown as ``label``, a sentence of ours."""
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.label = label
        return choice

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # oneOf rather than enum: editors show the title of each word.
        return {"oneOf": [{"const": choice.value, "title": choice.label} for choice in cls]}

    @classmethod
    def _labelled(cls, word: str) -> str:
        """Return the word that readers see as ``word``, in any of our languages."""
        labels = {
            translator(language)(choice.label).lower(): choice.value
            for language in LANGUAGES
            for choice in cls
        }
        return labels.get(word.lower(), "")

    @classmethod
    def _read(cls, written: object) -> Self:
        word = as_text(written)
        known = [choice.value for choice in cls]
        if word not in known:
            near = cls._labelled(word) or nearest(word, known)
            refuse("not-one-of", value=word, known=", ".join(known), near=near)
        return next(choice for choice in cls if choice.value == word)


def exactly_one(value: str | None, info: ValidationInfo, first: str) -> str | None:
    """Return the value of the second of two fields, of which one is given and only one."""
    # When the first one has a problem of its own, pydantic leaves it out here.
    if first in info.data and (info.data[first] is None) == (value is None):
        refuse("one-of-two", first=first, second=str(info.field_name))
    return value


ITS_OWN = "its own"


@dataclass(frozen=True)
class EachIs:
    """Says what readers call one item of a list whose items are plain texts."""

    word: str


@dataclass(frozen=True)
class MentionOf:
    """Marks a field that holds the id of an entry of one kind, or of the kind of its file."""

    kind: str


def mention(written: str, _info: ValidationInfo) -> str:
    """Read the id of an entry; linking.py says whether there is one."""
    return written
