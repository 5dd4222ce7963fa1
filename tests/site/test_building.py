"""How a site is built: the same bytes again, and never a site lost."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.git import git_in
from tests.site.conftest import EPOCH, HARBOUR, PROJECT, Built, copy_project, run_site

pytestmark = pytest.mark.site


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_data_gives_the_same_bytes_in_another_folder(tosit: Built, tmp_path: Path) -> None:
    git_in(tmp_path)("clone", "--quiet", "--no-checkout", str(PROJECT), "elsewhere")
    config = copy_project(tmp_path / "elsewhere")

    again = run_site(
        config,
        tmp_path / "elsewhere/site",
        SITE_URL="https://tosit.example/",
        REPO_URL="https://forge.example/tosit/base",
        PYTHONHASHSEED="7",
    )

    assert again.code == 0, again.said
    first, second = contents(tosit.folder), contents(again.folder)
    assert first.keys() == second.keys()
    assert [name for name, raw in first.items() if second[name] != raw] == []


def test_a_build_with_bad_data_leaves_the_last_site(harbour_copy: Path) -> None:
    site = harbour_copy.parent / "site"
    assert run_site(harbour_copy, site).code == 0
    before = contents(site)

    (harbour_copy.parent / "data/tools/buoy.yml").write_text("name: Buoy\n", "utf-8")
    built = run_site(harbour_copy, site)

    assert built.code == 1
    assert "data/tools/buoy.yml:1:1: summary is missing" in built.said
    assert "Nothing was built." in built.said
    assert "Traceback" not in built.said
    assert contents(site) == before


def test_a_build_with_a_bad_page_leaves_the_last_site(harbour_copy: Path) -> None:
    site = harbour_copy.parent / "site"
    assert run_site(harbour_copy, site).code == 0
    before = contents(site)

    page = harbour_copy.parent / "docs/about.md"
    page.write_text("# About\n\n[nowhere](nowhere.md)\n", "utf-8")
    built = run_site(harbour_copy, site)

    assert built.code == 1
    assert "nowhere.md" in built.said
    assert contents(site) == before


def test_a_build_that_is_killed_leaves_the_last_site(harbour_copy: Path) -> None:
    site = harbour_copy.parent / "site"
    assert run_site(harbour_copy, site).code == 0
    before = contents(site)

    command = (sys.executable, "-m", "knowledge", "site", "--config", str(harbour_copy))
    process = subprocess.Popen(
        command, start_new_session=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    )
    wait_for(lambda: any(site.parent.glob(".site-*/site/index.html")))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()

    assert contents(site) == before
    assert run_site(harbour_copy, site).code == 0


def wait_for(condition) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("the build never began to write")


def test_a_site_moved_away_by_a_killed_build_comes_back(harbour_copy: Path) -> None:
    site = harbour_copy.parent / "site"
    assert run_site(harbour_copy, site).code == 0
    before = contents(site)
    site.rename(site.parent / ".site-former")

    (harbour_copy.parent / "data/tools/buoy.yml").write_text("name: Buoy\n", "utf-8")
    assert run_site(harbour_copy, site).code == 1

    assert contents(site) == before


@pytest.mark.parametrize("taken", ["docs", "mkdocs.yml", "."])
def test_nothing_but_a_site_of_ours_is_replaced(harbour_copy: Path, taken: str) -> None:
    folder = harbour_copy.parent
    before = contents(folder)

    built = run_site(harbour_copy, folder / taken)

    assert built.code == 2
    assert "holds something else than a site of ours." in built.said
    assert contents(folder) == before


def test_settings_that_do_not_exist_are_said(tmp_path: Path) -> None:
    built = run_site(tmp_path / "nowhere.yml", tmp_path / "site")

    assert built.code == 1
    assert "There is no file" in built.said
    assert not (tmp_path / "site").exists()


def test_mkdocs_builds_from_any_folder(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "mkdocs", "build", "--strict")

    done = subprocess.run(
        (*command, "-f", str(HARBOUR / "mkdocs.yml"), "-d", str(tmp_path / "site")),
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/tools/buoy/index.html").is_file()


def test_a_kind_with_entries_needs_a_specimen_page(harbour_copy: Path) -> None:
    (harbour_copy.parent / "docs/tools/sheet.md").unlink()

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 1
    assert "no page of docs/ has 'specimen: tools'" in built.said


def test_a_page_and_an_entry_cannot_have_one_address(harbour_copy: Path) -> None:
    folder = harbour_copy.parent
    (folder / "docs/tools/buoy.md").write_text("# Another buoy\n", "utf-8")
    (folder / "docs/tools/tidetable.md").write_text("# A former name\n", "utf-8")

    built = run_site(harbour_copy, folder / "site")

    assert built.code == 1
    assert "tools/buoy and docs/tools/buoy.md both want the address tools/buoy/" in built.said
    assert "tools/tide-table and docs/tools/tidetable.md both want" in built.said


def test_addresses_of_a_kind_are_where_its_list_is(harbour_copy: Path) -> None:
    association = harbour_copy.parent / "data/association.yml"
    chosen = association.read_text("utf-8") + "sections:\n  tools: software\n"
    association.write_text(chosen, "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 1
    assert "the specimen of tools is in tools/, their addresses are in software/" in built.said
    assert "no page of docs/ has the address software/" in built.said


def test_site_and_data_speak_one_language(harbour_copy: Path) -> None:
    settings = harbour_copy.read_text("utf-8").replace("language: en", "language: fr")
    harbour_copy.write_text(settings, "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 1
    assert "association.yml speaks 'en', theme.language of mkdocs.yml 'fr'" in built.said


def test_a_site_without_an_address_names_none(harbour_copy: Path) -> None:
    built = run_site(harbour_copy, harbour_copy.parent / "site", SITE_URL="")

    assert built.code == 0, built.said
    assert "<loc>" not in (built.folder / "sitemap.xml").read_text("utf-8")
    for name, page in built.pages().items():
        assert page.all("link", rel="canonical") == [], name


def test_a_specimen_page_calls_sheet_once(harbour_copy: Path) -> None:
    specimen = harbour_copy.parent / "docs/tools/sheet.md"
    specimen.write_text("---\nspecimen: tools\n---\n\nNo sheet here.\n", "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 1
    assert "tools/sheet.md: a specimen page calls {{ sheet() }} once" in built.said


def test_prose_of_a_specimen_page_is_on_every_sheet(harbour_copy: Path) -> None:
    specimen = harbour_copy.parent / "docs/tools/sheet.md"
    specimen.write_text(specimen.read_text("utf-8") + "\nAsk the *harbour master*.\n", "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 0, built.said
    for tool in ("buoy", "tide-table"):
        assert "Ask the harbour master." in built.page(f"tools/{tool}/").text


def unshared(html: str) -> str:
    """Return a page without what it tells other sites: only the page of an entry is about it."""
    shared = re.compile(r'<meta property="og:type".*?</script>', re.DOTALL)
    assert len(shared.findall(html)) == 1
    return shared.sub("", html)


def test_a_sheet_is_what_the_theme_itself_would_render(harbour_copy: Path) -> None:
    """Cutting a specimen must not differ from rendering a page for each entry."""
    folder = harbour_copy.parent
    (folder / "data/tools/buoy.yml").rename(folder / "data/tools/buoy-two.yml")
    (folder / "docs/tools/buoy.md").write_text(
        "---\ntitle: Buoy\ndescription: Says where the buoys are.\n---\n\n"
        '{{ sheet("tools/buoy-two") }}\n',
        "utf-8",
    )
    settings = harbour_copy.read_text("utf-8")
    listed = settings.replace("/*/sheet.md", "/*/sheet.md\n  /tools/buoy.md")
    harbour_copy.write_text(listed, "utf-8")

    rendered = run_site(harbour_copy, harbour_copy.parent / "site", REPO_URL="")
    filled = run_site(HARBOUR / "mkdocs.yml", harbour_copy.parent / "filled", REPO_URL="")

    assert rendered.code == 0, rendered.said
    whole = (rendered.folder / "tools/buoy/index.html").read_text("utf-8")
    cut = (filled.folder / "tools/buoy/index.html").read_text("utf-8")
    assert unshared(whole.replace("buoy-two", "buoy")) == unshared(cut)
