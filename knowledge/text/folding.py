"""Text without accents, ligatures or capitals: what is compared and put in order."""

import re
import unicodedata
from functools import lru_cache

# What a letter of Latin script leaves beside its base once it is taken apart.
ACCENTS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=50_000)  # lists are put in order again and again
def folded(text: str) -> str:
    """Return ``text`` as French dictionaries order it: « Œuvre » is « oeuvre ».

    The browser folds in the same way what readers search for (rules.js).
    """
    spelled = text.lower().replace("œ", "oe").replace("æ", "ae")
    return ACCENTS.sub("", unicodedata.normalize("NFD", spelled))


def kebab(text: str) -> str:
    """Return a name as an id, ``apache-kafka``; nothing if it has no letter that an id takes."""
    return "-".join(re.findall("[a-z0-9]+", folded(text)))
