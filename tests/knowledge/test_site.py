"""Where readers report a mistake."""

from urllib.parse import parse_qs, urlsplit

from knowledge.site import Site, issue_url, letter_url

TITLE, BODY = "Mistake on “R&D”", "Sheet: a/b\nWhat is wrong: x=1\n"


def asked(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_an_issue_on_a_forge_like_github_begins_with_a_title_and_a_body():
    url = issue_url(Site(forge="https://forge.example/a/b"), TITLE, BODY)

    assert url.startswith("https://forge.example/a/b/issues/new?")
    assert asked(url) == {"title": TITLE, "body": BODY}


def test_an_issue_on_gitlab_has_its_own_address_and_names():
    url = issue_url(Site(forge="https://forge.example/a/b", gitlab=True), TITLE, BODY)

    assert url.startswith("https://forge.example/a/b/-/issues/new?")
    assert asked(url) == {"issue[title]": TITLE, "issue[description]": BODY}


def test_a_letter_begins_with_a_subject_and_without_a_plus_for_a_space():
    url = letter_url("contact@guild.example", TITLE, BODY)

    assert url.startswith("mailto:contact@guild.example?subject=Mistake%20on")
    assert "+" not in url
    assert asked(url) == {"subject": TITLE, "body": BODY}


def test_no_letter_is_begun_to_an_address_that_is_left_to_complete():
    assert letter_url("à compléter", TITLE, BODY) == ""
