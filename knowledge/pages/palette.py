"""The colours of a site, as its style sheet chooses them: for the page that shows them."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")


@dataclass(frozen=True)
class Colour:
    """A colour by its name, ``ink``, on light and on dark paper: ``#16202b``."""

    name: str
    light: str
    dark: str


def palette(css: str) -> list[Colour]:
    """Return the colours that a style sheet names, in its order."""
    return [Colour(*found) for found in _TOKEN.findall(css)]
