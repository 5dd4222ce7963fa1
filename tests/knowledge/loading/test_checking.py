"""A check reads everything, says everything, and gives knowledge only when all is well."""

import pytest

from knowledge.loading.checking import load_knowledge
from knowledge.problems import DataError
from tests.conftest import SOUND, TODAY

ASSOCIATION = SOUND["association.yml"]
TOOL = """\
name: Kafka
summary: A log.
categories: [databases]
reviewed_on: 2026-03-01
sources: [statutes]
"""


def test_sound_data_gives_knowledge_and_counts_its_files(check):
    found = check({"tools/kafka.yml": TOOL, ".schema/tools.json": "{}", "logos/.keep": ""})

    assert found.problems == ()
    assert found.entries == 4
    assert found.knowledge.association.name == "Guild"
    assert [tool.id for tool in found.knowledge.of("tools")] == ["kafka"]


def test_data_with_a_problem_gives_no_knowledge(check):
    found = check({"tools/kafka.yml": TOOL + "web: x\n"})

    assert found.knowledge is None
    assert len(found.problems) == 1
    assert found.entries == 4


def test_problems_of_every_stage_come_together_in_order_of_file_and_line(check):
    found = check(
        {
            "tools/b.yml": TOOL + "homepage: x\n",
            "tools/a.yml": TOOL + "depends_on: [x]\nname: Twice\n",
            "tools/C.yml": TOOL,
            "tools/d.yml": "a: b: c\n",
            "association.yml": ASSOCIATION + "homepage: x\n",
        }
    )

    assert [f"{p.at.file}:{p.at.line} {p.code}" for p in found.problems] == [
        "data/association.yml:12 not-a-url",
        "data/tools/C.yml:1 file-name",
        "data/tools/a.yml:6 unknown-mention",
        "data/tools/a.yml:7 duplicate-key",
        "data/tools/b.yml:6 not-a-url",
        "data/tools/d.yml:1 yaml",
    ]


@pytest.mark.parametrize("association", ["", "name: x\n", "a: b: c\n"])
def test_the_other_files_are_checked_when_the_association_is_broken(check, association):
    found = check({"association.yml": association, "tools/kafka.yml": TOOL + "depends_on: [x]\n"})

    assert "unknown-mention" in {p.code for p in found.problems}


@pytest.mark.parametrize("unwritten", ["À compléter", "à compléter", "' À COMPLÉTER '"])
def test_only_a_release_refuses_legal_settings_left_to_complete(check, unwritten):
    files = {"association.yml": ASSOCIATION.replace("A host", unwritten)}

    assert check(files).problems == ()
    [problem] = check(files, release=True).problems
    assert f"{problem.at.line}:{problem.at.column} {problem.message}" == (
        "10:9 legal.host is still left to complete"
    )
    assert problem.hint == "a release needs it; fill it in, then check again with --release"


@pytest.mark.parametrize("legal", ["legal: x\n", "legal:\n  host: [x]\n", "legal: []\n"])
def test_a_release_check_of_odd_legal_settings_says_the_same_problems(check, legal):
    files = {"association.yml": ASSOCIATION.partition("legal:")[0] + legal}

    assert check(files, release=True).problems == check(files).problems


def test_loading_knowledge_raises_every_problem_at_once(write, data):
    for name, content in SOUND.items():
        write(name, content)
    write("tools/kafka.yml", TOOL + "web: x\nhomepage: x\n")

    with pytest.raises(DataError) as raised:
        load_knowledge(data, TODAY)

    assert str(raised.value).splitlines() == [
        "data/tools/kafka.yml:6: unknown field 'web'",
        "data/tools/kafka.yml:7: homepage: 'x' is not a web address",
    ]


def test_loading_sound_data_gives_the_knowledge(write, data):
    for name, content in SOUND.items():
        write(name, content)

    assert load_knowledge(data, TODAY).association.label == "Guild"


def test_two_checks_of_the_same_data_say_the_same(check):
    files = {
        f"tools/t{number}.yml": TOOL + "license: foo OR bar AND baz\nweb: x\n"
        for number in range(5)
    }

    assert check(files).problems == check(files).problems
