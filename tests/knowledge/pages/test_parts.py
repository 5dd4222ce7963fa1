"""What pages written by hand show: parts of entries, tables, lists of dated things."""

import datetime as dt
import re
from html import unescape

import pytest

from knowledge.contributing.examples import EXAMPLES
from knowledge.pages.rendering import Renderer
from knowledge.problems import RULES
from knowledge.site import Site
from knowledge.views.choosing import UnknownName
from tests.conftest import SOUND, TODAY
from tests.knowledge.pages.test_rendering import ACME, HAMMER, HEAD, TEMPLATES

PROVED = "as_of: 2025-04\n    sources: [statutes]\n"
QUAY = "street: 1 Quay, postal_code: AB1, city: Port"
INLINE = "as_of: 2025-04, sources: [statutes]"
EVENT = f"{HEAD}role: organizer\nstatus: held\n"
PROJECT = f"name: Forge\n{HEAD}form: software\nstatus: active\n"
MIT = (
    "spdx: MIT\nname: MIT License\nfamily: permissive\nsummary: Do as you like & thank us.\n"
    "url: https://spdx.org/licenses/MIT.html\nsources: [statutes]\n"
)


@pytest.fixture
def render(check):
    def made(files, today=TODAY, site=None):
        checked = check(files)
        assert checked.problems == ()
        return Renderer(checked.knowledge, TEMPLATES, today, site or Site())

    return made


def association(more):
    return {"association.yml": SOUND["association.yml"] + more}


def words(html):
    """Return the text of some HTML, its blanks as one."""
    inline = re.sub("</?(a|time|strong|span|code|small)[^>]*>", "", html)
    return " ".join(re.sub("<[^>]*>", " ", inline).split())


# Statements and their sources


def test_statements_carry_numbers_that_lead_to_the_sources_of_the_page(render):
    mission = f"mission:\n  - statement: Sail & trade.\n    {PROVED}"
    renderer = render(association(mission))
    notes = renderer.notes()

    html = renderer.statements(renderer.knowledge.association, "mission", notes, "")

    assert "Sail &amp; trade." in html
    assert 'href="#note-1"' in html
    assert 'id="note-1"' in renderer.page_notes(notes, "")


def test_a_source_keeps_its_number_from_block_to_block(render):
    more = f"mission:\n  - statement: Sail.\n    {PROVED}"
    more += f"history:\n  - statement: Sailed.\n    {PROVED}"
    renderer = render(association(more))
    notes = renderer.notes()

    renderer.statements(renderer.knowledge.association, "mission", notes, "")
    html = renderer.timeline(notes, "")

    assert 'href="#note-1"' in html
    assert len(notes.references) == 1


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        (
            f"fees:\n  - value: 10 pounds\n    statement: A year.\n    {PROVED}",
            "fees",
            "10 pounds – A year.",
        ),
        (
            f"online:\n  - url: https://guild.example\n    statement: Its site.\n    {PROVED}",
            "online",
            "guild.example – Its site.",
        ),
        (
            f"officers:\n  - name: Ann\n    role: chair\n    organization: Acme\n    {PROVED}",
            "officers",
            "Ann, chair (Acme)",
        ),
        (
            f"addresses: [{{use: postal, {QUAY}, {INLINE}}}]\n",
            "addresses",
            "Address to write to 1 Quay AB1 Port",
        ),
    ],
)
def test_each_sort_of_statement_is_shown_with_what_it_has(render, more, field, said):
    renderer = render(association(more))

    html = renderer.statements(renderer.knowledge.association, field, renderer.notes(), "")

    assert said in words(html)
    assert "as of April 2025" in words(html)


def test_a_field_that_states_nothing_says_so(render):
    renderer = render({})

    html = renderer.statements(renderer.knowledge.association, "mission", renderer.notes(), "")

    assert "Nothing here yet." in html


def test_a_field_that_is_no_statement_cannot_be_shown_as_one(render):
    renderer = render({})

    with pytest.raises(UnknownName, match="'misson'; did you mean 'mission'"):
        renderer.statements(renderer.knowledge.association, "misson", renderer.notes(), "")


def test_the_timeline_keeps_the_order_of_the_file_and_says_which_dates_are_unknown(render):
    history = (
        f"history:\n  - statement: An idea.\n    {PROVED}"
        f"  - date: 2017-07\n    statement: Founded.\n    {PROVED}"
        f"  - date: 2017-07\n    statement: Six founders.\n    {PROVED}"
    )
    renderer = render(association(history))

    html = renderer.timeline(renderer.notes(), "")

    assert html.count("<li>") == 2
    assert html.count('<time datetime="2017-07">') == 1
    assert re.search("date not stated.*An idea.*July 2017.*Founded.*Six founders", words(html))


def test_facts_of_any_kind_stand_alone(render):
    renderer = render({"tools/hammer.yml": HAMMER, "members/acme.yml": ACME})

    for ref, fact in (("tools/hammer", "License MIT"), ("members/acme", "Kind of organization")):
        html = renderer.facts(renderer.entry(ref), renderer.notes(), "")
        assert fact in words(html), ref


def test_conflicts_stand_alone_and_may_be_none(render):
    conflict = (
        "conflicts:\n  - subject: Who?\n    versions:\n"
        "      - {statement: Acme., sources: [statutes]}\n"
        "      - {statement: Nobody., sources: [statutes]}\n"
    )
    renderer = render({"members/acme.yml": ACME + conflict})
    notes = renderer.notes()

    assert "Who?" in renderer.conflicts(renderer.entry("members/acme"), notes, "")
    none = renderer.conflicts(renderer.knowledge.association, notes, "")
    assert "No source contradicts another here." in none


# Dated things


def test_past_events_stand_under_their_year_latest_first(render):
    files = {
        "events/old.yml": f"name: Old\n{EVENT}starts: 2024-05-01\n",
        "events/late.yml": f"name: Late\n{EVENT}starts: 2025-09-01\nends: 2025-09-03\n",
        "events/soon.yml": f"name: Soon\n{EVENT}starts: 2026-06-01\n",
    }

    html = render(files).past_events("../")

    assert re.search("2025.*September 1 – September 3, 2025.*Late.*2024.*Old", words(html))
    assert "Soon" not in html
    assert 'data-kind="events" data-id="old"' in html
    assert 'href="../events/late/"' in html


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-09-15", "2026-09-16", "September 15 – September 16, 2026"),
        ("2026-06-30", "2026-07-01", "June 30 – July 1, 2026"),
        ("2025-12-30", "2026-01-02", "December 30, 2025 – January 2, 2026"),
        ("2026-09-15", "2026-09-15", "September 15, 2026"),
        (
            "2026-09-15 09:30",
            "2026-09-15 18:00",
            "September 15, 2026 09:30 – September 15, 2026 18:00",
        ),
    ],
)
def test_the_days_of_an_event_say_a_year_once(render, starts, ends, said):
    event = f"name: Fair\n{EVENT}starts: {starts}\nends: {ends}\n"
    renderer = render({"events/fair.yml": event})

    assert said in words(renderer.card(renderer.entry("events/fair"), ""))


def test_in_french_a_month_is_said_once(render):
    files = association("").copy()
    files["association.yml"] = files["association.yml"].replace("language: en", "language: fr")
    files["events/fair.yml"] = f"name: Fair\n{EVENT}starts: 2026-09-15\nends: 2026-09-16\n"
    files["events/show.yml"] = f"name: Show\n{EVENT}starts: 2026-06-30\nends: 2026-07-01\n"
    renderer = render(files, dt.date(2026, 12, 1))

    text = re.sub("<[^>]*>", "", renderer.past_events(""))

    assert "15–16\u00a0septembre 2026" in text
    assert "30\u00a0juin–1er\u00a0juillet 2026" in text


@pytest.mark.parametrize(
    ("status", "day", "said"),
    [
        ("scheduled", dt.date(2026, 9, 16), "to come"),
        ("scheduled", dt.date(2026, 9, 17), "not confirmed"),
        ("announced", dt.date(2026, 9, 1), "announced"),
        ("announced", dt.date(2026, 9, 17), "not confirmed"),
        ("held", dt.date(2026, 9, 17), "took place"),
        ("cancelled", dt.date(2026, 9, 17), "cancelled"),
    ],
)
def test_an_event_is_to_come_until_its_last_day_is_over(render, status, day, said):
    days = "starts: 2026-09-15\nends: 2026-09-16\n"
    fair = f"name: Fair\n{HEAD}role: organizer\nstatus: {status}\n{days}"
    renderer = render({"events/fair.yml": fair}, day)
    event = renderer.entry("events/fair")

    for html in (renderer.card(event, ""), renderer.sheet(event, "")):
        badge = re.search(r'badge--(\w+)">([^<]*)', html)
        assert badge
        assert badge[2] == said


def test_the_sheet_alone_says_that_nothing_confirms_an_event(render):
    fair = f"name: Fair\n{HEAD}role: organizer\nstatus: announced\nstarts: 2026-05-15\n"
    doubt = "announced; no source confirms that it took place"
    before, after = (render({"events/fair.yml": fair}, dt.date(2026, 5, day)) for day in (15, 16))
    event = after.entry("events/fair")

    assert doubt in after.sheet(event, "")
    assert doubt not in after.card(event, "") + after.past_events("")
    assert doubt not in before.sheet(event, "")


def test_french_text_of_data_is_typeset_and_addresses_are_not(render):
    files = {
        "association.yml": SOUND["association.yml"].replace("language: en", "language: fr"),
        "tools/hammer.yml": HAMMER
        + "description: L'outil du 1er mai ; `a ; b` coûte 10 000 €.\n"
        + "homepage: https://hammer.example/l'outil\n",
    }
    renderer = render(files)

    html = renderer.sheet(renderer.entry("tools/hammer"), "")

    assert "L’outil du 1<sup>er</sup>\u00a0mai\u202f; <code>a ; b</code>" in html
    assert "10\u202f000\u00a0€." in html
    assert "https://hammer.example/l&#39;outil" in html
    assert renderer.value(renderer.entry("tools/hammer"), "description").startswith("L’outil")


def test_news_lead_to_the_sheets_they_are_told_on(render):
    renderer = render({"events/fair.yml": f"name: Fair\n{EVENT}starts: 2026-05-01\n"})

    html = renderer.latest(3, "")

    assert 'href="events/fair/"' in html
    assert "Nothing here yet." in render(
        {"events/fair.yml": f"name: Fair\n{EVENT}starts: 2027-01-01\n"}
    ).latest(3, "")


def test_meetings_say_how_often_and_in_which_project(render):
    meeting = f"meetings:\n  - name: Standup\n    recurrence: every Monday\n    {PROVED}"
    renderer = render({"projects/forge.yml": PROJECT + meeting})

    said = words(renderer.meetings(renderer.notes(), ""))

    assert "Standup (Forge), every Monday" in said
    assert "Nothing here yet." in render({"projects/forge.yml": PROJECT}).meetings(
        renderer.notes(), ""
    )


# Choosing and counting


def test_chips_are_links_with_a_monogram(render):
    renderer = render({"members/acme.yml": ACME})

    html = renderer.chips(renderer.chosen("members", {"standing": "attested"}), "../")

    assert 'href="../members/acme/"' in html
    assert "monogram" in html
    assert "Nothing here yet." in renderer.chips(
        renderer.chosen("members", {"standing": "past"}), ""
    )


def test_cards_stand_under_the_words_of_a_choice_in_its_order(render):
    bolt = ACME.replace("Acme", "Bolt").replace("attested", "participant")
    renderer = render({"members/bolt.yml": bolt, "members/acme.yml": ACME})

    html = renderer.cards_by("members", renderer.chosen("members", {}), "standing", "")

    assert html.index('<h2 id="attested">Member, attested') < html.index('<h2 id="participant">')
    assert 'id="founder"' not in html


# Licenses


def test_a_sheet_says_what_its_license_asks_and_leads_to_its_explanation(render):
    renderer = render({"tools/hammer.yml": HAMMER, "licenses/mit.yml": MIT})

    sheet = renderer.sheet(renderer.entry("tools/hammer"), "../../")

    assert 'href="../../licenses/#mit"' in sheet
    assert "Permissive license – Do as you like &amp; thank us." in words(sheet)


def test_a_license_without_a_file_is_shown_by_its_identifier_alone(render):
    renderer = render({"tools/hammer.yml": HAMMER})

    sheet = renderer.sheet(renderer.entry("tools/hammer"), "")

    assert "License MIT" in words(sheet)
    assert 'class="plain"' not in sheet


def test_each_license_of_an_expression_is_explained_under_its_name(render):
    files = {
        "tools/hammer.yml": HAMMER.replace("MIT", "MIT OR LicenseRef-Own"),
        "licenses/mit.yml": MIT,
    }
    renderer = render(files)

    assert "MIT, permissive license" in words(renderer.sheet(renderer.entry("tools/hammer"), ""))


def test_licenses_stand_by_family_with_the_sheets_under_each(render):
    renderer = render({"tools/hammer.yml": HAMMER, "licenses/mit.yml": MIT})

    html = renderer.licenses(renderer.notes(), "../")

    assert '<h3 id="permissive">Permissive license</h3>' in html
    assert '<dt id="mit">' in html
    assert "1 sheet under this license" in html
    assert 'href="../tools/hammer/"' in html
    assert "copyleft" not in html


# What lines share is said once


def mission(*days):
    return association(
        "mission:\n"
        + "".join(
            f"  - statement: Sail {day}.\n    as_of: {day}\n    sources: [statutes]\n"
            for day in days
        )
    )


def test_a_day_that_most_lines_share_is_said_once_above_them(render):
    renderer = render(mission("2025-04", "2025-04", "2024", "2025-04"))

    said = words(
        renderer.statements(renderer.knowledge.association, "mission", renderer.notes(), "")
    )

    assert said.startswith("Unless stated otherwise, as of April 2025.")
    assert said.count("April 2025") == 1
    assert said.count("as of 2024") == 1


def test_a_day_that_all_lines_share_leaves_room_for_no_other(render):
    renderer = render(mission("2025-04", "2025-04", "2025-04"))

    html = renderer.statements(renderer.knowledge.association, "mission", renderer.notes(), "")

    assert words(html).startswith("On each line: as of April 2025.")
    assert words(html).count("April 2025") == 1


# The sections of a long sheet

PLANS = "".join(
    f"{name}:\n  - {{{line}, {INLINE}}}\n"
    for name, line in (
        ("used_by", "organization: Bell, stage: pilot"),
        ("releases", "version: '1'"),
        ("meetings", "name: Weekly, recurrence: Mondays"),
        ("governance", "statement: One decides & all obey."),
    )
)


def test_a_long_sheet_says_its_sections_once_before_them(render):
    renderer = render({"projects/forge.yml": f"{PROJECT}{PLANS}"})

    html = renderer.sheet(renderer.entry("projects/forge"), "../../")

    assert html.count("<nav") == 1
    (nav,) = re.findall('<nav class="jump".*?</nav>', html, re.DOTALL)
    listed = re.findall('href="#([^"]+)">([^<]+)<', nav)
    assert [name for name, _title in listed] == [
        "used-by",
        "releases",
        "governance",
        "meetings",
        "sources",
    ]
    assert ("used-by", "Who uses it") in listed
    assert html.index("<nav") < html.index('<section class="sheet__facts"')


def test_a_short_sheet_needs_no_list_of_its_sections(render):
    renderer = render({"tools/hammer.yml": HAMMER})

    assert "<nav" not in renderer.sheet(renderer.entry("tools/hammer"), "../../")


# What happened


def test_a_step_that_the_history_tells_of_a_project_leads_to_it_and_stays_text(render):
    history = (
        "history:\n  - statement: Forge <b>opens</b> at 100 %.\n    date: 2020-01-02\n    " + PROVED
    )
    renderer = render(
        association(history) | {"projects/forge.yml": f"{PROJECT}started: 2020-01-02\n"}
    )

    html = renderer.chronology(renderer.notes(), "../")

    assert '<a href="../projects/forge/">Forge</a> &lt;b&gt;opens&lt;/b&gt; at 100' in html
    assert html.count("<li data-sort") == 1


# How to cite, mend and complain


FORGE = Site("Guild base", "https://base.example/", "https://github.com/guild/base")


def test_a_sheet_is_cited_with_its_site_its_date_and_its_address(render):
    renderer = render({"tools/hammer.yml": HAMMER}, site=FORGE)

    html = renderer.colophon(renderer.entry("tools/hammer"), "")

    assert (
        "“Hammer &amp; &lt;nail&gt;”, Guild base (unofficial edition), sheet checked on March"
        " 1, 2026, https://base.example/tools/hammer/."
    ) in words(html)


def test_a_citation_says_the_license_as_people_call_it(render):
    licensed = SOUND["association.yml"].replace("contact:", "license: CC-BY-SA-4.0\n  contact:", 1)
    renderer = render({"association.yml": licensed, "tools/hammer.yml": HAMMER}, site=FORGE)

    html = renderer.colophon(renderer.entry("tools/hammer"), "")

    assert "March 1, 2026, license CC BY-SA 4.0, https://base" in words(html)
    page = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert f'href="{page}" rel="license noopener">CC\u00a0BY-SA\u00a04.0</a>' in renderer.legal("")


def test_without_settings_a_sheet_is_cited_by_the_association(render):
    official = SOUND["association.yml"] + "edition: official\n"
    renderer = render({"association.yml": official, "tools/hammer.yml": HAMMER})

    assert "”, Guild, sheet checked on March 1, 2026." in words(
        renderer.colophon(renderer.entry("tools/hammer"), "")
    )


def test_a_mistake_is_reported_on_the_forge_or_by_letter(render):
    renderer = render({"tools/hammer.yml": HAMMER}, site=FORGE)

    html = renderer.sheet(renderer.entry("tools/hammer"), "")

    assert 'href="https://github.com/guild/base/issues/new?template=tools.yml' in html
    assert 'href="mailto:contact@guild.example?subject=Mistake' in html
    assert "base.example%2Ftools%2Fhammer%2F" in html


def test_where_nobody_is_named_nobody_is_written_to(render):
    nobody = SOUND["association.yml"].replace("contact@guild.example", "à compléter")
    renderer = render({"association.yml": nobody, "tools/hammer.yml": HAMMER})

    assert "Report a mistake" not in renderer.sheet(renderer.entry("tools/hammer"), "")
    assert "neither a public repository nor an address of contact" in renderer.contacts("")


def test_contacts_are_the_forge_and_the_shared_address(render):
    html = render({}, site=FORGE).contacts("")

    assert 'href="https://github.com/guild/base"' in html
    assert 'href="mailto:contact@guild.example"' in html


def test_a_legal_notice_left_to_complete_is_seen(render):
    nobody = SOUND["association.yml"].replace("host: A host", "host: à compléter")

    html = render({"association.yml": nobody}).legal("")

    assert 'badge--unknown">à compléter' in html
    assert "1 legal notice is left to complete" in html
    assert "left to complete" not in render({"association.yml": SOUND["association.yml"]}).legal("")


# What contributors look up


def test_fields_say_what_is_required_what_it_holds_and_which_words_it_takes(render):
    # A long name may be broken after its underscores.
    html = render({}).fields("members", "").replace("<wbr>", "")
    rows = {row[: row.index("</code>")]: row for row in html.split('<th scope="row"><code>')[1:]}

    assert "<strong>required</strong>" in rows["legal_kind"]
    assert "<code>company</code> company" in rows["legal_kind"]
    assert "optional" in rows["homepage"]
    assert 'href="#record-founder"' in rows["joined"]
    assert "A list." in rows["aliases"]


def test_every_record_that_a_field_leads_to_has_a_table(render):
    renderer = render({})
    tables = renderer.records("")

    for kind in ("association", "members", "projects", "tools", "events", "sources", "licenses"):
        for anchor in re.findall('href="#(record-[a-z-]+)"', renderer.fields(kind, "") + tables):
            assert tables.count(f'<h3 id="{anchor}">') == 1, anchor


def test_fields_of_an_unknown_kind_cannot_be_shown(render):
    with pytest.raises(UnknownName, match="no kind 'tool'; did you mean 'tools'"):
        render({}).fields("tool", "")


def test_every_rule_is_told_with_its_hint(render):
    html = render({}).rules("")

    for code in RULES:
        assert f'<tr id="{code}">' in html
    assert "{field}: &#39;{value}&#39; is not a date" in html


def test_an_example_of_a_rule_is_shown_as_it_is_written(render):
    html = render({}).rules("")

    shown = [
        unescape(lines) for lines in re.findall("<code lang=.*?>(.*?)</code>", html, re.DOTALL)
    ]
    assert shown == [
        lines
        for code in RULES
        if code in EXAMPLES
        for lines in (EXAMPLES[code].bad, EXAMPLES[code].good)
    ]
    assert "&lt;script&gt;alert(1)" in html


# What proves a fact


def test_a_source_that_proves_a_fact_twice_is_numbered_once(render):
    sources = "sources:\n  - source: statutes\n    supports: [founder]\n"
    founder = f"founder:\n    date: 2017-07\n    note: One of six.\n    {PROVED}"
    head = HEAD.replace("sources: [statutes]\n", "")
    acme = f"name: Acme\n{head}legal_kind: company\nstanding: founder\n{founder}{sources}"
    renderer = render({"members/acme.yml": acme})

    html = renderer.facts(renderer.entry("members/acme"), renderer.notes(), "")

    (fact,) = re.findall(r"<dt>Founder</dt>\s*<dd>(.*?)</dd>", html, re.DOTALL)
    assert words(fact) == "July 2017 1 One of six."


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2025-04-03", "attesté le 3\u00a0avril 2025"),
        ("2025-04", "attesté en avril 2025"),
        ("2025", "attesté en 2025"),
    ],
)
def test_the_day_of_a_proof_is_said_as_far_as_it_is_known(render, as_of, said):
    files = association(f"mission:\n  - statement: Sail.\n    {PROVED}")
    text = files["association.yml"].replace("language: en", "language: fr")
    renderer = render({"association.yml": text.replace("as_of: 2025-04", f"as_of: {as_of}")})

    html = renderer.statements(renderer.knowledge.association, "mission", renderer.notes(), "")

    assert said in re.sub("<[^>]*>", "", html)


def test_the_first_numbers_of_a_claim_stand_on_the_line_of_its_last_word(render):
    six = {
        f"sources/s{n}.yml": SOUND["sources/statutes.yml"].replace(
            ".example/statutes", f".example/{n}"
        )
        for n in range(1, 7)
    }
    cited = PROVED.replace("[statutes]", "[s1, s2, s3, s4, s5, s6]")
    renderer = render({**six, **association(f"mission:\n  - statement: Sail.\n    {cited}")})

    html = renderer.statements(renderer.knowledge.association, "mission", renderer.notes(), "")

    (kept,) = re.findall(r"<span>(.*?)</span>", html)
    assert re.findall(">([0-9])<", kept) == ["1", "2", "3", "4", "5"]
    assert html.count('aria-label="Source ') == 6


# Projects


def test_a_part_of_a_stack_says_the_name_of_its_tool_once(render):
    names = ("Hammer (for nails)", "Mallet")
    parts = "parts:\n" + "".join(f"      - {{tool: hammer, name: {one}}}\n" for one in names)
    stack = f"stacks:\n  - name: Anvil 1\n    {parts}    {PROVED}"
    tool = "name: Hammer\n" + HAMMER.partition("\n")[2]
    renderer = render({"tools/hammer.yml": tool, "projects/forge.yml": f"{PROJECT}{stack}"})

    text = words(renderer.sheet(renderer.entry("projects/forge"), ""))

    assert "Hammer (for nails)" in text
    assert "Hammer (Hammer" not in text
    assert "Hammer (Mallet)" in text


def test_the_newest_versions_are_shown_and_the_others_open_from_a_line(render):
    releases = "".join(f"  - version: '{n}'\n    {PROVED}" for n in range(9, 0, -1))
    renderer = render({"projects/forge.yml": f"{PROJECT}releases:\n{releases}"})

    html = renderer.sheet(renderer.entry("projects/forge"), "")

    shown, folded = html.split("4 other versions")
    assert re.findall(r"<strong>\s*([0-9])</strong>", shown) == ["9", "8", "7", "6", "5"]
    assert re.findall(r"<strong>\s*([0-9])</strong>", folded) == ["4", "3", "2", "1"]
