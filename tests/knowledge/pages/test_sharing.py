"""What other sites show beside a link, and the pictures that Typst draws of it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from markupsafe import escape

from knowledge.pages.drawing import draw
from knowledge.pages.rendering import Renderer
from knowledge.pages.sharing import HEIGHT, WIDTH, Picture, Shared
from knowledge.site import Site
from tests.conftest import SOUND, TODAY
from tests.knowledge.pages.test_rendering import ACME, HAMMER, TEMPLATES

LOOKS = TEMPLATES.parent
PUBLIC = Site("Guild base", "https://guild.example/", search="search/")
HOSTILE = "</script><!-- & \u2028 \"'"


@pytest.fixture
def render(check):
    def made(files, site=PUBLIC):
        checked = check(files)
        assert checked.problems == ()
        return Renderer(checked.knowledge, TEMPLATES, TODAY, site)

    return made


def told(html):
    """Return what the head of a page tells: each property and its content."""
    return dict(re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', html))


def test_a_sheet_tells_its_title_its_summary_and_the_picture_of_its_kind(render):
    renderer = render({"members/acme.yml": ACME})

    html = renderer.sharing(renderer.shared(renderer.entry("members/acme")))

    assert told(html) == {
        "og:type": "article",
        "og:title": "Acme",
        "og:description": "A thing.",
        "og:site_name": "Guild base",
        "og:locale": "en_US",
        "og:url": "https://guild.example/members/acme/",
        "og:image": "https://guild.example/assets/sharing/members.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Members. Guild base. Unofficial edition",
        "twitter:card": "summary_large_image",
    }


def test_a_site_without_an_address_tells_nothing_that_needs_one(render):
    renderer = render({"members/acme.yml": ACME}, Site("Guild base"))

    html = renderer.sharing(renderer.shared(renderer.entry("members/acme")))

    assert set(told(html)) == {
        *("og:type", "og:title", "og:description", "og:site_name", "og:locale"),
        "twitter:card",
    }
    assert told(html)["twitter:card"] == "summary"


@pytest.mark.parametrize(
    ("address", "kind", "sort"),
    [
        ("", "association", "website"),
        ("tools/", "tools", "article"),
        ("association/", "association", "article"),
        ("about/", "page", "article"),
    ],
)
def test_a_page_written_by_hand_has_the_picture_of_what_it_is_about(render, address, kind, sort):
    renderer = render({})
    page = Shared("A page", "About it.", address, entry=renderer.about(address))

    said = told(renderer.sharing(page))

    assert said["og:image"].endswith(f"/{kind}.png")
    assert said["og:type"] == sort


def test_an_official_edition_does_not_say_that_it_is_not(render):
    official = SOUND["association.yml"] + "edition: official\n"

    assert render({}).pictures["page"].text == "Guild base. Unofficial edition"
    assert render({"association.yml": official}).pictures["page"].text == "Guild base"


def test_what_a_page_shares_is_typeset_in_french(render):
    french = SOUND["association.yml"].replace("language: en", "language: fr")
    tool = HAMMER.replace("A thing.", "L'outil du 15 mai !")
    renderer = render({"association.yml": french, "tools/hammer.yml": tool})

    page = renderer.shared(renderer.entry("tools/hammer"))

    assert page.description == "L’outil du 15\u00a0mai\u202f!"
    assert told(renderer.sharing(page))["og:locale"] == "fr_FR"


def test_text_from_data_cannot_end_what_holds_it(render):
    renderer = render({})

    html = renderer.sharing(Shared(HOSTILE, HOSTILE, "x/"))
    script = re.search(r"<script[^>]*>(.*)</script>", html, re.DOTALL)

    assert f'content="{escape(HOSTILE)}"' in html
    assert html.count("</script>") == 1
    assert script
    assert not re.search("[<>&\u2028\u2029]", script[1])
    assert json.loads(script[1])["@graph"][0]["name"] == HOSTILE


# Pictures


def size_of(png):
    """Return the width and the height of a PNG file. https://www.w3.org/TR/png-3/#11IHDR."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_every_picture_is_drawn_at_its_size_and_always_the_same(render):
    pictures = render({}).pictures.values()

    drawn = draw(pictures, LOOKS)

    assert [size_of(png) for png in drawn] == [(WIDTH, HEIGHT)] * len(pictures)
    assert len(set(drawn)) == len(pictures)
    assert draw(pictures, LOOKS) == drawn


def test_what_a_picture_says_is_never_read_as_code():
    hostile = Picture("x", '#panic("ran") $ [ " \\', "", "@a <b> *c* _d_", "// e")

    [png] = draw([hostile], LOOKS)

    assert size_of(png) == (WIDTH, HEIGHT)


def test_a_font_that_is_not_there_is_no_picture(tmp_path: Path):
    for name in ("sharing/card.typ", "assets/design.css", "assets/icon.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(LOOKS / name, tmp_path / name)
    card = tmp_path / "sharing/card.typ"
    card.write_text(card.read_text("utf-8").replace("Source Sans 3", "No Such Font"), "utf-8")

    with pytest.raises(ValueError, match="no such font"):
        draw([Picture("x", "Title", "", "Site", "")], tmp_path)
