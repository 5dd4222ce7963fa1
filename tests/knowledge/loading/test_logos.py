"""A logo is a small SVG or PNG that can neither run, nor reach out, nor change."""

import datetime as dt
import struct

import pytest

from knowledge.loading.files import DataFile, load_file
from knowledge.loading.logos import LARGEST_LOGO, is_png, unsafe_part
from knowledge.models import Member

TODAY = dt.date(2026, 6, 1)
MEMBER = """\
name: Acme
summary: A maker of anvils.
legal_kind: company
standing: attested
reviewed_on: 2026-03-01
sources: [statutes]
logo: {file: FILE, sources: [statutes]}
"""
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PLAIN = f'<svg {SVG} viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def png(width, height):
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\6\0\0\0"
    )


@pytest.fixture
def said(write, data):
    """Return what is said of a member with a logo, beside the files of logos/."""

    def said(name, pictures):
        for picture, content in pictures.items():
            write(f"logos/{picture}", content)
        path = write("members/acme.yml", MEMBER.replace("FILE", name))
        _, problems = load_file(DataFile(Member, path, "data/members/acme.yml"), data, TODAY)
        return [(f"{p.at.line}:{p.at.column} {p.message}", p.hint) for p in problems]

    return said


@pytest.mark.parametrize(
    ("name", "content"), [("acme.svg", PLAIN), ("acme.png", png(64, 64)), ('" acme.svg "', PLAIN)]
)
def test_a_plain_logo_has_no_problem(said, name, content):
    assert said(name, {name.strip('" '): content}) == []


@pytest.mark.parametrize(
    ("name", "pictures", "message", "hint"),
    [
        pytest.param(
            "acme.svg",
            {},
            "there is no file logos/acme.svg",
            "add the file, or leave the logo out: a monogram is drawn instead",
            id="missing",
        ),
        pytest.param(
            "acme.svg",
            {"acme.png": png(1, 1)},
            "there is no file logos/acme.svg",
            "did you mean 'acme.png'?",
            id="missing beside another",
        ),
        pytest.param(
            "acme.svg",
            {"acme.svg": PLAIN + " " * LARGEST_LOGO},
            "acme.svg has 101 KB; 100 KB is the most",
            "simplify or compress it",
            id="too big",
        ),
        pytest.param(
            "acme.svg",
            {"acme.svg": PLAIN.replace("<path", "<script/><path")},
            "acme.svg holds <script>, which a logo may not",
            "export it as plain SVG",
            id="unsafe",
        ),
        pytest.param(
            "acme.svg",
            {"acme.svg": "<html/>"},
            "acme.svg cannot be read as an image",
            "",
            id="HTML",
        ),
        pytest.param(
            "acme.png", {"acme.png": PLAIN}, "acme.png cannot be read as an image", "", id="no PNG"
        ),
        pytest.param(
            "acme.gif",
            {"acme.gif": "GIF89a"},
            "'acme.gif' is neither SVG nor PNG",
            "export it in one of these formats",
        ),
    ],
)
def test_a_logo_that_cannot_be_published_is_reported_at_its_name(
    said, name, pictures, message, hint
):
    assert said(name, pictures) == [(f"7:14 logo.file: {message}", hint)]


@pytest.mark.parametrize(
    "name", ["../acme.svg", "/acme.svg", "..", "a/b.svg", "Acme.svg", "a" * 400 + ".svg", "[a]"]
)
def test_a_name_that_is_none_is_said_once_and_opens_no_file(said, name):
    assert len(said(name, {"acme.svg": PLAIN})) == 1


def test_blanks_around_a_name_are_no_part_of_it(said):
    assert said('" acme.svg "', {}) == said("acme.svg", {})


def test_a_logo_may_have_just_the_largest_size(said):
    whole = PLAIN + " " * (LARGEST_LOGO - len(PLAIN))

    assert LARGEST_LOGO == 100 * 1024
    assert said("acme.svg", {"acme.svg": whole}) == []
    assert len(said("acme.svg", {"acme.svg": whole + " "})) == 1


def test_a_logo_that_is_no_record_is_said_once(write, data):
    path = write("members/acme.yml", MEMBER.partition("logo:")[0] + "logo: acme.svg\n")

    _, problems = load_file(DataFile(Member, path, "data/members/acme.yml"), data, TODAY)

    assert [p.message for p in problems] == ["logo: expected 'field: value' lines, not text"]


def test_a_logo_that_links_out_of_its_folder_is_missing(said, tmp_path):
    (tmp_path / "secret.svg").write_text(PLAIN)

    [(message, _)] = said(
        "acme.svg", {"acme.svg": lambda path: path.symlink_to("../../secret.svg")}
    )

    assert message == "7:14 logo.file: there is no file logos/acme.svg"


def test_a_logo_that_the_system_keeps_is_a_problem(said, monkeypatch, data):
    def keep(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(data), "read_bytes", keep)

    [(message, _)] = said("acme.svg", {"acme.svg": PLAIN})

    assert message == "7:14 logo.file: acme.svg cannot be read as an image"


def svg(inside="", attributes=""):
    return f"<svg {SVG} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(svg('<a href="#a"/><a xlink:href="#a"/>'), id="references inside"),
        pytest.param(svg('<path fill="url(#a)" style="fill: url( \'#b\' )"/>'), id="paint inside"),
        pytest.param(svg("<style>.a { fill: url(#b) }</style>"), id="a style"),
        pytest.param(svg("<title>On the river: 1 \\ 2</title>"), id="a title"),
        pytest.param(
            svg(attributes='xmlns:i="http://i.example/" i:file="C:\\a.png" i:onsave="x"'),
            id="the notes of a drawing program",
        ),
        pytest.param(b'<?xml version="1.0" encoding="UTF-8"?>' + svg(), id="an XML declaration"),
        pytest.param(b"\xef\xbb\xbf" + svg(), id="a byte order mark"),
        pytest.param(svg().decode().encode("utf-16"), id="UTF-16"),
    ],
)
def test_a_picture_that_stays_within_itself_is_safe(picture):
    assert unsafe_part(picture) == ""


@pytest.mark.parametrize(
    ("picture", "part"),
    [
        (b"<!DOCTYPE svg>" + svg(), "DOCTYPE"),
        (b'<!DOCTYPE svg [<!ENTITY a "&a;&a;">]>' + svg("&a;"), "DOCTYPE"),
        (b'<?xml-stylesheet href="a.css"?>' + svg(), "<?xml-stylesheet"),
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg("<g><SCRIPT/></g>"), "<SCRIPT>"),
        (svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), "<script>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg('<image href="a.png"/>'), "<image>"),
        (svg('<set attributeName="href" to="javascript:alert(1)"/>'), "<set>"),
        (svg('<a href="#"><animate attributeName="href"/></a>'), "<animate>"),
        (svg('<h:img xmlns:h="http://www.w3.org/1999/xhtml"/>'), "<img>"),
        (svg(attributes='onload="alert(1)"'), "onload"),
        (svg(attributes='ONCLICK="alert(1)"'), "onclick"),
        (svg('<a href="https://acme.example"/>'), "href=…"),
        (svg('<a xlink:href=" javascript:alert(1)"/>'), "href=…"),
        (svg('<a href="other.svg#a"/>'), "href=…"),
        (svg('<a href="#a" ping="https://a.example"/>'), "ping=…"),
        # Nine levels of ten of these hang a browser.
        (svg('<use href="#a"/>'), "<use>"),
        (svg('<a href="data:text/html,a"/>'), "href=…"),
        (svg(attributes='xml:base="https://acme.example/"'), "base=…"),
        (svg('<path fill="url(https://acme.example/a.svg#b)"/>'), "url("),
        (svg("<path style=\"fill: URL ('a.svg#b')\"/>"), "url("),
        (svg('<path fill="\\75rl(https://acme.example)"/>'), "\\"),
        (svg('<a to="java&#115;cript:alert(1)"/>'), "javascript:"),
        (svg("<style>@import 'https://acme.example/a.css';</style>"), "@import"),
        (svg("<style>.a{fill:image-set('https://acme.example/a' 1x)}</style>"), "image-set("),
        (svg("<style><![CDATA[.a { fill: url(//acme.example) }]]></style>"), "url("),
        (svg("<style>.a{fill:u<g/>rl(//acme.example)}</style>"), "url("),
        (svg("<style>" + "/* a */" * 9000 + "a{fill:url(//acme.example)}</style>"), "url("),
    ],
)
def test_a_picture_that_could_run_or_reach_out_is_not(picture, part):
    assert unsafe_part(picture) == part


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"acme",
        b"<svg/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>"[:20],
        svg() + b"<p/>",
        svg("&a;"),
        b'<?xml version="1.0" encoding="none"?><svg/>',
        b'<?xml version="1.0" encoding="cp037"?><svg/>',
        b"\x00" * 40,
        svg("<g>"),
        svg()[:-6],
    ],
)
def test_what_is_not_svg_is_no_picture(raw):
    with pytest.raises(ValueError, match=r"."):
        unsafe_part(raw)


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        (png(1, 1), True),
        (png(4096, 4096), True),
        (png(4097, 1), False),
        (png(0, 1), False),
        (png(1, 4097), False),
        (png(1, 0), False),
        (b"\x88" + png(1, 1)[1:], False),
        (png(1, 1)[:20], False),
        (png(1, 1).replace(b"IHDR", b"IDAT"), False),
        (b"GIF89a" + png(1, 1), False),
        (b"", False),
    ],
)
def test_a_png_starts_as_an_image_that_one_can_draw(raw, answer):
    assert is_png(raw) is answer
