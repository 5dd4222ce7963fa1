"""Until when the lines of a list are proved, said once."""

import pytest

from knowledge.views.dating import proved_as, usual_proof
from tests.conftest import SOUND

SAID, READ = "source", "collected"


@pytest.fixture
def lines(check):
    def lines(*proofs):
        """Return statements, each with the day of its proof and where that day comes from."""
        told = "".join(
            f"  - statement: It sails.\n    as_of: {day}\n    as_of_basis: {basis}\n"
            "    sources: [statutes]\n"
            for day, basis in proofs
        )
        checked = check({"association.yml": f"{SOUND['association.yml']}mission:\n{told}"})
        assert checked.problems == ()
        return checked.knowledge.association.mission

    return lines


def test_what_most_lines_share_is_usual_and_the_others_are_told_apart(lines):
    found = lines(("2024", SAID), *[("2025-04", SAID)] * 3)

    usual = usual_proof(found)

    assert str(usual.dated.as_of) == "2025-04"
    assert not usual.always
    assert [proved_as(line, usual) for line in found] == [False, True, True, True]


def test_what_all_lines_share_is_said_to_hold_always(lines):
    assert usual_proof(lines(*[("2025-04", SAID)] * 3)).always


@pytest.mark.parametrize(
    "proofs",
    [
        pytest.param([("2025", SAID)] * 2, id="two lines"),
        pytest.param([("2025", SAID)] * 3 + [("2024", SAID)] * 3, id="half of them"),
        pytest.param([("2025", SAID)] * 2 + [("2025", READ)] * 2, id="one day, said and read"),
    ],
)
def test_nothing_is_usual_of_few_lines_or_of_no_more_than_half(lines, proofs):
    found = lines(*proofs)

    assert usual_proof(found) is None
    assert not any(proved_as(line, None) for line in found)


def test_a_list_without_lines_has_nothing_usual():
    assert usual_proof(()) is None
