"""Markdown in data: what it may show, and what it never does."""

import pytest

from knowledge.text.markdown import html, left_out


def test_the_usual_marks_are_rendered() -> None:
    rendered = html("One **strong** word, a [link](https://a.example/) and:\n\n- an item")

    assert "<strong>strong</strong>" in rendered
    assert '<a href="https://a.example/" rel="nofollow noopener">link</a>' in rendered
    assert "<li>an item</li>" in rendered


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<a href='javascript:alert(1)'>x</a>",
        "<svg/onload=alert(1)>",
        "![x](https://tracker.example/pixel.png)",
        "<div style='position:fixed'>x</div>",
        '[x](https://a.example "onmouseover=alert(1)")',
    ],
)
def test_nothing_runs_loads_or_covers_the_page(hostile: str) -> None:
    rendered = html(hostile)

    for word in (
        "<script",
        "<img",
        "<svg",
        "<div",
        "javascript:",
        "data:",
        "vbscript:",
        "style=",
        " on",
    ):
        assert word not in rendered.lower()


def test_a_relative_link_of_data_leads_nowhere() -> None:
    assert "href" not in html("[x](../secret) [y](//a.example) [z](#z)")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("See <b>this</b>.", "<b>"),
        ("<!-- hidden -->", "<!-- hidden -->"),
        ("![logo](https://a.example/x.png)", "!["),
        ("[x](javascript:alert(1))", "javascript:"),
        ("[x](../tools/a)", "../tools/a"),
        ("<contact@a.example>", "mailto:contact@a.example"),
    ],
)
def test_what_is_left_out_is_named(written: str, found: str) -> None:
    assert left_out(written) == found


@pytest.mark.parametrize(
    "written", ["a < b and c > d", "`<b>`", "[x](https://a.example)", "<https://a.example>", "[1]"]
)
def test_what_is_shown_is_not_complained_of(written: str) -> None:
    assert left_out(written) == ""
