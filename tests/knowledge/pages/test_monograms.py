"""Letters in the place of a logo."""

import pytest

from knowledge.pages.monograms import COLOURS, letters, monogram


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("SNCF", "SNCF"),
        ("EDF", "EDF"),
        ("DINUM", "DI"),
        ("DGFiP", "DG"),
        ("Crédit Agricole", "CA"),
        ("Ministère de l’Économie et des Finances", "MÉ"),
        ("Keycloak", "Ke"),
        ("PostgreSQL", "Po"),
        ("GitLab Community Edition", "GC"),
        ("LemonLDAP::NG", "LN"),
        ("les", "Le"),
        ("…", "?"),
    ],
)
def test_a_name_gives_its_letters(name: str, drawn: str) -> None:
    assert letters(name) == drawn


def test_a_name_always_has_the_same_colour() -> None:
    # Written down, so that a new version of Python cannot change them unseen.
    assert [monogram(name).colour for name in ("SNCF", "EDF", "Orange", "BPCE")] == [1, 5, 5, 3]
    assert {monogram(str(number)).colour for number in range(100)} == set(range(COLOURS))
