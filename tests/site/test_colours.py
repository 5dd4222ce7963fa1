"""The contrast of colours, counted from design.css: no browser needed."""

import re
from itertools import product

import pytest

from knowledge.pages.palette import palette
from tests.site.conftest import PROJECT

ASSETS = PROJECT / "overrides/assets"
DESIGN = (ASSETS / "design.css").read_text("utf-8")
SITE = (ASSETS / "site.css").read_text("utf-8")

LIGHT = {colour.name: colour.light for colour in palette(DESIGN)}
DARK = {colour.name: colour.dark for colour in palette(DESIGN)}

PAPERS = ("paper", "paper-soft", "paper-deep", "good-paper", "warn-paper")
# Words and what they are written on: 4.5 (WCAG 2.2, 1.4.3).
WORDS = (
    *product(("ink", "ink-soft", "link"), PAPERS),
    *product(("good",), ("paper", "good-paper")),
    *product(("warn",), ("paper", "warn-paper")),
    *product(("bad",), ("paper", "paper-soft")),
    *product(("on-brand", "mark"), ("brand",)),
    *product(("on-brand",), ("brand-soft",)),
    *product(("on-mark",), ("mark", "on-brand")),
    *product(("on-act",), ("act", "act-soft")),
)
# Lines that mean something, a field or the focus, and what is beside them: 3 (1.4.11).
LINES = (
    *product(("line-strong", "link", "good"), ("paper", "paper-soft")),
    *product(("warn-line",), ("paper", "paper-soft", "warn-paper")),
    *product(("mark", "on-brand"), ("brand", "brand-soft")),
)
DECORATION = {"line"}


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_lines_stand_out_from_their_paper(colours: dict[str, str]) -> None:
    pale = [
        f"--{ink} on --{paper}: {contrast(colours[ink], colours[paper]):.2f}"
        for pairs, least in ((WORDS, 4.5), (LINES, 3.0))
        for ink, paper in pairs
        if contrast(colours[ink], colours[paper]) < least
    ]

    assert pale == []


def test_every_colour_is_counted() -> None:
    counted = {name for pair in (*WORDS, *LINES) for name in pair}

    assert set(LIGHT) == counted | DECORATION
    assert len(LIGHT) == DESIGN.count("light-dark(")


def test_white_letters_stand_out_from_every_monogram() -> None:
    papers = re.findall(r"\.monogram--\d \{ background: (#[0-9a-f]{6}); \}", SITE)

    assert len(papers) == 6
    assert [paper for paper in papers if contrast("#ffffff", paper) < 4.5] == []


def test_colours_are_chosen_in_one_place() -> None:
    for path in ASSETS.glob("*.css"):
        if path.name != "design.css":
            # But for the white and colours of monograms, and paper and ink in print.
            screen = path.read_text("utf-8").partition("@media print")[0]
            elsewhere = [line for line in screen.splitlines() if not line.startswith(".monogram")]
            chosen = [line for line in elsewhere if re.search(r"#[0-9a-f]{3,8}\b", line)]
            assert chosen == [], path.name
