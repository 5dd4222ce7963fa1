"""Markdown in data, as the book shows it."""

from collections.abc import Callable

import pytest

from knowledge.book import BookError
from knowledge.book.prose import nodes
from knowledge.text.language import translator
from tests.book.conftest import TOOL, Made


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("One\ntwo.", [{"p": ["One two."]}], id="lines of a paragraph"),
        pytest.param(
            "*a* **b** `c < d`",
            [{"p": [{"em": ["a"]}, " ", {"strong": ["b"]}, " ", {"code": "c < d"}]}],
            id="emphasis",
        ),
        pytest.param(
            "[a](https://a.example/?b=1&c=2)",
            [{"p": [{"url": "https://a.example/?b=1&c=2", "line": ["a"]}]}],
            id="link",
        ),
        pytest.param(
            "- a\n- b\n  1. c",
            [{"list": [{"item": ["a"]}, {"item": ["b", {"numbers": [{"item": ["c"]}]}]}]}],
            id="list in a list",
        ),
        pytest.param("> a", [{"quote": [{"p": ["a"]}]}], id="quotation"),
        pytest.param("    a\n    b", [{"pre": "a\nb"}], id="lines of code"),
        pytest.param("# A", [{"heading": ["A"]}], id="heading"),
        pytest.param("a  \nb", [{"p": ["a", {"break": True}, " b"]}], id="line break"),
    ],
)
def test_markdown_becomes_nodes(written: str, shown: list[object]) -> None:
    assert nodes(written, "tools/buoy: description") == shown


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        pytest.param("a\n\n---\n\nb", "<hr>", id="rule"),
        pytest.param("![a](https://a.example/b.png)", "![", id="picture"),
        pytest.param("a <b>c</b>", "<b>", id="raw HTML"),
        pytest.param("[a](javascript:b)", "javascript:", id="link that is not of the web"),
    ],
)
def test_what_the_book_cannot_show_is_refused_by_entry_and_field(written: str, lost: str) -> None:
    with pytest.raises(BookError) as refused:
        nodes(written, "tools/buoy: description")

    assert str(refused.value) == f"tools/buoy: description: '{lost}' cannot stand in the book"
    assert refused.value.said(translator("fr")) == (
        f"tools/buoy: description\u00a0: «\u00a0{lost}\u00a0» ne peut pas figurer dans le livre"
    )


def test_text_from_data_is_never_read_as_typst(write_small: Callable[..., Made]) -> None:
    hostile = '#panic("no") $x$ *not bold* @ref <label> \\ ~ = // -- "quoted"'
    tool = TOOL.replace("Tells when the water comes back.", f"'{hostile}'")

    book = write_small({"tools/tide.yml": tool})

    page = book.printed.named["tools/tide"]
    assert hostile in book.printed.text(page)
