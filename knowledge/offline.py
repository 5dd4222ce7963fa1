"""The site for a disk: its addresses lead to files, and all of it is one archive."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

# What only a host reads.
HOSTED = {"404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz"}
_TAG = re.compile(r"<(?:a|link|form)\s[^>]*>")
# An address within the site: it has no scheme, and does not begin at the root of a host.
_ADDRESS = re.compile(r'(?<=\s)(href|action)="(?![a-z][a-z0-9+.-]*:|/)([^"?#]+)')


def for_a_disk(html: str) -> str:
    """Return a page whose addresses within the site name files: a disk opens no folder."""
    return _TAG.sub(lambda tag: _ADDRESS.sub(_to_a_file, tag.group()), html)


def _to_a_file(found: re.Match[str]) -> str:
    name, path = found.groups()
    if path.endswith("/"):
        path += "index.html"
    elif path.rpartition("/")[2] in (".", ".."):
        path += "/index.html"
    return f'{name}="{path}'


def write_archive(site: Path, target: Path, readme: tuple[str, str], day: dt.date) -> None:
    """Write the zip of a built site, readme first, in a folder of the zip's own name.

    ``readme`` is the name of a text file and what it says. The same site and
    day give the same bytes.
    """
    folder = target.stem
    name, text = readme
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in ((name, text.encode()), *_files(site, target)):
            entry = zipfile.ZipInfo(f"{folder}/{path}", (day.year, day.month, day.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, wherever it is made
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def _files(site: Path, target: Path) -> Iterator[tuple[str, bytes]]:
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for name, path in sorted(names.items()):
        if name not in HOSTED and path != target:
            whole = path.read_bytes()
            yield name, for_a_disk(whole.decode()).encode() if path.suffix == ".html" else whole
