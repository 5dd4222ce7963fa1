"""Search as readers use it: from the header, on its page, from a disk, without script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser.conftest import Visit, visit
from tests.site.conftest import Built

pytestmark = [pytest.mark.site, pytest.mark.browser]


def results(page: Page) -> list[str]:
    """Return what was found as ``kind/id``, best first."""
    links = page.locator("#resultats a").all()
    return [f"{a.get_attribute('data-kind')}/{a.get_attribute('data-id')}" for a in links]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("postgresql", "tools/postgresql", id="name"),
        pytest.param("postgre", "tools/postgresql", id="prefix"),
        pytest.param("postgersql", "tools/postgresql", id="typo"),
        pytest.param("post gre sql", "tools/postgresql", id="separate words"),
        pytest.param("k8s", "tools/kubernetes", id="alias"),
        pytest.param("openldap", "tools/openldap", id="joined name"),
        pytest.param("open ldap", "tools/openldap", id="separated name"),
        pytest.param("société générale", "members/societe-generale", id="accents"),
        pytest.param("societe generale", "members/societe-generale", id="no accents"),
        pytest.param("Pôle emploi", "members/france-travail", id="former name"),
        pytest.param("l’innovtech", "events/innovtech-2026", id="elision"),
        pytest.param("trunk data platform", "projects/tdp", id="several words"),
        pytest.param("okdp", "projects/okdp", id="acronym"),
        pytest.param("macros", "page/contribuer/macros.md", id="page written by hand"),
    ],
)
def test_readers_find_what_they_mean(reader: Visit, tosit_url: str, query: str, first: str) -> None:
    page = reader.open(tosit_url + "recherche/")

    page.fill("#query", query)
    page.locator("#resultats a").first.wait_for()

    assert results(page)[0] == first


def test_accents_never_change_the_answer(reader: Visit, tosit_url: str) -> None:
    answers = []
    for query in ("sécurité", "securite", "SÉCURITÉ"):
        page = reader.open(f"{tosit_url}recherche/?q={query}")
        answers.append(results(page)[:5])

    assert answers[0]
    assert answers[0] == answers[1] == answers[2]


def test_the_header_leads_to_the_answers(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "outils/postgresql/")

    page.fill("#header-query", "grafana")
    page.press("#header-query", "Enter")
    page.wait_for_url("**/recherche/?q=grafana")

    assert results(page)[0] == "tools/grafana"
    assert page.input_value("#query") == "grafana"


def test_the_answer_is_in_the_address_and_counted(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/")

    page.fill("#query", "postgresql")
    page.wait_for_url("**/recherche/?q=postgresql")

    counted = page.locator("#search-status")
    assert counted.get_attribute("role") == "status"
    assert str(len(results(page))) in counted.inner_text()


def test_no_answer_is_said(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=xyzzyqwfp")

    assert results(page) == []
    assert page.locator("#search-status").inner_text().startswith("Aucun résultat")


def test_an_answer_leads_to_its_sheet(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=postgresql")

    page.locator("#resultats a").first.click()

    expect(page.locator("h1")).to_have_text("PostgreSQL")


def test_search_works_from_a_disk(chromium: Browser, tosit: Built) -> None:
    context = chromium.new_context()
    found = visit(context)
    page = found.open((tosit.folder / "recherche/index.html").as_uri() + "?q=securite")

    assert found.complaints == []
    assert results(page)
    page.locator("#resultats a").first.click()
    page.wait_for_url(
        re.compile(r"^file://.*/(outils|evenements|projets|membres)/[^/]+/index\.html$")
    )
    expect(page.locator("article.sheet h1, h1").first).to_be_visible()
    context.close()


def test_a_query_is_text_and_never_markup(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")

    assert page.locator("#resultats img").count() == 0
    assert reader.complaints == []


def test_without_script_search_offers_the_lists(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = visit(context).open(tosit_url + "recherche/?q=postgresql")

    page.locator("noscript a, .md-content a", has_text="Outils").click()

    page.wait_for_url("**/outils/")
    expect(page.locator('.card[data-id="postgresql"]')).to_be_visible()
    context.close()
