"""SPDX licenses: expressions, identifiers."""

import re
from collections.abc import Collection
from functools import cache
from typing import Annotated, NoReturn

from license_expression import Licensing, get_spdx_licensing
from pydantic import ValidationInfo

from knowledge.fields.license_names import licenses_called
from knowledge.fields.reading import LONGEST_LINE, Reader, refuse
from knowledge.text.folding import kebab
from knowledge.text.typography import FIRM

LICENSE_REFERENCE = re.compile(r"(DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")


CREATIVE_COMMONS = re.compile(r"CC(?P<terms>0|-BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>\d\.\d)")
SPDX = "https://spdx.org/licenses/"

OLD_LICENSE = re.compile(r"(?:A|L)?GPL-\d\.\d|GFDL-\d\.\d")  # deprecated in SPDX 3.0 (2018)


@cache
def spdx() -> Licensing:
    """Return the list of SPDX licenses."""
    return get_spdx_licensing()


def license_symbols(expression: str) -> tuple[str, ...]:
    """Return the identifiers that an expression names, in their order and as they are written.

    Raises ValueError when it is not an expression. SPDX 2.3, annex D.
    """
    return tuple(name for name, _is_exception in _symbols(expression))


_READER = Licensing()


@cache
def _symbols(expression: str) -> tuple[tuple[str, bool], ...]:
    """Return the same, each with whether it stands after WITH, where exceptions do."""
    try:
        literals = _READER.parse(expression, strict=False).get_literals()
    except Exception as error:  # it fails in many ways, with an IndexError on « () »
        raise ValueError(expression) from error
    parts = (enumerate(literal.decompose()) for literal in literals)
    return tuple(
        dict.fromkeys((str(part.key), bool(place)) for two in parts for place, part in two)
    )


def _refuse_license(name: str, known: Collection[str]) -> NoReturn:
    # « GPL-2.0+ » is an old form too, but one that says what it means.
    later = f"{name.removesuffix('+')}-or-later"
    if later in known:
        refuse("not-spdx", value=name, near=later)
    if re.search(" (?:ou|et) ", name, re.IGNORECASE):  # the hint says by what they are joined
        refuse("not-spdx", value=name)
    called = licenses_called(name)
    if len(called) == 1:
        refuse("not-spdx", value=name, near=called[0])
    if called:
        chooses = any(one.endswith("-or-later") for one in called)
        refuse(
            "license-family",
            value=name,
            known=", ".join(called),
            near="-or-later" if chooses else "",
        )
    refuse("not-spdx", spdx_names, value=name)


def spdx_names() -> list[str]:
    """Return the identifiers of the SPDX list, exceptions included; references are not in it."""
    return [name for name in spdx().known_symbols if not LICENSE_REFERENCE.fullmatch(name)]


def license_expression(written: str, info: ValidationInfo) -> str:
    """Read an SPDX license expression; an old form needs a license_note beside it."""
    if len(written) > LONGEST_LINE:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_LINE))
    try:
        symbols = _symbols(written)
    except ValueError:
        refuse("not-spdx", value=written)
    known = spdx().known_symbols
    for name, is_exception in symbols:
        if OLD_LICENSE.fullmatch(name):
            if not info.data.get("license_note"):
                refuse("old-spdx", value=name, only=f"{name}-only", later=f"{name}-or-later")
        elif name not in known and not LICENSE_REFERENCE.fullmatch(name):
            _refuse_license(name, known)
        elif name in known and known[name].is_exception != is_exception:
            refuse("not-spdx", value=written)
    return written


License = Annotated[str, Reader(license_expression, {"type": "string"})]


def license_name(expression: str) -> str:
    """Return a license as people call it, on one line: « CC BY 4.0 » for CC-BY-4.0."""
    return CREATIVE_COMMONS.sub(
        lambda found: f"CC{found['terms'].replace('-', FIRM, 1)}{FIRM}{found['version']}",
        expression,
    )


def license_page(expression: str) -> str:
    """Return where one license is explained to people; nothing for an expression of several."""
    if common := CREATIVE_COMMONS.fullmatch(expression):
        terms = common["terms"].removeprefix("-").lower()
        place = "publicdomain/zero" if terms == "0" else f"licenses/{terms}"
        return f"https://creativecommons.org/{place}/{common['version']}/"
    return spdx_page(expression)


def spdx_page(expression: str) -> str:
    """Return the page of one license in the SPDX list; nothing for what is not in it."""
    is_one = license_symbols(expression) == (expression,)
    return SPDX + expression if is_one and not LICENSE_REFERENCE.fullmatch(expression) else ""


def license_id(written: str, _info: ValidationInfo) -> str:
    """Read the identifier of one license; an old form too, which some lists still give."""
    known = spdx().known_symbols
    is_known = written in known and not known[written].is_exception
    if not (is_known or OLD_LICENSE.fullmatch(written) or LICENSE_REFERENCE.fullmatch(written)):
        _refuse_license(written, known)
    return written


def license_file(license_id: str) -> str:
    """Return the id of the file that explains a license: ``apache-2-0`` for Apache-2.0."""
    return kebab(license_id)


LicenseId = Annotated[str, Reader(license_id, {"type": "string"})]
