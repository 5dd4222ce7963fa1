"""Models -> JSON Schema, which gives editors completion, help and errors while one types."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import ModelSchema, NullableSchema, WithDefaultSchema

from knowledge.models import KINDS, Association, Entry
from knowledge.problems import Translate

SCHEMAS = ".schema"
# What yaml-language-server and most editors understand best.
DRAFT = "http://json-schema.org/draft-07/schema#"
HELP = ("title", "description")


class _FileSchema(GenerateJsonSchema):
    """What a file may hold, where pydantic describes what Python may pass."""

    def nullable_schema(self, schema: NullableSchema) -> dict[str, Any]:
        """Return the schema of a field that may be left out, but not be null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: WithDefaultSchema) -> dict[str, Any]:
        """Return the schema of a field without its default, which nobody needs to write."""
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: ModelSchema) -> dict[str, Any]:
        """Return the schema of a record without its name and docstring: they are for us."""
        record = super().model_schema(schema)
        return {key: value for key, value in record.items() if key not in HELP}


def schema_of(model: type[Entry], say: Translate) -> dict[str, Any]:
    """Return the JSON Schema of a kind, with titles and help in the language of ``say``."""
    schema = model.model_json_schema(
        schema_generator=_FileSchema, ref_template="#/definitions/{model}"
    )
    definitions = schema.pop("$defs", {})
    whole = {"$schema": DRAFT, "title": model.singular, **schema, "definitions": definitions}
    spoken: dict[str, Any] = _spoken(whole, say)
    return spoken


def _spoken(part: Any, say: Translate) -> Any:
    """Return a part of a schema with its titles and help translated."""
    if isinstance(part, list):
        return [_spoken(item, say) for item in part]
    if not isinstance(part, dict):
        return part
    # A field may itself be called « title »; its schema is no text.
    said = {
        key: say(value) if key in HELP and isinstance(value, str) else _spoken(value, say)
        for key, value in part.items()
    }
    # Draft 07 does not look beside a reference.
    if "$ref" in said and len(said) > 1:
        return {"allOf": [{"$ref": said.pop("$ref")}], **said}
    return said


def schemas(say: Translate) -> Iterator[tuple[str, str]]:
    """Yield the name and text of every schema file, with its kind's name."""
    models: tuple[type[Entry], ...] = (Association, *KINDS.values())
    for model in models:
        text = json.dumps(schema_of(model, say), ensure_ascii=False, indent=2)
        yield f"{model.kind}.json", text + "\n"


def write_schemas(data: Path, say: Translate) -> None:
    """Write the schemas where the first line of each data file looks for them."""
    folder = data / SCHEMAS
    folder.mkdir(exist_ok=True)
    for name, text in schemas(say):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
