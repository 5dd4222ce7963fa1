"""A data folder of any size, of a fictitious French association; the same for the same seed."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks import french
from benchmarks.entries import KINDS, NAMES, SPDX, Fields, Named, World, association

SHARES = {"tools": 0.44, "sources": 0.27, "members": 0.13, "events": 0.11, "projects": 0.05}
VOCABULARIES = {"categories": 16, "sectors": 12, "lists": 3}
LONGEST_LINE = 90  # as our own data is wrapped


class Dumper(yaml.CSafeDumper):
    """Writes YAML the way we do by hand: block style, long text folded."""


def _text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > LONGEST_LINE - 20 and " " in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, _text)


def sizes(pages: int) -> dict[str, int]:
    """Return how many entries of each kind make ``pages`` entries with a page."""
    counted = {kind: max(1, int(share * pages)) for kind, share in SHARES.items()}
    counted["tools"] += pages - sum(counted.values())
    return {**counted, **VOCABULARIES}


def world_of(pages: int, seed: int) -> World:
    """Return the names of everything, each id and name but once in its kind."""
    random = Random(seed)
    named = {kind: _names(kind, count, random) for kind, count in sizes(pages).items()}
    licenses = tuple((french.slug(name), name) for name in SPDX)
    return World(random, {**named, "licenses": licenses})


def _names(kind: str, count: int, random: Random) -> Named:
    found: dict[str, str] = {}
    while len(found) < count:
        shape = random.choice(NAMES.get(kind, ("{}",)))
        name = shape.format(french.coined(random))
        # Coined words run out: a version tells namesakes apart.
        while french.slug(name) in found:
            name = f"{name} {random.randint(2, 99)}"
        found[french.slug(name)] = name
    return tuple(found.items())


def files(pages: int, seed: int) -> Iterator[tuple[str, Fields]]:
    """Yield the name and the fields of every file."""
    world = world_of(pages, seed)
    yield "association", association(world)
    for kind, entry in KINDS.items():
        for entry_id, name in world.named[kind]:
            yield f"{kind}/{entry_id}", entry(world, entry_id, name)


def written(name: str, fields: Fields) -> str:
    """Return a file as editors see it, with the line that gives them its schema."""
    kind, up = (name.partition("/")[0], "../" if "/" in name else "")
    head = f"# yaml-language-server: $schema={up}.schema/{kind}.json\n"
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": LONGEST_LINE}
    body: str = yaml.dump(fields, Dumper=Dumper, default_flow_style=False, **options)
    return head + body


def generate(pages: int, folder: Path, seed: int = 1) -> int:
    """Write a data folder with ``pages`` entries that have a page; return how many files it has."""
    count = 0
    for name, fields in files(pages, seed):
        path = folder / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(name, fields), "utf-8")
        count += 1
    return count


def main() -> None:
    """Run ``python -m benchmarks.generate``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("pages", metavar="N", type=int, help="entries that have a page, from 10 on")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="data folder, new or empty")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.pages < 10:  # noqa: PLR2004 - fewer make no association
        parser.error("N is 10 or more")
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    count = generate(options.pages, options.folder, options.seed)
    print(f"{count} files in {options.folder}")


if __name__ == "__main__":
    main()
