"""Specimen pages: cut once, filled for each entry."""

from types import SimpleNamespace

import pytest

from knowledge.pages.sharing import Shared
from macros.specimen import (
    ADDRESS,
    NAME,
    SHARING,
    SHEET,
    SUMMARY,
    Filling,
    SpecimenError,
    cut,
    pages,
)


def page(url: str = "tools/sheet/") -> SimpleNamespace:
    return SimpleNamespace(url=url, file=SimpleNamespace(src_uri="tools/sheet.md"))


def filling(label: str, summary: str = "") -> Filling:
    shared = Shared(label, summary, f"tools/{label}/")
    return Filling(shared, f"<meta content={label}>", f"<article>{label}</article>")


def filled(template: str, *fillings: Filling) -> list[tuple[str, str]]:
    return list(pages(cut(template, page()), fillings, site_url="https://a.example/?a&b/"))


def test_every_hole_is_filled_as_often_as_it_stands() -> None:
    made = filled(f"<title>{NAME}</title><a>{NAME}</a>{SHEET}", filling("x"), filling("y"))

    assert made == [
        ("tools/x/", "<title>x</title><a>x</a><article>x</article>"),
        ("tools/y/", "<title>y</title><a>y</a><article>y</article>"),
    ]


def test_what_goes_into_the_head_is_escaped() -> None:
    template = f'<meta content="{SUMMARY}"><link href="{ADDRESS}">{SHEET}'

    [(_where, html)] = filled(template, filling("x", 'a "b" <c> & d'))

    assert 'content="a &quot;b&quot; &lt;c&gt; &amp; d"' in html
    assert 'href="https://a.example/?a&amp;b/tools/x/"' in html


def test_what_a_page_shares_goes_into_its_head() -> None:
    [(_where, html)] = filled(f"<head>{SHARING}</head>{SHEET}", filling("x"))

    assert html.startswith("<head><meta content=x></head>")


@pytest.mark.parametrize("template", ["no sheet", SHEET + SHEET])
def test_a_specimen_has_one_sheet(template: str) -> None:
    with pytest.raises(SpecimenError, match=r"calls \{\{ sheet"):
        cut(template, page())


@pytest.mark.parametrize("url", ["sheet/", "tools/more/sheet/"])
def test_a_specimen_is_as_deep_as_the_pages_of_entries(url: str) -> None:
    with pytest.raises(SpecimenError, match="stands in the folder"):
        cut(SHEET, page(url))
