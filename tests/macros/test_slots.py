"""Slots: what a macro leaves in Markdown."""

import markdown

from macros import slots


def test_html_goes_through_markdown_untouched() -> None:
    hostile = "<p>*not emphasis* [x](javascript:alert(1)) {{ 7 }}</p>"

    page = markdown.markdown(f"# Title\n\n{slots.slot(hostile)}\n\nText *here*.")

    assert slots.fill(page).count(hostile) == 1
    assert "<em>here</em>" in slots.fill(page)


def test_a_slot_in_a_sentence_stays_in_it() -> None:
    link = slots.slot('<a href="x">this</a>', inline=True)

    page = markdown.markdown(f"See {link} *now*.")

    assert slots.fill(page) == '<p>See <a href="x">this</a> <em>now</em>.</p>'


def test_text_that_looks_like_a_slot_is_left_alone() -> None:
    page = '<div data-slot="sheet"></div>'

    assert slots.fill(page) == page
