"""What changed between two states of the data, in meaning."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cmarkgfm import github_flavored_markdown_to_html

from knowledge.changes.comparing import compare, state_of
from knowledge.changes.history import UnknownRevision
from knowledge.changes.reading import of_folder, side
from knowledge.changes.report import Report, as_json, as_markdown, as_text
from knowledge.changes.summing import summed
from knowledge.changes.wording import Words, label_of
from knowledge.loading.source import parse
from knowledge.models import KINDS
from tests.conftest import SOUND, TODAY
from tests.git import git_in, keep

PROJECT = Path(__file__).parents[3]
HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
KAFKA = f"name: Apache Kafka\n{HEAD}categories: [databases]\n"
EDF = f"name: EDF\n{HEAD}legal_kind: company\nstanding: attested\n"
PROOF = "    as_of: 2026-01\n    sources: [statutes]\n"
USED = f"used_by:\n  - member: edf\n    stage: production\n{PROOF}"


def state(**files):
    """Return the state of files given as ``tools_kafka``: kind, then id."""
    documents = []
    for name, text in files.items():
        kind, _underscore, entry_id = name.partition("_")
        document, problems = parse(text, name)
        assert problems == []
        documents.append((KINDS[kind], entry_id.replace("_", "-"), document))
    return state_of(documents)


def said(before: str, after: str, kind="tools", language="en", **others):
    """Return what is said of one sheet that was one text and is another."""
    states = [state(**{f"{kind}_it": text}, **others) for text in (before, after)]
    comparison = compare(*states)
    words = Words(language, label_of(states))
    return [sentence for one in comparison.changed for sentence in words.sentences(one)]


RELEASE = (
    "latest_release:\n  version: '{}'\n  date: 2026-05-01\n  as_of: 2026\n  sources: [statutes]\n"
)


def test_a_sheet_says_in_one_line_what_a_reader_would_want_to_know():
    before = state(tools_kafka=KAFKA + RELEASE.format("3.7"), members_edf=EDF)
    cited = KAFKA.replace("[statutes]", "[statutes, minutes]")
    after = state(tools_kafka=cited + RELEASE.format("3.9") + USED, members_edf=EDF)
    (changed,) = compare(before, after).changed

    line = Words("fr", label_of([after])).line(changed)

    assert line == (
        "Apache Kafka\u00a0: dernière version vue\u00a0: 3.7 → 3.9\u202f; "
        "nouvel usage\u00a0: EDF (en production)\u202f; 1\u00a0source ajoutée"
    )


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        pytest.param("license: MIT\n", "license: ISC\n", ["license: MIT → ISC"], id="a value"),
        pytest.param("", "license: MIT\n", ["license: MIT (added)"], id="a field that came"),
        pytest.param("license: MIT\n", "", ["license: MIT (removed)"], id="one that went"),
        pytest.param(
            "aliases: [A, B]\n",
            "aliases: [B, C, D]\n",
            ["also known as: C, D added", "also known as: A removed"],
            id="items of a list",
        ),
        pytest.param(
            "platforms: [A, B]\n", "platforms: [B, A]\n", ["platforms: another order"], id="order"
        ),
        pytest.param(f"note: {'a' * 90}\n", "note: b\n", ["note: rewritten"], id="a long text"),
        pytest.param(
            "steward: L'association loi 1901\n",
            "steward: L’association  loi\u00a01901\n",
            ["steward: spaces or apostrophes only"],
            id="spaces and apostrophes",
        ),
        pytest.param(
            f"note: l'outil {'a' * 90}\n",
            f"note: l’outil {'a' * 90}\n",
            ["note: spaces or apostrophes only"],
            id="those of a long text",
        ),
        pytest.param(
            "aliases: [A B, C]\nkeywords: [d e]\n",
            "aliases: [A\u00a0B, C]\nkeywords: [d\u202fe]\n",
            ["also known as: spaces or apostrophes only", "keywords: spaces or apostrophes only"],
            id="those of items of a list",
        ),
        pytest.param(
            f"evidence:\n  - statement: One ; two.\n{PROOF}",
            f"evidence:\n  - statement: One\u202f; two.\n{PROOF}",
            ["what the sources say, statement: spaces or apostrophes only"],
            id="those of a statement",
        ),
        pytest.param(
            "steward: The Guilds\n",
            "steward: The Guild s\n",
            ["steward: The Guilds → The Guild s"],
            id="a space that cuts a word",
        ),
        pytest.param(
            USED,
            USED.replace("production", "pilot"),
            ["used by (EDF), stage: in production → pilot"],
            id="a part of a record",
        ),
        pytest.param(USED, "", ["used by: EDF (in production) removed"], id="a record that went"),
        pytest.param(
            USED, USED.replace("2026-01", "2026-02"), ["1 date of proof changed"], id="a proof"
        ),
        pytest.param(
            USED,
            USED.replace("[statutes]", "[minutes]"),
            ["1 source added", "1 source removed"],
            id="a source of a record",
        ),
        pytest.param(
            "",
            f"evidence:\n  - statement: One.\n{PROOF}  - statement: Two.\n{PROOF}",
            ["what the sources say: 2 texts added"],
            id="statements",
        ),
        pytest.param(
            f"evidence:\n  - statement: One.\n{PROOF}  - statement: Two.\n{PROOF}",
            f"evidence:\n  - statement: Three.\n{PROOF}",
            [
                "what the sources say: 1 text rewritten",
                "what the sources say: 1 text removed",
            ],
            id="a statement in the place of another",
        ),
        pytest.param(
            "keywords: [a, b]\n",
            "keywords: [b, c, d]\n",
            ["2 keywords added", "1 keyword removed"],
            id="words to search by",
        ),
        pytest.param("", f"note: {'a' * 90}\n", ["note (added)"], id="a long text that came"),
        pytest.param("", "colour: red\n", ["colour: red (added)"], id="an unknown field"),
        pytest.param(
            "links: []\nhues:\n  - a: b\n",
            "links: []\nhues:\n  - a: c\n",
            ["hues: c (added)", "hues: b (removed)"],
            id="an unknown record",
        ),
    ],
)
def test_each_change_is_said_in_words_of_readers(before, after, sentences):
    assert said(KAFKA + before, KAFKA + after, members_edf=EDF) == sentences


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        pytest.param("steward: Ada\n", "steward: Guild\n", "steward: now Guild", id="before"),
        pytest.param("note: Ada.\n", "note: Guild.\n", "note: rewritten", id="in a sentence"),
        pytest.param("license: MIT\n", "license: ISC\n", "license: MIT → ISC", id="a license"),
        pytest.param(
            "license: Ada\n", "license: ISC\n", "license: now ISC", id="what is no license"
        ),
        pytest.param("steward: Guild\n", "steward: Ada\n", "steward: rewritten", id="after"),
        pytest.param("", "steward: Ada\n", "steward (added)", id="that came"),
        pytest.param("steward: Ada\n", "", "steward (removed)", id="that went"),
        pytest.param(
            "platforms: [B]\n",
            "platforms: [Ada, B, Guild]\n",
            "platforms: Guild, … added",
            id="among others",
        ),
    ],
)
def test_a_text_that_may_not_be_repeated_leaves_a_sentence(before, after, sentence):
    (changed,) = compare(state(tools_it=KAFKA + before), state(tools_it=KAFKA + after)).changed

    words = Words("en", label_of([]), may_repeat={"Guild", "Guild.", "ISC"}.__contains__)

    assert words.sentences(changed) == [sentence]


def test_many_sheets_are_told_by_what_changed_on_them():
    note, other = f"note: {'a' * 90}\n", f"note: {'b' * 90}\n"
    before = state(tools_one=KAFKA + note, tools_two=KAFKA + note)
    cited = KAFKA.replace("[statutes]", "[statutes, minutes]").replace("2026-03-01", "2026-04-01")
    after = state(
        tools_one=cited.replace("A thing", "A  thing") + other + RELEASE.format("3.9"),
        tools_two=cited + other + "license: MIT\n" + RELEASE.format("4.0"),
    )

    sentences = summed(compare(before, after).changed, Words("en", label_of([])))

    assert sentences == [
        "added: latest release seen, license (1)",
        "rewritten: note",
        "spaces or apostrophes only: summary (1)",
        "2 sources added",
        "2 sheets checked again",
    ]


def test_a_new_form_of_the_same_facts_is_no_change():
    blocks = KAFKA.replace("[statutes]", "\n  - statutes").replace("A thing.", ">-\n  A\n  thing.")

    assert said(KAFKA, "# a comment\n" + blocks.replace("Apache Kafka", "'Apache Kafka'")) == []


def test_a_day_is_said_as_the_language_writes_it():
    after = KAFKA.replace("2026-03-01", "2026-04-01")

    assert said(KAFKA, after) == ["checked again on April 1, 2026"]
    assert said(KAFKA, after, language="fr") == ["revue le 1er avril 2026"]


def test_a_new_id_is_no_new_sheet_and_mentions_follow_it():
    before = state(tools_kafka=KAFKA, tools_other=KAFKA + "depends_on: [kafka]\n")
    after = state(
        tools_apache_kafka=KAFKA + "former_ids: [kafka]\n",
        tools_other=KAFKA + "depends_on: [apache-kafka]\n",
    )

    comparison = compare(before, after)

    assert (comparison.added, comparison.removed) == ((), ())
    assert (comparison.linked, comparison.unlinked) == ((), ())
    (renamed,) = comparison.changed
    assert (renamed.former, renamed.sheet.id, renamed.lost) == ("kafka", "apache-kafka", False)
    assert Words("en", label_of([])).sentences(renamed) == ["kafka is now apache-kafka"]


def test_a_new_id_without_the_former_one_is_a_lost_address():
    (renamed,) = compare(state(tools_kafka=KAFKA), state(tools_apache_kafka=KAFKA)).changed

    assert Words("en", label_of([])).sentences(renamed) == [
        "kafka is now apache-kafka",
        "its old address leads nowhere: add the old id to former_ids",
    ]


def test_a_source_cited_by_its_bare_id_follows_its_new_name():
    source = "title: Minutes\n"
    before = state(tools_kafka=KAFKA.replace("statutes", "old"), sources_old=source)
    after = state(tools_kafka=KAFKA.replace("statutes", "new"), sources_new=source)

    assert [one.sheet.id for one in compare(before, after).changed] == ["new"]


# The whole way


@pytest.fixture
def two(write, data, tmp_path):
    """Return reports on the smallest knowledge base, before and after some files changed."""

    def two(before, after, language="en"):
        for name, content in {**SOUND, **before}.items():
            write(name, content)
        former = tmp_path / "former"
        shutil.copytree(data, former / "data")
        for name, content in after.items():
            if content is None:
                (data / name).unlink()
            else:
                write(name, content)
        old = side(str(former), data, TODAY)
        return Report.of(old, of_folder("now", data, TODAY), language)

    return two


def test_a_report_says_what_came_what_changed_and_where_it_leads(two):
    report = two(
        {
            "tools/kafka.yml": KAFKA,
            "members/edf.yml": EDF,
            "members/rte.yml": EDF.replace("EDF", "RTE"),
        },
        {
            "tools/kafka.yml": KAFKA + USED,
            "tools/new.yml": KAFKA.replace("Apache Kafka", "New"),
            "members/rte.yml": None,
        },
    )

    lines = as_text(report).splitlines()

    assert lines[0].endswith("1 sheet added, 1 sheet changed, 1 sheet removed")
    assert lines[1:] == [
        "",
        "Sheets added",
        "  New (tool, tools/new)",
        "",
        "Sheets removed",
        "  RTE (member, members/rte)",
        "",
        "Sheets changed",
        "  Apache Kafka (tool, tools/kafka)",
        "    - new use: EDF (in production)",
        "",
        "What now leads where",
        "  EDF",
        "    - ← Apache Kafka (used by)",
    ]


def test_a_base_that_no_longer_passes_is_compared_as_far_as_it_can_be_read(two):
    report = two(
        {"tools/kafka.yml": KAFKA + "colour: red\n", "tools/torn.yml": "name: [\n"},
        {"tools/kafka.yml": KAFKA, "tools/torn.yml": None},
    )

    text = as_text(report)

    assert "does not pass today’s check (2 problems); the rest is compared" in text
    assert "    - not read: data/tools/torn.yml\n" in text
    assert "    - colour: red (removed)\n" in text


HOSTILE = (
    *("<script>alert(1)</script>", "[x](javascript:alert(1))", "![i](https://evil.example/i.png)"),
    *("*b* `c` _d_", "https://evil.example", "www.evil.example", "a@evil.example", "@someone #12"),
    *("\u202ereversed", "| a | b |", "-->", "&lt;b&gt;", "~~gone~~", "1. - # x"),
)


def test_hostile_text_is_only_text_in_markdown(two):
    aliases = "".join(f"  - {json.dumps(text)}\n" for text in HOSTILE)
    report = two({"tools/kafka.yml": KAFKA}, {"tools/kafka.yml": f"{KAFKA}aliases:\n{aliases}"})

    markdown = as_markdown(report)
    html = github_flavored_markdown_to_html(markdown)

    for markup in ("<script", "<a ", "<img", "<code", "<em>", "<table"):
        assert markup not in html
    assert html.count("<strong>") == 1  # our own
    assert "\\@<!-- -->someone" in markdown
    assert "\\#<!-- -->12" in markdown
    assert "\u202e" not in markdown


def test_machines_get_what_the_files_hold(two):
    report = two(
        {"tools/kafka.yml": KAFKA, "members/edf.yml": EDF}, {"tools/kafka.yml": KAFKA + USED}
    )

    document = json.loads(as_json(report))

    use = {"member": "edf", "stage": "production", "as_of": "2026-01", "sources": ["statutes"]}
    assert document["changed"] == [
        {
            "kind": "tools",
            "id": "kafka",
            "name": "Apache Kafka",
            "former_id": None,
            "changes": [{"field": "used_by", "before": None, "after": use}],
            "sentences": ["new use: EDF (in production)"],
        }
    ]
    assert document["linked"] == [
        {"from": "tools/kafka", "field": "used_by", "to": "members/edf"},
        {"from": "tools/kafka", "field": "used_by", "to": "sources/statutes"},
    ]


def test_a_retirement_says_when_and_why():
    retired = "retired:\n  date: 2026-05-01\n  reason: Nobody uses it any more.\n"

    assert said(KAFKA, KAFKA + retired) == ["retired on May 1, 2026: Nobody uses it any more."]


# Git


@pytest.fixture
def git(data):
    """Run git in the folder above the data."""
    return git_in(data.parent)


@pytest.fixture
def repository(data, write):
    """Keep the smallest knowledge base and one tool in git."""
    for name, content in {**SOUND, "tools/kafka.yml": KAFKA}.items():
        write(name, content)
    keep(data.parent, "2026-03-01")
    return data


def test_a_revision_is_read_without_touching_the_work_tree(repository, write, git):
    write("tools/kafka.yml", KAFKA + "license: MIT\n")
    write("tools/new.yml", KAFKA.replace("Apache Kafka", "New"))
    before = git("status", "--porcelain")

    found = side("HEAD", repository, TODAY)

    assert found.problems == ()
    assert "license" not in found.state["tools/kafka"].value
    assert "tools/new" not in found.state
    assert git("status", "--porcelain") == before


def test_a_link_in_a_revision_is_not_followed(repository):
    (repository / "tools/passwords.yml").symlink_to("/etc/passwd")
    keep(repository.parent, "2026-03-02")

    assert "tools/passwords" not in side("HEAD", repository, TODAY).state


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x", "HEAD:data", ""])
def test_what_is_neither_folder_nor_revision_is_refused(repository, name):
    with pytest.raises(UnknownRevision, match="neither a folder nor a revision"):
        side(name, repository, TODAY)


def test_the_command_compares_a_revision_with_the_files_as_they_are(repository, write):
    write("tools/kafka.yml", KAFKA + "license: MIT\n")

    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "diff", "main", "--lang", "en"),
        cwd=repository.parent,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "From ‘main’ to ‘data’: 1 sheet changed\n\nSheets changed\n"
        "  Apache Kafka (tool, tools/kafka)\n    - license: MIT (added)\n"
    )


def test_the_command_says_that_it_knows_no_such_revision(repository):
    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "diff", "nowhere"),
        cwd=repository.parent,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "«\u00a0nowhere\u00a0» n’est ni un dossier, ni une révision que git connaît ici\n"
    )
