"""Why a book cannot be made."""

from knowledge.problems import Translate
from knowledge.text.language import mark as _


class BookError(Exception):
    """A book that cannot be made; ``where`` names the entry and the field, if one is at fault."""

    def __init__(self, where: str, sentence: str, **words: str) -> None:
        self.where = where
        self.sentence = sentence
        self.words = words
        super().__init__(self.said(str))

    def said(self, translate: Translate) -> str:
        """Return what is wrong and where, in the language of ``translate``."""
        told = translate(self.sentence).format_map(self.words)
        if not self.where:
            return told
        return translate(_("{where}: {problem}")).format(where=self.where, problem=told)
