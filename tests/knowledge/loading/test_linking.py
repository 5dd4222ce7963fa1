"""Entries are linked both ways, and mentions that lead nowhere are reported."""

import pytest

from knowledge.loading.files import load
from knowledge.loading.linking import link
from knowledge.models import Member, Tool
from tests.conftest import TODAY

MEMBER = """\
name: {name}
summary: A maker of anvils.
legal_kind: company
standing: attested
reviewed_on: 2026-03-01
sources: [statutes]
"""
ACME = MEMBER.format(name="Big Anvils")
TOOL = """\
name: {name}
summary: A log.
categories: [databases]
reviewed_on: 2026-03-01
sources: [statutes]
"""
KAFKA = TOOL.format(name="Apache Kafka")
PROVED = "as_of: 2026, sources: [statutes]"


def other(name, text=KAFKA):
    return text.replace("Apache Kafka", name)


def advice(replaced_by, name="Apache Kafka"):
    return other(name) + (
        f"advice: {{ring: hold, since: 2026, reason: Old, {PROVED}, replaced_by: {replaced_by}}}\n"
    )


@pytest.fixture
def said(check):
    """Return what is said of the files: for each problem its place and message, then its hint."""

    def said(files):
        problems = check(files).problems
        told = [(f"{p.at.file}:{p.at.line}:{p.at.column} {p.message}", p.hint) for p in problems]
        return [sentence for two in told for sentence in two if sentence]

    return said


# Both ways


def test_entries_are_found_by_kind_and_id_in_the_order_of_ids(check):
    knowledge = check({"tools/b.yml": KAFKA, "tools/a.yml": other("A")}).knowledge

    assert [tool.id for tool in knowledge.of("tools")] == ["a", "b"]
    assert isinstance(knowledge.get("tools", "a"), Tool)
    assert knowledge.of("members") == ()
    with pytest.raises(KeyError):
        knowledge.get("tools", "c")


def test_a_mention_is_found_from_the_other_side(check):
    used = f"used_by:\n- {{member: acme, stage: production, since: 2021, {PROVED}}}\n"
    knowledge = check({"members/acme.yml": ACME, "tools/kafka.yml": KAFKA + used}).knowledge
    acme = knowledge.get("members", "acme")

    [link] = knowledge.mentions_of(acme, "tools", "used_by")

    assert isinstance(acme, Member)
    assert (link.entry.ref, link.field) == ("tools/kafka", "used_by")
    assert [str(usage.since) for usage in link.trail] == ["2021"]
    assert knowledge.mentions_of(acme, "tools", "depends_on") == ()
    assert knowledge.mentions_of(acme, "projects", "used_by") == ()


def test_two_mentions_of_one_entry_are_two_links(check):
    used = f"- {{member: acme, stage: pilot, {PROVED}}}\n"
    files = {"members/acme.yml": ACME, "tools/kafka.yml": KAFKA + "used_by:\n" + used + used}
    knowledge = check(files).knowledge

    links = knowledge.mentions_of(knowledge.get("members", "acme"), "tools", "used_by")

    assert len(links) == 2


def test_there_is_no_knowledge_without_an_association(write, data):
    write("tools/kafka.yml", KAFKA)

    knowledge, problems = link(load(data, TODAY))

    assert knowledge is None
    assert [p.code for p in problems] == ["unknown-mention", "unknown-mention"]


def test_nobody_changes_what_is_known(check):
    knowledge = check({}).knowledge

    with pytest.raises(TypeError):
        knowledge.entries["tools"]["kafka"] = None
    with pytest.raises(TypeError):
        knowledge.backlinks["tools/kafka"] = ()
    with pytest.raises(AttributeError):
        knowledge.association = None


# Mentions that lead nowhere


@pytest.mark.parametrize(
    ("written", "near"),
    [
        pytest.param("acme-energie", "acme-energy", id="nearly the id"),
        pytest.param("Acme-Energy", "acme-energy", id="capitals"),
        pytest.param("big Anvils", "acme-energy", id="the name"),
        pytest.param("AE", "acme-energy", id="an alias"),
        pytest.param("anvils", "acme-energy", id="a former id"),
    ],
)
def test_an_unknown_mention_suggests_the_entry_that_was_meant(said, written, near):
    acme = ACME + "aliases: [AE]\nformer_ids: [anvils]\n"
    used = f"used_by:\n- {{stage: pilot, {PROVED}, member: {written}}}\n"

    assert said({"members/acme-energy.yml": acme, "tools/kafka.yml": KAFKA + used}) == [
        f"data/tools/kafka.yml:7:60 used_by.member: there is no member '{written}'",
        f"did you mean '{near}'? Each member is a file in members/",
    ]


def test_an_unknown_mention_with_nothing_near_says_where_to_look(said):
    assert said({"tools/kafka.yml": KAFKA + "depends_on: [xyz]\n"}) == [
        "data/tools/kafka.yml:6:14 depends_on: there is no tool 'xyz'",
        "each tool is a file in tools/",
    ]


def test_a_bare_source_that_is_not_there_is_called_by_the_field_it_stands_in(said):
    files = {"tools/kafka.yml": KAFKA.replace("[statutes]", "[statuts]")}

    assert said(files) == [
        "data/tools/kafka.yml:5:11 sources: there is no source 'statuts'",
        "did you mean 'statutes'? Each source is a file in sources/",
    ]


def test_an_address_in_the_place_of_a_source_is_told_how_to_be_one(said):
    files = {"tools/kafka.yml": KAFKA.replace("[statutes]", "[https://a.fr]")}

    message, hint = said(files)
    assert message == (
        "data/tools/kafka.yml:5:11 sources: 'https://a.fr' is an address,"
        " and not the id of a source"
    )
    assert hint == (
        "write 'url: https://a.fr', then a title and a publisher; or the id of a file in sources/"
    )


def test_a_mention_of_another_kind_says_which(said):
    assert said({"tools/kafka.yml": KAFKA + "depends_on: [databases]\n"}) == [
        "data/tools/kafka.yml:6:14 depends_on: 'databases' is in categories/, not in tools/",
        "each tool is a file in tools/",
    ]


def test_an_entry_cannot_mention_itself(said):
    assert said({"tools/kafka.yml": KAFKA + "depends_on: [kafka]\n"}) == [
        "data/tools/kafka.yml:6:14 depends_on: an entry cannot mention itself here"
    ]


def test_the_mentions_of_a_file_with_other_problems_are_checked(said):
    assert said({"tools/kafka.yml": KAFKA + "homepage: x\ndepends_on: [xyz]\n"}) == [
        "data/tools/kafka.yml:6:11 homepage: 'x' is not a web address",
        "write it in full, starting with https://, without a blank",
        "data/tools/kafka.yml:7:14 depends_on: there is no tool 'xyz'",
        "each tool is a file in tools/",
    ]


@pytest.mark.parametrize("broken", ["name: x\n", "name: [\n", "", b"\xff"])
def test_a_file_with_problems_can_be_mentioned(check, broken):
    files = {"tools/broken.yml": broken, "tools/kafka.yml": KAFKA + "depends_on: [broken]\n"}

    problems = check(files).problems

    assert {p.at.file for p in problems} == {"data/tools/broken.yml"}


def test_a_thousand_lost_mentions_are_said_a_hundred_times(check):
    lost = ", ".join(f"x{number}" for number in range(1000))

    problems = check({"tools/kafka.yml": KAFKA + f"depends_on: [{lost}]\n"}).problems

    assert [p.code for p in problems] == [*["unknown-mention"] * 100, "more-problems"]


# Ids


def test_a_former_id_that_is_in_use_is_a_problem(said):
    files = {"tools/kafka.yml": KAFKA + "former_ids: [old, log]\n", "tools/log.yml": other("Log")}

    assert said(files) == [
        "data/tools/kafka.yml:6:19 former_ids: 'log' is the id of a file that exists",
        "remove it from former_ids",
    ]


def test_an_entry_cannot_have_been_called_what_it_is_called(said):
    assert said({"tools/kafka.yml": KAFKA + "former_ids: [kafka]\n"}) == [
        "data/tools/kafka.yml:6:14 former_ids: 'kafka' is the id of a file that exists",
        "remove it from former_ids",
    ]


def test_a_former_id_leads_to_one_entry(said):
    old = "former_ids: [old]\n"

    assert said({"tools/a.yml": KAFKA + old, "tools/b.yml": other("B") + old}) == [
        "data/tools/b.yml:6:14 former_ids: 'old' is already a former id of 'a'"
    ]


def test_two_kinds_may_have_had_the_same_id(said):
    old = "former_ids: [old]\n"

    assert said({"tools/a.yml": KAFKA + old, "members/b.yml": ACME + old}) == []


# What only a whole file, or the whole base, can say


def test_a_source_supports_fields_that_are_given(said):
    supported = "sources: [{source: statutes, supports: [name, licence, xyz]}]\nlicense: MIT\n"

    assert said({"tools/kafka.yml": KAFKA.replace("sources: [statutes]\n", supported)}) == [
        "data/tools/kafka.yml:5:47 sources.supports: 'licence' is not a field given in this file",
        "did you mean 'license'?",
        "data/tools/kafka.yml:5:56 sources.supports: 'xyz' is not a field given in this file",
        "given here: categories, license, name, reviewed_on, summary",
    ]


def test_tools_that_replace_each_other_in_a_circle_are_a_problem(check):
    files = {f"tools/{tool}.yml": advice(better, tool) for tool, better in ["ab", "bc", "ca", "da"]}

    problems = check(files).problems

    assert [(p.at.file, p.at.line, p.message) for p in problems] == [
        ("data/tools/a.yml", 6, f"{CIRCLE}: a → b → c → a"),
        ("data/tools/b.yml", 6, f"{CIRCLE}: b → c → a → b"),
        ("data/tools/c.yml", 6, f"{CIRCLE}: c → a → b → c"),
    ]
    assert {p.hint for p in problems} == {"what replaces a tool is not replaced by it"}


CIRCLE = "advice.replaced_by: following it leads back here"


def test_tools_that_replace_each_other_in_a_row_are_none(said):
    files = {f"tools/{tool}.yml": advice(better, tool) for tool, better in ["ab", "bc", "dc"]}

    assert said({**files, "tools/c.yml": KAFKA}) == []


def test_a_tool_that_replaces_itself_is_said_once(check):
    assert [p.code for p in check({"tools/a.yml": advice("a")}).problems] == ["self-mention"]


def test_tools_that_share_a_website_say_why(said):
    first, second = KAFKA + "homepage: https://a.fr\n", other("B") + "homepage: https://A.fr/\n"

    assert said({"tools/a.yml": first, "tools/b.yml": second}) == [
        "data/tools/b.yml:6:11 homepage: https://A.fr/ is also that of 'a'",
        "give each its own, or say in note why they share it",
    ]
    assert said({"tools/a.yml": first, "tools/b.yml": second + "note: It is a part of a.\n"}) == []


def test_editions_of_an_event_may_share_a_website(said):
    event = (
        "name: Summit\nsummary: A meeting.\nstarts: 2026-03-03\nstatus: held\nrole: speaker\n"
        "homepage: https://a.fr\nreviewed_on: 2026-03-01\nsources: [statutes]\n"
    )

    assert said({"events/a.yml": event, "events/b.yml": event.replace("-03-03", "-04-04")}) == []


def test_a_copy_that_kept_its_name_is_named(said):
    assert said({"members/acme.yml": ACME, "members/acme-2.yml": ACME}) == [
        "data/members/acme-2.yml:1:7 name: 'Big Anvils' is already the name of 'acme'",
        "a copied sheet needs a name of its own; two sheets of one thing become one",
    ]
