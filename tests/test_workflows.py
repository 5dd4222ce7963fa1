"""What the workflows may do: nothing that may write runs what a pull request holds."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.__main__ import main

WORKFLOWS = sorted((Path(__file__).parents[1] / ".github/workflows").glob("*.yml"))
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


def test_the_workflows_call_commands_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(path.read_text("utf-8") for path in WORKFLOWS)

    called = set(re.findall(r"-m knowledge (\w+)", text))

    assert called >= {"check", "diff", "links", "stale"}
    for name in called:
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        assert ended.value.code == 0, capsys.readouterr().err
