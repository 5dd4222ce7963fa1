"""The seam between MkDocs and knowledge: each hook asks, and hands the answer over."""

import gc
import logging
import os
import re
from fnmatch import fnmatch
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from knowledge.addresses import PAGED, root_from
from knowledge.changes.history import head
from knowledge.loading.report import as_text
from knowledge.models import Entry
from knowledge.pages import search
from knowledge.pages.sharing import Above, Shared
from knowledge.pages.showing import LONG
from knowledge.pages.templating import problem_page
from knowledge.problems import DataError
from knowledge.text.language import translator
from knowledge.text.typography import typeset_html
from knowledge.views.choosing import entries_of
from macros import definitions, outputs, places, slots, specimen
from macros.memory import MemoryCache
from macros.reading import (
    data_folder,
    edit_url,
    feed_address,
    renderer_of,
    template_folder,
)
from macros.state import state
from macros.takeaways import write_takeaways

# Material's scripts and palettes, of which our frame uses the style sheet alone; what Typst reads.
UNUSED = (
    "book/",
    "sharing/",
    "assets/javascripts/",
    "assets/stylesheets/palette.",
    "assets/images/favicon.png",
)
MATERIAL_STYLE = "assets/stylesheets/main.*.min.css"
FIRST, LAST = 100, -100
SECTION = 2  # the level of a heading that begins one
# What a view says it needs: files of assets/views/, scripts in the order in which they run.
NEEDS = re.compile(r'data-needs="([a-z. ]+)"')

log = logging.getLogger("mkdocs.hooks")


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether this is a preview, which must never end because of a mistake."""
    del dirty
    state.serving = command == "serve"
    if not state.serving:
        # A build makes much and drops little: to look for cycles at Python's
        # usual pace costs a fifth of its time. A preview lives long, and keeps it.
        gc.set_threshold(200_000, 20, 20)
    # What goes well needs no line each; warnings and errors do.
    quiet = "mkdocs.plugins" if state.serving else "mkdocs"
    logging.getLogger(quiet).setLevel(logging.WARNING)
    logging.getLogger("mkdocs.commands.build").addFilter(_is_news)


def _is_news(record: logging.LogRecord) -> bool:
    # MkDocs wonders about each specimen, whose own page is rightly left out.
    return "Generated empty output" not in record.getMessage()


@event_priority(FIRST)  # before the macros ask for the knowledge
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data before MkDocs empties the site; end the build if it has problems."""
    state.begin_build()
    slots.clear()
    state.commit = head(data_folder(config))
    if not config.repo_url:
        config.edit_uri = None  # there is no forge to edit on
    # A broken page ends a build, and is only shown in a preview.
    config.plugins["macros"].config.on_error_fail = not state.serving
    try:
        renderer = renderer_of(config)
    except DataError as error:
        say = translator(os.environ.get("KNOWLEDGE_LANG", "fr"))
        report = as_text(error.problems, 0, say, colour=False)
        if not state.serving:
            raise Abort(report) from None
        log.warning("\n%s", report)
        state.problems = error
        return config
    spoken, theme = renderer.language, str(config.theme["language"])
    if spoken != theme:
        raise Abort(f"association.yml speaks '{spoken}', theme.language of mkdocs.yml '{theme}'")
    return config


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> None:
    """Watch the data and the templates, so that an edit is on screen at once."""
    del builder
    server.watch(str(data_folder(config)))
    server.watch(str(template_folder(config).parent))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what our frame does not use of Material, and the parts of search, sent as one."""
    del config
    parts = tuple(f"{outputs.SEARCH}{part}.js" for part in outputs.PARTS)
    for file in list(files):
        if file.src_uri.startswith((*UNUSED, *parts)) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files


@event_priority(FIRST)  # before the macros run
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave nothing of a page to render while the data has problems."""
    del page, config, files
    return "" if state.problems else markdown


@event_priority(LAST)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the slots that macros left, and list the sources the page cited.

    While the data has problems, they are shown instead.
    """
    del files
    if state.problems:
        return problem_page(
            state.problems.problems, template_folder(config), config.theme["language"]
        )
    # What the slots hold is typeset already.
    filled = slots.fill(typeset_html(html, str(config.theme["language"])))
    notes = state.notes.get(page.file.src_uri)
    if not specimen.kind_of(page):
        state.found += definitions.documents(filled, page.url)
    cited = ""
    if notes and notes.references:
        cited = renderer_of(config).page_notes(notes, root_from(page.url))
    return filled.replace(slots.NOTES, cited) if slots.NOTES in filled else filled + cited


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give templates our sentences and the association; refuse pages that stand in the way."""
    env.globals["say"] = translator(str(config.theme["language"]))
    env.globals["material_style"] = next(
        file.url for file in files if fnmatch(file.src_uri, MATERIAL_STYLE)
    )
    env.globals["association"] = None
    env.globals["feed"] = feed_address(state.news) if state.told else ""
    if state.problems is None:
        renderer = renderer_of(config)
        env.globals["association"] = renderer.knowledge.association
        if faults := places.faults(files, renderer):
            raise PluginError("\n".join(faults))
    if state.serving:
        env.bytecode_cache = MemoryCache()
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    """Tell a page what is above it and what it shares; pierce the specimens; note what is found."""
    needed = " ".join(NEEDS.findall(page.content or "")).split()
    context["needs"] = list(dict.fromkeys(needed))
    context["folder"] = page.url[: page.url.rstrip("/").rfind("/") + 1] or None
    context["outline"] = _outline(page)
    context["sharing"] = ""
    if state.problems:
        return context
    above = _above(page, context["folder"], nav)
    if specimen.kind_of(page):
        specimen.pierce(page)
        page.meta["above"] = above
        context["sharing"] = specimen.SHARING
    else:
        context["sharing"] = renderer_of(config).sharing(_shared(page, above, config))
        if not page.meta.get("unlisted"):
            state.found.append(_search_document(page))
    return context


def _outline(page: Page) -> list[AnchorLink]:
    """Return the sections of a long page; none where the page has its own list of them."""
    found = [item for top in page.toc for item in (top, *top.children) if item.level == SECTION]
    return found if len(found) >= LONG and 'class="toc"' not in (page.content or "") else []


def _above(page: Page, folder: str | None, nav: Any) -> Above:
    """Return what the breadcrumb of a page says before its own title."""
    if page.is_homepage:
        return ()
    listed = ((str(other.title), other.url) for other in nav.pages if other.url == folder)
    return ((str(nav.homepage.title), ""), *listed)


def _shared(page: Page, above: Above, config: MkDocsConfig) -> Shared:
    renderer = renderer_of(config)
    address = "" if page.is_homepage else page.url
    return Shared(
        config.site_name if page.is_homepage else str(page.title),
        page.meta.get("description") or config.site_description or "",
        address,
        above,
        renderer.about(address),
    )


def _search_document(page: Page) -> search.SearchDocument:
    return search.SearchDocument(
        kind=search.PAGE,
        id=page.file.src_uri,
        address="" if page.is_homepage else page.url,
        title=str(page.title),
        summary=page.meta.get("description", ""),
        aliases=tuple(page.meta.get("aliases", ())),
        keywords=tuple(page.meta.get("keywords", ())),
        tags=(*(item.title for item in page.toc), *state.said.get(page.file.src_uri, ())),
    )


@event_priority(LAST)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the pages of entries in the place of their specimen."""
    kind = specimen.kind_of(page)
    if kind is None:
        return output
    if state.problems:
        _write_problems(output, kind, page, config)
    else:
        _write_entries(output, kind, page, config)
    return ""


def _write_problems(output: str, kind: str, page: Page, config: MkDocsConfig) -> None:
    """Show the problems at the address of every sheet, for whoever is looking at one."""
    folder = page.url.rstrip("/").rpartition("/")[0]
    for path in (data_folder(config) / kind).glob("*.yml"):
        outputs.write(config, f"{folder}/{path.stem}/index.html", output)


def _write_entries(output: str, kind: str, page: Page, config: MkDocsConfig) -> None:
    renderer = renderer_of(config)
    try:
        cut = specimen.cut(output, page)
    except specimen.SpecimenError as error:
        raise PluginError(str(error)) from error

    def filling(entry: Entry) -> specimen.Filling:
        shared = renderer.shared(entry, page.meta["above"])
        sheet = renderer.sheet(entry, "../../", edit_url(renderer.site, entry))
        return specimen.Filling(shared, renderer.sharing(shared), sheet)

    fillings = map(filling, entries_of(renderer.knowledge, kind))
    for where, html in specimen.pages(cut, fillings, config.site_url or ""):
        outputs.write(config, f"{where}index.html", html)


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the sitemap the entries, which are not pages to MkDocs."""
    if template_name == "sitemap.xml" and state.problems is None:
        renderer = renderer_of(config)
        context["entries"] = [
            (renderer.addresses.page(entry), renderer.last_change(entry) or entry.last_reviewed)
            for kind in PAGED
            for entry in entries_of(renderer.knowledge, kind)
        ]
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands beside the pages, and what readers take away."""
    if state.problems is not None:
        return
    renderer = renderer_of(config)
    outputs.write_search(renderer, config, state.found)
    outputs.write_style(config)
    outputs.write_views(renderer, config)
    if state.told:
        outputs.write_feed(renderer, config, state.news, state.told)
    outputs.write_redirects(renderer, config)
    outputs.copy_logos(renderer, config)
    outputs.copy_fonts(config)
    if renderer.site.url:
        outputs.write_pictures(renderer, config)
    # A preview makes its pages at each edit; the book would take longer than all of them.
    whole = bool(os.environ.get("KNOWLEDGE_BOOK")) and not state.serving
    write_takeaways(renderer, config, state.commit, whole=whole)
