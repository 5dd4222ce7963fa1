"""What a reader on a slow phone waits for, on our site and on made-up ones, in Chromium."""

import argparse
import gzip
import json
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from mimetypes import guess_type
from pathlib import Path
from shutil import which
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.build import MEMORY
from benchmarks.generate import SHARES
from benchmarks.report import machine
from benchmarks.systems import REPOSITORY, built_by_us, ours

SIZES = (500, 1500, 5000)
RUNS = 3
# A phone of the middle class on a mobile network, as Lighthouse has it: CPU divided by
# four, 150 ms there and back, 1.6 Mbit/s.
CPU, LATENCY, BYTES_A_SECOND = 4, 150, 1.6e6 / 8
PACKED = (".html", ".css", ".js", ".svg", ".xml", ".json")
FONT = ".woff2"
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Site:
    """A built site being served: its folder and its address."""

    folder: Path
    url: str

    @property
    def data(self) -> bytes:
        """Return what search loads."""
        return (self.folder / "assets/search/data.js").read_bytes()

    def rows(self) -> dict[str, list[tuple[str, ...]]]:
        """Return what search holds of each kind, title first."""
        held = json.loads(self.data.decode().removeprefix("self.searchData=").rstrip(";\n"))
        rows = zip(*(column.split("\n") for column in held["columns"]), strict=True)
        return {name: [*islice(rows, count)] for name, *_rest, count in held["kinds"]}

    @property
    def data_of_entries(self) -> bytes:
        """Return what search would load if nothing but entries with a page were found."""
        rows = [row for kind, alike in self.rows().items() if kind in SHARES for row in alike]
        return json.dumps(
            ["\n".join(column) for column in zip(*rows, strict=True)], ensure_ascii=False
        ).encode()

    def titles(self, kind: str) -> list[str]:
        """Return the titles of all the entries of a kind."""
        return [row[0] for row in self.rows()[kind]]

    def some_titles(self, count: int) -> list[str]:
        """Return titles of tools, spread over all of them."""
        titles = self.titles("tools")
        return [titles[place * len(titles) // count] for place in range(count)]

    @property
    def entries(self) -> int:
        """Return how many entries have a page."""
        return sum(len(self.titles(kind)) for kind in SHARES)


Figures = Mapping[str, str]


# One function for each thing measured: it takes a browser and a site, and returns what
# stands in its columns. To measure something else, write one and name it in MEASURES.


def first_load(browser: Browser, site: Site) -> Figures:
    """Return the weight of a sheet that nothing of was seen before, fonts apart."""
    loads = [_weighed(browser, site) for _run in range(RUNS)]
    pages, fonts, requests = (median(load[n] for load in loads) for n in range(3))
    return {
        "first load, KB": f"{pages / 1000:.1f}",
        "its fonts, KB": f"{fonts / 1000:.1f}",
        "requests": f"{requests:.0f}",
    }


def _weighed(browser: Browser, site: Site) -> tuple[float, float, int]:
    sheet = min((site.folder / "outils").glob("*/index.html")).parent.name
    with slow_page(browser) as (page, session):
        sizes: dict[str, float] = {}
        addresses: dict[str, str] = {}
        session.on("Network.requestWillBeSent", lambda on: _note(addresses, on))
        session.on(
            "Network.loadingFinished",
            lambda on: sizes.update({on["requestId"]: on["encodedDataLength"]}),
        )
        page.goto(f"{site.url}outils/{sheet}/", wait_until="networkidle")
        fonts = sum(size for key, size in sizes.items() if addresses[key].endswith(FONT))
        return sum(sizes.values()) - fonts, fonts, len(sizes)


def _note(addresses: dict[str, str], sent: dict[str, dict[str, str]]) -> None:
    addresses[str(sent["requestId"])] = sent["request"]["url"]


# Noted by the page itself, from the start of the navigation to the frame that shows it.
WATCH = """
new MutationObserver((_changes, observer) => {
  if (!document.querySelector("#resultats a")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { self.firstResult = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""


def first_result(browser: Browser, site: Site) -> Figures:
    """Return how long a search takes from its address to its first result, nothing loaded yet."""
    times = []
    for title in site.some_titles(RUNS):
        with slow_page(browser) as (page, _session):
            page.add_init_script(WATCH)
            page.goto(f"{site.url}recherche/?q={title}")
            times.append(page.wait_for_function("self.firstResult").json_value())
    return {"navigation → first result, s": f"{median(times) / 1000:.2f}"}


# Typing one more letter: the query, the results, their layout.
ASK = """
(query) => {
  const box = document.getElementById("query");
  const start = performance.now();
  box.value = query;
  box.dispatchEvent(new Event("input"));
  document.getElementById("resultats").getBoundingClientRect();
  return performance.now() - start;
}
"""


def warm_query(browser: Browser, site: Site) -> Figures:
    """Return how long the page takes to answer once all is loaded, as typed and mistyped."""
    titles = site.some_titles(20)
    mistyped = [f"{title[:2]}{title[3:4]}{title[2:3]}{title[4:]}" for title in titles]
    with slow_page(browser) as (page, _session):
        page.goto(f"{site.url}recherche/?q={titles[0]}")
        page.locator("#resultats a").first.wait_for()
        times = [page.evaluate(ASK, query) for query in [*titles, *mistyped]]
    return {"warm query, ms": f"{median(times):.0f} (worst {max(times):.0f})"}


def search_data(_browser: Browser, site: Site) -> Figures:
    """Return the weight of what search loads, and that of an entry with a page."""
    packed, alone = (len(gzip.compress(data, 9)) for data in (site.data, site.data_of_entries))
    return {
        "data, KB": f"{packed / 1000:.1f}",
        "data, B a sheet": f"{packed / site.entries:.0f}",
        "of sheets alone": f"{alone / site.entries:.0f}",
    }


MEASURES: tuple[Callable[[Browser, Site], Figures], ...] = (
    first_load,
    first_result,
    warm_query,
    search_data,
)


@contextmanager
def slow_page(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """Open a page of a browser that has seen nothing yet, on a slow phone."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, locale="fr-FR")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    yield page, session
    context.close()


# Sites, built and served as a static host serves them


class Handler(BaseHTTPRequestHandler):
    """Serves a folder over connections that last, with text packed."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.folder = folder
        super().__init__(*arguments)  # type: ignore[arg-type]

    def log_message(self, *_arguments: object) -> None:
        """Say nothing of each request."""

    def do_GET(self) -> None:
        """Answer with a file, or with the page of lost addresses."""
        path = self.folder / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else self.folder / "404.html"
        body = path.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", guess_type(path.name)[0] or "application/octet-stream")
        if path.suffix in PACKED:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):  # the page was left before it was all there
            self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def measure(browser: Browser, name: str, folder: Path) -> dict[str, str]:
    """Return a row of the table: what a built site makes its readers wait for."""
    with served(folder) as url:
        site = Site(folder, url)
        row = {"site": name, "entries": f"{site.entries:,}"}
        for one in MEASURES:
            sys.stderr.write(f"{name}: {one.__name__}\n")
            row |= one(browser, site)
        return row


def table(rows: list[dict[str, str]]) -> str:
    """Return rows as a Markdown table."""
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(list(row.values()) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    """Run ``python -m benchmarks.reader``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reader", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of entries")
    options = parser.parse_args()
    browser_path = next((path for name in NAMES if (path := which(name))), None)
    if browser_path is None:
        parser.error("this needs Chromium: sudo apt-get install chromium")
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        where = f"{machine()}, Chromium {browser.version}"
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            system = built_by_us("our own site", REPOSITORY, Path(folder, "site"))
            system = replace(system, folder=Path(folder))  # where the log of the build goes
            system.build()
            rows.append(measure(browser, system.name, system.site))
        for entries in map(int, filter(None, options.sizes.split(","))):
            with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
                system = ours(Path(folder), entries)
                system.build()
                rows.append(measure(browser, f"{entries:,} made-up entries", system.site))
        browser.close()
    print(f"{where}\n\n{table(rows)}")


if __name__ == "__main__":
    main()
