"""By what readers narrow a list."""

import pytest

from knowledge.addresses import PAGED
from knowledge.views.choosing import entries_of
from knowledge.views.facets import DAYS, FACETS, Reading, facets, found, slug
from tests.conftest import TODAY

HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
TOOL = f"{HEAD}categories: [databases]\n"
LISTED = "as_of: 2022-05\n    sources: [statutes]\n"
LIST = (
    "name: {}\npublisher: The Guild\nas_of: 2022-05\nsources: [statutes]\n"
    "url: https://guild.example/list\n"
)


@pytest.fixture
def asked(check):
    """Return the facets of a kind as ``name: [(id, label, count), …]``."""

    def asked(kind, files):
        checked = check(files)
        assert checked.problems == ()
        knowledge = checked.knowledge
        every = found(Reading(knowledge, str, TODAY), entries_of(knowledge, kind))
        return {
            facet.name: [(value.id, value.label, count) for value, count in facet.values]
            for facet in facets(kind, every, str)
        }

    return asked


@pytest.mark.parametrize("kind", PAGED)
def test_every_kind_that_has_pages_can_be_narrowed_and_put_in_order(kind):
    assert FACETS[kind]
    assert DAYS[kind]


def test_terms_are_in_the_order_of_their_names_without_accents(asked):
    files = {
        "categories/a.yml": "name: Zeal\n",
        "categories/b.yml": "name: Éclair\n",
        "tools/x.yml": f"name: X\n{HEAD}categories: [a, b]\n",
        "tools/y.yml": f"name: Y\n{HEAD}categories: [a]\n",
    }

    assert asked("tools", files)["category"] == [("b", "Éclair", 1), ("a", "Zeal", 2)]


def test_choices_keep_the_order_of_the_program_and_years_are_newest_first(asked):
    event = f"{HEAD}role: organizer\n"
    files = {
        "events/a.yml": f"name: A\n{event}status: held\nstarts: 2019-01-01\n",
        "events/b.yml": f"name: B\n{event}status: announced\nstarts: 2021-01-01\n",
    }

    told = asked("events", files)

    assert [label for _id, label, _count in told["year"]] == ["2021", "2019"]
    assert [value for value, _label, _count in told["status"]] == ["announced", "held"]


def test_words_of_contributors_stand_by_how_many_have_them(asked):
    files = {
        "tools/a.yml": f"name: A\n{TOOL}programming_languages: [C++, Go]\n",
        "tools/b.yml": f"name: B\n{TOOL}programming_languages: [Go]\n",
    }

    assert asked("tools", files)["language"] == [("go", "Go", 2), ("c++", "C++", 1)]


def test_a_recommendation_says_who_what_and_when_and_a_stack_comes_last(asked):
    files = {
        "lists/register.yml": LIST.format("Register"),
        "lists/zoo.yml": LIST.format("Almanac"),
        "tools/a.yml": f"name: A\n{TOOL}listed_by:\n  - list: register\n    status: advisé\n"
        f"    {LISTED}  - list: zoo\n    {LISTED}",
        "tools/b.yml": f"name: B\n{TOOL}",
        "projects/forge.yml": f"name: Forge\n{HEAD}form: software\nstatus: active\nstacks:\n"
        "  - name: One\n    parts: [{tool: b}]\n    as_of: 2026\n    sources: [statutes]\n",
    }

    assert asked("tools", files)["named"] == [
        ("register-advise-2022", "Register – advisé (2022)", 1),
        ("zoo", "Almanac", 1),
        ("forge", "Forge", 1),
    ]


def test_a_list_and_a_stack_of_one_id_are_two_choices(asked):
    files = {
        "lists/forge.yml": LIST.format("Almanac"),
        "tools/a.yml": f"name: A\n{TOOL}listed_by:\n  - list: forge\n    {LISTED}",
        "tools/b.yml": f"name: B\n{TOOL}",
        "projects/forge.yml": f"name: Forge\n{HEAD}form: software\nstatus: active\nstacks:\n"
        "  - name: One\n    parts: [{tool: b}]\n    as_of: 2026\n    sources: [statutes]\n",
    }

    assert asked("tools", files)["named"] == [
        ("forge", "Almanac", 1),
        ("stack-forge", "Forge", 1),
    ]


def test_a_question_that_all_answer_alike_is_not_asked(asked):
    files = {"tools/a.yml": f"name: A\n{TOOL}", "tools/b.yml": f"name: B\n{TOOL}"}

    assert asked("tools", files) == {}


def test_an_organization_counts_once_for_each_tool_that_it_uses(asked):
    usage = "  - {organization: Acme & Co, stage: production, as_of: 2026, sources: [statutes]}\n"
    files = {
        "tools/a.yml": f"name: A\n{TOOL}used_by:\n{usage}{usage.replace('production', 'pilot')}",
        "tools/b.yml": f"name: B\n{TOOL}",
    }

    assert asked("tools", files)["user"] == [("acme-co", "Acme & Co", 1)]


def test_what_the_browser_is_told_is_short_and_leaves_out_what_is_empty(check):
    knowledge = check({"tools/a.yml": f"name: A\n{TOOL}aliases: [Ay]\n"}).knowledge

    (told,) = found(Reading(knowledge, str, TODAY), entries_of(knowledge, "tools"))

    assert told.attributes == {"data-category": "databases"}


@pytest.mark.parametrize(
    ("text", "word"), [("C++", "c++"), ("Hôpital d’État", "hopital-d-etat"), ("  a  b ", "a-b")]
)
def test_a_value_is_one_word_in_addresses(text, word):
    assert slug(text) == word
