"""Where a site is published and kept, and how a reader reports what is wrong on it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from knowledge.fields import EMAIL


@dataclass(frozen=True)
class Site:
    """What the settings say of a site; a part is empty where it is not known."""

    name: str = ""
    url: str = ""  # public address, with a slash at its end
    forge: str = ""  # address of the repository
    gitlab: bool = False  # whether the forge speaks as GitLab does, or as GitHub
    search: str = ""  # address of the search page, from the root of the site
    downloads: str = ""  # address of the page of what readers take away, likewise
    comparison: str = ""  # address of the page that compares tools, from the root of the site


NOWHERE = Site()


def issue_url(site: Site, title: str, body: str) -> str:
    """Return where a new issue is written on the forge, begun with these words."""
    if site.gitlab:
        words = {"issue[title]": title, "issue[description]": body}
        return f"{site.forge}/-/issues/new?{urlencode(words, quote_via=quote)}"
    return f"{site.forge}/issues/new?{urlencode({'title': title, 'body': body}, quote_via=quote)}"


def letter_url(contact: str, title: str, body: str) -> str:
    """Return a link that begins a letter, or nothing when ``contact`` is no address."""
    if not EMAIL.fullmatch(contact):
        return ""
    return f"mailto:{contact}?{urlencode({'subject': title, 'body': body}, quote_via=quote)}"
