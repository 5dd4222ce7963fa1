"""What the pages written by hand show, and how they hold together."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from knowledge.fields.licenses import license_file, license_symbols
from tests.site.conftest import PROJECT, Built, run_site

pytestmark = pytest.mark.site

MOST_IN_MENU = 9


def test_the_first_page_says_who_where_to_go_and_who_is_in_it(tosit: Built) -> None:
    page = tosit.page("")

    assert page.one("h1").text == "TOSIT"
    assert "s’entraident pour choisir" in page.one("p", class_="hero__lead").text
    assert page.one("form", class_="search-form hero__search").attributes["action"] == "recherche/"
    doors = page.one("div", class_="doors").text
    assert all(
        door in doors for door in ("Trouver un outil", "Comprendre l’association", "Contribuer")
    )
    assert len(page.all("a", class_="chip", data_kind="members")) == 10
    assert "attestées par une source récente" in page.text
    assert len(page.all("article", class_="card", data_kind="projects")) == 2
    assert page.one("ol", class_="dated").text.strip()


def test_the_menu_is_short_enough_to_be_read(tosit: Built) -> None:
    menu = tosit.page("").one("nav", id="menu")

    assert 1 < len([line for line in menu.text.splitlines() if line.strip()]) <= MOST_IN_MENU


def test_a_page_lists_the_sources_it_cites_once_each(tosit: Built) -> None:
    page = tosit.page("association/fonctionnement/")
    numbers = [link.text for sup in page.all("sup", class_="refs") for link in [sup]]

    notes = [i for i in page.ids if i.startswith("note-")]
    assert numbers
    assert notes == [f"note-{number}" for number in range(1, len(notes) + 1)]
    assert "Sources de cette page" in page.text


def test_sources_of_a_page_stand_where_it_asks_for_them(tosit: Built) -> None:
    ids = tosit.page("association/").ids

    assert ids.index("mission") < ids.index("page-notes")
    assert "page-notes" not in tosit.page("a-propos/confidentialite/").ids


def test_organizations_of_which_no_source_tells_are_named_below_the_table(tosit: Built) -> None:
    page = tosit.page("membres/usages/")
    table = page.one("tbody").text
    (below,) = (p.text for p in page.all("p") if "ce qu’elles utilisent ni à quoi" in p.text)

    assert "SNCF" in table
    assert "MAIF" not in table
    assert "MAIF" in below
    assert "SNCF" not in below


def test_every_license_that_is_explained_has_its_place_in_the_glossary(tosit: Built) -> None:
    ids = set(tosit.page("glossaire/").ids)

    explained = {path.stem for path in (PROJECT / "data/licenses").glob("*.yml")}
    assert explained <= ids


def test_licenses_of_our_tools_are_explained_in_plain_words(tosit: Built) -> None:
    from knowledge.clock import today
    from knowledge.loading.checking import load_knowledge

    knowledge = load_knowledge(PROJECT / "data", today())
    used = {
        name
        for tool in knowledge.of("tools")
        for name in license_symbols(getattr(tool, "license", None) or "MIT")
        if not name.startswith("LicenseRef-")
    }

    assert {
        name for name in used if license_file(name) not in knowledge.entries["licenses"]
    } == set()
    page = tosit.page("outils/postgresql/")
    assert page.all("a", href="../../glossaire/#postgresql")


def test_a_sheet_can_be_cited_and_a_mistake_reported(tosit: Built) -> None:
    page = tosit.page("outils/postgresql/")

    cited = page.one("p", class_="cite__text").text
    assert cited.startswith("«\u00a0PostgreSQL\u00a0», TOSIT – base de connaissances")
    assert ", licence CC\u00a0BY\u00a04.0, https" in cited
    assert cited.endswith("https://tosit.example/outils/postgresql/.")
    reports = [a.attributes["href"] for a in page.all("a", rel="nofollow noopener")]
    [report] = [urlsplit(href) for href in reports if href.startswith("https://forge.example/")]
    asked = parse_qs(report.query)
    assert report.path == "/tosit/base/issues/new"
    assert asked["template"] == ["tools.yml"]
    assert asked["sheet"] == ["https://tosit.example/outils/postgresql/"]


def test_without_a_forge_or_an_address_no_correction_online_is_promised(tmp_path: Path) -> None:
    built = run_site(PROJECT / "mkdocs.yml", tmp_path / "site", SITE_URL="https://tosit.example/")

    assert built.code == 0, built.said
    contribute = built.page("contribuer/").text
    assert "La correction en ligne n’est pas encore ouverte" in contribute
    assert "Modifier cette fiche" not in contribute
    assert "en deux minutes" not in built.page("").one("div", class_="doors").text
    assert "Ouvrir sur la forge" not in contribute
    assert "Le signalement en ligne n’est pas encore ouvert" in built.page("a-propos/").text
    assert "Corrections\u00a0: pas encore ouvertes" in built.page("").one("footer").text


def test_with_a_forge_every_page_says_how_to_correct_a_fact(tosit: Built) -> None:
    assert "Corriger un fait" in tosit.page("glossaire/").one("footer", class_="site-footer").text


def test_a_source_makes_no_organization_a_member(tosit: Built) -> None:
    main = tosit.page("sources/lemagit-2025/").one("div", class_="sheet__main").text

    assert "OCDE organisation" in " ".join(main.split())
    assert "membre" not in main


def test_an_association_is_edited_in_its_own_file(tosit: Built) -> None:
    links = [a.attributes["href"] for a in tosit.page("association/").all("a", class_="edit")]

    assert "https://forge.example/tosit/base/edit/main/data/association.yml" in links


def test_every_page_of_a_part_shows_the_others(tosit: Built) -> None:
    for address in ("association/adherer/", "a-propos/methode/", "sources/sill-2022/"):
        assert tosit.page(address).one("nav", class_="section-nav"), address


def test_the_foot_of_every_page_leads_to_resources_and_to_what_the_site_is(tosit: Built) -> None:
    for address in ("", "outils/postgresql/", "glossaire/"):
        page = tosit.page(address)
        groups = [group.text.split() for group in page.all("div", class_="site-footer__part")]

        assert [group[0] for group in groups] == ["Ressources", "À"], address
        assert "Glossaire" in groups[0]
        assert "Mentions" in groups[1]


def test_whoever_is_lost_finds_every_page_of_the_menu(tosit: Built) -> None:
    lost = (tosit.folder / "404.html").read_text("utf-8")
    browse = lost[lost.index('class="browse"') :]

    assert ">Ressources</a>" in browse
    assert ">Publications et sources</a>" in browse[: browse.index("Glossaire")]


def test_a_long_page_lists_its_sections_once_before_the_first(tosit: Built) -> None:
    page = tosit.page("glossaire/")

    assert page.one("nav", class_="jump").text.split()[:3] == ["Sur", "cette", "page"]
    sections = [one for one in page.ids if one.startswith(("sigles-", "mots-", "les-licences-"))]
    assert len(sections) == 5
    assert all(page.one("a", href=f"#{name}") for name in sections[:4])
    assert page.ids.index("on-this-page") < page.ids.index("sigles-et-noms")
    assert not tosit.page("a-propos/mentions-legales/").all("nav", class_="jump")
    assert not tosit.page("contribuer/champs/").all("nav", class_="jump"), "it has its own list"


def test_legal_notices_give_the_license_the_name_that_people_know(tosit: Built) -> None:
    page = tosit.page("a-propos/mentions-legales/")

    (link,) = page.all("a", rel="license noopener")
    assert link.text == "CC\u00a0BY\u00a04.0"
    assert link.attributes["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "CC-BY-4.0" not in page.text


def test_the_program_of_another_association_needs_none_of_these_pages(harbour: Built) -> None:
    assert "tide-table" in " ".join(
        a.attributes.get("href", "") for a in harbour.page("tools/").all("a")
    )
