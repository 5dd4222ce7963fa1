"""What a build writes beside its pages: what search loads, the feed, old addresses, pictures."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from rjsmin import jsmin

from knowledge.addresses import PAGED, logo_address
from knowledge.changes.telling import Told
from knowledge.loading.files import LOGOS
from knowledge.models import Member
from knowledge.pages import comparing, search
from knowledge.pages.drawing import draw
from knowledge.pages.rendering import Renderer
from knowledge.views.choosing import entries_of
from knowledge.writing import write_text
from macros import material
from macros.reading import data_folder, feed_address, installed, template_folder

SEARCH = "assets/search/"
# In the order they need each other.
PARTS = ("rules", "vocabulary", "index", "answers", "results", "dialog", "page")
FONTS = ("latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal")


def write(config: MkDocsConfig, name: str, text: str) -> None:
    """Write a text of the site, at its address from the root."""
    path = os.path.join(config.site_dir, name)  # noqa: PTH118 - once for each entry
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(text.encode())


def write_search(
    renderer: Renderer, config: MkDocsConfig, found: Iterable[search.SearchDocument]
) -> None:
    """Write what search loads: what it finds besides entries is ``found``."""
    documents = [*search.documents(renderer.knowledge, renderer.addresses), *found]
    language = str(config.theme["language"])
    write(config, f"{SEARCH}data.js", search.data_file(documents, language))
    # One small script: whoever searches waits for one file.
    folder = Path(config.theme.dirs[0], SEARCH)
    parts = [jsmin((folder / f"{part}.js").read_text("utf-8")) + "\n" for part in PARTS]
    write(config, f"{SEARCH}search.js", "".join(parts))


def write_style(config: MkDocsConfig) -> None:
    """Make Material's style sheet small: every page waits for it."""
    assets = Path(config.site_dir, "assets")
    ours = "".join(path.read_text("utf-8") for path in Path(config.theme.dirs[0]).rglob("*.css"))
    for sheet in assets.glob("stylesheets/main.*.css"):
        css = material.lean(sheet.read_text("utf-8"), ours, config.markdown_extensions)
        write_text(sheet, css)


def write_views(renderer: Renderer, config: MkDocsConfig) -> None:
    """Make the scripts of views small, and write what the comparison compares."""
    for script in Path(config.site_dir, "assets/views").glob("*.js"):
        write_text(script, jsmin(script.read_text("utf-8")))
    if config.extra.get("comparison"):
        facts = comparing.data_file(renderer.knowledge, renderer.addresses)
        write(config, "assets/views/facts.js", facts)


def write_feed(
    renderer: Renderer, config: MkDocsConfig, page: str, changes: Sequence[Told]
) -> None:
    """Write the feed of what changed, beside the page that shows it."""
    feed = feed_address(page)
    write(config, feed, renderer.feed(changes, page, feed))


def write_redirects(renderer: Renderer, config: MkDocsConfig) -> None:
    """Write the pages that old addresses lead to."""
    for kind in PAGED:
        for entry in entries_of(renderer.knowledge, kind):
            for former in entry.former_ids:
                where = renderer.addresses.entry(kind, former)
                html = renderer.redirect(entry, "../../", config.site_url or "")
                write(config, f"{where}index.html", html)


def copy_logos(renderer: Renderer, config: MkDocsConfig) -> None:
    """Copy the pictures that members name."""
    for entry in renderer.knowledge.of("members"):
        if isinstance(entry, Member) and entry.logo:
            content = (data_folder(config) / LOGOS / entry.logo.file).read_bytes()
            _put(config, logo_address(entry.logo.file), content)


def copy_fonts(config: MkDocsConfig) -> None:
    """Copy the typeface from its package."""
    for name in FONTS:
        font = installed(f"@fontsource-variable/source-sans-3/files/source-sans-3-{name}.woff2")
        _put(config, f"assets/fonts/{font.name}", font.read_bytes())


def write_pictures(renderer: Renderer, config: MkDocsConfig) -> None:
    """Draw what other sites show beside a link to a page."""
    pictures = renderer.pictures.values()
    drawn = draw(pictures, template_folder(config).parent)
    for picture, content in zip(pictures, drawn, strict=True):
        _put(config, picture.address, content)


def _put(config: MkDocsConfig, name: str, content: bytes) -> None:
    target = Path(config.site_dir, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
