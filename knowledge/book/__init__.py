"""KnowledgeBase -> a printed book, as PDF.

What it says is gathered as plain values (``content.py``), and typeset by the
templates of ``overrides/book/`` (``typesetting.py``).
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from knowledge.book.content import Edition, content
from knowledge.book.problems import BookError
from knowledge.book.typesetting import typeset
from knowledge.loading.linking import KnowledgeBase
from knowledge.models import Member
from knowledge.problems import Translate
from knowledge.text.language import mark as _
from knowledge.writing import beside

__all__ = ["BookError", "Edition", "write_book"]

Progress = Callable[[str], None]


def write_book(  # noqa: PLR0913 - whoever calls decides everything
    knowledge: KnowledgeBase,
    path: Path,
    edition: Edition,
    templates: Path,
    *,
    logos: Path | None = None,
    say: Translate = str,
    progress: Progress = lambda _said: None,
) -> int:
    """Write the book of ``knowledge`` at ``path``, and return how many pages it has.

    ``logos`` is the folder of the pictures that members name; ``progress`` is
    told each step, in the language of ``say``. Raises BookError. The file is
    written beside ``path`` and takes its place once it is whole.
    """
    progress(say(_("Book: gathering")))
    told = content(knowledge, edition)
    count = str(sum(map(len, knowledge.entries.values())))
    progress(say(_("Book: typesetting {count} entries")).format(count=count))
    book = typeset(told, templates, _pictures(knowledge, logos), edition.day)
    with beside(path) as made:
        made.write_bytes(book.pdf)
    return book.pages


def _pictures(knowledge: KnowledgeBase, logos: Path | None) -> Mapping[str, bytes]:
    """Return the logos of members, by the names of their files."""
    members = [entry for entry in knowledge.of("members") if isinstance(entry, Member)]
    names = [member.logo.file for member in members if member.logo]
    return {name: (logos / name).read_bytes() for name in names} if logos else {}
