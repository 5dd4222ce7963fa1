"""Where a site is published and kept, and how a reader reports what is wrong on it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from knowledge.fields.text import EMAIL


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
    editor: str = ""  # address below which the forge edits the files of the data
    folder: str = "data"  # the folder of the data in the repository


NOWHERE = Site()
ABOUT = "sheet"  # the question of an issue form that an address can answer


def issue_url(site: Site, form: str, title: str, sheet: str, body: str) -> str:
    """Return where a new issue is written on the forge, begun with what is known.

    A forge like GitHub opens the issue form of this name, its question about the
    sheet answered; GitLab, which has no forms, begins with the ``body``.
    """
    if site.gitlab:
        words = {"issue[title]": title, "issue[description]": body}
        return f"{site.forge}/-/issues/new?{urlencode(words, quote_via=quote)}"
    words = {"template": f"{form}.yml", "title": title, ABOUT: sheet}
    return f"{site.forge}/issues/new?{urlencode(words, quote_via=quote)}"


def new_file(site: Site) -> dict[str, str]:
    """Return how the forge begins a new file: its address, and the names of what it is given.

    GitLab takes the name, and leaves the content out since 2024
    (https://gitlab.com/gitlab-org/gitlab/-/work_items/594214): it is in the
    clipboard too. Nothing is returned for a forge without such addresses.
    """
    way = site.editor.removeprefix(site.forge)
    if not site.forge or "/edit/" not in way:
        return {}
    address = site.forge + way.replace("/edit/", "/new/", 1)
    if site.gitlab:
        return {"address": address, "name": "file_name", "content": "content"}
    return {"address": address, "name": "filename", "content": "value"}


def letter_url(contact: str, title: str, body: str) -> str:
    """Return a link that begins a letter, or nothing when ``contact`` is no address."""
    if not EMAIL.fullmatch(contact):
        return ""
    return f"mailto:{contact}?{urlencode({'subject': title, 'body': body}, quote_via=quote)}"
