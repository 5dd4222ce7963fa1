"""What a first visit to each sort of page brings over the wire: ``python -m benchmarks.weight``.

Pages are opened in Chromium with an empty cache; a file counts as many bytes as
gzip's best leaves of it. KB are 1,000 bytes.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.serving import hosted, packed

PAGES = ("", "outils/", "outils/postgresql/", "membres/sncf/", "evenements/", "recherche/")
SORTS = {".html": "page", ".css": "style", ".js": "script", ".woff2": "fonts", ".svg": "pictures"}
PARTS = (*SORTS.values(), "other")
# Goals of a sheet's first load, in KB.
WITHOUT_FONTS, WITH_FONTS = 75, 110


def main() -> int:
    """Print the table; the exit code is 1 when a page is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="a built site")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser's program")
    options = parser.parse_args()
    with sync_playwright() as playwright, hosted(options.site) as url:
        browser = playwright.chromium.launch(
            executable_path=options.chromium, args=["--no-sandbox"]
        )
        loads = {page: _load(browser, options.site, url, page) for page in PAGES}
        browser.close()
    print("| KB gzipped |", " | ".join(PARTS), "| without fonts | in all | third parties |")
    print("| --- " * (len(PARTS) + 4) + "|")
    for page, load in loads.items():
        parts = [load.sizes.get(part, 0) for part in PARTS]
        figures = [f"{size / 1000:.1f}" for size in (*parts, load.without_fonts, load.whole)]
        print(f"| `/{page}` |", " | ".join(figures), f"| {load.strangers} |")
    over = [f"/{page}" for page, load in loads.items() if load.is_over]
    print(f"\nGoals: {WITHOUT_FONTS} KB without fonts, {WITH_FONTS} in all, no third party.")
    print("Over:", ", ".join(over) or "none")
    return bool(over)


@dataclass(frozen=True)
class Load:
    """A first visit: bytes by sort of file, and how many requests left the site."""

    sizes: Mapping[str, int]
    strangers: int

    @property
    def whole(self) -> int:
        """Bytes of everything."""
        return sum(self.sizes.values())

    @property
    def without_fonts(self) -> int:
        """Bytes of everything but fonts."""
        return self.whole - self.sizes.get("fonts", 0)

    @property
    def is_over(self) -> bool:
        """Whether a goal is missed."""
        heavy = self.without_fonts > WITHOUT_FONTS * 1000 or self.whole > WITH_FONTS * 1000
        return heavy or self.strangers > 0


def _load(browser: Browser, site: Path, url: str, page: str) -> Load:
    """Visit a page with an empty cache, on a phone's screen."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(url + page, wait_until="networkidle")
    context.close()
    own = [address for address in asked if address.startswith(url)]
    sizes: dict[str, int] = {}
    for address in own:
        file = site / unquote(urlsplit(address).path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        kind = SORTS.get(file.suffix, "other")
        sizes[kind] = sizes.get(kind, 0) + len(packed(file))
    return Load(sizes, len(asked) - len(own))


if __name__ == "__main__":
    sys.exit(main())
