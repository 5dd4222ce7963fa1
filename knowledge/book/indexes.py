"""Indexes: by name, by member, by license."""

from typing import Any

from knowledge.book.writer import Writer
from knowledge.fields.licenses import license_file, license_symbols
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Entry
from knowledge.text.folding import folded
from knowledge.text.language import mark as _
from knowledge.views.choosing import entries_of

Index = dict[str, Any]
NAMED = ("members", "projects", "tools", "events")


def indexes(writer: Writer) -> list[Index]:
    """Return the indexes that have something in them."""
    knowledge = writer.knowledge
    made = [
        ("names", _("Index of names"), names(knowledge)),
        ("index-members", _("Index by member"), by_member(knowledge)),
        ("index-licenses", _("Index by license"), by_license(knowledge)),
    ]
    return [
        {"ref": f"chapter-{ref}", "title": writer.say(title), "groups": groups}
        for ref, title, groups in made
        if groups
    ]


def names(knowledge: KnowledgeBase) -> list[dict[str, Any]]:
    """Return names and aliases by their first letter; an alias says what it leads to."""
    found = []
    for kind in NAMED:
        for entry in entries_of(knowledge, kind):
            found.append((entry.label, "", entry.ref))
            others = (*getattr(entry, "aliases", ()), *getattr(entry, "former_names", ()))
            # « uMap » and « umap » stand side by side: one of them is enough.
            known = {folded(entry.label)}
            found += [
                (name, entry.label, entry.ref) for name in others if folded(name) not in known
            ]
    letters: dict[str, list[dict[str, Any]]] = {}
    for name, of, ref in sorted(set(found), key=lambda line: (folded(line[0]), line)):
        first = folded(name)[:1].upper()
        letter = first if first.isalpha() else "#"
        letters.setdefault(letter, []).append({"name": name, "of": of, "ref": ref})
    return [{"head": letter, "ref": "", "lines": lines} for letter, lines in letters.items()]


def by_member(knowledge: KnowledgeBase) -> list[dict[str, Any]]:
    """Return the members, each with the entries that mention it."""
    groups = []
    for member in entries_of(knowledge, "members"):
        links = knowledge.backlinks.get(member.ref, ())
        entries = {link.entry.ref: link.entry for link in links if link.entry.kind in NAMED}
        groups.append({"head": member.label, "ref": member.ref, "lines": _lines(entries)})
    return groups


def by_license(knowledge: KnowledgeBase) -> list[dict[str, Any]]:
    """Return the licenses, each with the projects and tools under it."""
    under: dict[str, dict[str, Entry]] = {}
    for kind in ("projects", "tools"):
        for entry in entries_of(knowledge, kind):
            expression = getattr(entry, "license", None)
            for name in license_symbols(expression) if expression else ():
                under.setdefault(name, {})[entry.ref] = entry
    terms = knowledge.entries["licenses"]
    return [
        {
            "head": name,
            "ref": f"licenses/{license_file(name)}" if license_file(name) in terms else "",
            "lines": _lines(under[name]),
        }
        for name in sorted(under, key=folded)
    ]


def _lines(entries: dict[str, Entry]) -> list[dict[str, Any]]:
    ordered = sorted(entries.values(), key=lambda entry: (folded(entry.label), entry.ref))
    return [{"name": entry.label, "of": "", "ref": entry.ref} for entry in ordered]
