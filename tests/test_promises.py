"""What the project promises of itself: its own data, words, imports and files."""

import ast
import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont
from pydantic import BaseModel

from knowledge.clock import today
from knowledge.contributing.issue_forms import issue_forms
from knowledge.loading.checking import check
from knowledge.loading.mentions import records_in
from knowledge.models import KINDS, Association
from knowledge.problems import RULES
from knowledge.reference import schemas
from knowledge.text.characters import UNPRINTABLE
from knowledge.text.language import translator
from macros import MACROS

PROJECT = Path(__file__).parents[1]
DATA = PROJECT / "data"
CATALOG = PROJECT / "knowledge/locale/fr/LC_MESSAGES/knowledge.po"

# The stages of knowledge/, earliest first: a file imports only from those before it.
STAGES = (
    *("text.typography", "text.folding", "text.language", "writing", "clock", "problems"),
    *("text.characters", "text.markdown", "fields", "models"),
    *("loading.source", "loading.logos", "loading.mentions", "loading.files"),
    *("loading.linking", "loading.checking", "loading.report"),
    *("reference", "views.choosing", "views.figures", "views.grouping", "addresses", "site"),
    *("views.citing", "views.dating", "views.naming", "views.news", "views.uses"),
    *("views.chronology", "views.facets", "views.replacing"),
    *("contributing.examples", "contributing.form", "contributing.editing"),
    *("contributing.creating", "contributing.renaming"),
    *("contributing.proposing", "contributing.issue_forms"),
    *("changes", "upkeep.gaps", "upkeep.counting", "upkeep.dues", "links"),
    *("pages.monograms", "pages.palette", "pages.sharing", "pages.drawing", "pages.schema_org"),
    *("pages.templating", "pages.showing", "pages.comparing", "pages.downloads"),
    *("pages.rendering", "pages.search", "book"),
    *("offline", "releasing", "building", "commands", "__main__"),
)
"""The modules of knowledge/ in the order in which data passes them; or a folder, whole."""


def python_files(folder: str) -> Iterator[Path]:
    yield from sorted((PROJECT / folder).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def stage_of(module: str) -> int:
    """Return the place of ``text.language`` among the stages: its own, or that of its folder."""
    return next(
        place
        for place, stage in enumerate(STAGES)
        if module == stage or module.startswith(f"{stage}.")
    )


def committed() -> list[Path]:
    listed = subprocess.run(
        ("git", "ls-files", "--cached", "--others", "--exclude-standard"),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [PROJECT / name for name in listed.stdout.splitlines() if (PROJECT / name).is_file()]


# Data


def test_our_own_data_has_no_problem() -> None:
    found = check(DATA, today())

    assert found.problems == ()
    assert found.entries > 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_example_in_our_data(kind: str) -> None:
    assert list((DATA / kind).glob("*.yml"))


def recorded() -> dict[str, tuple[int, int, int]]:
    """Return the table of DECISIONS.md: in the record, left out, here at least."""
    text = (PROJECT / "DECISIONS.md").read_text("utf-8")
    rows = re.findall(r"^\| (\w+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE)
    return {kind: (int(found), int(left), int(here)) for kind, found, left, here in rows}


def test_nothing_of_the_record_is_lost_without_a_reason() -> None:
    assert set(recorded()) == {"members", "projects", "tools", "events", "sources"}
    for kind, (found, left_out, here) in recorded().items():
        assert found - left_out == here, kind
        assert len(list((DATA / kind).glob("*.yml"))) >= here, kind


def test_what_was_left_out_is_not_a_sheet() -> None:
    text = (PROJECT / "DECISIONS.md").read_text("utf-8")
    left_out = text.partition("\nLeft out:\n")[2].partition("\n- Names")[0]
    names = re.findall(r"`([a-z-]+)`", left_out)

    assert len(names) == sum(left for _found, left, _here in recorded().values())
    assert [name for name in names for _path in DATA.glob(f"*/{name}.yml")] == []


def test_every_data_file_names_its_schema_on_its_first_line() -> None:
    for path in DATA.rglob("*.yml"):
        kind, way = ("association", "") if path.parent == DATA else (path.parent.name, "../")
        first = path.read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={way}.schema/{kind}.json", path


@pytest.mark.parametrize(("name", "text"), list(schemas(translator("fr"))))
def test_the_schemas_are_those_of_the_models(name: str, text: str) -> None:
    assert (DATA / ".schema" / name).read_text("utf-8") == text, "run 'make schema'"


@pytest.mark.parametrize(("name", "text"), list(issue_forms(translator("fr"))))
def test_the_issue_forms_are_those_of_the_models(name: str, text: str) -> None:
    assert (PROJECT / ".github/ISSUE_TEMPLATE" / name).read_text("utf-8") == text, (
        "run 'make schema'"
    )


def records() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [Association, *KINDS.values()]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [
                inner
                for field in model.model_fields.values()
                for inner in records_in(field.annotation)
            ]
    return found


def test_every_field_has_a_title_and_help_in_french() -> None:
    say = translator("fr")
    for model in records():
        for name, field in model.model_fields.items():
            where = f"{model.__name__}.{name}"
            assert field.title, where
            assert field.description, where
            assert say(field.description) != field.description, where


# Words


def sentences() -> set[str]:
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    keywords = {"_": None, "gettext": None, "say": None, "ngettext": (1, 2)}
    found: set[str] = set()
    for folder in ("knowledge", "macros"):
        for path in python_files(folder):
            found.update(first(item[1]) for item in extract_from_file("python", path, keywords))
    for path in sorted((PROJECT / "overrides").rglob("*.html")):
        extracted = extract_from_file("jinja2.ext:babel_extract", path, keywords, (), options)
        found.update(first(item[1]) for item in extracted)
    return found


def first(message: object) -> str:
    """Return a sentence, or the singular of one that has a plural."""
    return str(message[0] if isinstance(message, tuple) else message)


def french() -> Catalog:
    with CATALOG.open("rb") as file:
        return read_po(file, locale="fr")


def test_no_french_sentence_is_missing_or_left_over() -> None:
    translated = {first(m.id) for m in french() if m.id and all(m.string) and not m.fuzzy}

    assert sentences() - translated == set(), "run 'make locale', then translate"
    assert translated - sentences() == set(), "run 'make locale'"


def test_a_translation_keeps_the_words_to_be_filled_in() -> None:
    braces = re.compile(r"\{\w+\}|%\(\w+\)s")
    for message in french():
        if message.id:
            wanted = set(braces.findall(str(message.id)))
            given = set(braces.findall(str(message.string)))
            # French may say a thing without repeating its kind; it may not invent one.
            assert given <= wanted, message.id
            assert wanted - given <= {"{kind}"}, message.id


def test_french_is_typographically_right() -> None:
    # An ordinary space where French wants one that does not break, or none at all.
    wrong = re.compile(r" [;:?!»]|« |[\w)][;?!](?:\s|$)|\w'\w")
    for message in french():
        if message.id:
            assert not wrong.search(str(message.string)), message.string


def test_pages_written_by_hand_are_typographically_right() -> None:
    wrong = re.compile(r"[^\s|] [:;?!»](?=\s|$)|« |\w'\w")
    for path in (PROJECT / "docs").rglob("*.md"):
        prose = re.sub(
            r"^```.*?^```$|`[^`]*`|\{\{.*?\}\}",
            "",
            path.read_text("utf-8"),
            flags=re.MULTILINE | re.DOTALL,
        )
        assert not wrong.search(prose), f"{path.name}: {wrong.search(prose)}"


def test_the_compiled_catalog_is_that_of_the_sentences() -> None:
    compiled = BytesIO()
    write_mo(compiled, french())

    assert CATALOG.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run 'make locale'"


@pytest.mark.parametrize("code", RULES)
def test_every_rule_speaks_french(code: str) -> None:
    say = translator("fr")
    rule = RULES[code]

    for sentence in filter(None, (rule.message, rule.hint, rule.near)):
        assert say(sentence) != sentence


# Pages and looks


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_is_on_its_page_with_an_example(name: str) -> None:
    page = (PROJECT / "docs/contribuer/macros.md").read_text("utf-8")

    assert f"## `{name}`" in page
    assert re.search(rf"{{% raw %}}[^%]*{name}\(", page), "show how to call it"


def test_the_page_of_macros_has_no_macro_that_is_gone() -> None:
    page = (PROJECT / "docs/contribuer/macros.md").read_text("utf-8")

    assert set(re.findall(r"^## `(\w+)`", page, re.MULTILINE)) == set(MACROS)


@pytest.mark.parametrize("style", ["normal", "italic"])
def test_the_fonts_draw_every_character_that_data_may_hold(style: str) -> None:
    folder = PROJECT / "node_modules/@fontsource-variable/source-sans-3/files"
    drawn: set[int] = set()
    for subset in ("latin", "latin-ext"):
        font = TTFont(folder / f"source-sans-3-{subset}-wght-{style}.woff2")
        drawn |= set(font.getBestCmap())

    allowed = {code for code in range(0x20, 0x10000) if not UNPRINTABLE.match(chr(code))}
    # These two are drawn as a space and a hyphen.
    assert allowed - drawn == {0x202F, 0x2011}


# Code


def test_the_program_knows_nothing_of_the_site_generator() -> None:
    for path in python_files("knowledge"):
        for name in imports(path):
            assert name.split(".")[0] not in ("mkdocs", "macros", "material"), path


def test_imports_go_one_way_through_the_stages() -> None:
    for path in python_files("knowledge"):
        own = ".".join(path.relative_to(PROJECT / "knowledge").with_suffix("").parts)
        for name in imports(path):
            folder, _dot, module = name.partition(".")
            if folder == "knowledge":
                assert stage_of(module) <= stage_of(own), f"{own} imports {name}"


def test_yaml_is_read_in_one_place() -> None:
    readers = {
        path.relative_to(PROJECT).as_posix()
        for folder in ("knowledge", "macros")
        for path in python_files(folder)
        if any(name.split(".")[0] == "yaml" for name in imports(path))
    }

    assert readers == {"knowledge/loading/source.py"}


# Files

HOSTS = r"pyp[i]\.org|pythonhosted\.o[r]g|registry\.npm[j]s|deb\.debian\.o[r]g|npmjs\.c[o]m"
MACHINE = r"(?<![\w.])/(?:root|tmp|mnt)/|(?<![\w./])/home/\w|(?<![\w.:/])/w[o]rk/"


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    for path in committed():
        if path.suffix in (".mo", ".png", ".svg", ".woff2", ".pdf"):
            continue
        text = path.read_text("utf-8")
        assert not re.search(HOSTS, text), path
        assert not re.search(MACHINE, text), path


def test_every_locked_package_has_a_hash_and_no_address() -> None:
    for path in (PROJECT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        packages = re.findall(r"^[a-z][\w.-]*==.*?(?=^[a-z]|\Z)", text, re.MULTILINE | re.DOTALL)
        assert packages
        assert all("--hash=sha256:" in package for package in packages), path
        assert "http" not in text, path

    lock = (PROJECT / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
