"""What is the same but for accents, ligatures and capitals."""

import pytest

from knowledge.text.folding import folded, kebab


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Événement", "evenement"), ("Œuvre", "oeuvre"), ("Ægir", "aegir"), ("C++", "c++")],
)
def test_a_text_is_folded_as_dictionaries_do(text, plain):
    assert folded(text) == plain
    assert folded(plain) == plain


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("Apache Kafka®", "apache-kafka"),
        ("L’Été 2026", "l-ete-2026"),
        ("Cœur", "coeur"),
        ("GPL-2.0-or-later", "gpl-2-0-or-later"),
        ("名", ""),
    ],
)
def test_a_name_makes_an_id(name, entry_id):
    assert kebab(name) == entry_id
