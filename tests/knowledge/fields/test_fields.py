"""Each kind of field reads what a contributor may write, and refuses the rest in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from pydantic import create_model

from knowledge.fields.addresses import Url
from knowledge.fields.dates import Moment, PartialDate, PastDay, TimeZone, When
from knowledge.fields.identifiers import Language, LogoFile, PackageUrl, Siren, Slug, Wikidata
from knowledge.fields.licenses import License, license_symbols
from knowledge.fields.numbers import Number
from knowledge.fields.reading import form_of
from knowledge.fields.text import Line, Markdown, Summary, Text
from knowledge.loading.files import read_entry
from knowledge.loading.source import parse
from knowledge.models.entry import Entry
from knowledge.models.members import LegalKind

TODAY = dt.date(2026, 6, 1)


def read(kind, written):
    """Return what a field of this kind reads, and what is said of it."""
    sample = create_model("Sample", __base__=Entry, value=(kind, ...))
    sample.kind = "samples"
    document, problems = parse(f"value: {written}\n", "sample.yml")
    assert problems == []
    entry, problems = read_entry(sample, document, "sample", TODAY)
    return entry.value if entry else None, [(p.message, p.hint) for p in problems]


LONG = "a" * 301


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        # Text stays as it was written, less the blanks around it.
        (Line, "no", "no"),
        (Line, "1.10", "1.10"),
        (Line, "010", "010"),
        (Line, "12:30", "12:30"),
        (Line, '"  Acme  "', "Acme"),
        (Line, "Œuvre d’Élan – 12 €", "Œuvre d’Élan – 12 €"),
        (Line, "e\u0301lan", "\u00e9lan"),
        (Line, LONG[:300], LONG[:300]),
        (Summary, "é" * 150, "é" * 150),
        (Text, "|\n  a\n  b", "a\nb"),
        (Text, "a" * 20_000, "a" * 20_000),
        (Markdown, "|\n  *a*\n\n  b", "*a*\n\nb"),
        # Addresses.
        (Url, "https://acme.example", "https://acme.example"),
        (Url, "http://élan.example:8080/a?b=c#d", "http://élan.example:8080/a?b=c#d"),
        (Url, "https://acme.example/@team", "https://acme.example/@team"),
        (Url, '"https://[2001:db8::1]/"', "https://[2001:db8::1]/"),
        # Dates, as far as they are known.
        (When, "2026", PartialDate(2026)),
        (When, "2026-03", PartialDate(2026, 3)),
        (When, "2024-02-29", PartialDate(2024, 2, 29)),
        (PastDay, "2026-06-01", TODAY),
        (Moment, "2026-03-01", dt.date(2026, 3, 1)),
        (Moment, "2026-03-01 09:30", dt.datetime(2026, 3, 1, 9, 30)),  # noqa: DTZ001
        (Moment, "2026-03-01T09:30", dt.datetime(2026, 3, 1, 9, 30)),  # noqa: DTZ001
        (TimeZone, "Europe/Paris", ZoneInfo("Europe/Paris")),
        # Codes of others.
        (Number, "0042", 42),
        (Language, "fr", "fr"),
        (Language, "pt-BR", "pt-BR"),
        (Wikidata, "Q42", "Q42"),
        (Siren, "012345678", "012345678"),
        (PackageUrl, "pkg:pypi/mkdocs", "pkg:pypi/mkdocs"),
        (Slug, "apache-kafka-3", "apache-kafka-3"),
        (LogoFile, "acme.svg", "acme.svg"),
        (LegalKind, "company", LegalKind.COMPANY),
        # Licenses.
        (License, "MIT", "MIT"),
        (License, "(MIT OR Apache-2.0) AND BSD-3-Clause", "(MIT OR Apache-2.0) AND BSD-3-Clause"),
        (License, "MIT WITH LLVM-exception", "MIT WITH LLVM-exception"),
        (License, "LicenseRef-Acme-1.0", "LicenseRef-Acme-1.0"),
    ],
)
def test_a_field_reads_what_contributors_write(kind, written, value):
    assert read(kind, written) == (value, [])


WRITE_DAY = "write a day of the calendar as year-month-day, for instance 2026-03-01"
WRITE_TEXT = "write it after the colon, in quotes if it starts with a bracket, a brace or a hyphen"
WRITE_PARTIAL = "write 2026-03-01, or 2026-03 or 2026 when the source says no more"
WRITE_MOMENT = "write 2026-03-01, or 2026-03-01 09:30"
WRITE_URL = "write it in full, starting with https://, without a blank"
WRITE_SPDX = (
    "look on spdx.org/licenses; a license that is not there is LicenseRef-Its-Name;"
    " several are joined by OR, for a choice, or AND"
)
WRITE_NEW_FORM = (
    "write 'GPL-2.0-only' or 'GPL-2.0-or-later';"
    " a license_note may explain it where no source says which"
)
WRITE_VALUE = "write its value, or leave the field out when nothing is known"
WRITE_LETTERS = "write it in Latin letters, or leave it out"
SHARED = "give a shared address, for instance contact@…"
NO_FORM = "has not the form that is expected here"


@pytest.mark.parametrize(
    ("kind", "written", "message", "hint"),
    [
        # Text.
        (Line, "[a]", "value: expected some text, not a list", WRITE_TEXT),
        (Line, "{a: b}", "value: expected some text, not 'field: value' lines", WRITE_TEXT),
        (Line, '"  "', "value is empty", WRITE_VALUE),
        (Line, "null", "value is empty", WRITE_VALUE),
        (Line, "|\n  a\n  b", "value has several lines", "write it on one line"),
        (Line, '"a\\rb"', "value has several lines", "write it on one line"),
        (Line, LONG, "value has 301 characters; 300 is the most", ""),
        (Summary, "é" * 151, "value has 151 characters; 150 is the most", ""),
        (Text, "a" * 20_001, "value has 20001 characters; 20000 is the most", ""),
        (
            Line,
            "日本",
            "value: the fonts of the book have no character '日' (U+65E5)",
            WRITE_LETTERS,
        ),
        (
            Text,
            '"a\\u202Eb"',
            "value: the fonts of the book have no character '\ufffd' (U+202E)",
            WRITE_LETTERS,
        ),
        (
            Markdown,
            '"a\\tb"',
            "value: the fonts of the book have no character ' ' (U+0009)",
            WRITE_LETTERS,
        ),
        # Addresses.
        *(
            (Url, written, f"value: '{written}' is not a web address", f"did you mean '{near}'?")
            for written, near in (
                ("acme.example", "https://acme.example"),
                ("www.acme.example/a?b#c", "https://www.acme.example/a?b#c"),
                ("ftp://acme.example", "https://acme.example"),
                ("htps://acme.example", "https://acme.example"),
                ("https:/acme.example", "https://acme.example"),
                ("https:///acme.example", "https://acme.example"),
                ("<https://acme.example>", "https://acme.example"),
                ("https://acme.example,", "https://acme.example"),
            )
        ),
        *(
            (PastDay, written, f"value: '{written}' is not a date", "did you mean '2026-03-01'?")
            for written in ("1er mars 2026", "1 Mars 2026", "1 March 2026")
        ),
        (PastDay, "mars 2026", "value: 'mars 2026' is not a date", WRITE_DAY),
        (PastDay, "31 février 2026", "value: '31 février 2026' is not a date", WRITE_DAY),
        *(
            (When, written, f"value: '{written}' is not a date", "did you mean '2026-08'?")
            for written in ("août 2026", "08/2026", "8/2026", "August 2026")
        ),
        (When, "13/2026", "value: '13/2026' is not a date", WRITE_PARTIAL),
        *(
            (
                Moment,
                written,
                f"value: '{written}' is not a day, nor a day and a time",
                f"did you mean '{near}'?",
            )
            for written, near in (
                ("2026-03-03 9:30", "2026-03-03 09:30"),
                ("3/3/2026 9h30", "2026-03-03 09:30"),
                ("3 mars 2026 à 9h", "2026-03-03 09:00"),
                ("2026-03-03T09:30:00Z", "2026-03-03 09:30"),
                ("3 mars 2026", "2026-03-03"),
            )
        ),
        (Siren, "123 456 789", f"value: '123 456 789' {NO_FORM}", "did you mean '123456789'?"),
        (
            Wikidata,
            "https://www.wikidata.org/wiki/Q42",
            f"value: 'https://www.wikidata.org/wiki/Q42' {NO_FORM}",
            "did you mean 'Q42'?",
        ),
        (Number, "1" * 13, "value has 13 characters; 12 is the most", ""),
        *(
            (
                License,
                written,
                f"value: '{written}' is not an SPDX license expression",
                WRITE_SPDX,
            )
            for written in ("MIT ou Apache-2.0", "MIT et Apache-2.0", "MIT, Apache-2.0")
        ),
        (
            Url,
            "javascript:alert(1)",
            "value: 'javascript:alert(1)' is not a web address",
            WRITE_URL,
        ),
        (Url, "https://acme", "value: 'https://acme' is not a web address", WRITE_URL),
        (Url, "https://a.fr/a b", "value: 'https://a.fr/a b' is not a web address", WRITE_URL),
        (Url, '"https://a.fr/<b>"', "value: 'https://a.fr/<b>' is not a web address", WRITE_URL),
        (Url, "https://a.fr:99999", "value: 'https://a.fr:99999' is not a web address", WRITE_URL),
        (Url, '"https://[a.fr"', "value: 'https://[a.fr' is not a web address", WRITE_URL),
        (
            Url,
            '"https://a.fr/\\u202E"',
            "value: 'https://a.fr/\ufffd' is not a web address",
            WRITE_URL,
        ),
        (
            Url,
            "https://me:secret@acme.example",
            "value: the address holds a user name or a password",
            "remove what stands before '@'",
        ),
        (
            Url,
            "https://acme.example/" + "a" * 1980,
            "value has 2001 characters; 2000 is the most",
            "",
        ),
        # Dates.
        (When, "01/03/2026", "value: '01/03/2026' is not a date", "did you mean '2026-03-01'?"),
        (When, "2026-6-4", "value: '2026-6-4' is not a date", "did you mean '2026-06-04'?"),
        (When, "31/02/2026", "value: '31/02/2026' is not a date", WRITE_PARTIAL),
        (When, "2026-13", "value: '2026-13' is not a date", WRITE_PARTIAL),
        (When, "2026-00", "value: '2026-00' is not a date", WRITE_PARTIAL),
        (When, "2026-3", "value: '2026-3' is not a date", WRITE_PARTIAL),
        (When, "0000", "value: '0000' is not a date", WRITE_PARTIAL),
        (When, "20260301", "value: '20260301' is not a date", WRITE_PARTIAL),
        (When, "２０２６", "value: '２０２６' is not a date", WRITE_PARTIAL),
        (PastDay, "2026-03", "value: '2026-03' is not a date", WRITE_DAY),
        (PastDay, "2026-02-30", "value: '2026-02-30' is not a date", WRITE_DAY),
        (
            PastDay,
            "2026-06-02",
            "value: 2026-06-02 is after today, 2026-06-01",
            "write the day of the last check",
        ),
        (Moment, "2026-03", "value: '2026-03' is not a day, nor a day and a time", WRITE_MOMENT),
        (
            Moment,
            "2026-03-01 25:00",
            "value: '2026-03-01 25:00' is not a day, nor a day and a time",
            WRITE_MOMENT,
        ),
        # Codes of others.
        (Number, "-1", "value: '-1' is not a whole number", "write digits only"),
        (Number, "1.5", "value: '1.5' is not a whole number", "write digits only"),
        (
            Language,
            "français",
            "value: 'français' is not a language code",
            "write two letters, for instance fr",
        ),
        (Wikidata, "42", f"value: '42' {NO_FORM}", "write it like Q42"),
        (Siren, "12", f"value: '12' {NO_FORM}", "write it like 123456789"),
        (PackageUrl, "mkdocs", f"value: 'mkdocs' {NO_FORM}", "write it like pkg:pypi/mkdocs"),
        (Slug, "Apache_Kafka", f"value: 'Apache_Kafka' {NO_FORM}", "write it like apache-kafka"),
        (LogoFile, "Acme.svg", f"value: 'Acme.svg' {NO_FORM}", "write it like acme.svg"),
        (LogoFile, "../acme.svg", f"value: '../acme.svg' {NO_FORM}", "did you mean 'acme.svg'?"),
        (LogoFile, "Acme.SVG", f"value: 'Acme.SVG' {NO_FORM}", "write it like acme.svg"),
        (LogoFile, f"{LONG}.svg", f"value: '{LONG[:79]}…' {NO_FORM}", "write it like acme.svg"),
        (Slug, LONG, f"value: '{LONG[:79]}…' {NO_FORM}", "write it like apache-kafka"),
        (
            LogoFile,
            "acme.jpg",
            "value: 'acme.jpg' is neither SVG nor PNG",
            "export it in one of these formats",
        ),
        (
            LegalKind,
            "compagny",
            f"value: 'compagny' is not one of: {', '.join(LegalKind)}",
            "did you mean 'company' (company)?",
        ),
        # Licenses.
        (
            License,
            "apache-2",
            "value: 'apache-2' is not an SPDX license expression",
            "did you mean 'Apache-2.0'?",
        ),
        (
            License,
            "MIT OR mit",
            "value: 'mit' is not an SPDX license expression",
            "did you mean 'MIT'?",
        ),
        (
            License,
            "GPL-2.0+",
            "value: 'GPL-2.0+' is not an SPDX license expression",
            "did you mean 'GPL-2.0-or-later'?",
        ),
        (
            License,
            "GPL-2.0",
            "value: 'GPL-2.0' is an old form that does not say whether later versions apply",
            WRITE_NEW_FORM,
        ),
        (License, "()", "value: '()' is not an SPDX license expression", WRITE_SPDX),
        (License, "MIT AND", "value: 'MIT AND' is not an SPDX license expression", WRITE_SPDX),
        (
            License,
            "MIT MIT",
            "value: 'MIT MIT' is not an SPDX license expression",
            "did you mean 'MIT'?",
        ),
        (
            License,
            "LLVM-exception",
            "value: 'LLVM-exception' is not an SPDX license expression",
            WRITE_SPDX,
        ),
        (
            License,
            "MIT WITH Apache-2.0",
            "value: 'MIT WITH Apache-2.0' is not an SPDX license expression",
            WRITE_SPDX,
        ),
        (License, "(" * 301, "value has 301 characters; 300 is the most", ""),
    ],
)
def test_a_field_says_what_is_wrong_and_what_to_write(kind, written, message, hint):
    assert read(kind, written) == (None, [(message, hint)])


@pytest.mark.parametrize(
    "written",
    ["Paris", "Europe", "europe/..", "../zone", "/zone", "é", "a" * 300, "Europe/Paris/x"],
)
def test_only_a_name_of_the_iana_database_is_a_time_zone(written):
    value, said = read(TimeZone, written)

    assert value is None
    assert [hint for _message, hint in said] == ["write for instance Europe/Paris"]


@pytest.mark.parametrize(
    "address",
    [
        "jean.dupont@acme.example",
        "jdupont@acme.example",
        "Jean_D@acme.example",
        "jean@mail.acme.co.uk",
        "mailto:jean@acme.example",
        "jean+spam@acme.example",
    ],
)
def test_the_address_of_a_person_is_refused_wherever_text_stands(address):
    for kind in (Line, Text, Markdown, Summary):
        value, [(message, hint)] = read(kind, f"'Ask {address}, please'")

        assert value is None
        written = address.removeprefix("mailto:")
        assert message == f"value: '{written}' looks like the address of a person"
        assert hint == SHARED


@pytest.mark.parametrize(
    "text",
    [
        "contact@acme.example",
        "CONTACT@ACME.EXAMPLE",
        "projet-lac@acme.example",
        "open.source@acme.example et presse@acme.example",
        "users@lists.acme.example",
        "acme@acme.example",
        "git@forge.example:acme/lake.git",
        "ssh://git@forge.example/acme/lake.git",
        "@acme and @acme@social.example",
        "https://social.example/@jean",
        "npm install minisearch@7.1.0",
        "image@sha256:0123",
        "from 9 @ 10 euros, a@b",
    ],
)
def test_shared_addresses_and_other_uses_of_the_sign_are_accepted(text):
    value, said = read(Text, f"'{text}'")

    assert (value, said) == (text, [])


def test_the_identifiers_of_a_license_come_in_their_order():
    expression = "(MIT OR GPL-2.0-only WITH Classpath-exception-2.0) AND MIT"

    assert license_symbols(expression) == ("MIT", "GPL-2.0-only", "Classpath-exception-2.0")


def test_partial_dates_are_written_as_far_as_they_are_known():
    dates = [PartialDate(2026), PartialDate(2026, 3), PartialDate(2026, 3, 1), PartialDate(987)]

    assert [str(date) for date in dates] == ["2026", "2026-03", "2026-03-01", "0987"]


def test_a_partial_date_lasts_from_its_first_to_its_last_possible_day():
    assert PartialDate(2024).first_day == dt.date(2024, 1, 1)
    assert PartialDate(2024).last_day == dt.date(2024, 12, 31)
    assert PartialDate(2024, 2).first_day == dt.date(2024, 2, 1)
    assert PartialDate(2024, 2).last_day == dt.date(2024, 2, 29)
    assert PartialDate(2024, 2, 3).first_day == PartialDate(2024, 2, 3).last_day


def test_partial_dates_of_any_precision_can_be_sorted():
    year, month, day = PartialDate(2026), PartialDate(2026, 1), PartialDate(2026, 1, 1)

    assert sorted([day, PartialDate(2027), month, year]) == [year, month, day, PartialDate(2027)]


def test_a_whole_date_is_made_of_a_day():
    assert PartialDate.of(dt.date(2026, 3, 1)) == PartialDate(2026, 3, 1)


def test_values_are_called_by_what_they_look_like():
    assert [form_of(value) for value in ({}, [], "a")] == ["'field: value' lines", "a list", "text"]
