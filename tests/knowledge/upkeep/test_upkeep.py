"""What is missing, and what is due."""

import datetime as dt
import json
from collections.abc import Callable

import pytest

from knowledge.loading.checking import Checked
from knowledge.loading.linking import KnowledgeBase
from knowledge.upkeep.counting import as_json, as_text
from knowledge.upkeep.dues import SOON, owed
from knowledge.upkeep.dues import as_json as dues_as_json
from knowledge.upkeep.dues import as_markdown as dues_as_markdown
from knowledge.upkeep.gaps import gaps_of, lacks, months_later, review_due, reviews
from knowledge.views.naming import listers, naming
from tests.conftest import SOUND

HEAD = "summary: A thing.\nsources: [statutes]\n"
BARE = f"name: Bare\n{HEAD}reviewed_on: 2025-01-31\ncategories: [databases]\nlicense: MIT\n"
WHOLE = (
    f"name: Whole\n{HEAD}reviewed_on: 2026-02-28\ncategories: [databases]\nlicense: MIT\n"
    f"license_evidence: repository\ndescription: {'long ' * 50}\naliases: [W]\n"
    "programming_languages: [C]\nsteward: Us\nhomepage: https://whole.example\n"
    "latest_release:\n  version: '2'\n  date: 2026-01-02\n  as_of: 2026-01-02\n"
    "  sources:\n    - url: https://whole.example/2\n      title: 'Whole 2'\n"
    "      publisher: Us\n"
)
FILES = {"tools/bare.yml": BARE, "tools/whole.yml": WHOLE}

Know = Callable[[dict[str, str]], KnowledgeBase]


@pytest.fixture
def know(check: Callable[..., Checked]) -> Know:
    def known(files: dict[str, str]) -> KnowledgeBase:
        checked = check(files)
        assert checked.problems == ()
        assert checked.knowledge
        return checked.knowledge

    return known


def test_a_sheet_says_what_it_lacks(know: Know) -> None:
    knowledge = know(FILES)

    assert [gap.code for gap in gaps_of(knowledge.get("tools", "bare"))] == [
        *("description", "license", "programming_languages", "steward", "latest_release"),
        *("homepage", "aliases"),
    ]
    assert gaps_of(knowledge.get("tools", "whole")) == ()


def test_the_stack_of_a_retired_project_names_no_tool(know: Know) -> None:
    stack = (
        f"name: Bundle\n{HEAD}reviewed_on: 2026-02-28\nform: software\nstatus: active\n"
        "stacks:\n  - name: One\n    as_of: 2026-01-01\n    sources: [statutes]\n"
        "    parts:\n      - name: Whole\n        tool: whole\n"
    )
    retired = "retired:\n  date: 2026-03-01\n  reason: It is over.\n"

    for text, names in ((stack, ["Bundle"]), (stack + retired, [])):
        knowledge = know({**FILES, "projects/bundle.yml": text})
        assert [one.by for one in naming(knowledge)] == names
        assert [one.label for one in listers(knowledge, knowledge.get("tools", "whole"))] == names


def test_a_gap_names_the_entries_that_have_it(know: Know) -> None:
    found = {
        lack.gap.code: (len(lack.entries), lack.of)
        for lack in lacks(know(FILES))
        if lack.kind == "tools"
    }

    assert found["license"] == (1, 2)
    assert found["description"] == (1, 2)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2025-12-15", 12, "2026-12-15"),
        ("2025-12-15", 1, "2026-01-15"),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: str, months: int, due: str) -> None:
    assert months_later(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(due)


def test_the_association_says_how_long_a_review_holds(know: Know) -> None:
    chosen = SOUND["association.yml"] + "review_months:\n  tools: 2\n"
    knowledge = know({**FILES, "association.yml": chosen})
    tool = knowledge.get("tools", "whole")

    assert review_due(tool, knowledge.association) == dt.date(2026, 4, 28)


def test_the_first_due_come_first_and_vocabularies_never(know: Know) -> None:
    found = [review.entry.ref for review in reviews(know(FILES))]

    assert found[0] == "tools/bare"
    assert not [ref for ref in found if ref.startswith("categories")]
    assert "association/association" in found


def test_figures_are_a_table_for_people_and_a_document_for_machines(know: Know) -> None:
    knowledge, day = know(FILES), dt.date(2026, 6, 1)

    text = as_text(knowledge, day, str)
    document = json.loads(as_json(knowledge, day, str))

    assert "tools – Thin description" in text
    assert "1 / 2" in text
    assert document["entries"]["tools"] == 2
    assert document["overdue"] == 1
    assert {"kind": "tools", "code": "license", "entries": ["bare"], "of": 2}.items() <= next(
        gap for gap in document["gaps"] if gap["code"] == "license"
    ).items()


def test_lists_and_stacks_say_how_many_tools_they_name(know: Know) -> None:
    proved = "as_of: 2022, sources: [statutes]"
    knowledge = know(
        {
            "lists/index.yml": "name: Index\npublisher: P\nnotice: Old.\nas_of: 2022\n"
            "sources: [statutes]\n",
            "tools/bare.yml": BARE + f"listed_by: [{{list: index, {proved}}}]\n",
            "tools/whole.yml": WHOLE,
            "projects/lake.yml": f"name: Lake\n{HEAD}reviewed_on: 2026-02-28\nform: software\n"
            f"status: active\nstacks: [{{name: Lake 1, {proved}, parts: "
            "[{tool: whole}, {tool: whole, name: Again}, {name: Other}]}]\n",
        }
    )

    assert [(n.name, n.tools, n.notice) for n in naming(knowledge)] == [
        ("Index", 1, "Old."),
        ("Lake 1", 1, None),
    ]


# By whom

OWNED = {
    "tools/bare.yml": BARE + "reviewed_by: Équipe <b>données</b>\n",
    "tools/other.yml": BARE.replace("Bare", "Other"),
    "tools/whole.yml": WHOLE,
}


def test_what_is_due_is_said_by_owner_those_without_one_last(know: Know) -> None:
    knowledge = know(OWNED)

    first, last = owed(knowledge, dt.date(2026, 2, 1))

    assert (first.owner, last.owner) == ("Équipe <b>données</b>", "")
    assert [one.entry.id for one in (*first.late, *last.late)] == ["bare", "other"]
    assert last.soon == ()


def test_a_sheet_is_late_the_day_after_its_last_day(know: Know) -> None:
    knowledge = know({"tools/bare.yml": BARE})  # due on 2026-01-31

    (on_the_day,) = owed(knowledge, dt.date(2026, 1, 31))
    (a_day_later,) = owed(knowledge, dt.date(2026, 2, 1))

    assert (len(on_the_day.late), len(on_the_day.soon)) == (0, 1)
    assert (len(a_day_later.late), len(a_day_later.soon)) == (1, 0)
    assert owed(knowledge, dt.date(2026, 1, 31) - SOON - dt.timedelta(days=1)) == ()


def test_the_issue_of_the_week_has_a_box_for_each_sheet(know: Know) -> None:
    said = dues_as_markdown(know(OWNED), dt.date(2026, 2, 1), "en")

    assert said == (
        "On February 1\\, 2026\\: 2 sheets overdue\\, 0 due within 30 days\\.\n"
        "\n### Équipe \\<b\\>données\\<\\/b\\>\n"
        "\nOverdue\\:\n"
        "- [ ] Bare \\(tools\\/bare\\.yml\\)\\, due on January 31\\, 2026\n"
        "\n### Without a team that answers for it \\(reviewed\\_by\\)\n"
        "\nOverdue\\:\n"
        "- [ ] Other \\(tools\\/other\\.yml\\)\\, due on January 31\\, 2026\n"
    )


def test_machines_get_each_review_with_its_owner(know: Know) -> None:
    document = json.loads(dues_as_json(know(OWNED), dt.date(2026, 2, 1), "en"))

    assert document["months"]["tools"] == 12
    assert document["due"][0] == {
        "kind": "tools",
        "id": "bare",
        "name": "Bare",
        "owner": "Équipe <b>données</b>",
        "reviewed_on": "2025-01-31",
        "due": "2026-01-31",
        "overdue": True,
    }
