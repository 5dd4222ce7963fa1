"""The site for a disk."""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

from knowledge.offline import for_a_disk, write_archive

DAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("hosted", "kept"),
    [
        ('<a href="outils/">', '<a href="outils/index.html">'),
        ('<a class="x" href="../#kafka">', '<a class="x" href="../index.html#kafka">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<form action="recherche/">', '<form action="recherche/index.html">'),
        ('<a href="recherche/?q=a">', '<a href="recherche/index.html?q=a">'),
        ('<link rel="stylesheet" href="a/site.css">', '<link rel="stylesheet" href="a/site.css">'),
        ('<a href="#top">', '<a href="#top">'),
        ('<a href="https://a.example/b/">', '<a href="https://a.example/b/">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<code>href="outils/"</code>', '<code>href="outils/"</code>'),
    ],
)
def test_an_address_within_the_site_names_a_file(hosted: str, kept: str) -> None:
    assert for_a_disk(hosted) == kept


@pytest.fixture
def built(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name, text in {
        "index.html": '<a href="tools/">',
        "tools/index.html": '<a href="..">',
        "assets/site.css": "a {}",
        "404.html": "",
        "robots.txt": "",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    return site


def test_an_archive_holds_the_site_in_one_folder_and_says_what_it_is(built: Path) -> None:
    target = built / "acme.zip"

    write_archive(built, target, ("README.txt", "Open index.html."), DAY)

    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            "acme/README.txt",
            "acme/assets/site.css",
            "acme/index.html",
            "acme/tools/index.html",
        ]
        assert archive.read("acme/index.html") == b'<a href="tools/index.html">'
        assert archive.read("acme/README.txt") == b"Open index.html."


def test_the_same_site_gives_the_same_archive(built: Path) -> None:
    target = built / "acme.zip"
    write_archive(built, target, ("README.txt", ""), DAY)
    first = target.read_bytes()
    for path in built.rglob("*.html"):
        path.touch()

    write_archive(built, target, ("README.txt", ""), DAY)

    assert target.read_bytes() == first
