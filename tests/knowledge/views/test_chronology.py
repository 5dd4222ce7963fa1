"""What happened to the association and its projects."""

from knowledge.views.chronology import by_year, chronology
from tests.conftest import SOUND

HEAD = "summary: A thing.\nreviewed_on: 2026-03-01\nform: software\nstatus: active\n"
PROVED = "as_of: 2025\n    sources: [statutes]\n"


def steps(check, files):
    checked = check(files)
    assert checked.problems == ()
    return chronology(checked.knowledge)


def test_history_beginnings_and_versions_stand_in_the_order_of_their_days(check):
    told = steps(
        check,
        {
            "association.yml": SOUND["association.yml"]
            + f"history:\n  - statement: It began.\n    date: 2017\n    {PROVED}"
            f"  - statement: Nobody knows when.\n    {PROVED}",
            "projects/forge.yml": f"name: Forge\n{HEAD}started: 2019-03\npublic_since: 2020-01-02\n"
            f"sources: [statutes]\nreleases:\n  - version: '1'\n    date: 2019-03-01\n    {PROVED}"
            f"  - version: '2'\n    planned: 2027\n    {PROVED}",
        },
    )

    assert [(str(step.date), step.sort, step.what) for step in told] == [
        ("2017", "history", "It began."),
        ("2019-03", "start", "Work begins"),
        ("2019-03-01", "release", "Forge 1"),
        ("2020-01-02", "start", "The project becomes public"),
    ]
    assert [(year, len(found)) for year, found in by_year(told)] == [
        (2017, 1),
        (2019, 2),
        (2020, 1),
    ]


def test_what_has_only_a_year_closes_it(check):
    told = steps(
        check,
        {
            "association.yml": SOUND["association.yml"]
            + f"history:\n  - statement: One joined.\n    date: 2017\n    {PROVED}"
            f"  - statement: It began.\n    date: 2017-07\n    {PROVED}"
        },
    )

    assert [step.what for step in told] == ["It began.", "One joined."]


def test_versions_of_one_day_are_one_step_that_cites_each_source_once(check):
    release = f"  - component: {{}}\n    version: '2'\n    date: 2026-02-03\n    {PROVED}"
    releases = "".join(release.format(name) for name in ("anvil", "hammer"))

    (step,) = steps(
        check,
        {"projects/forge.yml": f"name: Forge\n{HEAD}sources: [statutes]\nreleases:\n{releases}"},
    )

    assert step.what == "anvil 2, hammer 2"
    assert [citation.source for citation in step.sources] == ["statutes"]


def test_a_beginning_does_not_cite_a_source_that_proves_something_else(check):
    sources = "sources:\n  - source: statutes\n  - source: minutes\n    supports: [summary]\n"
    (step,) = steps(
        check,
        {
            "sources/minutes.yml": SOUND["sources/statutes.yml"].replace("Statutes", "Minutes"),
            "projects/forge.yml": f"name: Forge\n{HEAD}started: 2019\n{sources}",
        },
    )

    assert [citation.source for citation in step.sources] == ["statutes"]


def test_a_beginning_cites_the_sources_that_prove_it_when_the_sheet_says_which(check):
    sources = "sources:\n  - source: statutes\n    supports: [started]\n  - source: minutes\n"
    (step,) = steps(
        check,
        {
            "sources/minutes.yml": SOUND["sources/statutes.yml"].replace("Statutes", "Minutes"),
            "projects/forge.yml": f"name: Forge\n{HEAD}started: 2019\n{sources}",
        },
    )

    assert [citation.source for citation in step.sources] == ["statutes"]


def test_a_beginning_that_the_history_tells_is_told_once_with_both_sources(check):
    sound = SOUND["association.yml"]
    told = steps(
        check,
        {
            "association.yml": f"{sound}history:\n"
            "  - statement: Forge 2 is public.\n    date: 2020-01-02\n    note: At noon.\n"
            f"    {PROVED}"
            f"  - statement: The Forgery opens.\n    date: 2019-03-04\n    {PROVED}",
            "sources/minutes.yml": SOUND["sources/statutes.yml"].replace("statutes", "minutes"),
            "projects/forge.yml": f"name: Forge\n{HEAD}sources: [minutes]\n"
            "started: 2019-03-04\nstarted_note: The first commit.\npublic_since: 2020-01-02\n",
        },
    )

    assert [(step.sort, step.what, step.note) for step in told] == [
        ("history", "The Forgery opens.", None),
        ("start", "Work begins", "The first commit."),
        ("start", "Forge 2 is public.", "At noon."),
    ]
    assert [source.source for source in told[2].sources] == ["statutes", "minutes"]
    assert [step.entry.ref for step in told[1:]] == ["projects/forge", "projects/forge"]
