"""Whether search finds what readers mean: French queries over our data, through the real page."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean

import pytest
import yaml
from playwright.sync_api import Browser

from tests.site.browser.conftest import visit
from tests.site.browser.test_search import results
from tests.site.conftest import PROJECT, Built

pytestmark = [pytest.mark.site, pytest.mark.browser]

QUERIES = PROJECT / "tests/search/queries.yml"


@dataclass(frozen=True)
class Asked:
    """A query of some sort, the answers that would be right, and those that came, best first."""

    sort: str
    query: str
    right: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """Return the place of the first right answer, from 1 on; None when there is none."""
        places = (n for n, answer in enumerate(self.found, start=1) if answer in self.right)
        return next(places, None)

    def is_within(self, first: int) -> bool:
        return self.rank is not None and self.rank <= first


def queries() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for sort, lines in yaml.safe_load(QUERIES.read_text("utf-8")).items():
        for query, *right in lines:
            yield sort, str(query), tuple(right)


@pytest.fixture(scope="module")
def asked(chromium: Browser, tosit_url: str) -> Iterator[list[Asked]]:
    context = chromium.new_context(locale="fr-FR")
    page = visit(context).open(tosit_url + "recherche/")
    answers = []
    for sort, query, right in queries():
        page.fill("#query", query)
        answers.append(Asked(sort, query, right, tuple(results(page))))
    yield answers
    context.close()


def share(asked: list[Asked], first: int) -> float:
    return mean(one.is_within(first) for one in asked)


def missed(asked: list[Asked], first: int) -> str:
    """Return the queries whose right answer is not among the first ones, for who mends them."""
    return "\n".join(
        f"{one.sort}: {one.query}: {one.rank or 'nowhere'}, after {', '.join(one.found[:5])}"
        for one in asked
        if not one.is_within(first)
    )


def test_a_right_answer_is_among_the_first_five(asked: list[Asked]) -> None:
    assert len(asked) >= 80
    assert share(asked, 5) >= 0.95, missed(asked, 5)


def test_a_right_answer_is_mostly_the_first(asked: list[Asked]) -> None:
    assert share(asked, 1) >= 0.85, missed(asked, 1)
    assert mean(1 / one.rank if one.rank else 0 for one in asked) >= 0.90, missed(asked, 1)


def test_hardly_a_query_stays_without_answer(asked: list[Asked]) -> None:
    without = [one.query for one in asked if not one.found]

    assert len(without) <= len(asked) / 100, without


def test_typing_errors_are_understood(asked: list[Asked]) -> None:
    typos = [one for one in asked if one.sort == "typo"]

    assert len(typos) >= 7
    assert share(typos, 5) >= 6 / 7, missed(typos, 5)


def test_every_expected_answer_is_something_that_search_can_find(tosit: Built) -> None:
    pages = tosit.pages()
    entries = {f"{path.parent.name}/{path.stem}" for path in (PROJECT / "data").glob("*/*.yml")}
    written = {
        f"page/{path.relative_to(PROJECT / 'docs').as_posix()}"
        for path in (PROJECT / "docs").rglob("*.md")
    }
    terms = {f"terms/{name}" for name in pages["glossaire/index.html"].ids}
    known = entries | written | terms | {"association/association"}

    assert {answer for _sort, _query, right in queries() for answer in right} - known == set()
