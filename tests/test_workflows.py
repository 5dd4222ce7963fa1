"""What the workflows may do: nothing that may write runs what a pull request holds."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.__main__ import parser

PROJECT = Path(__file__).parents[1]
WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
# Their runs have secrets and a right to write, whoever proposed the change.
PRIVILEGED = {"pull_request_target", "workflow_run", "issue_comment"}


def read(path: Path) -> dict[str, Any]:
    # YAML 1.1 reads « on » as true.
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes texts only


def jobs() -> list[Any]:
    return [
        pytest.param(job, id=f"{path.stem}: {name}")
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_right_but_those_its_jobs_ask_for(path: Path) -> None:
    assert read(path)["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_workflow_is_started_with_rights_by_a_stranger(path: Path) -> None:
    assert PRIVILEGED.isdisjoint(read(path)["on"])


@pytest.mark.parametrize(
    "job", [one for one in jobs() if "write" in one.values[0]["permissions"].values()]
)
def test_a_job_that_may_write_runs_no_code_of_the_repository(job: dict[str, Any]) -> None:
    for step in job["steps"]:
        assert not step.get("uses", "").startswith("actions/checkout@")
        assert not re.search(r"\bmake\b|\.venv|python", step.get("run", ""))


@pytest.mark.parametrize("job", jobs())
def test_no_expression_is_pasted_into_a_script(job: dict[str, Any]) -> None:
    for step in job.get("steps", ()):
        assert "${{" not in step.get("run", ""), step.get("name")


# What the steps call

# Of the images that jobs run on (https://github.com/actions/runner-images), and of bash.
OF_THE_IMAGE = {
    *("[", "cat", "cd", "echo", "gh", "head", "iconv", "mkdir", "python", "sha256sum"),
    *("if", "then", "else", "fi"),
}
MAKEFILE = (PROJECT / "Makefile").read_text("utf-8")


def scripts() -> Iterator[tuple[str, str]]:
    """Yield each script of the workflows, with the name of its step."""
    for path in WORKFLOWS:
        for job in read(path)["jobs"].values():
            for step in job.get("steps", ()):
                if script := step.get("run"):
                    yield f"{path.stem}: {step['name']}", script


def commands(script: str) -> Iterator[list[str]]:
    """Yield the simple commands of a script, those of $(…) among them, as lists of words."""
    script = re.sub(r"<<(\w+)\n.*?\n\1\n", "\n", script, flags=re.DOTALL)
    script = script.replace("\\\n", " ")
    inner = re.findall(r"\$\(((?:[^()']|'[^']*')*)\)", script)
    outer = re.sub(r"\$\((?:[^()']|'[^']*')*\)", "VALUE", script)
    for text in (*inner, outer):
        lexer = shlex.shlex(text.replace("\n", " ; "), posix=True, punctuation_chars="();<>|&")
        lexer.whitespace_split, lexer.commenters = True, ""
        words: list[str] = []
        for word in [*lexer, ";"]:
            if not set(word) <= set("();|&"):
                words.append(word)
                continue
            while words and (words[0] in ("if", "then", "else") or "=" in words[0]):
                words.pop(0)
            if words:
                yield words
            words = []


def redirected(words: list[str]) -> list[str]:
    """Return a command without where its output goes."""
    kept = words[: words.index(">")] if ">" in words else words
    return kept[: kept.index(">>")] if ">>" in kept else kept


CALLS = [
    pytest.param(redirected(words), id=f"{name}: {' '.join(words)[:50]}")
    for name, script in scripts()
    for words in commands(script)
]


def test_the_scripts_are_read_to_their_last_command() -> None:
    found = {call.values[0][0] for call in CALLS}

    assert found >= {"make", "gh", "timeout", ".venv/bin/python", ".venv/Scripts/python", "cat"}


@pytest.mark.parametrize("words", CALLS)
def test_each_command_of_a_step_exists(words: list[str]) -> None:
    if words[0] == "timeout":
        words = words[words.index("45m") + 1 :]
    if words[0] == "make":
        (target,) = words[1:]
        installed = re.fullmatch(r"\.venv/(\w+)", target)
        if installed:
            assert (PROJECT / f"requirements/{installed[1]}.txt").is_file()
        else:
            assert re.search(rf"^{re.escape(target)}:", MAKEFILE, re.MULTILINE)
    elif re.fullmatch(r"(?:\.venv/(?:bin|Scripts)/)?python", words[0]):
        exists(words[1:])
    else:
        assert words[0] in OF_THE_IMAGE


def exists(words: list[str]) -> None:
    """Read the words of a Python module as that module does."""
    option, module, *others = words
    assert option == "-m"
    if module == "knowledge":
        whole, _names = parser(str)
        whole.parse_args([word.replace("$SINCE", "--since=HEAD^1") for word in others])
    elif module == "pytest":
        assert all((PROJECT / name).is_file() for name in others)
    elif module == "pip":
        named = [name for name in others if name.endswith(".txt")]
        assert all((PROJECT / name).is_file() for name in named)
    else:
        assert module == "venv"


def test_each_workflow_that_another_calls_exists() -> None:
    # « $/ » is this repository, at the commit that runs.
    every = (job for path in WORKFLOWS for job in read(path)["jobs"].values())
    called = {job["uses"] for job in every if "uses" in job}

    assert called
    for name in called:
        assert name.startswith("$/")
        assert (PROJECT / name.removeprefix("$/")).is_file()


def test_a_command_that_is_misspelt_would_be_seen() -> None:
    for words in (["stale", "--fromat", "text"], ["stail"], ["links", "--format", "html"]):
        with pytest.raises(SystemExit):
            exists(["-m", "knowledge", *words])
