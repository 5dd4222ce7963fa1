"""What a release offers beside the site: the book, the site for a disk, the data, their sums."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.offline import write_archive

SUMS = "SHA256SUMS"
# What the site offers for download: the book, and itself.
OFFERED = (".pdf", ".zip")
LICENSE = "LICENSE-DATA"


def missing(site: Path) -> list[str]:
    """Return which of the downloads a built site lacks, by their endings."""
    found = {path.suffix for path in _offered(site)}
    return [ending for ending in OFFERED if ending not in found]


def gather(site: Path, data: Path, output: Path, day: dt.date) -> list[Path]:
    """Write the files of a release in an empty folder, with their sums; return them.

    The same site, data and day give the same bytes. Raises FileExistsError
    when the folder holds something already.
    """
    output.mkdir(parents=True, exist_ok=True)
    if any(output.iterdir()):
        raise FileExistsError(output)
    files = [Path(shutil.copyfile(path, output / path.name)) for path in _offered(site)]
    terms = (LICENSE, (data.parent / LICENSE).read_bytes())
    files.append(output / f"{data.name}.zip")
    write_archive(files[-1], [terms, *_within(data)], day)
    sums = output / SUMS
    sums.write_text("".join(_sums(files)), encoding="utf-8", newline="\n")
    return [*files, sums]


def _within(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _offered(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*") if path.suffix in OFFERED)


def _sums(files: Iterable[Path]) -> list[str]:
    """Return a line for each file, as ``sha256sum --check`` reads them."""
    named = sorted((path.name, path) for path in files)
    return [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in named]
