"""The pages that stand for all: each page written by hand, and sheets of each kind."""

from tests.site.conftest import PROJECT

DOCS = PROJECT / "docs"

SHEETS = (
    "membres/sncf/",
    "membres/carrefour/",  # with sources that disagree
    "projets/tdp/",  # with tables
    "outils/tock/",
    "evenements/tosit-day-2026/",
    "sources/tock-readme/",  # with a long name without a space
)
# Views with something chosen, kept or compared.
NARROWED = (
    "outils/?category=databases&named=sill-recommande-2022&pick=postgresql&pick=mariadb",
    "membres/?pick=sncf&kept=1",
    "evenements/?year=2026&sort=oldest",
    "outils/comparer/?tools=postgresql&tools=mariadb&tools=apache-kafka&tools=grafana",
    "outils/panorama/?named=sill",
)
FOUND, NOT_FOUND, LOST = "recherche/?q=hadoop", "recherche/?q=kybernatas", "nulle-part/"


def written_by_hand() -> list[str]:
    """Return the address of each page of docs/; a specimen has none of its own."""
    pages = [
        path.relative_to(DOCS).with_suffix("")
        for path in sorted(DOCS.rglob("*.md"))
        if "\nspecimen:" not in path.read_text("utf-8")
    ]
    places = [page.parent if page.name == "index" else page for page in pages]
    return ["" if str(place) == "." else f"{place.as_posix()}/" for place in places]


ALL = (*written_by_hand(), *SHEETS, *NARROWED, FOUND, NOT_FOUND, LOST)
