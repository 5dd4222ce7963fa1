"""Files become entries, and every mistake in them is reported on its own line."""

import datetime as dt
import os

import pytest

from knowledge.loading.files import DataFile, load, load_file
from knowledge.models import Association, Event, Member, Project, SoftwareList, Tool
from knowledge.models.organizations import Stage
from knowledge.text.language import translator
from tests.conftest import SOUND

TODAY = dt.date(2026, 6, 1)

MEMBER = """\
name: Acme
summary: A maker of anvils.
legal_kind: company
standing: attested
reviewed_on: 2026-03-01
sources: [statutes]
"""
TOOL = """\
name: Kafka
summary: A log.
categories: [databases]
reviewed_on: 2026-03-01
sources: [statutes]
"""
EVENT = """\
name: Summit
summary: A meeting.
starts: 2026-03-03
status: held
role: speaker
reviewed_on: 2026-03-01
sources: [statutes]
"""
PROJECT = """\
name: Lake
summary: A platform.
form: software
status: active
reviewed_on: 2026-03-01
sources: [statutes]
"""
PROVED = "  as_of: 2026\n  sources: [statutes]\n"
ASSOCIATION_CLAIMS = (
    *("figures", "mission", "history", "ways_of_working", "governance", "officers", "fees"),
    *("addresses", "relations", "online"),
)
STRAY = "is not read by anything"
NO_FORM = "has not the form that is expected here"


@pytest.fixture
def said(write, data):
    """Return what is said of a file, as ``line:column message``."""

    def said(model, text):
        name = f"{model.kind}/it.yml"
        file = DataFile(model, write(name, text), f"data/{name}")
        _, problems = load_file(file, data, TODAY)
        return [f"{p.at.line}:{p.at.column} {p.message}" for p in sorted(problems)]

    return said


def test_a_sound_file_makes_an_entry_named_after_it(write, data):
    path = write("members/acme-anvils.yml", MEMBER + "aliases: [no, 1.10]\n")

    loaded, problems = load_file(DataFile(Member, path, "acme-anvils.yml"), data, TODAY)

    assert problems == []
    assert (loaded.entry.ref, loaded.entry.label) == ("members/acme-anvils", "Acme")
    assert loaded.entry.aliases == ("no", "1.10")


@pytest.mark.parametrize("mistake", ["name: Twice\n", "web: x\n", "logo: {file: gone.svg}\n"])
def test_a_file_with_any_problem_makes_no_entry(write, data, mistake):
    path = write("members/acme.yml", MEMBER + mistake)

    loaded, problems = load_file(DataFile(Member, path, "acme.yml"), data, TODAY)

    assert problems
    assert loaded.entry is None
    assert loaded.document.value["summary"] == "A maker of anvils."


def test_an_entry_cannot_be_changed(write, data):
    path = write("members/acme.yml", MEMBER)
    loaded, _ = load_file(DataFile(Member, path, "acme.yml"), data, TODAY)

    with pytest.raises(ValueError, match="frozen"):
        loaded.entry.name = "Other"


@pytest.mark.parametrize(
    ("model", "text", "message"),
    [
        pytest.param(
            Member, MEMBER + "web_site: x\n", "7:1 unknown field 'web_site'", id="unknown field"
        ),
        pytest.param(
            Member,
            MEMBER + "joined:\n  date: 2020\n" + PROVED + "  day: 1\n",
            "11:3 unknown field 'day'",
            id="unknown field of a record",
        ),
        pytest.param(Member, MEMBER[11:], "1:1 name is missing", id="missing field"),
        pytest.param(
            Tool,
            TOOL + "used_by:\n- member: acme\n  stage: used\n  sources: [statutes]\n",
            "7:3 as_of is missing",
            id="missing field of a record",
        ),
        pytest.param(
            Member, MEMBER + "homepage: [x]\n", "7:11 homepage: expected some text, not a list"
        ),
        pytest.param(
            Member,
            MEMBER + "aliases: Anvils\n",
            "7:10 aliases: expected a list, not text",
            id="text for a list",
        ),
        pytest.param(
            Member,
            MEMBER + "links: {label: x}\n",
            "7:8 links: expected a list, not 'field: value' lines",
            id="record for a list",
        ),
        pytest.param(
            Member,
            MEMBER + "joined: 2020\n",
            "7:9 joined: expected 'field: value' lines, not text",
            id="text for a record",
        ),
        pytest.param(
            Member,
            MEMBER + "links: [x]\n",
            "7:9 links: expected 'field: value' lines, not text",
            id="text for an item",
        ),
        pytest.param(Member, MEMBER + "joined:\n", "7:8 joined is empty", id="empty record"),
        pytest.param(Member, MEMBER + "joined: ' '\n", "7:9 joined is empty", id="blank record"),
        pytest.param(
            Member,
            MEMBER + "full_name: a: b\n",
            "7:13 this is not YAML: ': ' stands inside a value",
            id="not YAML",
        ),
        pytest.param(Member, MEMBER + "aliases: ~\n", "7:10 aliases is empty", id="null list"),
        pytest.param(Member, MEMBER + "homepage:\n", "7:10 homepage is empty", id="empty text"),
        pytest.param(
            Tool, TOOL.replace("[databases]", "[]"), "3:13 categories is empty", id="empty list"
        ),
        pytest.param(
            Member,
            MEMBER + "conflicts:\n- subject: x\n  versions:\n  - statement: x\n"
            "    sources: [statutes]\n",
            "10:3 conflicts.versions: at least 2 are needed, not 1",
            id="too few",
        ),
        pytest.param(
            Member,
            MEMBER + "name: Other\n",
            "7:1 'name' is already given on line 1",
            id="field given twice",
        ),
        pytest.param(
            Member,
            MEMBER + "left:\n  date: 2019-12\n" + PROVED + "joined:\n  date: 2020\n" + PROVED,
            "8:3 left: 2019-12 is before 2020, the date of joining",
            id="left before joined",
        ),
        pytest.param(
            Event,
            EVENT + "ends: 2026-03-01\n",
            "8:7 ends: 2026-03-01 is before the start, 2026-03-03",
            id="ends before it starts",
        ),
        pytest.param(
            Event,
            EVENT.replace("-03-03", "-03-03 10:00") + "ends: 2026-03-03 09:30\n",
            "8:7 ends: 2026-03-03 09:30 is before the start, 2026-03-03 10:00",
            id="ends the same day before it starts",
        ),
        pytest.param(
            Event,
            EVENT + "ends: 2026-03-04 18:00\n",
            "8:7 ends: 2026-03-04 18:00 and 2026-03-03 are not both days, or both times",
            id="a day and a time",
        ),
        pytest.param(
            Member,
            MEMBER.replace("2026-03-01", "2026-06-02"),
            "5:14 reviewed_on: 2026-06-02 is after today, 2026-06-01",
            id="reviewed in the future",
        ),
        pytest.param(
            Project,
            PROJECT + "stacks:\n- name: x\n" + PROVED + "  parts:\n  - version: 1.10\n",
            "12:5 tool or name has to be given",
            id="neither of two that may stand together",
        ),
    ],
)
def test_a_mistake_is_reported_where_it_stands(said, model, text, message):
    assert said(model, text) == [message]


EITHER = "either member or organization has to be given, and only one of them"


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        pytest.param("member: acme\n", [], id="the first"),
        pytest.param("organization: Acme\n", [], id="the second"),
        pytest.param("stage: used\n", [f"7:3 {EITHER}"], id="neither"),
        pytest.param("member: acme\n  organization: Acme\n", [f"7:3 {EITHER}"], id="both"),
        pytest.param("member:\n", ["7:10 used_by.member is empty"], id="the first is wrong"),
        pytest.param(
            "organization: []\n",
            ["7:17 used_by.organization: expected some text, not a list"],
            id="the second is wrong",
        ),
    ],
)
def test_of_two_fields_one_has_to_be_given(said, fields, messages):
    stage = "" if "stage" in fields else "  stage: used\n"

    assert said(Tool, TOOL + f"used_by:\n- {fields}{stage}{PROVED}") == messages


@pytest.mark.parametrize(
    ("model", "text"),
    [
        pytest.param(Event, EVENT + "ends: 2026-03-03\n", id="an event of one day, said twice"),
        pytest.param(Event, EVENT + "ends: 2026-03-04\ntime_zone: Asia/Tokyo\n", id="of two days"),
        pytest.param(
            Event,
            EVENT.replace("-03-03", "-03-03 10:00") + "ends: 2026-03-03 10:00\n",
            id="an event of no length",
        ),
        pytest.param(Member, MEMBER + f"left:\n  date: 2020\n{PROVED}", id="left, no more known"),
        pytest.param(Member, MEMBER + f"joined:\n  date: 2020\n{PROVED}", id="joined"),
        pytest.param(
            Project,
            PROJECT
            + "stacks:\n- name: x\n  parts: [{tool: a}, {name: b}, {tool: c, name: d}]\n"
            + PROVED,
            id="parts called in each way",
        ),
    ],
)
def test_what_is_only_unusual_is_accepted(said, model, text):
    assert said(model, text) == []


@pytest.mark.parametrize(
    ("model", "text", "message"),
    [
        pytest.param(
            Event,
            EVENT.replace("2026-03-03", "soon") + "ends: 2026-03-01\n",
            "3:9 starts: 'soon' is not a day, nor a day and a time",
            id="an end after no start",
        ),
        pytest.param(
            Member,
            MEMBER + f"left:\n  date: 2019\n{PROVED}joined:\n  date: soon\n{PROVED}",
            "12:9 joined.date: 'soon' is not a date",
            id="a departure after no arrival",
        ),
        pytest.param(
            Project,
            PROJECT + f"stacks:\n- name: x\n  parts: [{{tool: []}}]\n{PROVED}",
            "9:18 stacks.parts.tool: expected some text, not a list",
            id="a part that is wrong",
        ),
    ],
)
def test_a_wrong_field_is_not_compared_with_another(said, model, text, message):
    assert said(model, text) == [message]


@pytest.mark.parametrize(
    ("sections", "messages"),
    [
        ("{tools: outils, events: agenda}", []),
        ("{tools: members, members: tools}", []),
        (
            "{members: tools}",
            ["12:11 sections: 'tools' is also the folder of members"],
        ),
        (
            "{members: a, tools: a}",
            ["12:31 sections.tools: 'a' is also the folder of members"],
        ),
        ("{members: a, tools: A}", [f"12:31 sections.tools: 'A' {NO_FORM}"]),
    ],
)
def test_each_kind_has_a_folder_of_its_own(said, sections, messages):
    assert said(Association, SOUND["association.yml"] + f"sections: {sections}\n") == messages


NO_SOURCE = "sources is missing: every claim says where it comes from"
EITHER_SOURCE = "either source or {} has to be given, and only one of them"


@pytest.mark.parametrize(
    ("citation", "messages"),
    [
        pytest.param("statutes", [], id="an id"),
        pytest.param("{source: statutes, note: page 3}", [], id="an id with a note"),
        pytest.param("{url: https://a.fr, title: A, publisher: B, date: 2026}", [], id="in place"),
        pytest.param(
            "{url: https://a.fr}",
            ["11:5 a source written in place needs title, publisher too"],
            id="too little",
        ),
        pytest.param(
            "{}", ["11:5 a source written in place needs url, title, publisher too"], id="nothing"
        ),
        pytest.param(
            "{url: https://a.fr, title: A, publisher: }",
            ["11:46 evidence.sources.publisher is empty"],
            id="an empty publisher",
        ),
        pytest.param(
            "{url: a.fr, publisher: B}",
            [
                "11:5 a source written in place needs title too",
                "11:11 evidence.sources.url: 'a.fr' is not a web address",
            ],
            id="a wrong address and no title",
        ),
        pytest.param(
            "{source: statutes, url: https://a.fr}",
            [f"11:5 {EITHER_SOURCE.format('url')}"],
            id="both forms",
        ),
        pytest.param(
            "{source: statutes, title: A}",
            [f"11:5 {EITHER_SOURCE.format('title')}"],
            id="both forms in part",
        ),
        pytest.param('""', ["11:5 evidence.sources is empty"], id="an empty id"),
        pytest.param(
            "[statutes]",
            ["11:5 evidence.sources: expected 'field: value' lines, not a list"],
            id="a list in the list",
        ),
    ],
)
def test_a_source_is_an_id_or_is_written_in_place(said, citation, messages):
    claim = f"evidence:\n- statement: x\n  as_of: 2026\n  sources:\n  - {citation}\n"

    assert said(Member, MEMBER + claim) == messages


# Every record that makes a claim, in a file that holds it.
CLAIMS = [
    (Member, MEMBER, "evidence:\n- statement: x\n"),
    (Member, MEMBER, "conflicts:\n- {subject: x, versions: [{statement: x}, {statement: y}]}\n"),
    (Member, MEMBER, "founder:\n  date: 2020\n"),
    (Member, MEMBER, "joined:\n  date: 2020\n"),
    (Member, MEMBER, "left:\n  date: 2020\n"),
    (Member, MEMBER, "logo:\n  file: acme.svg\n"),
    (Tool, TOOL, "used_by:\n- member: acme\n"),
    (Tool, TOOL, "listed_by:\n- list: sill\n"),
    (Tool, TOOL, "advice:\n  ring: hold\n"),
    (Tool, TOOL, "alternative_to:\n- product: x\n"),
    (Project, PROJECT, "participants:\n- member: acme\n"),
    (Project, PROJECT, "used_by:\n- member: acme\n"),
    (Project, PROJECT, "stacks:\n- name: x\n"),
    (Project, PROJECT, "releases:\n- version: 1.10\n"),
    (Project, PROJECT, "repositories:\n- name: x\n"),
    (Project, PROJECT, "roadmap:\n- name: x\n"),
    (Project, PROJECT, "governance:\n- statement: x\n"),
    (Project, PROJECT, "meetings:\n- name: x\n"),
    (SoftwareList, "name: SILL\npublisher: x\nas_of: 2026\n", ""),
    *(
        (Association, "sources: [statutes]\n", f"{field}:\n- note: x\n")
        for field in ASSOCIATION_CLAIMS
    ),
]


@pytest.mark.parametrize(("model", "text", "claim"), CLAIMS)
def test_a_claim_without_a_source_is_refused(said, model, text, claim):
    lines = [line for line in said(model, text + claim) if line.endswith(NO_SOURCE)]

    assert lines


@pytest.mark.parametrize("sources", ["", "sources:\n", "sources: []\n", "sources: ~\n"])
@pytest.mark.parametrize(
    ("model", "text"), [(Member, MEMBER), (Tool, TOOL), (Event, EVENT), (Project, PROJECT)]
)
def test_a_sheet_without_a_source_is_refused(said, model, text, sources):
    [line] = said(model, text.replace("sources: [statutes]\n", sources))

    assert line.endswith(NO_SOURCE)


def test_a_source_with_a_mistake_is_not_said_to_be_missing(said):
    assert said(Member, MEMBER.replace("[statutes]", "[{source: }]")) == [
        "6:20 sources.source is empty"
    ]


@pytest.mark.parametrize(
    ("joined", "left"),
    [("2020", "2020-03"), ("2020-03", "2020"), ("2020-03-05", "2020-03"), ("2020", "2021-01-01")],
)
def test_only_a_departure_surely_before_the_arrival_is_refused(said, joined, left):
    text = f"joined:\n  date: {joined}\n{PROVED}left:\n  date: {left}\n{PROVED}"

    assert said(Member, MEMBER + text) == []


def test_an_old_license_is_accepted_with_a_note(said):
    old = "license: LGPL-2.1\n"

    assert len(said(Tool, TOOL + old)) == 1
    assert said(Tool, TOOL + old + "license_note: No file says whether later ones apply.\n") == []


def test_all_problems_of_a_file_are_said_at_once(said):
    text = TOOL + "web: x\nhomepage: x\nused_by:\n- stage: x\n  as_of: x\n"

    assert said(Tool, text) == [
        "6:1 unknown field 'web'",
        "7:11 homepage: 'x' is not a web address",
        f"9:3 {NO_SOURCE}",
        f"9:3 {EITHER}",
        f"9:10 used_by.stage: 'x' is not one of: {', '.join(Stage)}",
        "10:10 used_by.as_of: 'x' is not a date",
    ]


@pytest.mark.parametrize(
    ("model", "text", "place", "name", "near", "title"),
    [
        (Tool, TOOL + "licence: MIT\n", (6, 1), "licence", "license", "Licence"),
        (Tool, TOOL + "site: https://a.fr\n", (6, 1), "site", "homepage", "Site web"),
        (Tool, TOOL + "Dépôt: https://a.fr\n", (6, 1), "Dépôt", "repository", "Dépôt de code"),
        (Tool, TOOL + "web_site: x\n", (6, 1), "web_site", "homepage", "Site web"),
        (Tool, TOOL + "alternatives: []\n", (6, 1), "alternatives", "alternative_to", None),
        (Member, MEMBER + "adhesion: 2026\n", (7, 1), "adhesion", "joined", "Adhésion"),
        (Event, EVENT + "fin: 2026-03-04\n", (8, 1), "fin", "ends", "Fin"),
        (Event, EVENT + "links:\n- {libellé: x}\n", (9, 4), "libellé", "label", "Libellé"),
        (Project, PROJECT + "stacks: [{briques: []}]\n", (7, 11), "briques", "parts", "Briques"),
        (
            Project,
            PROJECT + "stacks: [{parts: [{outil: kafka}]}]\n",
            *((7, 20), "outil", "tool", "Outil"),
        ),
    ],
)
def test_a_field_called_by_its_french_title_is_recognized(  # noqa: PLR0917
    write, data, model, text, place, name, near, title
):
    file = DataFile(model, write(f"{model.kind}/it.yml", text), "it.yml")

    _, problems = load_file(file, data, TODAY)

    [problem] = [one for one in problems if one.code == "unknown-field"]
    french = translator("fr")
    assert (problem.at.line, problem.at.column) == place
    assert problem.said(french) == f"champ inconnu\u00a0: «\u00a0{name}\u00a0»"
    shown = title or french(model.model_fields[near].title)
    assert problem.hinted(french) == (f"vouliez-vous dire «\u00a0{near}\u00a0» ({shown})\u202f?")


def test_a_field_under_another_name_is_not_said_to_be_missing_too(said):
    renamed = TOOL.replace("name:", "nom:").replace("categories:", "catégorie:")

    assert said(Tool, renamed) == ["1:1 unknown field 'nom'", "3:1 unknown field 'catégorie'"]
    assert said(Tool, TOOL.replace("name:", "xyz:")) == [
        "1:1 name is missing",
        "1:1 unknown field 'xyz'",
    ]


def test_a_french_title_is_recognized_for_readers_of_english(write, data):
    file = DataFile(Tool, write("tools/it.yml", TOOL + "site: https://a.fr\n"), "it.yml")

    _, [problem] = load_file(file, data, TODAY)

    assert problem.message == "unknown field 'site'"
    assert problem.hint == "did you mean 'homepage' (Website)?"


def test_positions_hold_with_crlf_a_byte_order_mark_and_accents(said):
    text = "\ufeff" + MEMBER.replace("\n", "\r\n") + "links: [{label: Élan, web: x, url: y}]\r\n"

    assert said(Member, text) == [
        "7:23 unknown field 'web'",
        "7:36 links.url: 'y' is not a web address",
    ]


def test_a_file_has_at_most_a_hundred_problems_and_says_that_there_are_more(said):
    lines = said(Member, MEMBER + "".join(f"x{number}: 1\n" for number in range(200)))

    assert len(lines) == 101
    assert lines[-1] == "107:1 this file has more problems"


# The folder


@pytest.fixture
def complaints(write, data):
    """Return what is said of a data folder that holds these files, as ``file message``."""

    def complaints(files):
        for name, content in files.items():
            write(name, content)
        reading = load(data, TODAY)
        return [f"{p.at.file} {p.message}" for p in reading.problems]

    return complaints


ASSOCIATION = {"association.yml": SOUND["association.yml"]}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("members/acme.yaml", "members/acme.yaml 'acme.yaml' does not end in .yml"),
        ("members/acme.YML", "members/acme.YML 'acme.YML' does not end in .yml"),
        ("association.yaml", "association.yaml 'association.yaml' does not end in .yml"),
        ("README.md", f"README.md 'README.md' {STRAY}"),
        ("members.yml", f"members.yml 'members.yml' {STRAY}"),
        ("members", f"members 'members' {STRAY}"),
        ("logos", f"logos 'logos' {STRAY}"),
        ("people/acme.yml", f"people 'people' {STRAY}"),
        ("members/acme.yml.txt", "members/acme.yml.txt 'acme.yml.txt' does not end in .yml"),
        ("members/acme.txt", f"members/acme.txt 'acme.txt' {STRAY}"),
        ("members/old/acme.yml", f"members/old 'old' {STRAY}"),
        ("logos/acme.jpg", f"logos/acme.jpg 'acme.jpg' {STRAY}"),
        ("logos/old.svg/acme.svg", f"logos/old.svg 'old.svg' {STRAY}"),
    ],
)
def test_a_file_out_of_place_is_refused(complaints, name, line):
    assert complaints({**ASSOCIATION, name: MEMBER}) == [f"data/{line}"]


@pytest.mark.parametrize(
    "stem", ["Acme", "acme_energy", "acme energy", "acme--x", "-acme", "acme-", "élan", "a.b"]
)
def test_a_name_that_is_not_kebab_case_is_refused(complaints, stem):
    [line] = complaints({**ASSOCIATION, f"members/{stem}.yml": MEMBER})

    assert line == (
        f"data/members/{stem}.yml '{stem}.yml'"
        " is not made of lower-case letters, digits and single hyphens"
    )


@pytest.mark.parametrize(
    ("stem", "better"),
    [
        ("Acme_Énergie", "acme-energie.yml"),
        ("Œuvre 2", "oeuvre-2.yml"),
        ("日本", "name.yml"),
    ],
)
def test_a_better_name_is_suggested(write, data, stem, better):
    write(f"members/{stem}.yml", MEMBER)

    hints = [p.hint for p in load(data, TODAY).problems if p.code == "file-name"]

    assert hints == [f"rename it to something like '{better}'"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("members/acme.yml.txt", "rename it to 'acme.yml'"),
        ("members/Acme.YAML", "rename it to 'acme.yml'"),
        ("membres/acme.yml", "did you mean 'members/'?"),
        ("Outils/acme.yml", "did you mean 'tools/'?"),
        ("tool/acme.yml", "did you mean 'tools/'?"),
        ("logo/acme.svg", "did you mean 'logos/'?"),
    ],
)
def test_what_is_out_of_place_is_told_its_place(write, data, name, hint):
    write("association.yml", SOUND["association.yml"])
    write(name, MEMBER)

    assert [p.hint for p in load(data, TODAY).problems] == [hint]


@pytest.mark.parametrize("name", [".schema/members.json", "members/.acme.yml.swp", "logos/.x"])
def test_hidden_files_are_left_alone(complaints, name):
    assert complaints({**ASSOCIATION, name: "x"}) == []


def link_to(target):
    return lambda path: path.symlink_to(target)


LINK = "is a link that leads to nothing in the data folder"


@pytest.mark.parametrize(
    ("name", "target", "message"),
    [
        pytest.param("members/x.yml", "../../out.yml", f"'x.yml' {LINK}", id="a file outside"),
        pytest.param("members/x.yml", "gone.yml", f"'x.yml' {LINK}", id="a file that is gone"),
        pytest.param("members/x.yml", "x.yml", f"'x.yml' {LINK}", id="a circle"),
        pytest.param("tools", "../out", f"'tools' {LINK}", id="a folder outside"),
        pytest.param("logos/x.svg", "/dev/null", f"'x.svg' {LINK}", id="a logo outside"),
        pytest.param("association.yml", "../out.yml", f"'association.yml' {LINK}", id="itself"),
    ],
)
def test_a_link_that_leaves_the_data_is_refused_and_not_read(
    complaints, tmp_path, name, target, message
):
    (tmp_path / "out.yml").write_text(MEMBER)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kafka.yml").write_text("not: read\n")

    said = complaints({**ASSOCIATION, name: link_to(target)})

    assert f"data/{name} {message}" in said
    assert len(said) == 1


def test_a_link_inside_the_data_is_followed(write, data):
    write("association.yml", SOUND["association.yml"])
    write("members/acme.yml", MEMBER)
    write("members/anvils.yml", link_to("acme.yml"))

    reading = load(data, TODAY)

    assert reading.problems == ()
    assert [one.id for one in reading.loaded] == ["association", "acme", "anvils"]


def test_the_data_folder_may_itself_be_a_link(write, data, tmp_path):
    write("association.yml", SOUND["association.yml"])
    write("members/acme.yml", MEMBER)
    write("members/anvils.yml", link_to("acme.yml"))
    link = tmp_path / "linked"
    link.symlink_to(data)

    reading = load(link, TODAY)

    assert reading.problems == ()
    assert [file.name for file in reading.files] == [
        "linked/association.yml",
        "linked/members/acme.yml",
        "linked/members/anvils.yml",
    ]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
@pytest.mark.parametrize("name", ["association.yml", "members/acme.yml"])
def test_what_is_named_like_a_file_and_is_none_is_not_read(complaints, make, name):
    said = complaints({name: make})

    assert f"data/{name} '{name.rpartition('/')[2]}' is not read by anything" in said


def test_a_folder_without_association_has_a_problem(complaints):
    assert complaints({"members/acme.yml": MEMBER}) == [
        "data/association.yml there is no such file"
    ]


@pytest.mark.parametrize("name", ["gone", "file"])
def test_a_folder_that_is_none_has_a_problem(tmp_path, name):
    (tmp_path / "file").write_text("")

    reading = load(tmp_path / name, TODAY)

    assert [(p.at.file, p.message) for p in reading.problems] == [(name, "there is no such folder")]


def test_a_folder_that_the_system_keeps_is_a_problem(data, monkeypatch):
    def keep(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(type(data), "iterdir", keep)

    assert [p.message for p in load(data, TODAY).problems] == [
        "the file cannot be read: permission denied"
    ]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        pytest.param(b"a\xff.yml", "data/members/a\ufffd.yml", id="bytes that are no text"),
        pytest.param(b"a\n::error::b.yml", "data/members/a ::error::b.yml", id="two lines"),
        pytest.param(b"a\x1b[31m.yml", "data/members/a\ufffd[31m.yml", id="colours"),
    ],
)
def test_a_hostile_file_name_is_made_harmless(data, raw, shown):
    folder = data / "members"
    folder.mkdir()
    (folder / os.fsdecode(raw)).write_text(MEMBER)

    [problem] = [p for p in load(data, TODAY).problems if p.code == "file-name"]

    assert problem.at.file == shown
    assert problem.message.isprintable()
    problem.message.encode()


def test_a_logo_that_nobody_names_is_not_read_by_anything(check):
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'

    [problem] = check({"logos/acme.svg": picture}).problems

    assert (problem.at.file, problem.code) == ("data/logos/acme.svg", "stray-file")


def test_a_site_speaks_a_language_that_exists(check):
    spoken = SOUND["association.yml"].replace("language: en", "language: xx")

    [problem] = check({"association.yml": spoken}).problems

    assert problem.message == "language: 'xx' is not a language code"
