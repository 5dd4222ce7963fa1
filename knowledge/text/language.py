"""The languages of the program: its own sentences, and how dates and sizes are written."""

import gettext
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parents[1] / "locale"
DOMAIN = "knowledge"
LANGUAGES = ("fr", "en")  # of the messages; the first is that of who asks for none


def capital(text: str) -> str:
    """Return ``text`` with a capital at its start and the rest as it is."""
    return text[:1].upper() + text[1:]


def mark(sentence: str) -> str:
    """Return ``sentence`` as it is: it is only marked for the catalog, and translated on output."""
    return sentence


@cache
def catalog(language: str) -> gettext.NullTranslations:
    """Return our sentences in ``language``; those it lacks stay in English."""
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)


def translator(language: str) -> Callable[[str], str]:
    """Return the function that says a sentence of ours in ``language``."""
    say = catalog(language).gettext
    # gettext answers the empty sentence with the header of the catalog.
    return lambda sentence: say(sentence) if sentence else ""


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Let argparse, which asks the gettext of the process, find its words in our catalog."""
    domain, asked = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if asked is not None:
            os.environ["LANGUAGE"] = asked


@cache
def written_date(year: int, month: int | None, day: int | None, language: str) -> str:
    """Return a date the way ``language`` writes it, with no more than is known."""
    # The check writes no date, and starts faster without Babel.
    from babel.dates import format_date as babel_date
    from babel.dates import format_skeleton

    if month is None:
        return str(year)
    if day is None:
        return format_skeleton("yMMMM", datetime(year, month, 1), locale=_babel(language))  # noqa: DTZ001
    written = babel_date(date(year, month, day), "long", locale=_babel(language))
    # CLDR writes « 1 mars »; French wants the ordinal for the first day alone
    # (Lexique des règles typographiques en usage à l’Imprimerie nationale).
    return written.replace("1 ", "1er ", 1) if language == "fr" and day == 1 else written


def language_name(code: str, language: str) -> str:
    """Return the name of a language, ``fr`` being « français » in French."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code, sep="-").get_display_name(_babel(language)) or code
    except UnknownLocaleError:
        return code


def written_size(size: int, language: str) -> str:
    """Return a number of bytes as ``language`` writes it: « 1,2 Mo » for 1,234,567."""
    from babel.units import format_unit

    unit, length = ("megabyte", 10**6) if size >= 10**6 else ("kilobyte", 10**3)
    return format_unit(
        round(size / length, 1), f"digital-{unit}", length="short", locale=_babel(language)
    )


def locale_of(language: str) -> str:
    """Return a language with the country that speaks it most, ``fr_FR``; nothing if unknown."""
    from babel.core import get_global

    written = _babel(language)
    return (
        written
        if "_" in written
        else "_".join(get_global("likely_subtags")[written].split("_")[::2])
    )


def is_singular(count: int, language: str) -> bool:
    """Say whether ``count`` takes a singular: nought does in French, not in English."""
    from babel import Locale

    return Locale.parse(_babel(language)).plural_form(count) == "one"


def _babel(language: str) -> str:
    """Return a language as Babel writes it: ``pt_BR`` for ``pt-BR``."""
    return language.replace("-", "_")
