"""Entries and pages in the terms of schema.org: the facts of the data, and no others."""

import datetime as dt

import pytest

from knowledge.addresses import Addresses
from knowledge.pages.schema_org import Describer, license_of
from knowledge.pages.sharing import Shared
from knowledge.site import Site
from knowledge.views.choosing import entry_at
from tests.conftest import SOUND, TODAY
from tests.knowledge.pages.test_rendering import ACME, HAMMER, HEAD
from tests.knowledge.vocabulary import mistakes

PUBLIC = Site("Guild base", "https://guild.example/", search="search/")
PROVED = "as_of: 2025-04, sources: [statutes]"
FORGE = f"name: Forge\n{HEAD}form: software\nstatus: active\n"
FAIR = f"name: Fair\n{HEAD}role: organizer\nstatus: scheduled\n"
GUILD = {
    "@type": "Organization",
    "@id": "https://guild.example/association/#this",
    "name": "Guild",
}


@pytest.fixture
def describe(check):
    """Describe the entry of a file, beside the smallest sound knowledge base."""

    def described(files, ref, site=PUBLIC, today=TODAY):
        checked = check(files)
        assert checked.problems == ()
        knowledge = checked.knowledge
        describer = Describer(knowledge, Addresses.of(knowledge.association), site, today)
        return describer.entry(entry_at(knowledge, ref))

    return described


def described_as(kind, name, address, **more):
    """Return what every entry says, and more."""
    whole = f"https://guild.example/{address}"
    return {
        "@type": kind,
        "@id": f"{whole}#this",
        "name": name,
        "description": "A thing.",
        "mainEntityOfPage": whole,
        **more,
    }


def test_a_member_is_an_organization(describe):
    more = "full_name: Acme of the Coast\naliases: [ACM]\nhomepage: https://acme.example/\n"
    more += "siren: '552049447'\nwikidata: Q13646\nparent: Acme Group\n"

    found = describe({"members/acme.yml": ACME + more}, "members/acme")

    assert found == described_as(
        "Organization",
        "Acme",
        "members/acme/",
        alternateName=["Acme of the Coast", "ACM"],
        url="https://acme.example/",
        identifier={"@type": "PropertyValue", "propertyID": "SIREN", "value": "552049447"},
        sameAs="https://www.wikidata.org/wiki/Q13646",
        parentOrganization={"@type": "Organization", "name": "Acme Group"},
        memberOf=GUILD,
    )
    assert list(mistakes(found)) == []


@pytest.mark.parametrize("standing", ["founder", "past", "participant", "conflicting"])
def test_only_an_attested_member_is_said_to_be_one(describe, standing):
    member = ACME.replace("attested", standing)

    assert "memberOf" not in describe({"members/acme.yml": member}, "members/acme")


def test_a_tool_is_an_application_and_the_source_code_of_it(describe):
    more = (
        "homepage: https://hammer.example/\nrepository: https://forge.example/hammer\n"
        "programming_languages: [Rust]\nplatforms: [Linux]\nsteward: Nail Foundation\n"
        "purl: pkg:cargo/hammer\nwikidata: Q25294\n"
        f"first_release: {{version: '0.1', date: 2011-01, {PROVED}}}\n"
        f"latest_release: {{version: '4.2', date: 2025-03-01, {PROVED}}}\n"
    )

    found = describe({"tools/hammer.yml": HAMMER + more}, "tools/hammer")

    assert found == described_as(
        ["SoftwareApplication", "SoftwareSourceCode"],
        "Hammer & <nail>",
        "tools/hammer/",
        url="https://hammer.example/",
        applicationCategory=["Databases"],
        operatingSystem=["Linux"],
        softwareVersion="4.2",
        datePublished="2011-01",
        codeRepository="https://forge.example/hammer",
        programmingLanguage=["Rust"],
        license="https://spdx.org/licenses/MIT",
        maintainer={"@type": "Organization", "name": "Nail Foundation"},
        identifier="pkg:cargo/hammer",
        sameAs="https://www.wikidata.org/wiki/Q25294",
    )
    assert list(mistakes(found)) == []


def test_a_tool_whose_code_nobody_tells_is_an_application_alone(describe):
    assert describe({"tools/hammer.yml": HAMMER}, "tools/hammer")["@type"] == "SoftwareApplication"


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("MIT", "https://spdx.org/licenses/MIT"),
        ("MIT OR Apache-2.0", {"@type": "CreativeWork", "name": "MIT OR Apache-2.0"}),
        ("LicenseRef-own", {"@type": "CreativeWork", "name": "LicenseRef-own"}),
    ],
)
def test_one_license_of_the_spdx_list_is_its_page_there(expression, said):
    assert license_of(expression) == said


def test_a_project_names_those_who_take_part_and_not_those_who_watch(describe):
    parties = (
        f"participants:\n  - {{member: acme, role: initiator, {PROVED}}}\n"
        f"  - {{organization: Harbour, role: participant, {PROVED}}}\n"
        f"  - {{organization: Onlooker, role: interested, {PROVED}}}\n"
    )
    more = "acronym: FRG\nrepository: https://forge.example/forge\nhost: Basin\nstarted: 2019\n"
    files = {"members/acme.yml": ACME, "projects/forge.yml": FORGE + more + parties}

    found = describe(files, "projects/forge")

    acme = "https://guild.example/members/acme/#this"
    assert found == described_as(
        "Project",
        "Forge",
        "projects/forge/",
        alternateName=["FRG"],
        sameAs="https://forge.example/forge",
        foundingDate="2019",
        parentOrganization={"@type": "Organization", "name": "Basin"},
        member=[
            {"@type": "Organization", "@id": acme, "name": "Acme"},
            {"@type": "Organization", "name": "Harbour"},
        ],
    )
    assert list(mistakes(found)) == []


def test_an_event_says_when_it_starts_on_the_clocks_of_its_place(describe):
    more = "starts: 2026-07-01 09:30\nends: 2026-07-01 18:00\ntime_zone: Europe/Paris\n"
    more += "venue: Quay\ncity: Brest\ncountry: France\nattendance: mixed\n"
    more += "homepage: https://fair.example/\n"

    found = describe({"events/fair.yml": FAIR + more}, "events/fair")

    assert found == described_as(
        "Event",
        "Fair",
        "events/fair/",
        url="https://fair.example/",
        startDate="2026-07-01T09:30+02:00",
        endDate="2026-07-01T18:00+02:00",
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode="https://schema.org/MixedEventAttendanceMode",
        location={
            "@type": "Place",
            "name": "Quay",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Brest",
                "addressCountry": "France",
            },
        },
        organizer=GUILD,
    )
    assert list(mistakes(found)) == []


def test_an_event_of_whole_days_says_days_and_no_place_that_is_not_known(describe):
    fair = FAIR.replace("organizer", "speaker") + "starts: 2026-07-01\nends: 2026-07-02\n"

    found = describe({"events/fair.yml": fair}, "events/fair")

    assert (found["startDate"], found["endDate"]) == ("2026-07-01", "2026-07-02")
    assert not {"location", "organizer", "eventAttendanceMode"} & set(found)


@pytest.mark.parametrize(
    ("status", "day", "said"),
    [
        ("scheduled", dt.date(2026, 6, 1), "EventScheduled"),
        ("announced", dt.date(2026, 6, 1), "EventScheduled"),
        ("held", dt.date(2026, 8, 1), "EventScheduled"),
        ("postponed", dt.date(2026, 6, 1), "EventPostponed"),
        ("cancelled", dt.date(2026, 8, 1), "EventCancelled"),
        # Nothing is said of what no source says was held.
        ("announced", dt.date(2026, 8, 1), None),
        ("scheduled", dt.date(2026, 8, 1), None),
    ],
)
def test_the_status_of_an_event_is_what_its_sources_prove(describe, status, day, said):
    fair = FAIR.replace("scheduled", status) + "starts: 2026-07-01\n"

    found = describe({"events/fair.yml": fair}, "events/fair", today=day)

    assert found.get("eventStatus") == (f"https://schema.org/{said}" if said else None)
    assert list(mistakes(found)) == []


@pytest.mark.parametrize(("sort", "kind"), [("press", "Article"), ("list", "CreativeWork")])
def test_a_source_is_a_work_of_its_publisher(describe, sort, kind):
    source = SOUND["sources/statutes.yml"].replace("statutes\nurl", f"{sort}\nurl")

    found = describe({"sources/statutes.yml": f"{source}date: 2025-04\n"}, "sources/statutes")

    assert found == {
        "@type": kind,
        "@id": "https://guild.example/sources/statutes/#this",
        "name": "Statutes",
        "mainEntityOfPage": "https://guild.example/sources/statutes/",
        "url": "https://guild.example/statutes",
        "publisher": {"@type": "Organization", "name": "The Guild"},
        "datePublished": "2025-04",
        "inLanguage": "en",
    }
    assert list(mistakes(found)) == []


def test_the_association_says_where_to_write_and_not_where_it_is_registered(describe):
    quay = "street: 1 Quay, postal_code: AB1, city: Port"
    addresses = (
        f"addresses:\n  - {{use: registered, street: 2 Hill, postal_code: CD2, city: Up, {PROVED}}}"
        f"\n  - {{use: postal, recipient: The Guild, {quay}, {PROVED}}}\n"
    )
    more = f"full_name: Guild of Harbours\nfounded: 2017-07\n{addresses}"

    found = describe({"association.yml": SOUND["association.yml"] + more}, "association")

    assert found == {
        **GUILD,
        "alternateName": ["Guild of Harbours"],
        "description": "A guild of harbours.",
        "mainEntityOfPage": "https://guild.example/association/",
        "foundingDate": "2017-07",
        "address": [
            {
                "@type": "PostalAddress",
                "name": "The Guild",
                "streetAddress": "1 Quay",
                "postalCode": "AB1",
                "addressLocality": "Port",
            }
        ],
    }
    assert list(mistakes(found)) == []


# Pages


@pytest.fixture
def page(check):
    def described(shared, site=PUBLIC, edition="unofficial"):
        guild = f"{SOUND['association.yml']}edition: {edition}\n"
        knowledge = check({"association.yml": guild}).knowledge
        describer = Describer(knowledge, Addresses.of(knowledge.association), site, TODAY)
        return describer.page(shared)

    return described


def test_the_home_page_says_what_the_site_is_and_how_it_is_searched(page):
    home, site, association = page(Shared("Guild base", "All we know.", ""))

    assert home["@type"] == "WebPage"
    assert "breadcrumb" not in home
    assert site == {
        "@type": "WebSite",
        "@id": "https://guild.example/#site",
        "name": "Guild base",
        "url": "https://guild.example/",
        "inLanguage": "en",
        "about": GUILD,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": "https://guild.example/search/?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    assert association["@id"] == GUILD["@id"]
    assert [fault for thing in (home, site, association) for fault in mistakes(thing)] == []


def test_an_association_publishes_its_official_edition_alone(page):
    _home, official, _association = page(Shared("Base", "", ""), edition="official")

    assert official["publisher"] == GUILD


def test_a_page_says_the_way_to_it(page):
    above = (("Home", ""), ("Tools", "tools/"))

    [found] = page(Shared("Hammer", "It hits.", "tools/hammer/", above))

    steps = found["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]["@id"]) for step in steps] == [
        (1, "Home", "https://guild.example/"),
        (2, "Tools", "https://guild.example/tools/"),
        (3, "Hammer", "https://guild.example/tools/hammer/"),
    ]
    assert list(mistakes(found)) == []


def test_a_site_without_an_address_says_no_address_of_its_own(page):
    found = page(Shared("Base", "", ""), Site("Base", search="search/"))
    [inner] = page(Shared("Hammer", "", "x/", (("Home", ""),)), Site("Base"))

    assert "potentialAction" not in found[1]
    assert "guild.example/" not in str([*found, inner])
    assert [step["name"] for step in inner["breadcrumb"]["itemListElement"]] == ["Home", "Hammer"]
    assert [fault for thing in (*found, inner) for fault in mistakes(thing)] == []


# The vocabulary itself, so that no check of it is empty


@pytest.mark.parametrize(
    ("thing", "mistake"),
    [
        ({"@type": "Gizmo"}, "there is no type Gizmo"),
        ({"@type": "Event", "codeRepository": "x"}, "['Event'] has no property codeRepository"),
        ({"@type": "Event", "organizer": {"@type": "Place"}}, "organizer is no Place"),
        ({"@type": "Event", "eventStatus": "Held"}, "eventStatus is not 'Held'"),
        (
            {"@type": "Event", "location": {"@type": "Place", "cost": 1}},
            "['Place'] has no property cost",
        ),
    ],
)
def test_a_term_that_schema_org_does_not_allow_is_found(thing, mistake):
    assert mistake in list(mistakes(thing))
