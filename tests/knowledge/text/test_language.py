"""Sentences are marked in English and said in another language; dates as it writes them."""

import pytest

from knowledge.text.language import mark, translator, written_date, written_size


def test_a_marked_sentence_is_itself():
    assert mark("a tab stands here") == "a tab stands here"


def test_a_sentence_is_said_in_the_language_asked_for():
    sentence = "hint: {hint}"

    assert translator("en")(sentence) == sentence
    assert translator("fr")(sentence) != sentence


@pytest.mark.parametrize("language", ["fr", "en", "xx"])
def test_what_no_catalog_has_stays_as_it_is(language):
    say = translator(language)

    assert say("no catalog has this sentence") == "no catalog has this sentence"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_said_as_nothing(language):
    assert translator(language)("") == ""


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        ((2026, None, None), "fr", "2026"),
        ((2026, 3, None), "fr", "mars 2026"),
        ((2026, 3, 1), "fr", "1er mars 2026"),
        ((2026, 3, 11), "fr", "11 mars 2026"),
        ((2026, 3, 21), "fr", "21 mars 2026"),
        ((2026, None, None), "en", "2026"),
        ((2026, 3, None), "en", "March 2026"),
        ((2026, 3, 1), "en", "March 1, 2026"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date, language, written):
    assert written_date(*date, language) == written


@pytest.mark.parametrize(
    ("size", "language", "written"),
    [
        (1234, "fr", "1,2\u202fko"),
        (1_234_567, "fr", "1,2\u202fMo"),
        (2_000_000, "fr", "2\u202fMo"),
        (1_234_567, "en", "1.2 MB"),
    ],
)
def test_a_size_is_written_as_its_language_does(size, language, written):
    assert written_size(size, language) == written
