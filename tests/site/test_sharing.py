"""What the pages of a built site say to sites that show links, and to search engines."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.knowledge.vocabulary import mistakes
from tests.site.conftest import Built, run_site
from tests.site.html import Page

pytestmark = pytest.mark.site

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ADDRESS = {"tosit": "https://tosit.example/", "harbour": "https://harbour.example/base/"}


@pytest.fixture(params=["tosit", "harbour"])
def site(request: pytest.FixtureRequest) -> tuple[Built, str]:
    return request.getfixturevalue(request.param), ADDRESS[request.param]


def shown(built: Built) -> dict[str, Page]:
    """Return the pages that readers may link to: neither redirects nor that of lost addresses."""
    return {
        name: page
        for name, page in built.pages().items()
        if name != "404.html" and not page.all("meta", http_equiv="refresh")
    }


def described(page: Page) -> list[dict[str, Any]]:
    [script] = SCRIPT.findall(page.source)
    document = json.loads(script)
    assert document["@context"] == "https://schema.org/"
    graph: list[dict[str, Any]] = document["@graph"]
    return graph


def content(page: Page, name: str) -> str:
    return page.one("meta", property=name).attributes["content"]


def test_every_page_is_described_in_terms_that_schema_org_allows(site: tuple[Built, str]) -> None:
    found = {
        f"{name}: {fault}"
        for name, page in shown(site[0]).items()
        for thing in described(page)
        for fault in mistakes(thing)
    }

    assert found == set()


def test_every_page_says_one_title_summary_and_address_everywhere(site: tuple[Built, str]) -> None:
    built, _address = site
    for name, page in shown(built).items():
        canonical = page.one("link", rel="canonical").attributes["href"]
        [first, *_others] = described(page)
        assert content(page, "og:url") == canonical == first["url"], name
        assert page.one("title").text.startswith(content(page, "og:title")), name
        assert content(page, "og:title") == first["name"], name
        description = page.one("meta", name="description").attributes["content"]
        assert content(page, "og:description") == description, name


def test_the_picture_of_every_page_is_in_the_site(site: tuple[Built, str]) -> None:
    built, address = site
    for name, page in shown(built).items():
        picture = content(page, "og:image").removeprefix(address)
        assert (built.folder / picture).is_file(), name
        assert content(page, "og:image:alt"), name


def test_the_way_to_a_page_is_the_one_that_readers_see(site: tuple[Built, str]) -> None:
    built, address = site
    for name, page in shown(built).items():
        steps = described(page)[0].get("breadcrumb", {}).get("itemListElement", [])
        seen = re.search(r'<nav class="breadcrumb".*?</nav>', page.source, re.DOTALL)
        assert bool(steps) == bool(seen), name
        if seen:
            read = Page(f"<body>{seen[0]}</body>").all("li")
            assert [step["name"] for step in steps] == [item.text.strip() for item in read], name
        for step in steps:
            file = step["item"]["@id"].removeprefix(address) + "index.html"
            assert (built.folder / file).is_file(), name


def test_every_thing_that_a_page_mentions_is_told_on_a_page(site: tuple[Built, str]) -> None:
    pages = [described(page) for page in shown(site[0]).values()]
    told = {
        thing["@id"]
        for graph in pages
        for thing in (*graph, *(one["mainEntity"] for one in graph if "mainEntity" in one))
        if len(thing) > len(("@type", "@id", "name")) and "@id" in thing
    }

    mentioned = set(re.findall(r"\"@id\": \"([^\"]*#[^\"]*)\"", json.dumps(pages)))

    assert mentioned
    assert mentioned <= told


def test_a_site_without_an_address_has_no_picture(harbour_copy: Path, tmp_path: Path) -> None:
    built = run_site(harbour_copy, tmp_path / "site", SITE_URL="http://localhost:8000/")

    assert built.code == 0, built.said
    assert not (built.folder / "assets/sharing").exists()
    for name, page in shown(built).items():
        assert "localhost" not in json.dumps(described(page)), name
        assert not page.all("meta", property="og:image"), name
        assert not page.all("meta", property="og:url"), name


def test_what_templates_are_made_of_is_not_in_the_site(tosit: Built) -> None:
    files = [path for path in tosit.folder.rglob("*") if path.suffix in (".typ", ".html", ".svg")]

    assert not [path.name for path in files if path.suffix == ".typ"]
    assert not (tosit.folder / "partials").exists()
    assert not (tosit.folder / "sharing").exists()
