"""The words that pages written by hand define, found by search."""

from knowledge.pages.search import SearchDocument
from macros.definitions import documents


def test_a_term_is_found_with_the_start_of_its_meaning() -> None:
    html = (
        '<dl>\n<dt id="forge">Forge &amp; co</dt>\n<dd>\n<p>Hosts <em>code</em>\nfor all.</p>\n'
        '</dd>\n<dt id="long">Long</dt>\n<dd>' + "word " * 60 + "</dd>\n</dl>"
    )

    forge, long = documents(html, "glossary/")

    assert forge == SearchDocument(
        "terms", "forge", "glossary/#forge", "Forge & co", "Hosts code for all."
    )
    assert len(long.summary) <= 150
    assert long.summary.endswith("word…")


def test_a_meaning_reads_as_the_page_says_it() -> None:
    html = (
        '<dl><dt id="tdp">TDP</dt><dd><p>See <a href="x">its sheet</a>.</p><p>Or not.</p></dd></dl>'
    )

    (term,) = documents(html, "glossary/")

    assert term.summary == "See its sheet. Or not."


def test_lists_of_terms_that_a_macro_made_are_left_to_their_entries() -> None:
    html = '<dl class="terms"><dt id="mit">MIT</dt><dd>Short.</dd></dl><dl><dt>No place</dt></dl>'

    assert list(documents(html, "glossary/")) == []
