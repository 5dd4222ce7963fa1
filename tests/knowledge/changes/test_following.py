"""What of a change readers follow, and what is a retouch."""

import pytest

from knowledge.changes.comparing import compare
from knowledge.changes.following import parted
from tests.knowledge.changes.test_changes import EDF, HEAD, KAFKA, PROOF, USED, state

EVENT = f"name: Fair\n{HEAD}role: organizer\nstarts: 2026-05-01\n"
PROJECT = f"name: Forge\n{HEAD}form: software\nstatus: active\n"
TAKEN = f"participants:\n  - member: edf\n    role: interested\n{PROOF}"
LISTED = f"listed_by:\n  - list: sill\n{PROOF}"


def parts(kind, before, after):
    """Return what a sheet that was one text and is another has of each part."""
    (changed,) = compare(state(**{f"{kind}_it": before}), state(**{f"{kind}_it": after})).changed
    found = parted(changed)
    news, retouches = (
        [".".join(change.path) for change in changes] for changes in (found.news, found.retouches)
    )
    return list(found.out), news, retouches


@pytest.mark.parametrize(
    ("kind", "before", "after", "field"),
    [
        pytest.param("tools", KAFKA, KAFKA + USED, "used_by", id="a use that came"),
        pytest.param("tools", KAFKA + USED, KAFKA, "used_by", id="a use that went"),
        pytest.param(
            *("tools", KAFKA + USED, KAFKA + USED.replace("production", "pilot")),
            "used_by.stage",
            id="a stage",
        ),
        pytest.param("tools", KAFKA + LISTED, KAFKA, "listed_by", id="a list that left it out"),
        pytest.param("projects", PROJECT, PROJECT + TAKEN, "participants", id="a participant"),
        pytest.param(
            *("projects", PROJECT + TAKEN, PROJECT + TAKEN.replace("interested", "initiator")),
            "participants.role",
            id="a role",
        ),
        pytest.param(
            *("projects", PROJECT, PROJECT.replace("active", "ended")), "status", id="a status"
        ),
        pytest.param(
            *("tools", KAFKA + "license: MIT\n", KAFKA + "license: ISC\n"),
            "license",
            id="a license",
        ),
        pytest.param(
            *("members", EDF, EDF.replace("attested", "past")), "standing", id="a standing"
        ),
        pytest.param(
            *("tools", KAFKA, KAFKA + "retired:\n  date: 2026-05-01\n"),
            "retired",
            id="a retirement",
        ),
        pytest.param("tools", KAFKA, KAFKA.replace("Apache Kafka", "Kafka"), "name", id="a name"),
        pytest.param("events", EVENT, EVENT.replace("05-01", "06-01"), "starts", id="another day"),
    ],
)
def test_readers_follow(kind, before, after, field):
    assert parts(kind, before, after) == ([], [field], [])


RELEASE = "latest_release:\n  version: '{}'\n  date: {}\n  note: {}\n" + PROOF.replace("    ", "  ")


@pytest.mark.parametrize(
    ("kind", "before", "after", "field"),
    [
        pytest.param("tools", KAFKA, KAFKA + "note: Old.\n", "note", id="a note"),
        pytest.param("tools", KAFKA, KAFKA.replace("A thing", "A"), "summary", id="a summary"),
        pytest.param(
            "tools",
            KAFKA,
            KAFKA.replace("[statutes]", "[minutes, statutes]"),
            "sources",
            id="proof",
        ),
        pytest.param("tools", KAFKA, KAFKA + "license: MIT\n", "license", id="one that lacked"),
        pytest.param(
            *("tools", KAFKA + USED, KAFKA + USED + "    note: In Paris.\n"),
            "used_by.note",
            id="a note on a use",
        ),
        pytest.param(
            *("tools", KAFKA, KAFKA.replace("Apache Kafka", "Apache\u00a0Kafka")),
            "name",
            id="a space in a name",
        ),
        pytest.param("events", EVENT, EVENT.replace("Fair", "The fair"), "name", id="a title"),
        pytest.param(
            "events",
            EVENT + "participants: [edf, rte]\n",
            EVENT + "participants: [rte, edf]\n",
            "participants",
            id="an order",
        ),
        pytest.param(
            *("tools", KAFKA, KAFKA + RELEASE.format("1.0", "2026-05-01", "Seen.")),
            "latest_release",
            id="the first version that a sheet has",
        ),
        pytest.param(
            *("tools", KAFKA + RELEASE.format("1.0", "2026-05-01", "Seen."), KAFKA),
            "latest_release",
            id="a version that is no longer stated",
        ),
        pytest.param(
            "tools",
            KAFKA + RELEASE.format("1.0", "2026-05-01", "Seen."),
            KAFKA + RELEASE.format("1.0", "2026-05-01", "Read."),
            "latest_release.note",
            id="a note on a version",
        ),
    ],
)
def test_a_retouch_is(kind, before, after, field):
    assert parts(kind, before, after) == ([], [], [field])


def test_a_version_that_came_out_is_told_with_its_day_and_its_note():
    before = KAFKA + RELEASE.format("1.0", "2026-05-01", "Seen.")
    after = KAFKA + RELEASE.format("1.1", "2026-06-01", "Read.") + "note: Old.\n"

    assert parts("tools", before, after) == ([("", "1.1")], [], ["note"])


def test_a_version_older_than_the_one_before_is_a_correction():
    before = KAFKA + RELEASE.format("1.1", "2026-06-01", "Seen.")
    after = KAFKA + RELEASE.format("1.0", "2026-05", "Seen.")

    assert parts("tools", before, after) == (
        *([], []),
        ["latest_release.version", "latest_release.date"],
    )


def versions(*found):
    return "releases:\n" + "".join(
        f"  - component: {component}\n    version: '{version}'\n    date: {date}\n{PROOF}"
        for component, version, date in found
    )


def test_a_project_has_versions_of_its_components():
    known = [("Core", "2.0", "2026-02"), ("Desk", "1.0", "2026-06-01")]
    newer, older = ("Core", "2.1", "2026-03-01"), ("Core", "1.0", "2025-01")

    assert parts("projects", PROJECT + versions(*known), PROJECT + versions(*known, newer)) == (
        [("Core", "2.1")],
        *([], []),
    )
    assert parts("projects", PROJECT + versions(*known), PROJECT + versions(*known, older)) == (
        *([], []),
        ["releases"],
    )
    assert parts("projects", PROJECT, PROJECT + versions(*known)) == (
        *([], []),
        ["releases", "releases"],
    )
