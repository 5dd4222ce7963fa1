"""A real Chromium, and the built sites served to it."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site.conftest import Built

NAMES = ("chromium", "chromium-browser", "google-chrome")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: with the site's own page of lost addresses."""

    def log_message(self, *_arguments: object) -> None:
        pass

    def send_error(self, code: int, *_arguments: object) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def tosit_url(tosit: Built) -> Iterator[str]:
    with served(tosit.folder) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("The browser tests need Chromium. Type: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-quic"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page being read, and all that went wrong or out while it was."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, url: str) -> Page:
        self.page.goto(url)
        return self.page


def visit(context: BrowserContext) -> Visit:
    found = Visit(context.new_page())
    page = found.page
    page.on("console", lambda said: _complain(found, said.type, said.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("request", lambda request: found.requests.append(request.url))
    return found


def _complain(found: Visit, kind: str, text: str) -> None:
    # A violation of the policy is told on the console, as an error.
    if kind in ("error", "warning"):
        found.complaints.append(text)


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Visit]:
    """Return a visit on a wide screen, in light colours."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    yield visit(context)
    context.close()
