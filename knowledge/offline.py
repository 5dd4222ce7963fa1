"""The site for a disk: its addresses lead to files, and all of it is one archive."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from knowledge.fields.text import EMAIL
from knowledge.models import Association
from knowledge.models.association import Edition
from knowledge.site import Site
from knowledge.text.language import mark as _
from knowledge.text.language import written_date
from knowledge.writing import beside

# What only a host reads.
HOSTED = {"404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz"}
# What a page says to machines that find it on the web: 200 KB of the archive of 500 sheets.
_FOR_THE_WEB = re.compile(
    r'\s*<script type="application/ld\+json">[^<]*</script>'
    r'|\s*<meta (?:property="og|name="twitter):[^>]*>'
)
_TAG = re.compile(r"<(?:a|link|form)\s[^>]*>")
# An address within the site: it has no scheme, and does not begin at the root of a host.
_ADDRESS = re.compile(r'(?<=\s)(href|action)="(?![a-z][a-z0-9+.-]*:|/)([^"?#]+)')


def for_a_disk(html: str) -> str:
    """Return a page whose addresses within the site name files: a disk opens no folder.

    What it says to machines of the web alone is left out.
    """
    said = _FOR_THE_WEB.sub("", html)
    return _TAG.sub(lambda tag: _ADDRESS.sub(_to_a_file, tag.group()), said)


def _to_a_file(found: re.Match[str]) -> str:
    name, path = found.groups()
    if path.endswith("/"):
        path += "index.html"
    elif path.rpartition("/")[2] in (".", ".."):
        path += "/index.html"
    return f'{name}="{path}'


def site_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a built site as a disk wants them, by their names from its root."""
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    for name, path in sorted(names.items()):
        if name not in HOSTED:
            whole = path.read_bytes()
            yield name, for_a_disk(whole.decode()).encode() if path.suffix == ".html" else whole


def write_archive(target: Path, files: Iterable[tuple[str, bytes]], day: dt.date) -> None:
    """Write files as a zip, in a folder of the zip's own name, in the order given.

    The same files and day give the same bytes. The zip is written beside
    ``target`` and takes its place once it is whole.
    """
    with (
        beside(target) as made,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for name, content in files:
            # A zip knows no year before 1980, which SOURCE_DATE_EPOCH may ask for.
            when = (max(1980, day.year), day.month, day.day, 0, 0, 0)
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", when)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, wherever it is made
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def readme(
    association: Association, site: Site, day: dt.date, say: Callable[[str], str]
) -> tuple[str, bytes]:
    """Return the text that explains an archive to who opens it, and the name of its file."""
    written = written_date(day.year, day.month, day.day, association.language)
    lines = [site.name or association.name, say(_("Edition of {date}")).format(date=written), ""]
    if association.edition is Edition.UNOFFICIAL:
        sentence = _("made from public sources, not published by the association.")
        lines += [f"{say(association.edition.label)} – {say(sentence)}", ""]
    lines += [
        say(_("Open index.html in a browser: nothing is to be installed, and nothing is sent.")),
        say(_("The pages search, sort and compare without any network.")),
        "",
    ]
    if site.url:
        lines.append(say(_("A newer edition: {url}")).format(url=site.url))
    if EMAIL.fullmatch(association.legal.contact):
        contact = association.legal.contact
        lines.append(say(_("To have something corrected or removed: {to}")).format(to=contact))
    if association.legal.license:
        license_name = association.legal.license
        lines.append(say(_("Data and texts: {license}")).format(license=license_name))
    # The line ends of Windows, whose oldest editors know no other.
    return say(_("README.txt")), "\r\n".join([*lines, ""]).encode()
