"""The site for a disk."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.loading.checking import Checked
from knowledge.models.association import Edition
from knowledge.offline import for_a_disk, readme, site_files, write_archive
from knowledge.site import Site

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
        ('<meta property="og:title" content="A">', ""),
        ('<meta name="description" content="A">', '<meta name="description" content="A">'),
        ('<script type="application/ld+json">{"a": "b"}</script>', ""),
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


def test_an_archive_holds_the_site_in_one_folder(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "acme.zip"

    write_archive(target, [("README.txt", b"Open index.html."), *site_files(built)], DAY)

    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            "acme/README.txt",
            "acme/assets/site.css",
            "acme/index.html",
            "acme/tools/index.html",
        ]
        assert archive.read("acme/index.html") == b'<a href="tools/index.html">'
        assert archive.read("acme/README.txt") == b"Open index.html."
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["acme.zip"]


def test_the_same_site_gives_the_same_archive(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "acme.zip"
    write_archive(target, site_files(built), DAY)
    first = target.read_bytes()
    for path in built.rglob("*.html"):
        path.touch()

    write_archive(target, site_files(built), DAY)

    assert target.read_bytes() == first


@pytest.mark.parametrize(
    ("edition", "unofficial"), [(Edition.UNOFFICIAL, True), (Edition.OFFICIAL, False)]
)
def test_a_readme_says_which_edition_it_is(
    check: Callable[..., Checked], edition: Edition, unofficial: bool
) -> None:
    knowledge = check({}).knowledge
    assert knowledge
    association = knowledge.association.model_copy(update={"edition": edition})

    name, text = readme(association, Site(url="https://acme.example/"), DAY, str)

    assert name == "README.txt"
    assert b"Edition of November 23, 2026" in text
    assert b"A newer edition: https://acme.example/" in text
    assert (b"Unofficial edition" in text) is unofficial
