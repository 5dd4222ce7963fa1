"""The characters that the fonts of the site and of the book can draw."""

import re

# Source Sans 3, subsets « latin » and « latin-ext »: a test holds this list
# against the font itself.
DRAWN = (
    "\u0020-\u007e\u00a0-\u017f\u0192\u0218-\u021b\u0237\u02c6\u02c7\u02da\u02dc\u02dd"
    "\u1e80-\u1e85\u1e9e\u1ef2\u1ef3\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022"
    "\u2026\u2032\u2033\u2039\u203a\u2044\u20ac\u2113\u2122\u2191\u2193\u2212\u2215"
)
# Drawn as another character of the font: the narrow non-breaking space of
# French typography as a space, the non-breaking hyphen as a hyphen.
REPLACED = "\u202f\u2011"

UNPRINTABLE = re.compile(f"[^\n{DRAWN}{REPLACED}]")


def first_unprintable(text: str) -> str:
    """Return the first character of ``text`` that the fonts lack, or an empty text."""
    found = UNPRINTABLE.search(text)
    return found.group() if found else ""
