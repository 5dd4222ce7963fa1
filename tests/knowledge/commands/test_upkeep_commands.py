"""``new``, ``rename`` and ``retire`` as people run them."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.loading.checking import load_knowledge
from knowledge.views.choosing import entries_of, matching
from tests.conftest import SOUND, TODAY

PROJECT = Path(__file__).parents[3]
HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
KAFKA = (
    f"name: Apache Kafka\naliases: [Événements]\nhomepage: https://kafka.example/\n{HEAD}"
    "categories: [databases]\nrepository: https://forge.example/kafka\n"
)
TRINO = f"name: Trino\n{HEAD}categories: [databases]\ndepends_on: ['kafka'] # beside\n"
EDF = f"name: EDF\n{HEAD}legal_kind: company\nstanding: attested\n"
FILES = {"tools/kafka.yml": KAFKA, "tools/trino.yml": TRINO, "members/edf.yml": EDF}
ON_A_DAY = {"SOURCE_DATE_EPOCH": "1780272000", "PYTHONPATH": str(PROJECT)}  # 2026-06-01
GIVEN = (
    *("--set", "name=New Tool", "--set", "summary=It is new.", "--set", "categories=databases"),
    *("--set", "sources=statutes", "--set", "reviewed_on=2026-05-01"),
)


@pytest.fixture
def run(write, data):
    """Run a command in the folder above a small sound knowledge base."""
    for name, content in {**SOUND, **FILES}.items():
        write(name, content)

    def run(*words):
        done = subprocess.run(
            (sys.executable, "-m", "knowledge", *words, "--lang", "en"),
            cwd=data.parent,
            env={**os.environ, **ON_A_DAY},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


def contents(data):
    return {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


# new


def test_a_new_sheet_is_written_and_passes_the_check(run, data):
    code, said, errors = run("new", "tools", *GIVEN)

    assert (code, errors) == (0, "")
    assert said == (
        "data/tools/new-tool.yml is written, and passes the check.\n"
        "Complete it in your editor, which proposes its fields. Then type:\n"
        "  python -m knowledge check\n"
        "  git switch --create new-tool\n"
        "  git add data/tools/new-tool.yml\n"
        "  git commit\n"
        "and propose the branch on the forge, as a pull request.\n"
    )
    assert (data / "tools/new-tool.yml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../.schema/tools.json\n"
        "name: New Tool\nsummary: It is new.\ncategories:\n  - databases\n"
        "sources:\n  - statutes\nreviewed_on: 2026-05-01\n"
    )
    assert load_knowledge(data, TODAY).get("tools", "new-tool").label == "New Tool"


def test_a_source_can_be_given_in_place(run, data):
    parts = ("url=https://a.example", "title=A", "publisher=B", "url=https://c.example", "title=C")
    sources = [word for part in (*parts, "publisher=D") for word in ("--set", f"sources.{part}")]

    assert run("new", "tools", *GIVEN[:6], *sources, "--set", "reviewed_on=2026-05-01")[0] == 0

    tool = load_knowledge(data, TODAY).get("tools", "new-tool")
    assert [source.publisher for source in tool.sources] == ["B", "D"]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        pytest.param("name=APACHE-KAFKA", "its name is 'Apache Kafka'", id="name"),
        pytest.param("name=Kafka", "its id is 'kafka'", id="id"),
        pytest.param("name=evenements", "its aliases is 'Événements'", id="alias without accents"),
        pytest.param(
            "homepage=http://www.kafka.example",
            "its homepage is 'https://kafka.example/'",
            id="site",
        ),
        pytest.param(
            "repository=https://forge.example/Kafka.git",
            "its repository is 'https://forge.example/kafka'",
            id="repository",
        ),
    ],
)
def test_what_is_there_already_is_not_written_twice(run, data, given, complaint):
    before = contents(data)
    words = [word for word in GIVEN if word.partition("=")[0] != given.partition("=")[0]]
    words = [word for word in words if word != "--set"]
    options = [part for word in (*words, given) for part in ("--set", word)]

    code, _said, errors = run("new", "tools", *options)

    assert code == 1
    assert errors == (
        f"tools/kafka.yml is already that: {complaint}\n"
        "Nothing was written. Complete that sheet, or give this one another name.\n"
    )
    assert contents(data) == before


@pytest.mark.parametrize(
    ("options", "code", "complaint"),
    [
        pytest.param(GIVEN[:4], 1, "categories is missing", id="a field is missing"),
        pytest.param(
            ("--set", "categories=databses", *GIVEN[:4], *GIVEN[6:]),
            1,
            "did you mean 'databases'?",
            id="a mention leads nowhere",
        ),
        pytest.param(
            (*GIVEN, "--set", "colour=red"),
            2,
            "there is no field 'colour'\n    known here: name, summary",
            id="no such field",
        ),
        pytest.param(
            (*GIVEN, "--set", "sources.colour=red"),
            2,
            "known here: sources.source, sources.url",
            id="no part",
        ),
        pytest.param(
            (*GIVEN, "--set", "Web site=x"), 2, "did you mean 'homepage'?", id="a title, not a name"
        ),
        pytest.param((*GIVEN, "--id", "../x"), 2, "did you mean 'x'?", id="a path"),
        pytest.param((*GIVEN, "--id", "名"), 2, "takes a-z, 0-9", id="no letter of an id"),
        pytest.param((*GIVEN, "--id", "trino"), 2, "another file has it", id="a taken id"),
        pytest.param((*GIVEN, "--id", "nul"), 2, "Windows keeps", id="a device of Windows"),
        pytest.param(
            ("--set", "license=GPL", *GIVEN),
            1,
            "write the one that applies: GPL-2.0-only, GPL-2.0-or-later, GPL-3.0-only",
            id="a family of licenses",
        ),
        pytest.param(GIVEN[2:], 1, "name is missing", id="no name"),
        pytest.param((), 2, "--set gives: name, summary, categories, sources", id="nothing"),
    ],
)
def test_a_wrong_sheet_is_not_written(run, data, options, code, complaint):
    before = contents(data)

    ended, said, errors = run("new", "tools", *options)

    assert ended == code
    assert complaint in said + errors
    assert contents(data) == before


def test_a_field_without_its_value_is_wrong_usage(run, data):
    before = contents(data)

    assert run("new", "tools", *GIVEN, "--set", "name") == (2, "", "'name' is not FIELD=VALUE\n")
    assert contents(data) == before


def test_nothing_is_written_in_a_folder_that_holds_no_association(run, data):
    (data.parent / "other").mkdir()

    done = run("new", "tools", *GIVEN, "--data", "other")

    assert done == (
        1,
        """\
other/association.yml:1:1: there is no such file
    hint: every knowledge base describes its association

1 problem. Nothing was written.
""",
        "",
    )
    assert list((data.parent / "other").iterdir()) == []


KINDS = "members, projects, tools, events, sources, categories, sectors, lists, licenses"


@pytest.mark.parametrize("kind", ["tool", "Tools", "toolz"])
def test_an_unknown_kind_is_said_with_the_nearest(run, kind):
    said = f"there is no kind '{kind}'; did you mean 'tools'?\n    there are: {KINDS}\n"
    assert run("new", kind) == (2, "", said)


def test_a_kind_is_known_by_its_french_name(data):
    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "new", "outil"),
        cwd=data.parent,
        env={**os.environ, **ON_A_DAY},
        capture_output=True,
        check=False,
    )

    assert "vouliez-vous dire «\u00a0tools\u00a0»\u202f?" in done.stderr.decode()


def talk(data, answers):
    """Answer the questions of ``new tools`` as at a terminal; return what was said."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        (sys.executable, "-m", "knowledge", "new", "tools", "--lang", "en"),
        cwd=data.parent,
        env={**os.environ, **ON_A_DAY},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    said, _nothing = process.communicate(timeout=60)
    os.close(ours)
    return process.returncode, said


def test_questions_come_with_help_and_a_wrong_answer_is_asked_again(run, data):
    del run  # it wrote the data
    answers = (
        "New",
        "What it is.",
        "databse",
        "databases",
        "https://a.example",
        "T",
        "P",
        "2024",
        "",
    )

    code, said = talk(data, answers)

    assert code == 0, said
    assert "Name (name)\n  Name as its owner writes it.\n" in said
    assert "known here: databases" in said
    assert "! categories: there is no category 'databse'" in said
    assert "hint: did you mean 'databases'?" in said
    assert "[2026-06-01] >" in said
    (source,) = load_knowledge(data, TODAY).get("tools", "new").sources
    assert (source.title, source.publisher, str(source.date)) == ("T", "P", "2024")


def test_a_twin_ends_the_questions_at_its_name(run, data):
    del run
    code, said = talk(data, ("apache kafka",))

    assert code == 1
    assert "tools/kafka.yml is already that" in said
    assert "Summary" not in said


# rename


def test_a_new_id_moves_the_file_its_mentions_and_its_address(run, data):
    docs = data.parent / "docs"
    docs.mkdir()
    page = '{{ link("tools/kafka") }} {{ cards("tools", depends_on="kafka") }}\n'
    (docs / "page.md").write_text(page, "utf-8")

    code, said, errors = run("rename", "tools", "kafka", "apache-kafka")

    assert (code, errors) == (0, "")
    assert said == (
        "tools/kafka is now tools/apache-kafka; its former address leads to it.\n"
        "1 mention follows.\n"
        "page changed: page.md\n"
        "To look at: these calls may name it\n"
        '  docs/page.md:1: {{ cards("tools", depends_on="kafka") }}\n'
    )
    assert not (data / "tools/kafka.yml").exists()
    knowledge = load_knowledge(data, TODAY)
    assert knowledge.get("tools", "apache-kafka").former_ids == ("kafka",)
    # The line around a mention is as it was written.
    assert (data / "tools/trino.yml").read_text() == TRINO.replace("'kafka'", "'apache-kafka'")
    assert 'link("tools/apache-kafka")' in (docs / "page.md").read_text("utf-8")


def test_a_sheet_may_take_a_former_id_back(run, data):
    assert run("rename", "tools", "kafka", "apache-kafka")[0] == 0
    assert run("rename", "tools", "apache-kafka", "kafka")[0] == 0

    assert load_knowledge(data, TODAY).get("tools", "kafka").former_ids == ("apache-kafka",)


def test_a_source_mentioned_by_its_bare_id_is_renamed_everywhere(run, data):
    code, said, _errors = run("rename", "sources", "statutes", "charter")

    assert code == 0
    assert "4 mentions follow." in said
    assert load_knowledge(data, TODAY).get("sources", "charter").former_ids == ("statutes",)


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("tools", "kafak", "x"), 1, "there is no tool 'kafak'; did you mean 'kafka'?"),
        (("tools", "kafka", "trino"), 2, "'trino' cannot be an id here"),
        (("tools", "kafka", "Kafka 2"), 2, "did you mean 'kafka-2'?"),
        (("tools", "kafka", "aux"), 2, "Windows keeps this name"),
        (("tools", "kafka", "../x"), 2, "'../x' cannot be an id: did you mean 'x'?"),
        (("tol", "kafka", "x"), 2, "there is no kind 'tol'"),
    ],
)
def test_a_wrong_renaming_changes_nothing(run, data, words, code, complaint):
    before = contents(data)

    ended, _said, errors = run("rename", *words)

    assert ended == code
    assert complaint in errors
    assert contents(data) == before


def test_data_with_problems_is_mended_before_anything_is_renamed(run, data, write):
    write("tools/torn.yml", "name: Torn\n")
    before = contents(data)

    code, said, _errors = run("rename", "tools", "kafka", "x")

    assert code == 1
    assert "data/tools/torn.yml:1:1: summary is missing" in said
    assert said.endswith("Nothing was written.\n")
    assert contents(data) == before


# retire


def test_a_retired_sheet_keeps_its_page_and_leaves_lists(run, data):
    words = ("--on", "2026-05-01", "--reason", "Nobody uses it.", "--successor", "trino")

    code, said, errors = run("retire", "tools", "kafka", *words)

    assert (code, errors) == (0, "")
    assert said == "tools/kafka is retired: its page stays, with a notice; lists leave it out.\n"
    knowledge = load_knowledge(data, TODAY)
    assert [entry.id for entry in matching(knowledge, "tools", {})] == ["trino"]
    assert [entry.id for entry in entries_of(knowledge, "tools")] == ["kafka", "trino"]
    assert knowledge.get("tools", "kafka").retired.successor == "trino"


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (("tools", "kafka", "--successor", "trinno"), 1, "did you mean 'trino'?"),
        (("tools", "kafka", "--successor", "edf"), 1, "'edf' is in members/, not in tools/"),
        (("tools", "kafka", "--successor", "kafka"), 1, "an entry cannot mention itself here"),
        (("tools", "kafka", "--on", "2026-07-01"), 1, "is after today"),
        (("tools", "kafka", "--on", "soon"), 1, "'soon' is not a date"),
        (("sources", "statutes"), 2, "Sources are not retired"),
    ],
)
def test_a_wrong_retirement_changes_nothing(run, data, words, code, complaint):
    before = contents(data)

    ended, said, errors = run("retire", *words, "--reason", "Why not.")

    assert ended == code
    assert complaint in said + errors
    assert contents(data) == before


def test_a_retired_sheet_is_not_retired_again(run, data):
    assert run("retire", "tools", "kafka", "--reason", "Nobody uses it.")[0] == 0
    before = contents(data)

    done = run("retire", "tools", "kafka", "--reason", "Another.")

    assert done == (1, "", "tools/kafka is retired already\n")
    assert contents(data) == before


def test_without_a_reason_nothing_is_retired(run):
    code, _said, errors = run("retire", "tools", "kafka")

    assert code == 2
    assert "--reason" in errors
