"""Macros as pages call them."""

from pathlib import Path

import pytest

from tests.site.conftest import run_site

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        ('card("tools/boy")', "card: there is no tool 'boy'; did you mean 'buoy'?"),
        ('sheet("tols/buoy")', "sheet: there is no kind 'tols'; did you mean 'tools'?"),
        ('link("members/nobody")', "link: there is no member 'nobody'"),
        (
            'value("tools/buoy", "nam")',
            "value: there is no field with a value 'nam'; did you mean 'name'?",
        ),
        ('cards("tool")', "cards: there is no kind with pages 'tool'; did you mean 'tools'?"),
        ('cards("categories")', "cards: there is no kind with pages 'categories'"),
        (
            'cards("tools", categories="tide")',
            "cards: there is no category 'tide'; did you mean 'tides'?",
        ),
        (
            'statements("association", "misson")',
            "statements: there is no field of statements 'misson'; did you mean 'mission'?",
        ),
        ('fields("tool")', "fields: there is no kind 'tool'; did you mean 'tools'?"),
        ('count("members", standin="x")', "count: there is no field 'standin'"),
        (
            'cards("members", standing="atested")',
            "cards: there is no choice 'atested'; did you mean 'attested'?",
        ),
        (
            'value("tools/buoy", "sources")',
            "value: there is no field with a value 'sources'",
        ),
        ('figures("tool")', "figures: there is no kind with pages 'tool'; did you mean 'tools'?"),
    ],
)
def test_a_name_that_is_unknown_ends_the_build_with_the_nearest(
    harbour_copy: Path, call: str, complaint: str
) -> None:
    (harbour_copy.parent / "docs/about.md").write_text(f"# About\n\n{{{{ {call} }}}}\n", "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 1
    assert f"about.md: {complaint}" in built.said
    assert "Traceback" not in built.said


def test_a_macro_that_does_not_exist_ends_the_build(harbour_copy: Path) -> None:
    (harbour_copy.parent / "docs/about.md").write_text("# About\n\n{{ crads() }}\n", "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 1
    assert "about.md" in built.said
    assert "'crads' is undefined" in built.said


def test_a_macro_shows_the_same_sheet_as_the_page_of_the_entry(harbour_copy: Path) -> None:
    about = '# About\n\n{{ sheet("tools/tide-table") }}\n'
    (harbour_copy.parent / "docs/about.md").write_text(about, "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site", REPO_URL="")

    assert built.code == 0, built.said
    own = built.page("tools/tide-table/").one("article", class_="sheet").text
    assert built.page("about/").one("article", class_="sheet").text == own
