"""How many sheets came, changed or went -> words: « nouvel outil », « 3 nouveaux membres »."""

from knowledge.text.language import catalog


def came(kind: str, n: int, language: str) -> str:
    """Return that ``n`` sheets of a kind came; the name of one comes after."""
    ngettext = catalog(language).ngettext
    return {
        "members": ngettext("new member", "{n} new members", n),
        "projects": ngettext("new project", "{n} new projects", n),
        "tools": ngettext("new tool", "{n} new tools", n),
        "events": ngettext("new event", "{n} new events", n),
        "sources": ngettext("new source", "{n} new sources", n),
    }[kind].format(n=n)


def went(kind: str, n: int, language: str) -> str:
    """Return that ``n`` sheets of a kind went."""
    ngettext = catalog(language).ngettext
    return {
        "members": ngettext("member removed", "{n} members removed", n),
        "projects": ngettext("project removed", "{n} projects removed", n),
        "tools": ngettext("tool removed", "{n} tools removed", n),
        "events": ngettext("event removed", "{n} events removed", n),
        "sources": ngettext("source removed", "{n} sources removed", n),
    }[kind].format(n=n)


def came_out(n: int, language: str) -> str:
    """Return that ``n`` versions came out."""
    return catalog(language).ngettext("new version", "{n} new versions", n).format(n=n)


def changed(n: int, language: str) -> str:
    """Return that ``n`` sheets changed."""
    return catalog(language).ngettext("{n} sheet changed", "{n} sheets changed", n).format(n=n)


def retouched(n: int, language: str) -> str:
    """Return that ``n`` sheets were only touched up."""
    sentence = catalog(language).ngettext("{n} sheet touched up", "{n} sheets touched up", n)
    return sentence.format(n=n)
