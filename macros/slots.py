"""Slots: what a macro leaves in Markdown, filled with HTML once Markdown is done.

Text from data must never be read as Markdown, nor as a template: a macro that
returned it would have Python-Markdown run over it (``*`` becomes emphasis, and
``[x](javascript:…)`` a live link).
"""

import re
from hashlib import blake2b

_filled: dict[str, str] = {}
# Where the sources of the page stand; nothing is known of them before its end.
NOTES = '<div data-slot="notes"></div>'
DOWNLOADS = '<div data-slot="downloads"></div>'
SLOT = re.compile(r'<(div|span) data-slot="([0-9a-f]{32})"></\1>')


def slot(html: str, *, inline: bool = False) -> str:
    """Return an empty element that stands for ``html``; in a sentence when ``inline``."""
    key = blake2b(html.encode(), digest_size=16).hexdigest()
    _filled[key] = html
    element = "span" if inline else "div"
    return f'<{element} data-slot="{key}"></{element}>'


def fill(content: str) -> str:
    """Return ``content`` with each slot replaced by its HTML."""
    return SLOT.sub(lambda found: _filled[found.group(2)], content)


def clear() -> None:
    """Forget the slots of the last build."""
    _filled.clear()
