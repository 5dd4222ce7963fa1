"""What readers take away: the book, the site for a disk, the schemas; and the page of them."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from knowledge.addresses import download_address, root_from
from knowledge.book import BookError, Edition, write_book
from knowledge.loading.files import LOGOS
from knowledge.offline import readme, site_files, write_archive
from knowledge.pages.downloads import Download, download
from knowledge.pages.rendering import Renderer
from knowledge.reference import schemas
from knowledge.text.language import mark as _
from knowledge.text.language import translator
from macros import slots
from macros.reading import data_folder, template_folder

BOOK, ARCHIVE, SCHEMAS = ".pdf", ".zip", "-schemas.zip"
PURPOSES = {
    BOOK: (
        _("The book"),
        _("Everything, set as a book: to print, or to read where nothing else is."),
    ),
    ARCHIVE: (
        _("The site for a disk"),
        _("All the pages, with search: unpack it, open index.html, no network is needed."),
    ),
    SCHEMAS: (
        _("The schemas"),
        _("What each sort of file may hold, as JSON Schema: for editors and programs."),
    ),
}


def write_takeaways(renderer: Renderer, config: MkDocsConfig, commit: str, *, whole: bool) -> None:
    """Write what readers take away, and their page; the page alone unless ``whole``.

    The archive holds all of the site but itself. Raises Abort when the book
    cannot be made.
    """
    page = Path(config.site_dir, renderer.knowledge.association.sections.downloads, "index.html")
    empty = page.read_text("utf-8") if page.is_file() else ""
    if not whole:
        _fill(page, empty, renderer, [])
        return
    association, site = renderer.knowledge.association, Path(config.site_dir)
    places = {end: site / download_address(association, end) for end in PURPOSES}
    places[BOOK].parent.mkdir(parents=True, exist_ok=True)
    say = translator(association.language)
    _write_book(renderer, config, places[BOOK], commit)
    texts = ((name, text.encode()) for name, text in schemas(say))
    write_archive(places[SCHEMAS], texts, renderer.today)
    _fill(page, empty, renderer, _told(renderer, site, (BOOK, SCHEMAS)))
    opening = readme(association, renderer.site, renderer.today, say)
    write_archive(places[ARCHIVE], [opening, *site_files(site)], renderer.today)
    _fill(page, empty, renderer, _told(renderer, site, (BOOK, ARCHIVE, SCHEMAS)))


def _told(renderer: Renderer, site: Path, endings: Sequence[str]) -> list[Download]:
    association = renderer.knowledge.association
    say = translator(association.language)
    return [
        download(site, download_address(association, end), *map(say, PURPOSES[end]))
        for end in endings
    ]


def _fill(page: Path, empty: str, renderer: Renderer, files: Sequence[Download]) -> None:
    """Write the page of downloads, if the site has one that shows them."""
    if slots.DOWNLOADS in empty:
        root = root_from(f"{renderer.knowledge.association.sections.downloads}/")
        shown = renderer.downloads(files, root)
        page.write_bytes(empty.replace(slots.DOWNLOADS, shown).encode())


def _write_book(renderer: Renderer, config: MkDocsConfig, path: Path, commit: str) -> None:
    say = translator(os.environ.get("KNOWLEDGE_LANG", "fr"))
    try:
        write_book(
            renderer.knowledge,
            path,
            Edition(renderer.today, commit, renderer.site),
            template_folder(config).parent / "book",
            logos=data_folder(config) / LOGOS,
            say=say,
            progress=lambda said: print(said, file=sys.stderr, flush=True),  # noqa: T201
        )
    except BookError as error:
        raise Abort(say(_("No book was written: {why}")).format(why=error.said(say))) from None
