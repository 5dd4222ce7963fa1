"""What every page of a built site has, and what sheets show."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from knowledge.pages.search import slug
from tests.site.conftest import PROJECT, Built, run_site
from tests.site.html import Page

pytestmark = pytest.mark.site

# Attributes that make a browser fetch something by itself.
FETCHED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}


@pytest.fixture(params=["tosit", "harbour"])
def site(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def is_redirect(page: Page) -> bool:
    return bool(page.all("meta", http_equiv="refresh"))


def test_every_link_inside_the_site_leads_to_a_page_and_an_anchor(site: Built) -> None:
    pages = site.pages()

    dead = [
        f"{name} -> {target}"
        for name, page in pages.items()
        for target in links_of(page)
        if not exists(site, name, target, pages)
    ]

    assert dead == []


def links_of(page: Page) -> list[str]:
    attributes = [
        element.attributes.get("href") or element.attributes.get("src") or ""
        for element in page.elements
        if element.name in ("a", "link", "script", "img", "form")
    ]
    return [target for target in attributes if target and not urlsplit(target).scheme]


def exists(site: Built, name: str, target: str, pages: dict[str, Page]) -> bool:
    base = "/base/" if name == "404.html" and target.startswith("/base/") else "/"
    path = urlsplit(urljoin(f"{base}{name}", target))
    file = path.path.removeprefix(base)
    if not file or file.endswith("/"):
        file += "index.html"
    if not (site.folder / file).is_file():
        return False
    return not path.fragment or path.fragment in pages[file].ids


def test_every_page_says_what_it_is(site: Built) -> None:
    for name, page in site.pages().items():
        if is_redirect(page) or name == "404.html":
            continue
        assert page.one("title").text.strip(), name
        assert page.one("meta", name="description").attributes["content"].strip(), name
        assert len(page.all("h1")) == 1, name


def test_no_two_pages_written_by_hand_have_one_description(site: Built) -> None:
    described = [
        page.one("meta", name="description").attributes["content"]
        for page in site.pages().values()
        if not is_redirect(page)
        and page.all("meta", name="description")
        and not page.all("article", class_="sheet")
    ]

    assert len(described) == len(set(described))


def test_an_id_stands_once_on_a_page(site: Built) -> None:
    for name, page in site.pages().items():
        assert len(page.ids) == len(set(page.ids)), name


def test_every_page_has_a_strict_policy_and_nothing_that_it_forbids(site: Built) -> None:
    for name, page in site.pages().items():
        policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        assert "default-src 'none'" in policy, name
        scripts = [script for script in page.all("script") if "src" not in script.attributes]
        # Data is not run, and the policy leaves it alone.
        data = {"application/ld+json", "application/json"}
        assert {s.attributes.get("type") for s in scripts} <= data, name
        assert "unsafe" not in policy, name
        assert not [e for e in page.elements if "style" in e.attributes], name
        assert not page.all("style"), name
        handlers = [a for e in page.elements for a in e.attributes if a.startswith("on")]
        assert handlers == [], name


def test_no_page_asks_anything_of_others(site: Built) -> None:
    for name, page in site.pages().items():
        for element in page.elements:
            fetched = element.attributes.get(FETCHED.get(element.name, ""), "")
            if element.attributes.get("rel") in ("canonical", "edit"):
                continue
            assert not urlsplit(fetched).netloc, f"{name}: {fetched}"


def test_canonical_addresses_and_the_sitemap_name_the_same_pages(harbour: Built) -> None:
    canonical = {
        page.one("link", rel="canonical").attributes["href"]
        for name, page in harbour.pages().items()
        if name not in ("404.html", "search/index.html") and not is_redirect(page)
    }

    tree = ET.parse(harbour.folder / "sitemap.xml")
    listed = {node.text for node in tree.iter() if node.tag.endswith("}loc")}

    assert listed == canonical
    assert "https://harbour.example/base/tools/tide-table/" in listed


def test_the_sitemap_gives_the_day_of_the_last_review(harbour: Built) -> None:
    text = (harbour.folder / "sitemap.xml").read_text("utf-8")

    assert (
        "<loc>https://harbour.example/base/tools/buoy/</loc><lastmod>2026-05-02</lastmod>" in text
    )


def test_robots_are_told_where_the_sitemap_is(harbour: Built) -> None:
    robots = (harbour.folder / "robots.txt").read_text("utf-8")

    assert "Sitemap: https://harbour.example/base/sitemap.xml" in robots


def test_a_former_address_leads_to_the_present_one(harbour: Built) -> None:
    page = harbour.page("tools/tidetable/")

    refresh = page.one("meta", http_equiv="refresh").attributes["content"]
    assert refresh == "0; url=../../tools/tide-table/"
    assert page.one("a").attributes["href"] == "../../tools/tide-table/"
    assert page.one("link", rel="canonical").attributes["href"].endswith("/tools/tide-table/")


def test_a_sheet_shows_where_it_is_in_the_site(tosit: Built) -> None:
    page = tosit.page("outils/postgresql/")

    crumbs = page.one("nav", class_="breadcrumb")
    assert crumbs.text.split() == ["Accueil", "Outils", "PostgreSQL"]


def test_a_sheet_can_be_edited_where_its_file_is(tosit: Built) -> None:
    page = tosit.page("outils/postgresql/")

    edit = page.one("a", class_="edit")
    assert edit.text == "Modifier cette fiche"
    assert (
        edit.attributes["href"]
        == "https://forge.example/tosit/base/edit/main/data/tools/postgresql.yml"
    )


def test_a_hand_written_page_can_be_edited_where_its_file_is(tosit: Built) -> None:
    edit = tosit.page("outils/").one("a", class_="edit")

    assert (
        edit.attributes["href"] == "https://forge.example/tosit/base/edit/main/docs/outils/index.md"
    )


def test_a_sheet_names_its_entry(tosit: Built) -> None:
    sheet = tosit.page("membres/sncf/").one("article", class_="sheet")

    assert (sheet.attributes["data-kind"], sheet.attributes["data-id"]) == ("members", "sncf")


def test_a_relation_written_once_shows_on_both_sheets(tosit: Built) -> None:
    project, member = tosit.page("projets/tdp/"), tosit.page("membres/edf/")

    assert "../../membres/edf/" in links_of(project)
    assert "../../projets/tdp/" in links_of(member)


def test_a_part_of_a_stack_is_told_on_the_sheet_of_the_tool(tosit: Built) -> None:
    page = tosit.page("outils/trino/")

    assert "OKDP 1.1" in page.one("article", class_="sheet").text
    assert "../../projets/okdp/" in links_of(page)


def test_claims_are_numbered_and_each_number_leads_to_its_source(harbour: Built) -> None:
    page = harbour.page("tools/tide-table/")

    numbers = [sup.text.strip() for sup in page.all("sup", class_="refs")]
    sources = [
        item.text for item in page.elements if item.attributes.get("id", "").startswith("source-")
    ]
    assert "1" in numbers
    assert any("Charter of Harbour Commons" in source for source in sources)
    assert any("Tides & <b>news</b>" in source for source in sources)


def test_data_never_becomes_markup_or_a_template(harbour: Built) -> None:
    page = harbour.page("tools/tide-table/")
    sheet = page.one("article", class_="sheet")

    assert "{{ never run }} {# nor this #} *nor* [this](javascript:alert(1))" in sheet.text
    assert "{{ 7 * 7 }}" in sheet.text
    assert "<script> as text, and a < b." in sheet.text
    assert not [e for e in page.elements if "javascript:" in e.attributes.get("href", "")]
    assert not page.all("member")


def test_markdown_of_a_description_is_rendered(harbour: Built) -> None:
    page = harbour.page("tools/tide-table/")

    assert [strong.text for strong in page.all("strong") if strong.text == "computes"]
    assert page.all("a", href="https://tides.example", rel="nofollow noopener")


def test_a_logo_is_shown_with_its_license_and_its_name(harbour: Built) -> None:
    page = harbour.page("members/port-of-fairhaven/")

    logo = page.one("img")
    assert logo.attributes["alt"] == "Logo of Port of Fairhaven"
    assert (harbour.folder / "assets/logos/fairhaven.svg").is_file()
    assert "CC0 1.0" in page.text


def test_a_list_that_is_empty_says_so(harbour: Built) -> None:
    assert "Nothing here yet." in harbour.page("events/").text
    assert "No event is announced." in harbour.page("").text


def test_what_a_list_says_carries_its_date_and_its_notice(tosit: Built) -> None:
    dated = re.compile(r"^SILL – .+ \(\d{4}\)$")
    said = 0
    for name, page in tosit.pages().items():
        for badge in page.all("span", class_="badge"):
            if badge.text.startswith("SILL"):
                assert dated.match(badge.text), name
                said += 1
        if name.startswith("outils/") and "SILL" in [strong.text for strong in page.all("strong")]:
            assert page.all("p", class_="warning"), name

    assert said


def test_members_are_sorted_by_what_the_sources_prove(tosit: Built) -> None:
    page = tosit.page("membres/")
    shown = {card.attributes["data-id"] for card in page.all("article", class_="card")}
    sheets = {
        name.split("/")[1]
        for name, sheet in tosit.pages().items()
        if sheet.all("article", class_="sheet", data_kind="members")
    }

    assert page.all("h2")[1].text.startswith("Membre, attesté")
    assert shown == sheets


def test_a_sheet_asks_for_what_it_lacks(harbour: Built) -> None:
    page = harbour.page("tools/buoy/")

    asked = page.one("aside", class_="gaps")
    assert "No website" in asked.text
    assert "Complete this sheet" in asked.text


def test_who_has_no_logo_has_a_monogram(harbour: Built) -> None:
    for address, drawn in (("members/port-of-fairhaven/", False), ("tools/buoy/", True)):
        page = harbour.page(address)
        monograms = [s for s in page.all("span") if "monogram" in s.attributes.get("class", "")]
        assert bool(monograms) is drawn, address
        assert bool(page.all("img")) is not drawn, address


def test_an_unofficial_edition_says_so_on_every_page(tosit: Built) -> None:
    if "edition: official" in (PROJECT / "data/association.yml").read_text("utf-8"):
        return  # the association has adopted the site
    for name, page in tosit.pages().items():
        if name != "404.html" and not is_redirect(page):
            assert "Édition non officielle" in page.text, name


def test_an_official_edition_has_no_such_notice(harbour: Built) -> None:
    assert "Unofficial" not in harbour.page("").text


def test_lost_readers_find_a_way_in_their_language(tosit: Built) -> None:
    page = tosit.page("404.html")

    assert page.one("h1").text == "Cette page n’existe pas"
    assert page.all("form", role="search")
    assert {"Outils", "Membres"} <= {link.text.strip() for link in page.all("a")}


def test_no_word_of_another_association_is_in_a_site(harbour: Built) -> None:
    for path in harbour.folder.rglob("*"):
        if path.suffix in (".html", ".js", ".xml", ".txt", ".css"):
            words = path.read_text("utf-8").lower()
            assert not re.search(r"tosit|okdp|\btdp\b", words), path.name


def test_no_word_of_any_association_is_in_the_program() -> None:
    for folder in ("knowledge", "macros", "overrides"):
        for path in (PROJECT / folder).rglob("*"):
            if path.suffix in (".py", ".html", ".js", ".css", ".po"):
                assert "tosit" not in path.read_text("utf-8").lower(), path


def test_an_english_site_has_no_french_of_ours(harbour: Built) -> None:
    for name, page in harbour.pages().items():
        for word in ("Accueil", "Modifier", "Rechercher", "fiche", "Licence"):
            assert word not in page.text, f"{name}: {word}"


@pytest.mark.parametrize("site", ["tosit", "harbour"])
def test_every_search_result_leads_to_a_place_that_exists(
    site: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(site)
    text = (built.folder / "assets/search/data.js").read_text("utf-8")
    held = json.loads(text.removeprefix("self.searchData=").rstrip(";\n"))

    columns = [column.split("\n") for column in held["columns"]]
    patterns = [pattern for *_names, pattern, count in held["kinds"] for _one in range(count)]
    for pattern, title, entry_id, address in zip(
        patterns, columns[0], columns[6], columns[7], strict=True
    ):
        where = address or pattern.replace("*", entry_id or slug(title))
        page, _hash, place = where.partition("#")
        assert not place or place in built.page(page).ids, where
        assert built.page(page), where


def test_search_loads_nothing_before_its_own_page(tosit: Built) -> None:
    scripts = {
        name: [s.attributes.get("src", "") for s in page.all("script")]
        for name, page in tosit.pages().items()
    }

    searching = {name for name, found in scripts.items() if any("search.js" in s for s in found)}
    assert searching == {"recherche/index.html"}
    assert all(sum("assets/search/open.js" in s for s in found) <= 1 for found in scripts.values())


def test_a_retired_sheet_says_so_and_is_in_no_list(harbour_copy: Path) -> None:
    buoy = harbour_copy.parent / "data/tools/buoy.yml"
    retired = "retired:\n  date: 2026-05-02\n  reason: <b>Sunk</b>.\n  successor: tide-table\n"
    buoy.write_text(buoy.read_text("utf-8") + retired, "utf-8")

    built = run_site(harbour_copy, harbour_copy.parent / "site")

    assert built.code == 0, built.said
    page = built.page("tools/buoy/")
    notice = "This sheet was retired on May 2, 2026: <b>Sunk</b>. Read instead: Tide Table."
    assert notice in page.text
    assert not built.page("tools/").all("article", data_kind="tools", data_id="buoy")
    assert built.page("tools/").all("article", data_kind="tools", data_id="tide-table")
