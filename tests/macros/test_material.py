"""Material's style sheet, without what our pages never have."""

from pathlib import Path

import material
import pytest

from macros.material import lean

FRAME = ".md-header{top:0}"
TEXT = ".md-typeset p{margin:0}"


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        pytest.param(FRAME + TEXT, TEXT, id="frame"),
        pytest.param(f"@media print{{{FRAME}}}{TEXT}", TEXT, id="media left empty"),
        pytest.param(f"@media print{{{FRAME}{TEXT}}}", f"@media print{{{TEXT}}}", id="media"),
        pytest.param(".md-nav a,.md-typeset a{color:red}", ".md-typeset a{color:red}", id="some"),
        pytest.param(".md-typeset__table{margin:0}", "", id="name that begins alike"),
        pytest.param(
            ":is(.md-nav,.md-tabs) a,hr{margin:0}", "hr{margin:0}", id="comma in a bracket"
        ),
        pytest.param(
            ':root{--a:url("x;},(y");--b:0}a{margin:var(--b)}',
            ":root{--b:0}a{margin:var(--b)}",
            id="property nobody reads, with signs in a string",
        ),
        pytest.param(
            ".md-typeset :not(.md-icon){top:0}", ".md-typeset :not(.md-icon){top:0}", id="not"
        ),
        pytest.param(".x--lifted:hover{margin:0}", ".x--lifted:hover{margin:0}", id="no property"),
        pytest.param('@charset "UTF-8";' + TEXT, '@charset "UTF-8";' + TEXT, id="charset"),
    ],
)
def test_only_what_pages_have_is_kept(css: str, kept: str) -> None:
    assert lean(css, "", []) == kept


def test_what_our_own_style_sheets_read_is_kept() -> None:
    css = ":root{--ink:red}"

    assert lean(css, "p{color:var( --ink )}", []) == css


def test_an_extension_of_markdown_keeps_its_rules() -> None:
    css = ".md-typeset .admonition{margin:0}.md-typeset .highlight{margin:0}"

    assert lean(css, "", []) == ""
    assert lean(css, "", ["admonition", "pymdownx.highlight"]) == css


def test_most_of_the_real_sheet_goes_and_it_stays_whole() -> None:
    (sheet,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.css")
    css = sheet.read_text("utf-8")

    small = lean(css, "", ["tables", "toc"])

    assert len(small) < len(css) / 3
    assert small.count("{") == small.count("}")
    assert ".md-typeset table" in small
    assert ".md-header" not in small
