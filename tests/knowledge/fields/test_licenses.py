"""Licenses in plain words: named by one identifier, and found by it."""

import pytest

from knowledge.fields.licenses import license_file, license_name, license_page

MIT = (
    "spdx: MIT\nname: MIT License\nfamily: permissive\nsummary: Do as you like.\n"
    "url: https://spdx.org/licenses/MIT.html\nsources: [statutes]\n"
)


@pytest.fixture
def said(check):
    def said(files):
        found = check(files).problems
        return [(p.at.file, p.at.line, p.message, p.hint) for p in found]

    return said


@pytest.mark.parametrize(
    ("identifier", "file"),
    [("MIT", "mit"), ("Apache-2.0", "apache-2-0"), ("GPL-2.0-or-later", "gpl-2-0-or-later")],
)
def test_the_file_of_a_license_is_its_identifier_in_small_letters(identifier, file):
    assert license_file(identifier) == file


@pytest.mark.parametrize(
    ("expression", "name", "page"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "CC-BY-NC-SA-3.0",
            "CC BY-NC-SA 3.0",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/",
        ),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("Apache-2.0", "Apache-2.0", "https://spdx.org/licenses/Apache-2.0"),
        ("CC-BY-4.0 OR MIT", "CC BY 4.0 OR MIT", ""),
        ("LicenseRef-Its-Own", "LicenseRef-Its-Own", ""),
    ],
)
def test_a_license_has_the_name_and_the_page_that_people_know(expression, name, page):
    assert license_name(expression).replace("\u00a0", " ") == name
    assert license_page(expression) == page


@pytest.mark.parametrize("identifier", ["MIT", "AGPL-3.0", "LicenseRef-Its-Own"])
def test_an_identifier_is_of_one_license_present_old_or_unlisted(said, identifier):
    assert (
        said(
            {f"licenses/{license_file(identifier)}.yml": MIT.replace("MIT\n", f"{identifier}\n", 1)}
        )
        == []
    )


@pytest.mark.parametrize(
    ("identifier", "hint"),
    [
        ("mit", "did you mean 'MIT'?"),
        ("MIT OR ISC", None),
        ("Classpath-exception-2.0", None),
    ],
)
def test_anything_else_is_not_the_identifier_of_a_license(said, identifier, hint):
    ((file, line, message, hinted),) = said(
        {"licenses/mit.yml": MIT.replace("MIT\n", f"{identifier}\n", 1)}
    )

    assert (file, line) == ("data/licenses/mit.yml", 1)
    assert message == f"spdx: '{identifier}' is not an SPDX license expression"
    assert hint in (None, hinted)


def test_a_license_whose_file_has_another_name_would_not_be_found(said):
    assert said({"licenses/expat.yml": MIT}) == [
        (
            "data/licenses/expat.yml",
            1,
            "spdx: the file of MIT has to be named after it",
            "rename it to 'mit.yml', or correct the identifier",
        )
    ]


def test_a_tool_may_have_a_license_that_no_file_explains(said):
    tool = (
        "name: Hammer\nsummary: A tool.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
        "categories: [databases]\nlicense: ISC\n"
    )

    assert said({"tools/hammer.yml": tool, "licenses/mit.yml": MIT}) == []
