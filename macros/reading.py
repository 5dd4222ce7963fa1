"""The knowledge that a site shows, found from its MkDocs settings."""

import datetime as dt
import os
from functools import lru_cache
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from knowledge.changes.days import Day, days
from knowledge.changes.history import UNKNOWN, History, history
from knowledge.changes.telling import Told, told
from knowledge.clock import today
from knowledge.loading.checking import load_knowledge
from knowledge.models import Association, Entry
from knowledge.pages.rendering import Renderer
from knowledge.site import Site
from macros.state import state

Stamp = tuple[tuple[str, int, int], ...]


def installed(name: str) -> Path:
    """Return a file of an npm package. Raises PluginError when it is not installed.

    npm puts packages beside the program, wherever the settings of a site are.
    """
    path = Path(__file__).parents[1] / "node_modules" / name
    if not path.is_file():
        raise PluginError(f"{name.partition('/')[0]} is missing: run 'npm ci', or 'make site'")
    return path


def project_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the settings."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def data_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the data: beside the settings, unless they name another."""
    folder: str = config.extra.get("data", "data")
    return (project_folder(config) / folder).resolve()


def template_folder(config: MkDocsConfig) -> Path:
    """Return the folder of the templates of entries, in the theme's overrides."""
    return Path(config.theme.custom_dir or "overrides") / "entries"


def renderer_of(config: MkDocsConfig) -> Renderer:
    """Return what renders the knowledge of a site. Raises DataError, with every problem.

    The hooks and the macros ask for it a hundred times in one build: it is made
    once, and in a preview again when a file of the data, or the day, has changed.
    """
    data, day = data_folder(config), today()
    stamp = _stamp(data) if state.serving else ()
    return _renderer(data, stamp, day, template_folder(config), site_of(config), state.commit)


@lru_cache(maxsize=1)
def _renderer(
    data: Path, _state: Stamp, day: dt.date, templates: Path, site: Site, commit: str
) -> Renderer:
    last_changes = history_of(data, commit).last_changes()
    return Renderer(load_knowledge(data, day), templates, day, site, last_changes)


@lru_cache(maxsize=1)
def history_of(data: Path, commit: str) -> History:
    """Return the history of the data up to the commit that is checked out."""
    return history(data) if commit else UNKNOWN


@lru_cache(maxsize=1)
def days_of(data: Path, commit: str, zone: ZoneInfo) -> tuple[Day, ...]:
    """Return what each day changed, up to the commit that is checked out."""
    return days(history_of(data, commit).commits, data, zone)


def told_of(config: MkDocsConfig, count: int) -> list[Told]:
    """Return what to tell of the latest days on which the data changed."""
    knowledge = renderer_of(config).knowledge
    every = days_of(data_folder(config), state.commit, knowledge.association.time_zone)
    return list(islice(told(every, knowledge), count))


def feed_address(page: str) -> str:
    """Return where the feed of a page of news stands: ``news.atom.xml`` beside ``news/``."""
    return f"{page.rstrip('/') or 'index'}.atom.xml"


def site_of(config: MkDocsConfig) -> Site:
    """Return what the settings say of the site; an address of one's own machine is none."""
    url = config.site_url or ""
    public = urlsplit(url).hostname not in (None, "localhost", "127.0.0.1")
    forge = (config.repo_url or "").rstrip("/")
    # GitLab has "/-/" in its addresses, wherever it is hosted.
    gitlab = "gitlab" in forge or "-/" in (config.edit_uri or "")
    folder = Path(os.path.relpath(data_folder(config), project_folder(config))).as_posix()
    # edit_uri leads to docs/, which stands beside the data.
    way = (config.edit_uri or "").partition("docs/")[0]
    return Site(
        config.site_name,
        url if public else "",
        forge,
        gitlab,
        search=config.extra.get("search", ""),
        downloads=config.extra.get("downloads_page", ""),
        comparison=config.extra.get("comparison", ""),
        editor=f"{forge}/{way}{folder}" if forge else "",
        folder=folder,
    )


def edit_url(site: Site, entry: Entry) -> str:
    """Return where an entry's file can be edited on the forge, if the site has one."""
    name = entry.kind if isinstance(entry, Association) else entry.ref
    return f"{site.editor}/{name}.yml" if site.editor else ""


def _stamp(data: Path) -> Stamp:
    """Return what changes when a file does: names, times and sizes."""
    stamps = []
    for folder, folders, names in os.walk(data):
        folders.sort()
        for name in sorted(names):
            found = os.lstat(os.path.join(folder, name))  # noqa: PTH118 - a thousand times a build
            stamps.append((f"{folder}/{name}", found.st_mtime_ns, found.st_size))
    return tuple(stamps)
