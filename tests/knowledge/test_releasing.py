"""The files of a release, and how they are proved whole."""

import datetime as dt
import subprocess
import zipfile

import pytest

from knowledge.__main__ import main
from knowledge.releasing import gather, missing
from tests.conftest import SOUND

DAY = dt.date(2026, 6, 1)


@pytest.fixture
def site(tmp_path):
    """Return a site that offers a book and itself."""
    folder = tmp_path / "site/downloads"
    folder.mkdir(parents=True)
    (folder / "guild.pdf").write_bytes(b"%PDF-1.7")
    (folder / "guild.zip").write_bytes(b"PK")
    (folder / "index.html").write_text("<!doctype html>")
    return tmp_path / "site"


@pytest.fixture
def sound(data, write):
    """Return the folder of the smallest knowledge base, beside its license."""
    for name, content in SOUND.items():
        write(name, content)
    (data.parent / "LICENSE-DATA").write_text("Take it.\n")
    return data


def test_a_release_holds_the_book_the_site_and_the_data_with_their_sums(site, sound, tmp_path):
    output = tmp_path / "dist"

    files = gather(site, sound, output, DAY)

    assert [path.name for path in files] == ["guild.pdf", "guild.zip", "data.zip", "SHA256SUMS"]
    with zipfile.ZipFile(output / "data.zip") as archive:
        assert archive.read("data/association.yml").decode() == SOUND["association.yml"]
        assert archive.read("data/LICENSE-DATA") == b"Take it.\n"
    subprocess.run(("sha256sum", "--check", "--strict", "SHA256SUMS"), cwd=output, check=True)


def test_the_same_data_gives_the_same_bytes(site, sound, tmp_path):
    folders = (tmp_path / "one", tmp_path / "two")

    one, two = (
        [path.read_bytes() for path in gather(site, sound, folder, DAY)] for folder in folders
    )

    assert one == two


def test_what_a_site_does_not_offer_is_named(site):
    assert missing(site) == []

    next(site.rglob("*.pdf")).unlink()

    assert missing(site) == [".pdf"]


def test_the_command_writes_the_files_and_says_which(site, sound, tmp_path, capsys):
    code = release(site, sound, tmp_path / "dist")

    assert code == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("SHA256SUMS")


def test_nothing_is_gathered_from_a_site_without_a_book(site, sound, tmp_path, capsys):
    next(site.rglob("*.pdf")).unlink()

    assert release(site, sound, tmp_path / "dist") == 1
    assert capsys.readouterr().err == f"{site} holds no .pdf to offer: build the site first\n"
    assert not (tmp_path / "dist").exists()


def test_nothing_is_gathered_while_a_legal_setting_is_left_to_complete(
    site, sound, write, tmp_path, capsys
):
    text = SOUND["association.yml"].replace("host: A host", "host: à compléter")
    write("association.yml", text)

    assert release(site, sound, tmp_path / "dist") == 1
    assert "legal.host is still left to complete" in capsys.readouterr().out
    assert not (tmp_path / "dist").exists()


def test_a_release_is_not_mixed_with_another(site, sound, tmp_path, capsys):
    assert release(site, sound, tmp_path / "dist") == 0

    assert release(site, sound, tmp_path / "dist") == 1
    assert "is not empty" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_said(site, sound, tmp_path, capsys):
    (tmp_path / "dist").write_text("mine")

    assert release(site, sound, tmp_path / "dist") == 1
    assert capsys.readouterr().err == f"{tmp_path / 'dist'} is a file: a release is a folder\n"
    assert (tmp_path / "dist").read_text() == "mine"


@pytest.mark.parametrize("lost", ["LICENSE-DATA", "odd.zip"])
def test_a_release_that_fails_leaves_nothing(site, sound, tmp_path, lost):
    (tmp_path / "dist").mkdir()
    if lost == "LICENSE-DATA":
        (sound.parent / lost).unlink()
    else:  # a site that offers a folder in the place of a file
        (site / "odd.zip").mkdir()
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(OSError, match=r"LICENSE-DATA|odd\.zip"):
        gather(site, sound, tmp_path / "dist", DAY)

    assert sorted(tmp_path.rglob("*")) == before


def test_of_what_is_hidden_the_schemas_alone_are_released(site, sound, write, tmp_path):
    for name in (".schema/tools.json", ".tools.yml.swp", ".trash/old.yml"):
        write(name, "{}")

    gather(site, sound, tmp_path / "dist", DAY)

    with zipfile.ZipFile(tmp_path / "dist/data.zip") as archive:
        hidden = [name for name in archive.namelist() if "/." in name]
    assert hidden == ["data/.schema/tools.json"]


def test_a_day_before_zips_is_the_first_year_they_know(site, sound, tmp_path):
    gather(site, sound, tmp_path / "dist", dt.date(1970, 1, 1))

    with zipfile.ZipFile(tmp_path / "dist/data.zip") as archive:
        assert {one.date_time[:3] for one in archive.infolist()} == {(1980, 1, 1)}


def release(site, data, output):
    options = ("--site", str(site), "--data", str(data), "--output", str(output), "--lang", "en")
    return main(["release", *options])
