"""A small book: the same bytes, the right declarations, and every way it can fail."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from knowledge.book import BookError, write_book
from knowledge.book.content import as_printed, refuse_undrawable
from knowledge.book.pieces import paragraph, printed, to
from knowledge.book.typesetting import typeset
from knowledge.loading.checking import Checked
from tests.book.conftest import PROJECT, TEMPLATES, TOOL, Made, edition
from tests.book.heads import heads_hold
from tests.book.reading import Printed
from tests.conftest import TODAY

HARBOUR = PROJECT / "tests/association/data"
PORT = """\
name: Port {number}
summary: One more harbour.
standing: attested
legal_kind: company
description: {words}
evidence:
- statement: '{words}'
  sources: [statutes]
  as_of: 2026-01-01
sources: [statutes]
reviewed_on: 2026-03-01
"""
FONTS = {"SourceSans3-Roman", "SourceSans3-Italic"}


@pytest.fixture
def small(write_small: Callable[..., Made]) -> Made:
    return write_small({"tools/tide-table.yml": TOOL})


def test_a_small_book_has_a_page_for_each_of_its_parts(small: Made) -> None:
    # Cover, imprint, contents, association, tools, sources, index of names, index by license.
    assert len(small.printed.pdf.pages) == 8
    assert small.printed.pdf.check_pdf_syntax() == []
    assert all(small.printed.text(page) for page in range(1, 9))


def test_the_cover_says_which_edition_it_is(small: Made) -> None:
    cover, imprint = small.printed.text(1), small.printed.text(2)

    for said in ("Guild", "Edition of June 1, 2026", "revision 0123abc", "Unofficial edition"):
        assert said in cover
    for said in ("not approved by Guild", "tosit.example", "contact@guild.example"):
        assert said in imprint


def test_an_official_edition_does_not_call_itself_unofficial(
    write_small: Callable[..., Made],
) -> None:
    official = (HARBOUR / "association.yml").read_text("utf-8").replace("[charter]", "[statutes]")

    book = write_small({"association.yml": official})

    pages = range(1, len(book.printed.pdf.pages) + 1)
    assert not [page for page in pages if "nofficial" in book.printed.text(page)]


def test_the_book_declares_itself_accessible(small: Made) -> None:
    root = small.printed.pdf.Root
    with small.printed.pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Guild – Knowledge base"
    assert root.Lang == "en"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle


def test_headings_skip_no_level_and_tables_have_headers(small: Made) -> None:
    names = [str(tag.S) for tag in small.printed.tags()]
    levels = [int(name[2:]) for name in names if name[:2] == "/H" and name[2:].isdecimal()]

    assert levels[0] == 1
    assert all(here <= before + 1 for before, here in pairwise(levels))
    assert {"/TOC", "/TOCI", "/Link", "/P"} <= set(names)


def test_fonts_are_ours_embedded_and_can_be_copied_from(small: Made) -> None:
    fonts = small.printed.fonts()

    for font in fonts:
        inner = font.DescendantFonts[0]
        assert str(inner.BaseFont).partition("+")[2] in FONTS
        assert "/FontFile2" in inner.FontDescriptor
        assert "/ToUnicode" in font
    assert fonts


def test_every_letter_of_french_comes_back_from_the_page(write_small: Callable[..., Made]) -> None:
    said = (
        "Dès Noël, où un zéphyr haï me vêt d’œufs, Œdipe boit « ça » à 5\u202f%\u202f; l’été\u202f?"
    )
    tool = TOOL.replace(
        "Tells when the water comes back.", f"'{said.replace(chr(39), chr(39) * 2)}'"
    )

    book = write_small({"tools/tide-table.yml": tool})

    text = book.printed.text(book.printed.named["tools/tide-table"])
    assert " ".join(said.split()) in " ".join(text.split())
    assert "\ufffd" not in text


def test_the_same_data_gives_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    made = []
    for number in ("1", "2"):
        folder = tmp_path / number
        shutil.copytree(HARBOUR, folder / "data")
        shutil.copytree(TEMPLATES, folder / "looks")
        options = ("--data", str(folder / "data"), "--templates", str(folder / "looks"))
        subprocess.run(
            (sys.executable, "-m", "knowledge", "book", "book.pdf", *options),
            cwd=folder,
            env={
                **os.environ,
                "PYTHONHASHSEED": number,
                "SOURCE_DATE_EPOCH": "1790000000",
            },
            check=True,
        )
        made.append((folder / "book.pdf").read_bytes())

    assert made[0] == made[1]


def test_the_logo_of_a_member_has_a_text_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    subprocess.run(
        (sys.executable, "-m", "knowledge", "book", str(path), "--data", str(HARBOUR)),
        cwd=PROJECT,
        check=True,
    )

    printed = Printed(path)
    figures = [tag for tag in printed.tags() if tag.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Logo of Port of Fairhaven"]


def test_the_heads_of_a_small_book_name_the_sheets_that_have_words_on_a_page(
    write_small: Callable[..., Made],
) -> None:
    # Lengths that share no measure with a page: sheets end at its foot, and go on after it.
    files = {}
    for number in range(30):
        words = "It tells the tides of one more harbour. " * (3 + number * 7 % 23)
        tool = TOOL.replace("Tide Table", f"Tide Table {number:02}")
        tool = tool.replace("[Almanac]", f"[Almanac {number:02}]")
        tool = tool.replace("example/table", f"example/{number:02}")
        files[f"tools/tide-{number:02}.yml"] = tool.replace("It **computes**", f"{words}It")
        files[f"members/port-{number:02}.yml"] = PORT.format(number=f"{number:02}", words=words)

    heads = heads_hold(write_small(files))

    assert len(heads) > 10


# Books that cannot be made


def looks(folder: Path, name: str, old: str, new: str) -> Path:
    """Return a copy of the templates in which one thing is changed."""
    shutil.copytree(TEMPLATES, folder)
    template = folder / name
    text = template.read_text("utf-8")
    assert old in text
    template.write_text(text.replace(old, new), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        pytest.param(
            "looks.typ", '"Source Sans 3"', '"Source Serif"', "unknown font family", id="font"
        ),
        pytest.param(
            "frame.typ",
            "title(book.cover.association)",
            "image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"))",
            "alt",
            id="picture without text",
        ),
        pytest.param(
            "book.typ",
            "#cover()",
            "#link(<nowhere>)[x]",
            "label `<nowhere>` does not exist",
            id="link that leads nowhere",
        ),
        pytest.param(
            "frame.typ", "[#book.cover.summary]", "[\u4e16]", "\u4e16", id="missing glyph"
        ),
        pytest.param("pieces.typ", '"strong" in it', '"fort" in it', "unknown piece", id="piece"),
    ],
)
def test_what_typst_refuses_or_warns_of_ends_the_book_and_leaves_the_last_one(
    small: Made, tmp_path: Path, *, name: str, old: str, new: str, why: str
) -> None:
    path = small.printed.path
    before = path.read_bytes()
    templates = looks(tmp_path / "looks", name, old, new)

    with pytest.raises(BookError, match="Typst says: ") as refused:
        write_book(small.knowledge, path, edition(), templates)

    assert why in str(refused.value)
    assert path.read_bytes() == before
    assert list(path.parent.glob(".*.part")) == []


def test_a_mention_of_what_the_book_does_not_hold_is_named(small: Made) -> None:
    told = {**small.told, "imprint": [paragraph([to("tools/lost", "Lost")])]}

    with pytest.raises(BookError) as refused:
        typeset(told, TEMPLATES, {}, TODAY)

    assert str(refused.value) == ("tools/lost: the book mentions it, and has no place for it")


def test_pages_that_move_each_time_end_the_book(small: Made, tmp_path: Path) -> None:
    # The first page is printed as many times as the book had pages before, and more.
    more = '#for _again in range(pages.at("chapter-names", default: 1)) { cover() }'
    templates = looks(tmp_path / "looks", "book.typ", "#cover()", more)

    with pytest.raises(BookError, match="The pages of the book move each time"):
        typeset(small.told, templates, {}, TODAY)


def test_a_folder_without_templates_is_named(small: Made, tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"There is no file .*nothing/book\.typ\."):
        write_book(small.knowledge, small.printed.path, edition(), tmp_path / "nothing")


def test_a_character_that_the_fonts_lack_is_named_with_its_entry_and_part() -> None:
    told = {"ref": "tools/tide", "blocks": [{"title": "Who uses it", "lines": [["a \u4e16"]]}]}

    with pytest.raises(BookError) as refused:
        refuse_undrawable(told)

    assert str(refused.value) == (
        "tools/tide: Who uses it: the fonts cannot draw '\u4e16' (U+4E16)"
    )


def test_an_address_with_foreign_letters_is_stands_in_ascii(
    write_small: Callable[..., Made],
) -> None:
    url = "https://tides.example/\u6f6e"

    book = write_small({"tools/tide.yml": TOOL.replace("https://tides.example/table", url)})

    page = book.printed.named["tools/tide"]
    assert "tides.example/%E6%BD%AE" in book.printed.text(page)
    assert "https://tides.example/%E6%BD%AE" in {link.url for link in book.printed.links}


def test_an_address_is_printed_with_its_accents() -> None:
    url = "https://fr.wikipedia.org/wiki/%C3%89lectricit%C3%A9_de_l%27est%2Fouest%20%FF"

    assert "".join(printed(url)) == "fr.wikipedia.org/wiki/Électricité_de_l%27est%2Fouest%20%FF"


def test_words_are_printed_as_french_asks_and_addresses_and_code_as_they_are() -> None:
    code = {"code": "l'an 10 000 ?", "url": "https://a.example/l'an", "parts": ["a.example/l'an"]}
    told = {"ref": "tools/l'an", "lines": [["l'an 10 000 ?", code]], "number": 3}

    made = as_printed(told, "fr")

    assert made == {**told, "lines": [["l’an 10\u202f000\u202f?", code]]}
    assert as_printed(told, "en") == told


def test_the_command_reports_problems_of_data_and_writes_nothing(
    check: Callable[..., Checked], data: Path
) -> None:
    check({"tools/tide.yml": "name: Tide\n"})
    path = data.parent / "book.pdf"

    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "book", str(path), "--data", str(data), "--lang", "en"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "data/tools/tide.yml:1:1: summary is missing" in done.stdout
    assert not path.exists()


def test_the_command_says_why_no_book_was_written(tmp_path: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "book", str(tmp_path), "--data", str(HARBOUR)),
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )

    assert done.returncode == 1
    assert "Aucun livre n’a été écrit" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_tells_its_steps_and_how_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "new/book.pdf"

    done = subprocess.run(
        (
            *(sys.executable, "-m", "knowledge", "book", str(path)),
            *("--data", str(HARBOUR), "--lang", "en"),
        ),
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
    )

    assert done.returncode == 0
    assert done.stderr.splitlines() == ["Book: gathering", "Book: typesetting 7 entries"]
    with pikepdf.open(path) as pdf:
        assert done.stdout == f"{len(pdf.pages)} pages in {path}\n"
