"""The preview: an edit is on screen, a mistake is told in the page and ends nothing."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests.site.conftest import HARBOUR, PROJECT, copy_project

pytestmark = pytest.mark.site

PATIENCE = 60  # seconds after which we call a preview stuck


class Preview:
    """A running ``knowledge serve`` over a copy of the fictitious association."""

    def __init__(self, config: Path) -> None:
        self.folder = config.parent
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = (sys.executable, "-m", "knowledge", "serve", "--lang", "en")
        self.process = subprocess.Popen(
            (*command, "--config", str(config), "--address", self.address),
            cwd=PROJECT,
            env={**os.environ, "SITE_URL": ""},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def read(self, address: str) -> str:
        try:
            with urlopen(f"http://{self.address}/{address}") as answer:
                return str(answer.read().decode())
        except (HTTPError, URLError, ConnectionError):
            return ""

    def shows(self, address: str, text: str) -> bool:
        for _ in range(PATIENCE * 5):
            if text in self.read(address):
                return True
            assert self.process.poll() is None, "the preview ended"
            time.sleep(0.2)
        return False

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, "utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    running = Preview(copy_project(tmp_path / "copy", HARBOUR))
    yield running
    os.killpg(running.process.pid, 15)
    running.process.wait()


def test_an_edit_of_data_or_page_is_shown(preview: Preview) -> None:
    assert preview.shows("tools/buoy/", "Says where the buoys are.")

    buoy = preview.folder / "data/tools/buoy.yml"
    buoy.write_text(buoy.read_text("utf-8").replace("Says where", "Tells where"), "utf-8")
    assert preview.shows("tools/buoy/", "Tells where the buoys are.")

    preview.write("docs/about.md", "# About\n\nAn edited page.\n")
    assert preview.shows("about/", "An edited page.")


def test_mistakes_are_told_in_every_page_until_they_are_mended(preview: Preview) -> None:
    assert preview.shows("tools/buoy/", "Says where the buoys are.")
    good = (preview.folder / "data/tools/buoy.yml").read_text("utf-8")

    preview.write("data/tools/buoy.yml", good.replace("summary:", "sumary:"))
    assert preview.shows("tools/buoy/", "unknown field &#39;sumary&#39;")
    assert preview.shows("about/", "did you mean &#39;summary&#39; (Summary)?")

    preview.write("data/tools/buoy.yml", good)
    assert preview.shows("tools/buoy/", "Says where the buoys are.")
    assert preview.shows("about/", "Written for tests.")


def test_a_macro_with_an_unknown_name_is_told_in_its_page(preview: Preview) -> None:
    assert preview.shows("about/", "Written for tests.")

    preview.write("docs/about.md", '# About\n\n{{ card("tools/boy") }}\n')

    told = "there is no tool &#39;boy&#39;; did you mean &#39;buoy&#39;?"
    assert preview.shows("about/", told)
    assert preview.shows("tools/buoy/", "Says where the buoys are.")


def test_a_preview_starts_even_with_data_that_has_problems(tmp_path: Path) -> None:
    config = copy_project(tmp_path / "copy", HARBOUR)
    (config.parent / "data/association.yml").write_text("name: [\n", "utf-8")
    running = Preview(config)

    try:
        assert running.shows("about/", "data/association.yml:")
    finally:
        os.killpg(running.process.pid, 15)
        running.process.wait()
