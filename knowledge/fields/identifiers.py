"""Codes that others give: languages, Wikidata, SIREN, packages; and names of files."""

import re
from typing import Annotated

from pydantic import ValidationInfo

from knowledge.fields.reading import LONGEST_LINE, Reader, pattern, refuse

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]+)?")  # the part of BCP 47 that we meet


def language(written: str, _info: ValidationInfo) -> str:
    """Read the code of a human language."""
    if not LANGUAGE_CODE.fullmatch(written):
        refuse("not-a-language", value=written)
    return written


def site_language(written: str, info: ValidationInfo) -> str:
    """Read the language of a site: one whose dates and names of languages we can write."""
    # Babel is slow to start, and only the association has such a field.
    from babel.localedata import exists

    code = language(written, info)
    if not exists(code.replace("-", "_")):
        refuse("not-a-language", value=written)
    return code


def identifier(form: re.Pattern[str], shape: str, *also: str) -> Reader:
    """Return the field of an identifier given by others, of this form: like ``shape``.

    An editor may take it for something else ``also``: one of digits for a number.
    """

    def identified(written: str, _info: ValidationInfo) -> str:
        if len(written) > LONGEST_LINE or not form.fullmatch(written):
            # « 123 456 789 », or the address of the page that it identifies.
            near = re.sub(r"\s", "", written).rpartition("/")[2]
            known = near if near != written and form.fullmatch(near) else ""
            refuse("not-an-identifier", value=written, shape=shape, near=known)
        return written

    return Reader(identified, {"type": ["string", *also], **pattern(form)}, shape)


Language = Annotated[str, Reader(language, {"type": "string", **pattern(LANGUAGE_CODE)})]


SiteLanguage = Annotated[str, Reader(site_language, {"type": "string", **pattern(LANGUAGE_CODE)})]


Wikidata = Annotated[str, identifier(re.compile("Q[1-9][0-9]*"), "Q42")]


Siren = Annotated[str, identifier(re.compile("[0-9]{9}"), "123456789", "integer")]


PackageUrl = Annotated[str, identifier(re.compile(r"pkg:[a-z][a-z0-9.+-]*/\S+"), "pkg:pypi/mkdocs")]


SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


# Windows makes no file of these names, whatever their ending:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)


FILE_NAME = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*\.(svg|png)")


Slug = Annotated[str, identifier(SLUG, "apache-kafka", "integer")]


def logo_file(written: str, _info: ValidationInfo) -> str:
    """Read the name of a picture in logos/."""
    if not written.lower().endswith((".svg", ".png")):
        refuse("logo-format", value=written)
    if len(written) > LONGEST_LINE or not FILE_NAME.fullmatch(written):
        near = written.rpartition("/")[2]
        known = near if near != written and FILE_NAME.fullmatch(near) else ""
        refuse("not-an-identifier", value=written, shape="acme.svg", near=known)
    return written


LogoFile = Annotated[str, Reader(logo_file, {"type": "string", **pattern(FILE_NAME)})]
