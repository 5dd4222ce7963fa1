"""Our macros as a stock site has them: each returns its HTML, which goes through Markdown.

What an entry's page shows is rendered by our own code on both sides, so that
the two cannot drift apart.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from kept import renderer_of  # type: ignore[import-not-found]

from macros import MACROS, PageMacros, slots


def define_env(env: Any) -> None:
    """Give pages our macros, without the slots that spare their HTML from Markdown."""
    page_macros = PageMacros(env, renderer_of(env.conf))
    for name in MACROS:
        env.macro(_filled(getattr(page_macros, name)), name)


def _filled(macro: Callable[..., str]) -> Callable[..., str]:
    @wraps(macro)
    def called(*arguments: Any, **named: Any) -> str:
        return slots.fill(macro(*arguments, **named))

    return called
