"""The page that says what changed, and its feed."""

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.git import git_in, keep
from tests.site.conftest import HARBOUR, Built, copy_project, run_site

pytestmark = pytest.mark.site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = "<script>alert(1)</script> ]]> &amp; {{ 7 * 7 }}"


def with_news(settings: Path) -> Path:
    """Return the settings of a copy of the fictitious association, with a page of news."""
    page = "---\ntitle: News\ndescription: What changed.\n---\n\n# News\n\n{{ changes() }}\n"
    (settings.parent / "docs/about.md").write_text(page, "utf-8")
    return settings


@pytest.fixture
def news(harbour_copy: Path) -> Path:
    return with_news(harbour_copy)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site whose data changed on two days: hostile names and a text, then a new tool."""
    news = with_news(copy_project(tmp_path_factory.mktemp("news") / "copy", HARBOUR))
    folder = news.parent
    keep(folder, "2026-03-01")
    buoy = folder / "data/tools/buoy.yml"
    before = buoy.read_text("utf-8")
    hostile = before.replace("name: Buoy\n", f"name: '{HOSTILE}'\n")
    buoy.write_text(f"{hostile}steward: '{HOSTILE}'\naliases: [Ada Lovelace]\n", "utf-8")
    keep(folder, "2026-03-02")
    text = (folder / "data/tools/tide-table.yml").read_text("utf-8")
    text = text.replace("[tidetable]", "[second-table]").replace("Tide Table", "Second Tide Table")
    text = text.replace("https://tides.example", "https://second.example")
    (folder / "data/tools/second.yml").write_text(text, "utf-8")
    keep(folder, "2026-03-03")
    buoy.write_text(f"{hostile}steward: '{HOSTILE}'\n", "utf-8")
    keep(folder, "2026-03-03", hour=18)
    association = folder / "data/association.yml"
    settings = association.read_text("utf-8").rstrip("\n")
    association.write_text(f"{settings}\nreview_months:\n  tools: 6\n", "utf-8")
    keep(folder, "2026-03-04")
    built = run_site(news, folder / "site")
    assert built.code == 0, built.said
    return built


def test_the_page_says_what_changed_and_links_to_it(changed: Built) -> None:
    page = changed.page("about/")

    assert [day.text for day in page.all("p", class_="timeline__when")] == [
        *("March 3, 2026", "March 2, 2026", "March 1, 2026"),
    ]
    assert page.one("a", href="../tools/second/").text == "Second Tide Table"
    assert "New tool: Second Tide Table" in page.text
    assert "The knowledge base opens, with" in page.text
    assert HOSTILE in page.text
    facts = page.all("script", type="application/ld+json")
    run = [script for script in page.all("script") if script not in facts]
    assert all(script.attributes["src"] for script in run)


def test_what_came_is_shown_and_the_retouches_of_a_day_open_from_a_line(changed: Built) -> None:
    (folded,) = changed.page("about/").all("details", class_="folded")[:1]

    assert folded.text.strip().startswith("1 sheet touched up")
    assert "also known as (removed)" in folded.text
    assert "Second Tide Table" not in folded.text


def test_the_settings_of_a_site_are_no_news(changed: Built) -> None:
    assert "March 4, 2026" not in changed.page("about/").text


def test_the_feed_is_one_that_readers_can_follow(changed: Built) -> None:
    feed = ET.parse(changed.folder / "about.atom.xml").getroot()

    # RFC 4287, 4.1.1 and 4.1.2: what each must have.
    for part in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"a:{name}", ATOM)) == 1
    ids = [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert len(set(ids)) == 3
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert [entry.findtext("a:updated", "", ATOM) for entry in feed.findall("a:entry", ATOM)] == [
        *("2026-03-03T18:00:00Z", "2026-03-02T12:00:00Z", "2026-03-01T12:00:00Z"),
    ]
    assert feed.findtext("a:updated", "", ATOM) == "2026-03-03T18:00:00Z"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links == {
        "alternate": "https://harbour.example/base/about/",
        "self": "https://harbour.example/base/about.atom.xml",
    }


def entries(folder: Path) -> dict[str, str]:
    """Return when each entry of the feed of a site was updated, by its id."""
    feed = ET.parse(folder / "about.atom.xml").getroot()
    return {
        entry.findtext("a:id", "", ATOM): entry.findtext("a:updated", "", ATOM)
        for entry in feed.findall("a:entry", ATOM)
    }


def test_each_entry_of_the_feed_leads_to_its_day_on_the_page(changed: Built) -> None:
    feed = ET.parse(changed.folder / "about.atom.xml").getroot()
    page = changed.page("about/")

    for entry in feed.findall("a:entry", ATOM):
        address = entry.find("a:link", ATOM).get("href")
        where, _hash, anchor = address.partition("#")
        assert where == "https://harbour.example/base/about/"
        assert page.one("li", id=anchor)


def test_a_day_that_goes_on_keeps_its_entry_and_moves_its_stamp(
    changed: Built, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(changed.folder.parent, copy)
    buoy = copy / "data/tools/buoy.yml"
    buoy.write_text(buoy.read_text("utf-8") + "note: It floats.\n", "utf-8")
    keep(copy, "2026-03-04", hour=20)

    assert run_site(copy / "mkdocs.yml", copy / "site").code == 0

    before, between = entries(changed.folder), entries(copy / "site")
    assert len(between) == 4
    keep_on = buoy.read_text("utf-8").replace("It floats", "It floats well")
    buoy.write_text(keep_on, "utf-8")
    keep(copy, "2026-03-04", hour=22)
    assert run_site(copy / "mkdocs.yml", copy / "site").code == 0
    after = entries(copy / "site")
    assert list(after) == list(between)
    assert list(after)[1:] == list(before)
    (day, *others) = after
    assert (between[day], after[day]) == ("2026-03-04T20:00:00Z", "2026-03-04T22:00:00Z")
    assert all(after[one] == before[one] for one in others)


def test_hostile_text_is_only_text_in_the_feed(changed: Built) -> None:
    feed = ET.parse(changed.folder / "about.atom.xml").getroot()
    entry = feed.findall("a:entry", ATOM)[1]

    assert HOSTILE in entry.findtext("a:title", "", ATOM)
    content = entry.findtext("a:content", "", ATOM)
    assert "&lt;script&gt;" in content
    assert "<script" not in content


def test_what_was_taken_out_of_the_data_is_not_repeated(changed: Built) -> None:
    feed = (changed.folder / "about.atom.xml").read_text("utf-8")

    assert "Lovelace" not in feed
    assert "Lovelace" not in changed.page("about/").source
    assert "also known as (removed)" in changed.page("about/").text


def test_every_page_leads_to_the_feed(changed: Built) -> None:
    for address in ("", "tools/buoy/"):
        link = changed.page(address).one("link", rel="alternate")
        feed = (changed.folder / address / link.attributes["href"]).resolve()
        assert feed == changed.folder / "about.atom.xml"


def test_a_sheet_says_when_its_file_last_changed(changed: Built) -> None:
    said = "Its file last changed on March 3, 2026."

    assert said in changed.page("tools/buoy/").text
    assert "<lastmod>2026-03-03</lastmod>" in (changed.folder / "sitemap.xml").read_text("utf-8")


def test_without_git_the_page_says_so_and_the_build_goes_on(news: Path) -> None:
    built = run_site(news, news.parent / "site")

    assert built.code == 0, built.said
    assert "the history is not known" in built.page("about/").text
    assert not (built.folder / "about.atom.xml").exists()
    assert not built.page("").all("link", rel="alternate")


def test_a_shallow_copy_says_so_and_the_build_goes_on(news: Path, tmp_path: Path) -> None:
    keep(news.parent, "2026-03-01")
    buoy = news.parent / "data/tools/buoy.yml"
    buoy.write_text(f"{buoy.read_text('utf-8')}steward: The Guild\n", "utf-8")
    keep(news.parent, "2026-03-02")
    git_in(tmp_path)("clone", "--quiet", "--depth=1", f"file://{news.parent}", "clone")

    built = run_site(tmp_path / "clone/mkdocs.yml", tmp_path / "clone/site")

    assert built.code == 0, built.said
    assert "This copy holds a part of the history only" in built.page("about/").text
    assert "last changed" not in built.page("tools/buoy/").text
