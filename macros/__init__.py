"""What a hand-written page may call: ``{{ cards("tools") }}`` and its like."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from markupsafe import escape

from knowledge.addresses import PAGED, root_from
from knowledge.choosing import UnknownName
from knowledge.language import mark as _
from knowledge.language import translator
from knowledge.problems import DataError
from knowledge.rendering import Renderer
from macros.reading import renderer_of
from macros.slots import slot
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

    def figures(self, *kinds: str) -> str:
        """Show how many entries there are of each kind, each a link to its list."""
        return slot(self._renderer.figures([_paged(kind) for kind in kinds], self._root))

    def cards(self, kind: str, by: str = "", **wanted: str) -> str:
        """Show the entries of a kind, or those whose fields hold the values given."""
        chosen = self._renderer.chosen(_paged(kind), wanted)
        if by:
            return slot(self._renderer.cards_by(kind, chosen, by, self._root))
        return slot(self._renderer.cards(chosen, self._root))

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
