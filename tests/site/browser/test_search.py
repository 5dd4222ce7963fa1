"""Search as readers use it: from the header, on its page, from a disk, without script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser.conftest import Visit, served, visit
from tests.site.conftest import Built, run_site

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
        pytest.param("adhesion", "page/association/adherer.md", id="other name of a page"),
        pytest.param("trains", "members/sncf", id="a word before those that begin like it"),
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


def test_a_word_that_ends_in_x_is_no_plural(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/?q=prix")

    # « privé » begins like « pri »: none of what is private is an answer.
    assert "page/association/adherer.md" in results(page)
    assert "categories/virtualization" not in results(page)


def test_the_page_of_alternatives_is_found_by_the_products_it_names(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "recherche/?q=slack")

    found = page.locator("#resultats li", has=page.locator('a[data-id="outils/alternatives.md"]'))
    expect(found.locator(".found__why")).to_have_text("On y lit\u00a0: Slack")


def test_a_project_is_found_after_the_tools_that_it_is_made_of(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "recherche/?q=kafka")

    assert results(page)[0] == "tools/apache-kafka"
    assert set(results(page)[1:]) == {"projects/tdp", "projects/okdp"}
    expect(page.locator(".found__why").first).to_have_text("outil\u00a0: Apache Kafka")


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


@pytest.mark.parametrize(
    ("query", "found", "why"),
    [
        pytest.param("sgbd", "mariadb", "Mot-clé : SGBDR", id="keyword"),
        pytest.param("sgbd", "apache-hbase", "Catégorie : Bases de données (SGBD)", id="category"),
        pytest.param("expat", "wekan", "Licence : Licence MIT (Expat)", id="license"),
        pytest.param("vmware", "opennebula", "On y lit : VMware", id="something it says"),
    ],
)
def test_a_result_says_why_it_was_found_when_nothing_else_shows_it(
    reader: Visit, tosit_url: str, query: str, found: str, why: str
) -> None:
    page = reader.open(f"{tosit_url}recherche/?q={query}")

    result = page.locator(f'#resultats li:has(a[data-id="{found}"])')

    assert result.locator(".found__why").inner_text().replace("\xa0", " ") == why
    assert result.locator(".found__why mark").count() > 0


@pytest.mark.parametrize("query", ["postgresql", "k8s", "hébergement de vidéos", "open ldap"])
def test_a_result_whose_name_or_summary_shows_the_words_says_no_more(
    reader: Visit, tosit_url: str, query: str
) -> None:
    page = reader.open(f"{tosit_url}recherche/?q={query}")

    first = page.locator("#resultats li").first

    assert first.locator("a").count() == 1
    assert first.locator(".found__why").count() == 0


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("kafak", "« kafak » lu comme « Kafka ».", id="changed letters"),
        pytest.param(
            "visioconférance", "« visioconférance » lu comme « visioconférence ».", id="é"
        ),
        pytest.param("mediwiki", "« mediwiki » lu comme « MediaWiki ».", id="name"),
        pytest.param(
            "signature électronique",
            "Aucune page n’a tous ces mots ; en voici qui en ont une partie.",
            id="some of the words",
        ),
    ],
)
def test_a_word_read_otherwise_or_left_out_is_said(
    reader: Visit, tosit_url: str, query: str, said: str
) -> None:
    page = reader.open(f"{tosit_url}recherche/?q={query}")

    counted = len(results(page))

    status = page.locator("#search-status")
    expect(status).to_have_text(f"{counted} résultat{'s' if counted > 1 else ''}. {said}")


def test_whoever_finds_nothing_may_propose_a_sheet_of_that_name(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "recherche/?q=Xyzzyqwfp Éqz")

    page.get_by_role("link", name="Proposer une fiche").first.click()
    page.get_by_role("radio", name="Outil").check()

    assert page.locator("#propose-tools-name").input_value() == "Xyzzyqwfp Éqz"
    assert page.locator("#propose-tools-id").input_value() == "xyzzyqwfp-eqz"
    assert reader.complaints == []


def test_whoever_found_something_is_not_asked_for_a_sheet(reader: Visit, tosit_url: str) -> None:
    page = reader.open(tosit_url + "recherche/")
    expect(page.locator("#search-propose")).to_be_hidden()

    page.fill("#query", "xyzzyqwfp")
    expect(page.locator("#search-propose")).to_be_visible()
    page.fill("#query", "grafana")

    expect(page.locator("#search-propose")).to_be_hidden()


def test_from_a_disk_the_way_to_propose_leads_to_a_page(chromium: Browser, tosit: Built) -> None:
    context = chromium.new_context()
    page = visit(context).open((tosit.folder / "recherche/index.html").as_uri() + "?q=xyzzyqwfp")

    page.locator("#search-propose a").click()

    page.wait_for_url("file://**/contribuer/proposer/index.html?name=xyzzyqwfp")
    expect(page.locator("h1")).to_have_text("Proposer une fiche")
    context.close()


def test_filters_that_leave_nothing_are_said_and_can_be_cleared(
    reader: Visit, tosit_url: str
) -> None:
    page = reader.open(tosit_url + "recherche/?q=grafana&kind=licenses")
    expect(page.locator("#search-status")).to_have_text("Aucun résultat avec ces filtres.")
    expect(page.locator("#search-browse")).to_be_hidden()

    page.get_by_role("button", name="Effacer les filtres").click()

    assert results(page)[0] == "tools/grafana"
    assert page.url.endswith("?q=grafana")
    expect(page.locator("#query")).to_be_focused()
    expect(page.get_by_role("button", name="Effacer les filtres")).to_be_hidden()


def test_a_retired_sheet_comes_last_unless_it_is_called_by_its_name(
    reader: Visit, harbour_copy: Path
) -> None:
    sheet = harbour_copy.parent / "data/tools/tide-table.yml"
    retired = "retired:\n  date: 2026-05-02\n  reason: Sunk.\n  successor: buoy\n"
    sheet.write_text(sheet.read_text("utf-8") + retired, "utf-8")
    built = run_site(harbour_copy, harbour_copy.parent / "site")
    assert built.code == 0, built.said

    with served(built.folder) as url:
        page = reader.open(url + "search/?q=tide")
        by_a_word = results(page)
        badge = page.locator('#resultats li:has(a[data-id="tide-table"]) .badge').last
        expect(badge).to_have_text("retired sheet")
        by_its_name = results(reader.open(url + "search/?q=tide+table"))

    assert by_a_word.index("tools/buoy") < len(by_a_word) - 1
    assert by_a_word[-1] == "tools/tide-table"
    assert by_its_name[0] == "tools/tide-table"


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
    page = reader.open(tosit_url + "recherche/?q=limesurvey")

    assert results(page) == ["tools/limesurvey"]
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
