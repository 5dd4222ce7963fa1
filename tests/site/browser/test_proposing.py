"""A sheet written in the browser, with the sentences of the check, to a file it accepts."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from pydantic_core import PydanticCustomError

from knowledge.contributing.form import canonical
from knowledge.contributing.proposing import forms
from knowledge.fields import addresses, dates, identifiers, licenses, numbers, text
from knowledge.fields.reading import AMONG, as_text
from knowledge.loading.checking import check
from knowledge.loading.source import parse
from knowledge.models import KINDS
from knowledge.problems import nearest
from knowledge.text.language import translator
from tests.site.browser.conftest import Visit, served
from tests.site.browser.test_accessibility import NARROW, RULES, RULES_OF_COLOURS, WIDE, faults
from tests.site.conftest import PROJECT, Built, run_site

pytestmark = [pytest.mark.site, pytest.mark.browser]

ADDRESS = "contribuer/proposer/"
TODAY = dt.date.today()  # noqa: DTZ011 - the browser's own day
READY = "Aucune faute n’a été vue"


@pytest.fixture
def form(reader: Visit, tosit_url: str) -> Callable[[str], Page]:
    """Open the form of a kind."""
    return lambda kind: reader.open(f"{tosit_url}{ADDRESS}#{kind}")


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of our own data, to which a test may add a sheet and take it away again."""
    return shutil.copytree(PROJECT / "data", tmp_path_factory.mktemp("copied") / "data")


@pytest.fixture
def checked(copied: Path) -> Iterator[Callable[[str, str], list[str]]]:
    """Return what the check says of the file shown by a page, hints under their sentences."""
    written: list[Path] = []
    say = translator("fr")

    def checked(path: str, text: str) -> list[str]:
        file = copied.parent / path
        file.write_text(text, "utf-8")
        written.append(file)
        problems = check(copied, TODAY).problems
        return ["\n".join(filter(None, (p.said(say), p.hinted(say)))) for p in problems]

    yield checked
    for file in written:
        file.unlink()


def path_of(page: Page) -> str:
    return page.locator(".propose__path").inner_text()


def text_of(page: Page) -> str:
    return page.locator(".propose__file pre code").text_content() or ""


def mistakes(page: Page) -> list[str]:
    """Return what stands beside the fields."""
    return [one.text_content() or "" for one in page.locator(".mistake:not([hidden])").all()]


def fill(page: Page, kind: str, values: dict[str, str]) -> None:
    """Write in the fields of a form; a name with a number is that of a row, which is added."""
    box = page.locator(f"#propose-{kind}")
    box.locator("details").first.evaluate("(one) => { one.open = true; }")
    for name, value in values.items():
        control = page.locator(f"#propose-{kind}-{name}")
        if not control.count():
            page.click(f"#propose-{kind}-{name.partition('-')[0]}")
        if control.evaluate("(one) => one.localName") == "select":
            control.select_option(value)
        else:
            control.fill(value)


def send(page: Page, kind: str) -> None:
    page.click(f"#propose-{kind} [type=submit]")


TOOL = {
    "name": "Mail « rapide »: 1.10",
    "summary": "Un outil d’essai : il n’existe que dans un test.",
    "categories-1": "databases",
    "sources-1-url": "https://forge.example/mail#lire",
    "sources-1-title": "Lisez-moi: # un titre",
    "sources-1-publisher": "no",
    "sources-1-date": "2026-03",
}
EVENT = {
    "name": "Rencontre d’essai",
    "summary": "Une rencontre qui n’a lieu que dans un test.",
    "starts": "2026-03-01 09:30",
    "status": "held",
    "role": "speaker",
    "sources-1-source": "okdp-agenda",
}
SOURCE = {
    "title": "Un article d’essai",
    "publisher": "Journal",
    "type": "press",
    "url": "https://journal.example/é?a=b&c",
    "language": "fr",
    "accessed": "2026-03-01",
}
GOOD = {"tools": TOOL, "events": EVENT, "sources": SOURCE}


# By keyboard, to a file that the check accepts


def tab_to(page: Page, control: str) -> None:
    """Press Tab until a control has the focus."""
    for _press in range(200):
        if page.evaluate("(id) => document.activeElement.id === id", control):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{control} is not reached by Tab")


def typed(page: Page, kind: str, values: dict[str, str]) -> None:
    """Fill a form with a keyboard alone."""
    for name, value in values.items():
        control = f"propose-{kind}-{name}"
        tab_to(page, control)
        found = page.locator(f"#{control}")
        if found.evaluate("(one) => one.localName") == "select":
            while found.input_value() != value:
                page.keyboard.press("ArrowDown")
        else:
            page.keyboard.press("Control+a")
            page.keyboard.type(value)


def chosen_by_keyboard(page: Page, kind: str) -> None:
    page.locator("[name=kind]").first.focus()
    page.keyboard.press("Space")
    while page.locator("[name=kind]:checked").input_value() != kind:
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize(
    ("kind", "values", "path"),
    [
        pytest.param("tools", TOOL, "data/tools/mail-rapide-1-10.yml", id="tool"),
        pytest.param("events", EVENT, "data/events/rencontre-d-essai.yml", id="event"),
    ],
)
def test_a_sheet_typed_with_a_keyboard_passes_the_check(
    form, checked, kind: str, values: dict[str, str], path: str
) -> None:
    page = form("")

    chosen_by_keyboard(page, kind)
    typed(page, kind, values)
    page.keyboard.press("Enter")

    expect(page.locator(".propose__state")).to_contain_text(READY)
    assert page.evaluate("document.activeElement.id") == "propose-file"
    assert path_of(page) == path
    assert checked(path, text_of(page)) == []


def test_the_form_of_each_kind_makes_a_file_that_the_check_accepts(form, checked) -> None:
    others = {
        "members": {
            "name": "Port d’essai",
            "summary": "Une organisation d’essai.",
            "legal_kind": "company",
            "standing": "attested",
            "sector": "energy",
            "siren": "123456789",
            "sources-1-source": "okdp-agenda",
            "links-1-label": "Page d’essai",
            "links-1-url": "https://port.example/",
        },
        "projects": {
            "name": "Projet d’essai",
            "summary": "Un projet d’essai.",
            "form": "software",
            "status": "active",
            "license": "(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0",
            "started": "2017",
            "tools-1": "postgresql",
            "sources-1-source": "okdp-agenda",
        },
        "sources": SOURCE,
    }
    for kind, values in others.items():
        page = form(kind)
        fill(page, kind, values)
        send(page, kind)

        assert mistakes(page) == [], kind
        assert checked(path_of(page), text_of(page)) == [], kind


# The sentences of the check

BAD = {
    "tools": {
        **TOOL,
        "summary": "x" * 170,
        "description": "Voir <b>ici</b> ou [là](javascript:alert(1)).",
        "license": "Apache-2",
        "homepage": "www.exemple.fr",
        "repository": "https://moi:secret@forge.example/x",
        "steward": "基金会",
        "depends_on-1": "postgresq",
        "depends_on-2": "sncf",
        "wikidata": "42",
        "comptoir_du_libre": "12a",
        "endoflife": "A B",
        "purl": "pypi/mkdocs",
        "note": "Écrire à jean.dupont@exemple.fr",
        "reviewed_on": "2026-13-01",
        "sources-1-date": "4/6/2026",
        "sources-1-accessed": "2999-01-01",
        "aliases-1": "y" * 301,
    },
    "events": {
        **EVENT,
        "starts": "12/05/2026",
        "time_zone": "Paris",
        "participants-1": "SNCF",
        "video": "https://",
        "city": "La\u0007Défense",
    },
    "sources": {
        **SOURCE,
        "language": "français",
        "date": "2026-02-30",
        "accessed": "01/03/2026",
    },
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_values_are_told_in_the_words_of_the_check(form, checked, kind: str) -> None:
    page = form(kind)
    fill(page, kind, BAD[kind])
    send(page, kind)

    told = [mistake for mistake in mistakes(page) if "U+0007" not in mistake]
    text = text_of(page).replace("\\u0007", "")

    assert sorted(told) == sorted(checked(path_of(page), text))
    assert len(told) >= len(BAD[kind]) - len(GOOD[kind])


def test_a_character_that_no_file_may_hold_is_told_as_the_check_does(form, checked) -> None:
    page = form("events")
    fill(page, "events", {**EVENT, "city": "La\u0007Défense"})
    send(page, "events")

    text = text_of(page).replace('"La\\u0007Défense"', "La\u0007Défense")

    assert mistakes(page) == checked(path_of(page), text)


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        pytest.param("2026-05-03", "2026-05-01", id="before the start"),
        pytest.param("2026-05-03 09:30", "2026-05-04", id="a time and a day"),
    ],
)
def test_two_days_that_do_not_go_together_are_told_at_once(form, checked, starts, ends) -> None:
    page = form("events")
    fill(page, "events", {**EVENT, "starts": starts, "ends": ends})
    page.locator("#propose-events-ends").blur()

    assert mistakes(page) == checked(path_of(page), text_of(page)) != []


def test_a_name_that_is_taken_is_told_in_the_words_of_the_check(form, checked) -> None:
    page = form("tools")
    fill(page, "tools", {**TOOL, "name": "postgresql"})
    page.fill("#propose-tools-id", "postgresql-bis")
    send(page, "tools")

    assert mistakes(page) == checked(path_of(page), text_of(page)) != []


def test_a_file_name_that_is_taken_leads_to_its_sheet(form) -> None:
    page = form("tools")
    fill(page, "tools", {**TOOL, "id": "grafana"})
    send(page, "tools")

    assert mistakes(page)[0].startswith("une fiche porte déjà ce nom\n")
    assert mistakes(page)[0].endswith("/outils/grafana/")


def test_a_file_name_is_told_in_the_words_of_the_check(form, checked) -> None:
    page = form("tools")
    fill(page, "tools", {**TOOL, "id": "Mon outil"})
    send(page, "tools")

    assert mistakes(page) == checked(path_of(page), text_of(page)) != []


def test_an_empty_form_says_all_that_is_missing_and_leads_to_it(form) -> None:
    page = form("tools")
    send(page, "tools")

    assert page.locator("#propose-tools .mistakes h2").inner_text() == "À corriger avant l’envoi"
    listed = page.locator("#propose-tools .mistakes a")
    assert page.evaluate("document.activeElement.className") == "mistakes"
    assert listed.count() == len(mistakes(page)) == 5
    for number, control in enumerate(("name", "id", "summary", "categories-1", "sources-1-source")):
        listed.nth(number).click()
        assert page.evaluate("document.activeElement.id") == f"propose-tools-{control}"


@pytest.mark.parametrize("asked", forms(), ids=lambda asked: asked.model.kind)
def test_what_is_missing_is_told_by_the_titles_of_the_form(form, checked, asked) -> None:
    kind = asked.model.kind
    page = form(kind)
    for filled in page.locator(f"#propose-{kind} input").all():
        if filled.input_value():
            filled.fill("")
    fill(page, kind, {"note": "Une fiche sans rien d’autre."})
    send(page, kind)

    titles = [translator("fr")(question.row.title) for question in asked.required]
    listed = page.locator(f"#propose-{kind} .mistakes a").all_inner_texts()
    expected = [f"Indiquez\u00a0: {title}" for title in (titles[0], "Nom du fichier", *titles[1:])]
    assert listed == expected
    assert [mistake.partition("\n")[0] for mistake in mistakes(page)] == listed
    told = checked(f"data/{kind}/vide.yml", text_of(page))
    assert len(told) == len(asked.required)
    assert all("il manque le champ" in problem for problem in told), "in the words of a file"


def test_what_a_source_lacks_or_has_twice_is_told_by_the_titles_of_the_form(form, checked) -> None:
    page = form("tools")
    twice = {"sources-2-source": "okdp-agenda", "sources-2-url": "https://forge.example/"}
    fill(page, "tools", {**TOOL, "sources-1-url": "", "sources-1-publisher": "", **twice})
    send(page, "tools")

    lacking, twice_said = mistakes(page)
    assert lacking.splitlines() == [
        "Indiquez\u00a0: Adresse, Éditeur",
        "ou bien choisissez une source déjà décrite ici, et rien d’autre",
    ]
    assert twice_said == "il faut donner Source ou Adresse, et un seul des deux"
    assert len(checked(path_of(page), text_of(page))) == 2


def test_nothing_is_told_of_a_field_before_one_has_left_it(form) -> None:
    page = form("tools")
    page.locator("#propose-tools-name").focus()

    page.keyboard.type("G")
    assert mistakes(page) == []

    fill(page, "tools", {"homepage": "grafana.com"})
    page.keyboard.press("Tab")
    described = page.get_attribute("#propose-tools-homepage", "aria-describedby") or ""
    assert len(mistakes(page)) == 1
    assert page.get_attribute("#propose-tools-homepage", "aria-invalid") == "true"
    assert page.locator(f"#{described.split()[1]}").text_content() == mistakes(page)[0]


# Each reader, value by value

VALUES = {
    "text": ("a", "contact@guild.example", "jean@guild.example, info@guild.example", "@guild@b.c",
             "équipe.info@guild.example", "guild@guild.example", "\u202f«\u00a0é\u00a0»", "日", "→",
             "mkdocs@1.6.1", "x@y.éé", "a_b@c.org"),
    "line": ("a\nb", "é" * 300, "é" * 301, "🙂"),
    "summary": ("x" * 150, "x" * 151),
    "markdown_text": ("<b>x</b>", "`<b>`", "a < b", "![x](https://a.example/)", "[x](/ici)",
                      "[x](https://a.example/)", "[x](mailto:a@b.example)", "<https://a.example>",
                      "[x](javascript:alert)", "</p>", "<!-- a -->", "**gras**", "a <b", "[x]"),
    "number": ("0", "12", "1.5", "-1", "1" * 12, "1" * 13, "١"),
    "url": ("https://a.example", "http://a.example:80/é?q=ü#x", "https://a", "ftp://a.example",
            "https://a.example:x/", "https://a.example:99999/", "https://u@a.example/",
            "https://a.example/a b", "https://a.example/<x>", "https://[::1]/", "https://[::1",
            "https://a.example/\u00a0", "HTTPS://a.example", "https://a..example",
            "https://-a.example", "https://é.example", "https://a.example/{x}", "https:///x",
            "a.example", "www.a.example/b?c#d", "htps://a.example", "https:/a.example", "a.é",
            "<https://a.example>", "https://a.example,", "http://a.example/{x}", "mailto:a@b.fr"),
    "partial_date": ("2026", "2026-03", "2026-03-01", "2026-02-29", "2024-02-29", "2026-13",
                     "0000", "4/6/2026", "2026/6/4", "31.2.2026", "mars 2026", "202", "2026-3-1",
                     "1er mars 2026", "Août 2026",
                     "31 février 2026", "March 2026", "3/2026", "13/2026", "vers 2026"),
    "past_day": ("2026-03-01", "2026-03", "1/3/2026", "2026-02-30", "0001-01-01", "1 mars 2026",
                 "mars 2026"),
    "moment": ("2026-03-01", "2026-03-01 09:30", "2026-03-01T23:59", "2026-03-01 24:00",
               "2026-03-01 9:30", "2026-02-30 09:30", "demain", "3/3/2026 9h", "3 mars 2026 à 9h30",
               "2026-03-01 25h",
               "1er mars 2026", "2026-03-01T09:30:00Z", "mars 2026 9h"),
    "time_zone": ("Europe/Paris", "UTC", "europe/paris", "Paris", "+01:00", "Europe/paris",
                  "Europe/", "America/Argentina/Buenos_Aires"),
    "license_expression": (
        "MIT", "mit", "Apache 2.0", "Apache-2", "GPL-2.0", "GPL-2.0+", "AGPL-3.0",
        "MIT OR Apache-2.0", "MIT or Apache-2.0", "(MIT)", "(MIT", "MIT)", "()", "MIT AND", "AND",
        "GPL-2.0-only WITH Classpath-exception-2.0", "Classpath-exception-2.0",
        "MIT WITH Apache-2.0", "LicenseRef-Maison", "DocumentRef-x:LicenseRef-y", "EUPL-1.2",
        "EUPL", "MIT, Apache-2.0", "BSD", "MPL2", "MIT/X11", "zzzz", "GPL",
        "GNU GPLv3", "Licence MIT", "MIT ou Apache-2.0", "MIT ET ISC"),
    "language": ("fr", "pt-BR", "FR", "french", "fr-fr"),
}  # fmt: skip


READERS = {
    name: reader
    for module in (addresses, dates, identifiers, licenses, numbers, text)
    for name, reader in vars(module).items()
}


def of_python(reader: str, value: str) -> list[object]:
    """Return the code and the words by which knowledge/fields/ refuses a value, or nothing."""
    info = SimpleNamespace(context={"today": TODAY}, data={}, field_name=reader)
    try:
        READERS[reader](as_text(value), info)
    except PydanticCustomError as error:
        words = {name: str(word) for name, word in (error.context or {}).items() if name != AMONG}
        if known := (error.context or {})[AMONG]():
            words["near"] = nearest(words["value"], known)
        return [error.type, {name: word for name, word in words.items() if word}]
    return []


OF_SCRIPT = """
([reader, value]) => {
  const { READERS, mistakeOf } = self.proposeChecks;
  const found = mistakeOf(READERS[reader], value.trim().normalize("NFC"), { given: {} });
  if (!found) return [];
  return [found.code, Object.fromEntries(Object.entries(found.words).filter((pair) => pair[1]))];
}
"""


@pytest.mark.parametrize("reader_name", VALUES)
def test_the_script_refuses_what_the_check_refuses(form, reader_name: str) -> None:
    page = form("tools")

    for value in VALUES[reader_name]:
        told = page.evaluate(OF_SCRIPT, [reader_name, value])
        assert told == of_python(reader_name, value), value


def test_every_reader_of_a_form_is_compared_with_that_of_the_check() -> None:
    asked = {
        one.reader
        for form in forms()
        for question in (*form.required, *form.optional)
        for one in question.parts or (question,)
    }

    # Identifiers and mentions are compared in whole forms, above.
    assert asked - {"", "identified", "mention"} == set(VALUES)


def test_the_near_word_is_the_one_of_the_check(form) -> None:
    page = form("tools")
    ids = [path.stem for path in sorted((PROJECT / "data/tools").glob("*.yml"))]
    written = [name[1:] + "x" for name in ids] + [name[:3] for name in ids] + ["", "a", "kafak"]

    script = "([words, known]) => words.map((word) => self.proposeNear.nearest(word, known))"
    found = page.evaluate(script, [written, ids])

    assert found == [nearest(word, ids) for word in written]


# The file

TEXTS = (
    *(
        "no",
        "yes",
        "on",
        "y",
        "N",
        "null",
        "~",
        "true",
        "1.10",
        "1e3",
        "0x1F",
        "0o17",
        "012",
        "1_000",
    ),
    *("12:30:00", "2026-03-01", "2026-03", "2026-03-01 09:30", ".inf", "-.INF", ".nan", "=", "<<"),
    *("a: b", "a:", ":a", "a :b", "a #b", "#a", "a#b", "- a", "-", "--- a", "... a", "? a", "?a"),
    *(
        "! a",
        "& a",
        "&a",
        "*a",
        "@a",
        "`a`",
        "%a",
        "|",
        ">",
        "[a]",
        "{a}",
        "a, b",
        "'a'",
        '"a"',
        "it's",
    ),
    *(
        "C{#",
        "{{ a }}",
        "{% a %}",
        "\\n",
        "a\\b",
        "é « à »",
        "“a”",
        "+1",
        "+33 1",
        "<b>",
        "$a",
        "a\u2028b",
    ),
    *(
        "deux\nlignes",
        "# deux\nlignes",
        "a\n\n\nb",
        "- a\n- b",
        "a\n  b",
        "a: b\nc: d",
        "a\n",
        "🙂",
    ),
    *("mot " * 60, "double  espace " * 20, "x" * 200, "a\u0007b", "# " + "mot " * 60, "12 rue"),
)


def test_a_text_comes_back_from_the_file_as_it_was_written(form) -> None:
    page = form("tools")
    wanted = {f"field_{number}": text.strip() for number, text in enumerate(TEXTS)}
    fields_of = [[name, {"text": text}] for name, text in wanted.items()]
    nested = [["list", [{"text": text} for text in wanted.values()]],
              ["records", [{"fields": fields_of}]]]  # fmt: skip

    script = "(fields) => self.proposeYaml.file('tools', fields)"
    text = page.evaluate(script, [*fields_of, *nested])

    expected = {**wanted, "list": list(wanted.values()), "records": [wanted]}
    assert yaml.safe_load(text) == expected
    document, problems = parse(text, "sheet.yml")
    assert problems == []
    assert document.value == expected


def test_the_file_is_in_its_canonical_form(form) -> None:
    page = form("tools")
    fill(
        page,
        "tools",
        {
            **TOOL,
            "description": "Un texte assez long pour être plié\u00a0: " + "il a des mots. " * 12,
            "aliases-1": "Courriel",
            "license_note": "Une exception.",
            "license": "GPL-2.0",
            "depends_on-1": "postgresql",
            "links-1-label": "Documentation",
            "links-1-url": "https://forge.example/doc",
            "note": "Une limite.",
            "sources-1-publisher": "Forge",
        },
    )

    document, problems = parse(text_of(page), "sheet.yml")

    assert problems == []
    assert canonical(KINDS["tools"], document) == text_of(page)


def test_a_hostile_text_stays_text(form, reader: Visit) -> None:
    hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ 7*7 }}'
    page = form("tools")
    before = page.locator("img, script").count()

    fill(page, "tools", {**TOOL, "name": hostile, "homepage": hostile, "depends_on-1": hostile})
    send(page, "tools")

    assert page.locator("img, script").count() == before
    assert hostile in text_of(page)
    assert any(hostile in mistake for mistake in mistakes(page))
    assert reader.complaints == []


# Where the file goes


def test_the_forge_opens_with_the_file_in_it(form) -> None:
    page = form("tools")
    fill(page, "tools", TOOL)
    send(page, "tools")

    address = urlsplit(page.get_attribute(".propose__open", "href") or "")

    assert address.netloc == "forge.example"
    assert address.path == "/tosit/base/new/main/data/tools"
    assert parse_qs(address.query) == {
        "filename": ["mail-rapide-1-10.yml"],
        "value": [text_of(page)],
    }


def test_a_file_too_long_for_an_address_is_left_to_the_clipboard(form) -> None:
    page = form("tools")
    fill(page, "tools", {**TOOL, "description": "mot " * 2500})
    send(page, "tools")

    address = urlsplit(page.get_attribute(".propose__open", "href") or "")

    assert parse_qs(address.query) == {"filename": ["mail-rapide-1-10.yml"]}
    expect(page.locator(".propose__state")).to_contain_text("trop long")


def test_the_file_is_downloaded_and_copied_whole(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{tosit_url}{ADDRESS}#tools")
    fill(page, "tools", TOOL)
    send(page, "tools")

    with page.expect_download() as download:
        page.click(".propose__download")
    page.click(".propose__copy")
    expect(page.locator(".propose__state")).to_have_text("Copié.")

    assert download.value.suggested_filename == "mail-rapide-1-10.yml"
    assert Path(download.value.path()).read_text("utf-8") == text_of(page)
    assert page.evaluate("navigator.clipboard.readText()") == text_of(page)
    context.close()


def test_an_association_on_gitlab_with_an_address_has_both_ways(
    reader: Visit, harbour_copy: Path, tmp_path: Path
) -> None:
    settings = harbour_copy.read_text("utf-8").replace("edit/main/", "-/edit/main/")
    harbour_copy.write_text(settings, "utf-8")
    built = run_site(harbour_copy, tmp_path / "site", REPO_URL="https://gitlab.example/a/b")
    assert built.code == 0, built.said

    with served(built.folder) as url:
        page = reader.open(f"{url}propose/#sources")
        fill(page, "sources", {"title": "An article", "publisher": "A paper", "type": "press",
                               "url": "https://a.example/", "language": "en"})  # fmt: skip
        page.fill("#propose-sources-accessed", "2026-03-01")
        send(page, "sources")
        forge = urlsplit(page.get_attribute(".propose__open", "href") or "")
        letter = urlsplit(page.get_attribute(".propose__letter", "href") or "")

    assert forge.path == "/a/b/-/new/main/data/sources"
    assert parse_qs(forge.query) == {"file_name": ["an-article.yml"], "content": [text_of(page)]}
    assert letter.path == "contact@harbour.example"
    asked = dict(part.split("=") for part in letter.query.split("&"))
    assert unquote(asked["subject"]) == "New sheet: sources/an-article"
    assert unquote(asked["body"]).replace("\r\n", "\n") == text_of(page)


# For everyone


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("kind", [form.model.kind for form in forms()])
def test_axe_finds_nothing_in_a_form_open_and_full_of_mistakes(
    chromium: Browser, tosit_url: str, kind: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    context = chromium.new_context(viewport=size, reduced_motion="reduce", color_scheme="light")
    page = context.new_page()
    page.goto(f"{tosit_url}{ADDRESS}#{kind}")
    send(page, kind)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for add in page.locator(f"#propose-{kind} .add").all():
        add.click()

    assert faults(page, "tag", RULES) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, "rule", RULES_OF_COLOURS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_row_that_is_added_or_removed_takes_the_focus_along(form) -> None:
    page = form("tools")
    page.focus("#propose-tools-categories")

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "propose-tools-categories-2"

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "propose-tools-categories"
    assert page.locator("#propose-tools-categories-2").count() == 0


def test_without_script_the_page_says_what_to_do_instead(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tosit_url + ADDRESS)

    assert "Le formulaire demande JavaScript" in page.locator("noscript").first.inner_text()
    assert page.locator("noscript a[href='https://forge.example/tosit/base']").is_visible()
    assert page.locator("form.search-form, .propose").filter(visible=True).count() == 0
    assert "Remplissez" not in page.locator("main").inner_text()
    page.get_by_role("link", name="Ajouter une fiche").click()
    assert urlsplit(page.url).path.endswith("/contribuer/")
    assert page.locator("#ajouter-une-fiche").is_visible()
    page.goto(tosit_url + ADDRESS)
    page.locator("noscript").get_by_role("link", name="Champs").click()
    assert urlsplit(page.url).path.endswith("/contribuer/champs/")
    context.close()


def test_without_a_forge_nor_an_address_the_form_promises_a_file_alone(
    reader: Visit, chromium: Browser, harbour_copy: Path, tmp_path: Path
) -> None:
    association = harbour_copy.parent / "data/association.yml"
    text = association.read_text("utf-8").replace("contact@harbour.example", "to complete")
    association.write_text(text, "utf-8")
    built = run_site(harbour_copy, tmp_path / "site", REPO_URL="")
    assert built.code == 0, built.said

    with served(built.folder) as url:
        page = reader.open(f"{url}propose/#tools")
        send(page, "tools")
        title = page.locator("#propose-tools .mistakes h2").inner_text()
        ways = page.locator(".propose__ways").text_content() or ""
        context = chromium.new_context(java_script_enabled=False)
        plain = context.new_page()
        plain.goto(f"{url}propose/")
        without_script = plain.locator("noscript").inner_text()
        context.close()

    assert title == "To correct before downloading"
    assert ways.split() == ["Copy", "Download"]
    assert without_script == "The form needs JavaScript."


def test_the_form_works_from_a_disk(reader: Visit, tosit: Built) -> None:
    page = reader.open((tosit.folder / ADDRESS / "index.html").as_uri() + "#tools")
    fill(page, "tools", TOOL)
    send(page, "tools")

    expect(page.locator(".propose__state")).to_contain_text(READY)
    assert reader.complaints == []
    assert all(url.startswith(("file:", "blob:")) for url in reader.requests)


def test_every_kind_of_the_form_is_a_kind_of_the_data() -> None:
    assert {form.model.kind for form in forms()} < set(KINDS)
