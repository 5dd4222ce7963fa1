"""``python -m knowledge check`` as people and machines run it."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.__main__ import parser
from knowledge.text.language import translator
from tests.conftest import SOUND

PROJECT = Path(__file__).parents[3]
BROKEN = {"categories/web.yml": "nam: Web\n"}


@pytest.fixture
def run(write, data):
    """Run the check of a data folder that holds these files, from the folder above."""

    def run(files, *options, stdout=subprocess.PIPE, **environment):
        for name, content in {**SOUND, **files}.items():
            write(name, content)
        return subprocess.run(
            (sys.executable, "-m", "knowledge", "check", *options),
            cwd=data.parent,
            env={**CALM, "PYTHONPATH": str(PROJECT), **ON_A_DAY, **environment},
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
        )

    return run


CALM = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
ON_A_DAY = {"SOURCE_DATE_EPOCH": "1780272000"}  # 2026-06-01


def test_sound_data_ends_with_0(run):
    done = run({}, "--lang", "en")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "3 files checked, no problem.\n"


def test_a_problem_ends_with_1_and_is_said_without_colour_in_a_pipe(run):
    done = run(BROKEN, "--lang", "en")

    assert (done.returncode, done.stderr) == (1, b"")
    assert (
        done.stdout.decode()
        == """\
data/categories/web.yml:1:1: unknown field 'nam'
    nam: Web
    ^
    hint: did you mean 'name' (Name)?

1 problem. Nothing was built.
"""
    )


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colour_unless_it_wants_none(run, environment, coloured):
    reading, terminal = pty.openpty()

    run(BROKEN, stdout=terminal, **environment)

    os.close(terminal)
    assert (b"\033[31m^" in os.read(reading, 10_000)) is coloured


def test_the_check_speaks_french_unless_asked_otherwise(run):
    assert run(BROKEN).stdout == run(BROKEN, "--lang", "fr").stdout
    assert run(BROKEN).stdout != run(BROKEN, "--lang", "en").stdout


def test_json_has_the_keys_that_were_promised(run):
    done = run(BROKEN, "--format", "json", "--lang", "en")

    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert document["entries"] == 4
    assert document["problems"][0] == {
        "file": "data/categories/web.yml",
        "line": 1,
        "column": 1,
        "code": "unknown-field",
        "message": "unknown field 'nam'",
        "hint": "did you mean 'name' (Name)?",
    }


def test_github_gets_notes(run):
    done = run(BROKEN, "--format", "github", "--lang", "en")

    assert done.returncode == 1
    assert done.stdout.decode() == (
        "::error file=data/categories/web.yml,line=1,col=1,title=unknown-field"
        "::unknown field 'nam'%0Adid you mean 'name' (Name)?\n"
    )


def test_a_release_refuses_more(run):
    files = {"association.yml": SOUND["association.yml"].replace("A host", "À compléter")}

    assert run(files).returncode == 0
    assert run(files, "--release").returncode == 1


@pytest.mark.parametrize(
    "options",
    [("--format", "xml"), ("--lang", "xx"), ("--colour",), ("data",)],
)
def test_a_wrong_command_ends_with_2(run, options):
    done = run({}, *options)

    assert done.returncode == 2
    assert "usage\u00a0: python -m knowledge check" in done.stderr.decode()


def say(folder, *words, **environment):
    """Run the program in French; return its exit code and what it complains of."""
    done = subprocess.run(
        (sys.executable, "-m", "knowledge", *words),
        cwd=folder,
        env={**CALM, "PYTHONPATH": str(PROJECT), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--data", "x", "check"), "--data se place après le nom de la commande"),
        (("--lang", "fr", "chek"), "commande introuvable : « chek » ; vouliez-vous dire « check »"),
        (("renommer",), "commande introuvable : « renommer » ; vouliez-vous dire « rename »"),
        (("check", "--formt", "json"), "check : erreur : arguments inconnus : --formt json"),
        (
            ("check", "--format", "xml"),
            "« xml » n’est pas l’un des mots admis : text, github, json",
        ),
        (("--lang", "xx", "check"), "« xx » n’est pas l’un des mots admis : fr, en"),
        (("check", "--format"), "--format : il manque une valeur"),
        (("check", "--release=x"), "--release : cette option ne prend pas de valeur, et non 'x'"),
        (("retire", "tools", "kafka", "--s", "x"), "option ambiguë : --s"),
        (("retire", "tools", "kafka"), "retire : erreur : il manque : --reason"),
        (("rename", "tools", "kafka"), "rename : erreur : il manque : NOUVEAU"),
        (("new",), "usage : python -m knowledge new [-h]"),
        (("fmt", "nowhere.yml"), "nowhere.yml n’est pas dans les données, data"),
        (("stale", "--on", "demain"), "« demain » n’est pas une date : écrivez 2026-03-01"),
        (("serve", "--config", str(PROJECT / "mkdocs.yml"), "--address", "99"), "« 99 » n’est pas"),
        (("serve", "--config", "nowhere.yml"), "Le fichier nowhere.yml n’existe pas."),
    ],
)
def test_a_wrong_command_is_said_in_french(data, words, said):
    code, told = say(data.parent, *words)

    assert code == (1 if "nowhere.yml" in words and "serve" in words else 2)
    assert said.replace(" ;", "\u202f;") in told
    assert not re.search("usage: |error|argument |invalid|expected|required", told)


@pytest.mark.parametrize("words", [(), ("--lang", "fr")])
def test_who_names_no_command_is_shown_them_all(data, words):
    code, told = say(data.parent, *words)

    assert code == 2
    assert told.startswith("usage : python -m knowledge [-h] [--lang {fr,en}] COMMANDE ...\n")
    for name in parser(translator("fr"))[1]:
        assert re.search(rf"^    {name}\s+[a-zé]", told, re.MULTILINE)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("check", "--lang", "en"), id="after"),
        pytest.param(("--lang", "en", "check"), id="before"),
        pytest.param(("--lang=en", "check"), id="before, in one word"),
        pytest.param(("--lang", "fr", "check", "--lang", "en"), id="the last one holds"),
    ],
)
def test_the_language_is_given_before_the_name_of_the_command_or_after_it(data, write, words):
    for name, content in SOUND.items():
        write(name, content)

    assert say(data.parent, *words) == (0, "3 files checked, no problem.\n")


@pytest.mark.parametrize(
    ("words", "wanted", "said"),
    [
        ((), "en", "3 files checked, no problem.\n"),
        ((), "xx", "3 fichiers vérifiés, aucun problème.\n"),
        (("--lang", "fr"), "en", "3 fichiers vérifiés, aucun problème.\n"),
    ],
)
def test_the_environment_may_choose_the_language_of_who_gives_none(
    data, write, words, wanted, said
):
    for name, content in SOUND.items():
        write(name, content)

    assert say(data.parent, "check", *words, KNOWLEDGE_LANG=wanted) == (0, said)


def test_an_id_that_is_the_name_of_a_language_does_not_change_that_of_the_messages(data):
    code, told = say(data.parent, "rename", "tools", "en", "fr", "more")

    assert (code, told.splitlines()[0][:7]) == (2, "usage :")


@pytest.mark.parametrize("name", parser(translator("fr"))[1])
def test_the_help_of_a_command_says_in_french_what_it_does(data, name):
    code, told = say(data.parent, name, "--help")

    assert code == 0
    usage, does, *_rest = told.split("\n\n")
    assert usage.startswith("usage : python -m knowledge ")
    assert re.match(r"\w+(?:er|ir|re)\b", does), "a verb in the infinitive comes first"
    assert "montrer cette aide" in told
    assert not re.search("options:|positional|show this|DATA|KIND|FILE|OLD", told)


@pytest.mark.parametrize("words", [("check", "--format", "json"), ("stats",)])
def test_a_reader_that_goes_away_ends_a_command_in_silence(data, write, words):
    for name, content in {**SOUND, **BROKEN}.items():
        write(name, content)
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        (sys.executable, "-m", "knowledge", *words),
        cwd=data.parent,
        env={**CALM, "PYTHONPATH": str(PROJECT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )

    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("words", [("check",), ("stats", "--format", "json")])
def test_a_report_for_which_the_disk_has_no_room_is_a_failure_said_in_a_sentence(data, words):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            (sys.executable, "-m", "knowledge", *words, "--data", str(PROJECT / "data")),
            cwd=data.parent,
            env={**CALM, "PYTHONPATH": str(PROJECT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (done.returncode, done.stderr.decode()) == (1, "le disque est plein\n")


def test_another_folder_can_be_checked(run, data):
    (data.parent / "elsewhere").mkdir()

    done = run({}, "--data", "elsewhere", "--lang", "en")

    assert done.returncode == 1
    assert done.stdout.decode().startswith("elsewhere/association.yml:1:1: there is no such file\n")


def test_a_folder_that_is_not_there_ends_with_1(run):
    done = run({}, "--data", "gone", "--lang", "en")

    assert done.returncode == 1
    assert done.stdout.decode().startswith("gone:1:1: there is no such folder\n")


def test_the_day_of_the_check_can_be_set(run):
    future = {"association.yml": SOUND["association.yml"].replace("2026-03-01", "2026-06-01")}

    assert run(future).returncode == 0
    assert run(future, SOURCE_DATE_EPOCH="1780185600").returncode == 1


@pytest.mark.parametrize("epoch", ["soon", "9" * 30])
def test_a_day_that_is_no_number_is_wrong_usage(run, epoch):
    done = run({}, "--lang", "en", SOURCE_DATE_EPOCH=epoch)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        f"SOURCE_DATE_EPOCH is '{epoch}': it takes a number of seconds since 1970\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_file_that_cannot_be_written_is_named_in_a_sentence(data, write, encoding):
    for name, content in SOUND.items():
        write(name, content)
    (data / ".schema").write_text("a file where the folder goes")

    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "schema", "--data", str(data)),
        cwd=PROJECT,
        env={**CALM, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (1, b"")
    assert (
        done.stderr.decode() == f"{data / '.schema'}\u00a0: ce nom est déjà pris par un fichier\n"
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_the_report_is_utf8_whatever_the_terminal_says(run, encoding):
    files = {"categories/web.yml": "名: →\n"}

    done = run(files, "--lang", "en", PYTHONIOENCODING=encoding)

    assert (done.returncode, done.stderr) == (1, b"")
    assert "unknown field '名'" in done.stdout.decode()


def test_a_file_name_that_is_no_text_does_not_break_the_report(run, data):
    (data / os.fsdecode(b"\xff.txt")).write_text("")

    for form in ("text", "json", "github"):
        done = run({}, "--format", form)
        assert (done.returncode, done.stderr) == (1, b"")


# Beside git


@pytest.fixture
def kept(run, data):
    """Keep the sound knowledge base in a repository, with a problem that was there before."""
    run({"categories/old.yml": "nam: Old\n"})
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "First")):
        names = ("-c", "user.name=A", "-c", "user.email=a@guild.example")
        subprocess.run(("git", *names, *command), cwd=data.parent, check=True)
    return data.parent


def test_the_problems_of_files_that_changed_are_told_first(run, kept, write):
    write("categories/web.yml", "nam: Web\n")
    subprocess.run(("git", "add", "."), cwd=kept, check=True)

    done = run({}, "--format", "github", "--since", "HEAD", "--lang", "en")

    files = [line.partition(",")[0] for line in done.stdout.decode().splitlines()]
    new, old = ("::error file=data/categories/" + name for name in ("web.yml", "old.yml"))
    assert files == [new, old]


@pytest.mark.parametrize("revision", ["nowhere", "--output=written", "-x"])
def test_a_revision_that_git_does_not_know_is_wrong_usage(run, kept, revision):
    done = run({}, f"--since={revision}", "--lang", "en")

    assert (done.returncode, done.stdout) == (2, b"")
    expected = f"'{revision}' is neither a folder nor a revision that git knows here\n"
    assert done.stderr.decode() == expected
    assert not (kept / "written").exists()


def test_a_folder_that_git_does_not_keep_has_no_revision(run):
    assert run({}, "--since", "HEAD").returncode == 2
