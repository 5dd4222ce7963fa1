"""What the templates make of entries."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.addresses import Addresses, root_from
from knowledge.loading.checking import Checked
from knowledge.models import KINDS, Association
from knowledge.pages.rendering import Renderer
from knowledge.views.choosing import UnknownName
from tests.conftest import TODAY

TEMPLATES = Path(__file__).parents[3] / "overrides/entries"
HEAD = "summary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
ACME = f"name: Acme\n{HEAD}legal_kind: company\nstanding: attested\n"
HAMMER = f"name: Hammer & <nail>\n{HEAD}categories: [databases]\nlicense: MIT\n"

Render = Callable[..., Renderer]


@pytest.fixture
def render(check: Callable[..., Checked]) -> Render:
    def made(files: dict[str, str], today: dt.date = TODAY) -> Renderer:
        checked = check(files)
        assert checked.problems == ()
        assert checked.knowledge
        return Renderer(checked.knowledge, TEMPLATES, today)

    return made


def test_text_from_data_is_escaped_everywhere(render: Render) -> None:
    renderer = render({"tools/hammer.yml": HAMMER})
    hammer = renderer.entry("tools/hammer")

    for html in (
        renderer.sheet(hammer, ""),
        renderer.card(hammer, ""),
        renderer.link(hammer, ""),
        renderer.value(hammer, "name"),
        renderer.redirect(hammer, "", ""),
    ):
        assert "Hammer &amp; &lt;nail&gt;" in html
        assert "<nail>" not in html


def test_a_link_is_relative_to_its_page(render: Render) -> None:
    renderer = render({"tools/hammer.yml": HAMMER})

    html = renderer.link(renderer.entry("tools/hammer"), "../../", "this one")

    assert html.strip() == '<a href="../../tools/hammer/">this one</a>'


@pytest.mark.parametrize(
    ("address", "root"), [("", ""), ("tools/", "../"), ("tools/kafka/", "../../")]
)
def test_the_way_to_the_root_follows_the_depth(address: str, root: str) -> None:
    assert root_from(address) == root


def test_sections_of_the_association_name_the_addresses(render: Render) -> None:
    from tests.conftest import SOUND

    chosen = SOUND["association.yml"] + "sections:\n  tools: outils\n"
    renderer = render({"association.yml": chosen, "tools/hammer.yml": HAMMER})

    assert renderer.addresses.page(renderer.entry("tools/hammer")) == "outils/hammer/"
    assert renderer.addresses.section("members") == "members/"
    assert renderer.addresses.page(renderer.entry("association")) == "association/"


def test_vocabularies_have_no_page() -> None:
    addresses = Addresses({"tools": "tools"})

    with pytest.raises(KeyError):
        addresses.section("categories")


def test_usage_is_told_on_both_sheets_with_stage_date_and_source(render: Render) -> None:
    usage = (
        "used_by:\n  - member: acme\n    stage: production\n    as_of: 2025-04\n"
        "    sources: [statutes]\n"
    )
    renderer = render({"members/acme.yml": ACME, "tools/hammer.yml": HAMMER + usage})

    for ref, other in (
        ("tools/hammer", "../../members/acme/"),
        ("members/acme", "../../tools/hammer/"),
    ):
        sheet = renderer.sheet(renderer.entry(ref), "../../")
        assert f'href="{other}"' in sheet
        assert "in production" in sheet
        assert '<time datetime="2025-04">April 2025</time>' in sheet
        assert 'href="#source-1"' in sheet


def test_sources_are_numbered_in_the_order_of_their_first_mention(render: Render) -> None:
    evidence = (
        "evidence:\n"
        "  - statement: First.\n    as_of: 2025\n    sources:\n"
        "      - {url: 'https://b.example/', title: B, publisher: P}\n"
        "  - statement: Second.\n    as_of: 2025\n    sources:\n"
        "      - {url: 'https://c.example/', title: C, publisher: P}\n"
        "      - {url: 'https://b.example/', title: B, publisher: P}\n"
    )
    renderer = render({"members/acme.yml": ACME + evidence})

    sheet = renderer.sheet(renderer.entry("members/acme"), "")

    first, second, third = (sheet.index(f'id="source-{number}"') for number in (1, 2, 3))
    assert sheet.index(">B</a>") in range(first, second)
    assert sheet.index(">C</a>") in range(second, third)
    assert sheet.index(">Statutes</a>") > third
    assert 'id="source-4"' not in sheet


def test_a_source_proves_the_fields_it_is_said_to_prove(render: Render) -> None:
    proved = HAMMER.replace("[statutes]", "\n  - source: statutes\n    supports: [license]")
    renderer = render({"tools/hammer.yml": proved})

    sheet = renderer.sheet(renderer.entry("tools/hammer"), "")

    fact = sheet[sheet.index("<dt>License</dt>") :].partition("</dd>")[0]
    assert 'href="#source-1"' in fact


@pytest.mark.parametrize("text", ["One.\n\n  Two.", "- One.\n  - Two."], ids=["paragraphs", "list"])
def test_a_description_ends_with_the_numbers_of_its_sources(render: Render, text: str) -> None:
    proved = HAMMER.replace("[statutes]", "\n  - source: statutes\n    supports: [description]")
    renderer = render({"tools/hammer.yml": f"{proved}description: |\n  {text}\n"})

    sheet = renderer.sheet(renderer.entry("tools/hammer"), "")

    description = sheet[sheet.index("sheet__description") :].partition("</div>")[0]
    assert description.index("Two.") < description.index('href="#source-1"')


def test_sources_that_disagree_stand_side_by_side(render: Render) -> None:
    conflict = (
        "conflicts:\n  - subject: Who founded it?\n"
        "    reading: We follow the first.\n    versions:\n"
        "      - {statement: Acme did., sources: [statutes]}\n"
        "      - {statement: Nobody knows., sources: [statutes]}\n"
    )
    renderer = render({"members/acme.yml": ACME + conflict})

    sheet = renderer.sheet(renderer.entry("members/acme"), "")

    for said in ("Who founded it?", "Acme did.", "Nobody knows.", "We follow the first."):
        assert said in sheet


def test_the_notice_of_a_list_is_beside_what_it_says(render: Render) -> None:
    files = {
        "lists/index.yml": (
            "name: Index\npublisher: P\nnotice: It is old.\nas_of: 2022\nsources: [statutes]\n"
        ),
        "tools/hammer.yml": HAMMER
        + "listed_by:\n  - list: index\n    status: advised\n    as_of: 2022-05-10\n"
        "    sources: [statutes]\n",
    }
    renderer = render(files)
    hammer = renderer.entry("tools/hammer")

    assert "It is old." in renderer.sheet(hammer, "")
    assert "advised (2022)" in renderer.card(hammer, "")


def test_a_sheet_without_a_forge_has_no_link_to_edit(render: Render) -> None:
    renderer = render({"tools/hammer.yml": HAMMER})
    hammer = renderer.entry("tools/hammer")

    assert "Edit this sheet" not in renderer.sheet(hammer, "")
    edited = renderer.sheet(hammer, "", "https://forge.example/edit?a=1&b=2")
    assert 'href="https://forge.example/edit?a=1&amp;b=2"' in edited


def test_next_events_leave_out_those_that_are_over(render: Render) -> None:
    event = f"{HEAD}status: scheduled\nrole: organizer\nstarts: 2026-05-01\n"
    files = {"events/fair.yml": "name: Fair\n" + event}

    assert "Fair" in render(files, dt.date(2026, 5, 1)).next_events(3, "")
    assert "No event is announced." in render(files, dt.date(2026, 5, 2)).next_events(3, "")


def test_figures_count_one_as_one(render: Render) -> None:
    renderer = render({"tools/hammer.yml": HAMMER})

    html = renderer.figures(["tools", "members"], "")

    assert "<strong>1</strong> tool<" in html
    assert "<strong>0</strong> members<" in html


def test_members_that_no_source_attests_are_counted_as_organizations(render: Render) -> None:
    past = ACME.replace("Acme", "Old").replace("attested", "past")

    told = [
        renderer.figures(["members"], "")
        for renderer in (
            render({"members/acme.yml": ACME}),
            render({"members/acme.yml": ACME, "members/old.yml": past}),
        )
    ]

    assert "<strong>1</strong> member<" in told[0]
    assert "<strong>2</strong> organizations, including 1 attested member<" in told[1]


def test_cards_under_headings_show_an_entry_under_each(render: Render) -> None:
    both = HAMMER.replace("[databases]", "[databases, tides]")
    renderer = render({"tools/hammer.yml": both, "categories/tides.yml": "name: Tides\n"})

    html = renderer.cards_by("tools", renderer.chosen("tools", {}), "categories", "")

    assert html.count('data-id="hammer"') == 2
    assert 'id="databases"' in html
    assert 'id="tides"' in html


def test_what_a_group_is_about_is_folded_below_its_summary(render: Render) -> None:
    tides = "name: Tides\nsummary: The sea.\ndescription: Up, then down.\n"
    tool = HAMMER.replace("[databases]", "[tides]")
    renderer = render({"tools/hammer.yml": tool, "categories/tides.yml": tides})

    html = renderer.cards_by("tools", renderer.chosen("tools", {}), "categories", "")

    folded = re.sub(r"\s+", " ", html)
    assert "<summary>The sea.</summary> <p>Up, then down.</p>" in folded
    assert "Go to a group" not in html  # one sees them all


def test_a_path_ends_its_line_after_a_slash(render: Render) -> None:
    renderer = render({"tools/hammer.yml": HAMMER.replace("Hammer & <nail>", "tools/<i>/Hammer")})

    html = renderer.card(renderer.entry("tools/hammer"), "")

    assert "tools/<wbr>&lt;i&gt;/<wbr>Hammer" in html


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (
            lambda r, e: r.value(e, "licence"),
            "no field with a value 'licence'; did you mean 'license'?",
        ),
        (lambda r, e: r.cards_by("tools", [e], "license", ""), "no field that groups entries"),
        (lambda r, _e: r.figures(["gadgets"], ""), "no kind 'gadgets'"),
    ],
)
def test_what_does_not_exist_cannot_be_shown(render: Render, call, complaint: str) -> None:
    renderer = render({"tools/hammer.yml": HAMMER})

    with pytest.raises(UnknownName, match=complaint.replace("?", r"\?")):
        call(renderer, renderer.entry("tools/hammer"))


@pytest.mark.parametrize(
    "kind",
    [
        Association.kind,
        *(k for k in KINDS if k in ("members", "projects", "tools", "events", "sources")),
    ],
)
def test_every_kind_with_a_page_has_a_sheet(kind: str) -> None:
    assert (TEMPLATES / f"{kind}_sheet.html").is_file()
