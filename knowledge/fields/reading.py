"""How pydantic reads a field: one function of the text as it was written."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn
from unicodedata import normalize

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from knowledge.text.language import mark as _

LONGEST_LINE = 300


AMONG = "among"


def refuse(code: str, among: Callable[[], Iterable[str]] = tuple, **words: str) -> NoReturn:
    """Say that a value breaks the rule ``code``; the value meant may be ``among`` others."""
    # The sentence is in problems.py; pydantic insists on one of its own. The
    # nearest word is looked for only if the problem is shown: it takes time,
    # and so does the list itself, which pydantic would print for nobody.
    raise PydanticCustomError(code, "see problems.py", {AMONG: among, **words})


@dataclass(frozen=True, eq=False)
class Reader:
    """How pydantic reads a field: one function of the text as it was written.

    ``shape`` is an example, for an identifier whose form others chose.
    """

    function: Callable[..., Any]
    schema: dict[str, Any]
    shape: str = ""

    @property
    def name(self) -> str:
        """The name of its function, by which the form in the browser finds its own."""
        return self.function.__name__

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        def reading(written: object, info: ValidationInfo) -> object:
            return self.function(as_text(written), info)

        return core_schema.with_info_plain_validator_function(reading)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.schema


def as_text(written: object) -> str:
    """Return the text of a field, without the blanks around it."""
    if not isinstance(written, str):
        refuse("needs-text", found=form_of(written))
    text = written.strip()
    if not text:
        refuse("empty")
    # macOS may give « é » as two characters, which fonts and search take for two.
    return normalize("NFC", text)


def form_of(written: object) -> str:
    """Return what a value looks like to whoever wrote it."""
    if isinstance(written, dict):
        return _("'field: value' lines")
    return _("a list") if isinstance(written, list | tuple) else _("text")


def scalar(**rules: Any) -> dict[str, Any]:
    """Return the schema of a text that editors may take for something else.

    YAML gives an editor a number for « 1.10 » and a Boolean for « true »; we
    read both as text, and so must its schema.
    """
    return {"type": ["string", "number", "boolean"], "minLength": 1, **rules}


def pattern(*forms: re.Pattern[str]) -> dict[str, str]:
    """Return the part of a schema that asks for one of some forms."""
    return {"pattern": "^(" + "|".join(form.pattern for form in forms) + ")$"}
