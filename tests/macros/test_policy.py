"""The Content-Security-Policy of pages."""

from macros.policy import digest, with_policy

PAGE = '<head>\n<meta charset="utf-8">\n{}</head>'


def test_the_policy_stands_before_anything_it_governs() -> None:
    page = with_policy(PAGE.format('<script src="a.js"></script>'))

    assert page.index("Content-Security-Policy") < page.index("<script")
    assert "script-src 'self';" in page
    assert "default-src 'none'" in page


def test_inline_scripts_are_allowed_one_by_one() -> None:
    # The digest of `alert(1)` is that of the specification's own tools:
    # printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    page = with_policy(PAGE.format("<script>alert(1)</script>"))

    assert "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in page
    assert digest("alert(2)") not in page


def test_data_blocks_are_no_scripts() -> None:
    page = with_policy(PAGE.format('<script id="x" type="application/json">{}</script>'))

    assert "sha256" not in page
