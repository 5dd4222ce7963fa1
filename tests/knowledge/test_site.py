"""Where readers report a mistake."""

from urllib.parse import parse_qs, urlsplit

import pytest

from knowledge.site import Site, issue_url, letter_url, new_file

TITLE, BODY = "Mistake on “R&D”", "Sheet: a/b\nWhat is wrong: x=1\n"


def asked(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


SHEET = "https://site.example/tools/r&d/"


def test_an_issue_on_a_forge_like_github_opens_the_form_of_its_kind_with_the_sheet_in_it():
    url = issue_url(Site(forge="https://forge.example/a/b"), "tools", TITLE, SHEET, BODY)

    assert url.startswith("https://forge.example/a/b/issues/new?")
    assert asked(url) == {"template": "tools.yml", "title": TITLE, "sheet": SHEET}


def test_an_issue_on_gitlab_has_its_own_address_and_names():
    site = Site(forge="https://forge.example/a/b", gitlab=True)
    url = issue_url(site, "tools", TITLE, SHEET, BODY)

    assert url.startswith("https://forge.example/a/b/-/issues/new?")
    assert asked(url) == {"issue[title]": TITLE, "issue[description]": BODY}


def test_a_letter_begins_with_a_subject_and_without_a_plus_for_a_space():
    url = letter_url("contact@guild.example", TITLE, BODY)

    assert url.startswith("mailto:contact@guild.example?subject=Mistake%20on")
    assert "+" not in url
    assert asked(url) == {"subject": TITLE, "body": BODY}


def test_no_letter_is_begun_to_an_address_that_is_left_to_complete():
    assert letter_url("à compléter", TITLE, BODY) == ""


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        pytest.param(
            Site(
                forge="https://forge.example/a/b", editor="https://forge.example/a/b/edit/main/data"
            ),
            {
                "address": "https://forge.example/a/b/new/main/data",
                "name": "filename",
                "content": "value",
            },
            id="like GitHub",
        ),
        pytest.param(
            Site(
                forge="https://gitlab.example/edit/b",
                gitlab=True,
                editor="https://gitlab.example/edit/b/-/edit/main/data",
            ),
            {
                "address": "https://gitlab.example/edit/b/-/new/main/data",
                "name": "file_name",
                "content": "content",
            },
            id="like GitLab, in a group called edit",
        ),
        pytest.param(Site(), {}, id="no forge"),
        pytest.param(
            Site(forge="https://forge.example/a", editor="https://forge.example/a/src/data"),
            {},
            id="a forge of another sort",
        ),
    ],
)
def test_a_new_file_is_begun_where_the_forge_makes_them(site, expected):
    assert new_file(site) == expected
