"""Texts: a line, a summary, Markdown."""

import re
from typing import Annotated

from pydantic import ValidationInfo

from knowledge.fields.reading import LONGEST_LINE, Reader, refuse, scalar
from knowledge.text.characters import first_unprintable

LONGEST_TEXT = 20_000


# Neither a handle (@guild@social.example), nor a version (mkdocs@1.6.1): the
# last label of a host is made of letters. A match starts where a word does, so
# that a long text is read once.
EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")


# An address is shared when its local part says a role. Anything else may be a
# person's, and personal data stays out of files that git keeps for ever.
ROLES = frozenset(
    """
    abuse accessibilite accessibility accueil adhesion admin administration announce asso
    association bureau collectif com commits communication compta comptabilite conf conference
    contact contribuer dev developers discuss dpo dsi editorial editors enquiries equipe
    evenement evenements events formation git hello help hostmaster info infos issues join
    journal legal list liste listes lists maintainers marketing membership membres moderation
    news newsletter noreply office opensource ops ospo oss partenariats postmaster presidence
    press presse privacy projet projets redaction rgpd secretariat securite security service
    siege site source support team tresorerie user users web webmaster
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


def is_shared(address: str) -> bool:
    """Say whether an e-mail address names a role, or its organization, rather than a person."""
    local, _at, host = address.lower().partition("@")
    return local in host.split(".") or not ROLES.isdisjoint(re.split(r"[._+-]|\d+", local))


def text(written: str, _info: ValidationInfo) -> str:
    """Read running text: any length up to a page or so, without a person's e-mail address."""
    if len(written) > LONGEST_TEXT:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_TEXT))
    if "@" in written:
        for address in EMAIL.findall(written):
            if not is_shared(address):
                refuse("personal-email", value=address)
    if character := first_unprintable(written):
        refuse("not-in-book", character=character, codepoint=f"U+{ord(character):04X}")
    return written


def line(written: str, info: ValidationInfo) -> str:
    """Read text that stands on one line."""
    if "\n" in written or "\r" in written:
        refuse("several-lines")
    if len(written) > LONGEST_LINE:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_LINE))
    return text(written, info)


MAY_BE_MARKUP = re.compile(r"[<\[]")


def markdown_text(written: str, info: ValidationInfo) -> str:
    """Read Markdown: what its rendering would leave out is said here, so that nothing is lost."""
    text(written, info)
    if MAY_BE_MARKUP.search(written):
        # Most texts have neither a tag nor a link, and the check starts faster.
        from knowledge.text import markdown

        if found := markdown.left_out(written):
            refuse("left-out-of-markdown", value=found)
    return written


LONGEST_SUMMARY = 150  # as shortDescription of publiccode.yml 0.7


def summary(written: str, info: ValidationInfo) -> str:
    """Read a summary, which search results and cards show whole."""
    if len(written) > LONGEST_SUMMARY:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_SUMMARY))
    return line(written, info)


Text = Annotated[str, Reader(text, scalar(maxLength=LONGEST_TEXT))]


ONE_LINE = r"^\s*\S.*\s*$"


Line = Annotated[str, Reader(line, scalar(maxLength=LONGEST_LINE, pattern=ONE_LINE))]


Summary = Annotated[str, Reader(summary, scalar(maxLength=LONGEST_SUMMARY, pattern=ONE_LINE))]


Markdown = Annotated[str, Reader(markdown_text, scalar(maxLength=LONGEST_TEXT))]
