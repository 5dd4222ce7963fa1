"""What a release offers beside the site: the book, the site for a disk, the data, their sums."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.offline import write_archive
from knowledge.pages.downloads import sha256_of
from knowledge.reference import SCHEMAS
from knowledge.writing import write_text

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

    They are gathered beside it, and take its place once they are whole. The
    same site, data and day give the same bytes. Raises FileExistsError when
    the folder holds something already, NotADirectoryError when it is a file.
    """
    if output.exists() and any(output.iterdir()):
        raise FileExistsError(output)
    terms = (LICENSE, (data.parent / LICENSE).read_bytes())
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".release-", dir=output.parent) as folder:
        made = Path(folder) / "made"  # with the rights of any folder, not those of a private one
        made.mkdir()
        files = [Path(shutil.copyfile(path, made / path.name)) for path in _offered(site)]
        files.append(made / f"{data.name}.zip")
        write_archive(files[-1], [terms, *_within(data)], day)
        sums = made / SUMS
        write_text(sums, "".join(_sums(files)))
        if output.exists():
            output.rmdir()
        made.rename(output)
    return [output / path.name for path in (*files, sums)]


def _within(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the data; of what is hidden, the schemas that editors read alone."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_hidden = any(part.startswith(".") and part != SCHEMAS for part in parts)
        if path.is_file() and not is_hidden:
            yield "/".join(parts), path.read_bytes()


def _offered(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*") if path.suffix in OFFERED)


def _sums(files: Iterable[Path]) -> list[str]:
    """Return a line for each file, as ``sha256sum --check`` reads them."""
    named = sorted((path.name, path) for path in files)
    return [f"{sha256_of(path)}  {name}\n" for name, path in named]
