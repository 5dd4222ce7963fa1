"""What a hand-written page may call: ``{{ cards("tools") }}`` and its like."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from markupsafe import escape

from knowledge.addresses import PAGED, root_from
from knowledge.pages.rendering import Renderer
from knowledge.problems import DataError
from knowledge.text.language import mark as _
from knowledge.text.language import translator
from knowledge.views.choosing import UnknownName
from knowledge.views.citing import Notes
from knowledge.views.replacing import replaceable
from macros.reading import (
    data_folder,
    edit_url,
    feed_address,
    history_of,
    renderer_of,
    told_of,
)
from macros.slots import DOWNLOADS, NOTES, slot
from macros.specimen import SHEET
from macros.state import state


def define_env(env: Any) -> None:
    """Give pages their macros, by the names of the methods of PageMacros.

    With data that has problems there is nothing to call: the build has ended,
    or the preview shows the problems instead of pages.
    """
    try:
        page_macros = PageMacros(env, renderer_of(env.conf))
    except DataError:
        return
    for name in MACROS:
        env.macro(_helpful(getattr(page_macros, name), env), name)


def _helpful(macro: Callable[..., str], env: Any) -> Callable[..., str]:
    """Return ``macro`` with an unknown name told in one line, instead of a traceback."""

    @wraps(macro)
    def called(*arguments: Any, **named: Any) -> str:
        try:
            return macro(*arguments, **named)
        except UnknownName as error:
            say = translator(os.environ.get("KNOWLEDGE_LANG", "fr"))
            told = f"{env.page.file.src_uri}: {macro.__name__}: {error.said(say)}"
            if state.serving:
                return slot(str(escape(told)), inline=True)
            # The macros plugin prints a traceback of any other exception.
            raise SystemExit(told) from None

    return called


class PageMacros:
    """The macros; each leaves a slot in its page, which hooks.py fills after Markdown."""

    def __init__(self, env: Any, renderer: Renderer) -> None:
        self._env = env
        self._renderer = renderer

    @property
    def _root(self) -> str:
        return root_from(self._env.page.url)

    @property
    def _notes(self) -> Notes:
        """The sources that the page has cited so far; hooks.py lists them at its end."""
        page: str = self._env.page.file.src_uri
        return state.notes.setdefault(page, self._renderer.notes())

    def figures(self, *kinds: str) -> str:
        """Show how many entries there are of each kind, each a link to its list."""
        return slot(self._renderer.figures([_paged(kind) for kind in kinds], self._root))

    def cards(self, kind: str, by: str = "", **wanted: str) -> str:
        """Show the entries of a kind, or those whose fields hold the values given."""
        chosen = self._renderer.chosen(_paged(kind), wanted)
        if by:
            return slot(self._renderer.cards_by(kind, chosen, by, self._root))
        return slot(self._renderer.cards(chosen, self._root))

    def explore(self, kind: str, by: str = "") -> str:
        """Show all entries of a kind as a list that readers narrow; once on a page."""
        return slot(self._renderer.explore(_paged(kind), by, self._root))

    def compare(self) -> str:
        """Show two to four tools side by side, as the reader chooses."""
        return slot(self._renderer.compare(self._root))

    def alternatives(self) -> str:
        """Show products, by which search finds the page, and what a source says can stand in."""
        products = replaceable(self._renderer.knowledge)
        state.said[self._env.page.file.src_uri] = [product.name for product in products]
        return slot(self._renderer.alternatives(self._notes, self._root))

    def chronology(self) -> str:
        """Show what happened to the association and its projects, oldest first."""
        return slot(self._renderer.chronology(self._notes, self._root))

    def card(self, ref: str) -> str:
        """Show one entry in short."""
        return slot(self._renderer.card(self._renderer.entry(ref), self._root))

    def link(self, ref: str, text: str = "") -> str:
        """Link to the page of an entry, inside a sentence."""
        return slot(self._renderer.link(self._renderer.entry(ref), self._root, text), inline=True)

    def value(self, ref: str, field: str) -> str:
        """Show one field of an entry, inside a sentence."""
        return slot(self._renderer.value(self._renderer.entry(ref), field), inline=True)

    def sheet(self, ref: str = "") -> str:
        """Show everything known of an entry; on a specimen page, of each in turn."""
        if not ref:
            return SHEET
        return slot(self._renderer.sheet(self._renderer.entry(ref), self._root))

    def next_events(self, count: int = 3) -> str:
        """Show the events that are not over, soonest first."""
        return slot(self._renderer.next_events(count, self._root))

    def past_events(self) -> str:
        """Show the events that are over, by year."""
        return slot(self._renderer.past_events(self._root))

    def meetings(self) -> str:
        """Show the meetings that come back, with the project of each."""
        return slot(self._renderer.meetings(self._notes, self._root))

    def latest(self, count: int = 6) -> str:
        """Show the last things known to have happened: releases, events, publications."""
        return slot(self._renderer.latest(count, self._root))

    def changes(self, count: int = 30) -> str:
        """Show what the last days changed in the data; a feed says the same."""
        conf = self._env.conf
        state.news, state.told = self._env.page.url, told_of(conf, count)
        limit, feed = history_of(data_folder(conf), state.commit).limit, feed_address(state.news)
        return slot(self._renderer.changes(state.told, limit, feed, self._root))

    def chips(self, kind: str, **wanted: str) -> str:
        """Show the entries of a kind as short links side by side."""
        return slot(self._renderer.chips(self._renderer.chosen(_paged(kind), wanted), self._root))

    def count(self, kind: str, **wanted: str) -> str:
        """Show how many entries of a kind there are, inside a sentence."""
        return slot(str(len(self._renderer.chosen(kind, wanted))), inline=True)

    def facts(self, ref: str) -> str:
        """Show the facts of an entry as a table."""
        return slot(self._renderer.facts(self._renderer.entry(ref), self._notes, self._root))

    def statements(self, ref: str, field: str) -> str:
        """Show what one field of an entry states, each statement with its sources."""
        entry = self._renderer.entry(ref)
        return slot(self._renderer.statements(entry, field, self._notes, self._root))

    def conflicts(self, ref: str) -> str:
        """Show the sources that disagree about an entry, side by side."""
        return slot(self._renderer.conflicts(self._renderer.entry(ref), self._notes, self._root))

    def timeline(self) -> str:
        """Show the history of the association, oldest first."""
        return slot(self._renderer.timeline(self._notes, self._root))

    def sources(self) -> str:
        """Show the sources that the page cites; without this, they stand at its end."""
        return NOTES

    def uses(self) -> str:
        """Show organizations by the projects and tools that they take part in or use."""
        return slot(self._renderer.uses(self._notes, self._root))

    def panorama(self) -> str:
        """Show all tools by category, each marked by who names it."""
        return slot(self._renderer.panorama(self._root))

    def downloads(self) -> str:
        """Show what readers take away; a site has one page that does."""
        return DOWNLOADS

    def licenses(self) -> str:
        """Show the licenses in plain words, by family."""
        return slot(self._renderer.licenses(self._notes, self._root))

    def legal(self) -> str:
        """Show what the law asks the site to say."""
        return slot(self._renderer.legal(self._root))

    def contacts(self) -> str:
        """Show how to have something corrected or removed."""
        return slot(self._renderer.contacts(self._root))

    def colophon(self, ref: str) -> str:
        """Show when an entry was checked, how to cite it and how to mend it."""
        entry = self._renderer.entry(ref)
        return slot(
            self._renderer.colophon(entry, self._root, edit_url(self._renderer.site, entry))
        )

    def fields(self, kind: str) -> str:
        """Show the fields that a file of a kind may hold."""
        return slot(self._renderer.fields(kind, self._root))

    def records(self) -> str:
        """Show the records that fields hold, each with its own fields."""
        return slot(self._renderer.records(self._root))

    def rules(self) -> str:
        """Show everything that the check may refuse."""
        return slot(self._renderer.rules(self._root))

    def propose(self) -> str:
        """Show the form in which a reader proposes a new sheet."""
        return slot(self._renderer.propose(self._root))

    def palette(self) -> str:
        """Show the colours of the site."""
        return slot(self._renderer.palette(self._root))

    def lists(self) -> str:
        """Show who names tools, how many and when."""
        return slot(self._renderer.lists(self._root))

    def gaps(self) -> str:
        """Show what is missing on sheets, as a list of things to do."""
        return slot(self._renderer.gaps(self._root))

    def reviews(self) -> str:
        """Show when sheets are to be checked again, the first due first."""
        return slot(self._renderer.reviews(self._root))


MACROS = tuple(name for name in vars(PageMacros) if not name.startswith("_"))


def _paged(kind: str) -> str:
    if kind not in PAGED:
        raise UnknownName(_("kind with pages"), kind, PAGED)
    return kind
