"""What is said to have happened lately."""

import datetime as dt

import pytest

from knowledge.views.news import latest, newest_release

DATED = "as_of: 2026\n    sources: [statutes]\n"
HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
PROJECT = f"name: Forge\n{HEAD}form: software\nstatus: active\n"
PRESS = (
    "title: A fair\npublisher: The Daily\ntype: press\nurl: https://daily.example/\n"
    "language: en\naccessed: 2026-03-01\n"
)


@pytest.fixture
def told(check):
    def told(files, today=dt.date(2026, 6, 1)):
        checked = check(files)
        assert checked.problems == ()
        return [(str(news.date), news.title) for news in latest(checked.knowledge, today)]

    return told


def test_news_is_releases_events_and_publications_newest_first(told):
    files = {
        "projects/forge.yml": PROJECT
        + f"releases:\n  - version: 1.0\n    date: 2026-02\n    {DATED}",
        "events/fair.yml": f"name: Fair\n{HEAD}status: held\nrole: organizer\nstarts: 2026-05-01\n",
        "sources/daily.yml": PRESS + "date: 2025\n",
    }

    assert told(files) == [("2026-05-01", "Fair"), ("2026-02", "Forge 1.0"), ("2025", "A fair")]


def test_versions_of_one_day_are_one_piece_of_news(told):
    release = "  - component: {}\n    version: 2\n    date: 2026-02-03\n    " + DATED
    releases = "".join(release.format(name) for name in ("anvil", "hammer"))

    assert told({"projects/forge.yml": f"{PROJECT}releases:\n{releases}"}) == [
        ("2026-02-03", "anvil 2, hammer 2")
    ]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(
            {
                "projects/forge.yml": PROJECT
                + f"releases:\n  - version: 1.0\n    planned: 2026-02\n    {DATED}"
            },
            id="a version that is only planned",
        ),
        pytest.param(
            {
                "events/fair.yml": f"name: Fair\n{HEAD}status: announced\nrole: organizer\n"
                "starts: 2026-05-01\n"
            },
            id="an event that nobody confirms",
        ),
        pytest.param({"sources/daily.yml": PRESS + "date: 2026-07\n"}, id="what is to come"),
        pytest.param({"sources/daily.yml": PRESS}, id="a publication without a date"),
        pytest.param(
            {"sources/daily.yml": PRESS.replace("press", "code") + "date: 2026-05\n"},
            id="a file that changes",
        ),
    ],
)
def test_what_is_not_known_to_have_happened_is_no_news(told, files):
    assert told(files) == []


def test_the_newest_release_is_the_last_that_came_out(check):
    releases = (
        f"releases:\n  - version: 2.0\n    date: 2026-02\n    {DATED}"
        f"  - version: 1.0\n    date: 2025-12-31\n    {DATED}"
        f"  - version: 3.0\n    planned: 2026-03\n    {DATED}"
    )
    knowledge = check({"projects/forge.yml": PROJECT + releases}).knowledge

    assert newest_release(knowledge.get("projects", "forge")).version == "2.0"
