"""What an editor says while one types: the real yaml-language-server, with our schemas.

It is what VS Code (Red Hat's YAML), Vim, Emacs and others ask.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_validity import node

PROJECT = Path(__file__).parents[2]
SERVER = PROJECT / "node_modules/yaml-language-server/bin/yaml-language-server"


class Editor:
    """An editor that speaks French, as far as the protocol goes."""

    def __init__(self, folder: Path) -> None:
        self.number = 0
        self.process = subprocess.Popen(
            (node(), str(SERVER), "--stdio"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        root = {"processId": None, "rootUri": folder.as_uri(), "locale": "fr"}
        self.ask("initialize", {**root, "capabilities": {}})
        self.tell("initialized", {})

    def send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        self.process.stdin.flush()

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self.send({"method": method, "params": params})

    def messages(self) -> Iterator[dict[str, Any]]:
        """Yield what the server says; what it asks of us is answered with nothing."""
        assert self.process.stdout
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) or not length:
                assert line, "the server ended"
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            message = json.loads(self.process.stdout.read(length))
            if "id" in message and "method" in message:
                items = message.get("params", {}).get("items", [])
                self.send({"id": message["id"], "result": [{} for _item in items]})
            yield message

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return next(
            message["result"]
            for message in self.messages()
            if message.get("id") == self.number and "method" not in message
        )

    def open(self, path: Path) -> list[str]:
        """Open a file; return what is said of it, each with its line from 1."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1}
        document["text"] = path.read_text("utf-8")
        self.tell("textDocument/didOpen", {"textDocument": document})
        said = next(
            message["params"]["diagnostics"]
            for message in self.messages()
            if message.get("method") == "textDocument/publishDiagnostics"
            and message["params"]["uri"] == path.as_uri()
        )
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in said]

    def at(self, path: Path, line: int, column: int) -> dict[str, Any]:
        """Return the words for a place, which the protocol counts from 0."""
        return {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line, "character": column},
        }


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of our own data, whose files name their schemas."""
    folder = tmp_path_factory.mktemp("editor") / "data"
    shutil.copytree(PROJECT / "data", folder)
    return folder


@pytest.fixture(scope="module")
def editor(data: Path) -> Iterator[Editor]:
    opened = Editor(data.parent)
    yield opened
    opened.process.kill()
    opened.process.wait()


@pytest.mark.parametrize(
    "name",
    ["association", "tools/apache-kafka", "members/edf", "projects/tdp", "sources/tdp-readme"],
)
def test_a_good_file_is_left_alone(editor: Editor, data: Path, name: str) -> None:
    assert editor.open(data / f"{name}.yml") == []


BAD = """\
# yaml-language-server: $schema=../.schema/tools.json
name: Mauvais
sumary: Une faute.
categories: databases
license_evidence: ouï-dire
sources: [tdp-readme]
reviewed_on: hier
"""


def test_a_bad_file_is_underlined_where_the_check_complains(editor: Editor, data: Path) -> None:
    path = data / "tools/mauvais.yml"
    path.write_text(BAD, "utf-8")

    said = editor.open(path)

    lines = {line.partition(":")[0] for line in said}
    assert {"2", "3", "4", "5", "7"} <= lines, said
    assert "3: La propriété sumary n'est pas autorisée." in said
    assert any("summary" in line for line in said)


def test_help_comes_in_french_under_the_pointer(editor: Editor, data: Path) -> None:
    path = data / "tools/aide.yml"
    path.write_text(BAD.replace("sumary", "summary"), "utf-8")
    editor.open(path)

    help_ = editor.ask("textDocument/hover", editor.at(path, 2, 3))["contents"]

    assert "Ce que c’est, en une phrase de 150 caractères au plus" in str(help_).replace("\\", "")


def test_fields_and_choices_are_offered(editor: Editor, data: Path) -> None:
    path = data / "tools/offre.yml"
    path.write_text(BAD + "license_evidence: \n\n", "utf-8")
    editor.open(path)

    fields = editor.ask("textDocument/completion", editor.at(path, 8, 0))["items"]
    choices = editor.ask("textDocument/completion", editor.at(path, 7, 18))["items"]

    assert {"homepage", "used_by", "advice", "retired"} <= {item["label"] for item in fields}
    assert "name" not in {item["label"] for item in fields}  # it is there already
    assert {"repository", "old-repository", "package", "list"} <= {i["label"] for i in choices}
