"""Where pages stand: each address once, and for each kind a list and a specimen beside it."""

from collections.abc import Iterator

from mkdocs.structure.files import Files

from knowledge.addresses import PAGED
from knowledge.pages.rendering import Renderer
from knowledge.views.choosing import entries_of
from macros import specimen


def faults(files: Files, renderer: Renderer) -> list[str]:
    """Return what is wrong with the places of pages, in sentences."""
    pages = {file.url: file.src_uri for file in files.documentation_pages()}
    return [*_collisions(pages, renderer), *_missing(files, pages, renderer)]


def _collisions(pages: dict[str, str], renderer: Renderer) -> Iterator[str]:
    """Yield the addresses that an entry, present or former, shares with a page of docs/."""
    for kind in PAGED:
        for entry in entries_of(renderer.knowledge, kind):
            for name in (entry.id, *entry.former_ids):
                address = renderer.addresses.entry(kind, name)
                if address in pages:
                    yield f"{entry.ref} and docs/{pages[address]} both want the address {address}"


def _missing(files: Files, pages: dict[str, str], renderer: Renderer) -> Iterator[str]:
    """Yield the kinds with entries that lack a list or a specimen where their addresses are."""
    folders = {
        kind: file.url.rstrip("/").rpartition("/")[0] + "/"
        for file in files.documentation_pages()
        if file.page and (kind := specimen.kind_of(file.page))
    }
    for kind in PAGED:
        if not renderer.knowledge.entries[kind]:
            continue
        section = renderer.addresses.section(kind)
        if kind not in folders:
            yield f"no page of docs/ has 'specimen: {kind}' in its front matter"
        elif folders[kind] != section:
            yield f"the specimen of {kind} is in {folders[kind]}, their addresses are in {section}"
        if section not in pages:
            yield f"no page of docs/ has the address {section}, where the list of {kind} belongs"
