"""What people call a license leads to its identifier."""

import pytest

from knowledge.fields.license_names import COMMON, licenses_called
from knowledge.fields.licenses import spdx_names

GPL = ["GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"]


@pytest.mark.parametrize("name", COMMON)
def test_what_is_in_common_use_is_in_the_list_of_spdx(name):
    assert name in spdx_names()
    assert name in licenses_called(name)


@pytest.mark.parametrize(
    ("name", "identifiers"),
    [
        ("GPL", GPL),
        ("GNU GPL", GPL),
        ("GPLv3", GPL[2:]),
        ("GNU GPL v3.0", GPL[2:]),
        ("AGPL", ["AGPL-3.0-only", "AGPL-3.0-or-later"]),
        ("BSD", ["BSD-2-Clause", "BSD-3-Clause"]),
        ("Apache", ["Apache-2.0"]),
        ("Apache License, Version 2.0", ["Apache-2.0"]),
        ("MIT license", ["MIT"]),
        ("Licence MIT", ["MIT"]),
        ("mpl 2", ["MPL-2.0"]),
        ("EUPL", ["EUPL-1.2"]),
        ("free", []),
        ("", []),
    ],
)
def test_a_usual_name_means_licenses_in_common_use(name, identifiers):
    assert licenses_called(name) == identifiers


def test_a_family_is_said_with_its_licenses_and_never_with_a_rare_one(check):
    head = "name: A\nsummary: B.\ncategories: [databases]\nsources: [statutes]\n"
    files = {"tools/a.yml": f"{head}reviewed_on: 2026-03-01\nlicense: GPL\n"}

    (problem,) = check(files).problems

    assert problem.message == "license: 'GPL' may be several licenses"
    assert problem.hint == (
        "write the one that applies: GPL-2.0-only, GPL-2.0-or-later, GPL-3.0-only, "
        "GPL-3.0-or-later; 'or-later' is for a text that lets one choose a later version"
    )
