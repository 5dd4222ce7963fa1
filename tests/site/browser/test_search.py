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
        pytest.param("cookies", "page/a-propos/confidentialite.md", id="keyword of a page"),
        pytest.param("apache 2", "licenses/apache-2-0", id="license before its tools"),
        pytest.param("bac à sable", "terms/bac-a-sable", id="word of the glossary"),
        pytest.param("monitoring", "categories/observability", id="category by its English name"),
    ],
)
def test_readers_find_what_they_mean(reader: Visit, tosit_url: str, query: str, first: str) -> None:
    page = reader.open(tosit_url + "recherche/")

    page.fill("#query", query)

    assert results(page)[0] == first


def test_accents_never_change_the_answer(reader: Visit, tosit_url: str) -> None:
    answers = []
    for query in ("sécurité", "securite", "SÉCURITÉ"):
        page = reader.open(f"{tosit_url}recherche/?q={query}")
        answers.append(results(page)[:5])

    assert answers[0]
    assert answers[0] == answers[1] == answers[2]


def test_the_answer_is_in_the_address_and_counted(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/")

    page.fill("#query", "postgresql")
    page.wait_for_url("**/recherche/?q=postgresql")

    counted = page.locator("#search-status")
    expect(counted).to_have_text(f"{len(results(page))} résultats")
    assert counted.get_attribute("role") == "status"


def test_no_answer_is_said(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=xyzzyqwfp")

    assert results(page) == []
    expect(page.locator("#search-status")).to_contain_text("Aucun résultat")
    expect(page.locator("#search-browse a", has_text="Outils")).to_be_visible()
    expect(page.locator("#search-facets")).to_be_hidden()


def test_whoever_finds_nothing_is_shown_names_that_look_like_it(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "recherche/?q=kybernatas")
    assert results(page) == []

    page.locator("#search-near a", has_text="Kubernetes").first.click()

    page.wait_for_url("**/recherche/?q=*Kubernetes*")
    assert "tools/kubernetes" in results(page)


def test_results_are_narrowed_by_kind_and_by_category_and_the_address_says_so(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "recherche/?q=kubernetes")
    count = page.locator("#search-kind label", has_text="outils").locator(".count").inner_text()

    page.get_by_role("checkbox", name="outils").check()

    kinds = {found.partition("/")[0] for found in results(page)}
    assert kinds == {"tools"}
    expect(page.locator("#search-status")).to_have_text(f"{count} résultats")
    page.get_by_role("checkbox", name="Conteneurs et Kubernetes").check()
    narrowed = results(page)
    assert 0 < len(narrowed) < int(count)
    assert page.url.endswith("?q=kubernetes&kind=tools&category=containers")
    page.reload()
    assert results(page) == narrowed
    assert page.get_by_role("checkbox", name="outils").is_checked()


def test_one_answer_is_not_to_be_narrowed(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=kafka")

    assert results(page) == ["tools/apache-kafka"]
    assert not page.locator("#search-facets").is_visible()


def test_more_results_are_shown_when_asked_for(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=apache")
    first = results(page)
    assert len(first) == 30

    page.get_by_role("button", name="Afficher plus de résultats").click()

    assert results(page)[:30] == first
    assert len(results(page)) > 30
    assert page.evaluate("document.activeElement.matches('#resultats > :nth-child(31) a')")


def test_found_words_are_marked_whatever_their_accents(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=bases+donnee")

    first = page.locator("#resultats li").first

    assert first.locator("a mark").all_inner_texts() == ["Bases", "données"]


def test_the_count_is_said_once_the_typing_stops(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/")
    page.evaluate(
        """() => {
          window.said = [];
          const status = document.getElementById("search-status");
          const listen = new MutationObserver(() => said.push(status.textContent));
          listen.observe(status, { childList: true });
        }"""
    )

    page.locator("#query").press_sequentially("grafana")
    expect(page.locator("#search-status")).not_to_be_empty()

    assert len(page.evaluate("said")) == 1


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
    page.locator('#resultats a[data-kind="tools"]').first.click()
    page.wait_for_url(re.compile(r"^file://.*/outils/[^/]+/index\.html$"))
    expect(page.locator("article.sheet h1, h1").first).to_be_visible()
    context.close()


def test_a_query_is_text_and_never_markup(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")

    assert page.locator("#resultats img").count() == 0
    assert reader.complaints == []


def test_without_script_search_offers_the_lists(chromium: Browser, tosit_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = visit(context).open(tosit_url + "recherche/?q=postgresql")

    page.locator("#search-browse a", has_text="Outils").click()

    page.wait_for_url("**/outils/")
    expect(page.locator('.card[data-id="postgresql"]')).to_be_visible()
    context.close()
