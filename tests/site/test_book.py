"""The book in the site: where readers find it, and when it is made."""

import pikepdf
import pytest

from tests.site.conftest import Built, run_site

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("tosit", "telechargements/tosit.pdf", "TOSIT – Base de connaissances"),
        ("harbour", "downloads/harbour-commons.pdf", "Harbour Commons – Knowledge base"),
    ],
)
def test_a_site_holds_its_book(
    name: str, file: str, title: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(name)

    with pikepdf.open(built.folder / file) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == title


def test_a_site_that_cannot_have_its_book_is_not_built(harbour_copy, tmp_path) -> None:
    template = harbour_copy.parent / "overrides/book/looks.typ"
    template.write_text(template.read_text("utf-8").replace("Source Sans 3", "Nothing"), "utf-8")

    built = run_site(harbour_copy, tmp_path / "site")

    assert built.code == 1
    assert "No book was written: Typst says: unknown font family" in built.said
    assert "Traceback" not in built.said
    assert not built.folder.exists()
