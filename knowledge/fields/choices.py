"""Choices: one of a few words; one of two fields."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import core_schema

from knowledge.fields.reading import as_text, refuse
from knowledge.problems import meant


class Choice(StrEnum):
    """One of a few words that the program depends on; each has a label for readers."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make the word ``value``, shown as ``label``, a sentence of ours."""
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.label = label
        return choice

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # oneOf rather than enum: editors show the title of each word.
        return {"oneOf": [{"const": choice.value, "title": choice.label} for choice in cls]}

    @classmethod
    def _read(cls, written: object) -> Self:
        word = as_text(written)
        labels = {choice.value: choice.label for choice in cls}
        if word not in labels:
            near = meant(word, labels)
            title = labels.get(near, "")
            refuse("not-one-of", value=word, known=", ".join(labels), near=near, title=title)
        return next(choice for choice in cls if choice.value == word)


def exactly_one(value: str | None, info: ValidationInfo, first: str) -> str | None:
    """Return the value of the second of two fields, of which one is given and only one."""
    # When the first one has a problem of its own, pydantic leaves it out here.
    if first in info.data and (info.data[first] is None) == (value is None):
        refuse("one-of-two", first=first, second=str(info.field_name))
    return value
