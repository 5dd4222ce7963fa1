"""Models -> JSON Schema, for editors while one types; and the tables of fields, for readers."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core.core_schema import ModelSchema, NullableSchema, WithDefaultSchema

from knowledge.fields.choices import Choice
from knowledge.fields.marks import ITS_OWN, EachIs
from knowledge.loading.mentions import mention_fields, records_in
from knowledge.models import KINDS, Association, Entry
from knowledge.problems import Translate
from knowledge.writing import write_text

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
    for name, text in schemas(say):
        write_text(data / SCHEMAS / name, text)


# Tables of fields


@dataclass(frozen=True)
class FieldRow:
    """What a contributor needs to know of one field; ``item`` is the word for one of several."""

    name: str
    title: str
    item: str
    help: str
    required: bool
    many: bool
    mentions: str | None
    record: type[BaseModel] | None
    choices: tuple[Choice, ...]


@cache
def field_rows(model: type[BaseModel]) -> tuple[FieldRow, ...]:
    """Return the fields of a kind or of a record: the ones that are required first."""
    mentioned = {name: kind for name, kind, _inner in mention_fields(model) if kind != ITS_OWN}
    rows = [
        FieldRow(
            name=name,
            title=info.title or name,
            item=_item(info, mentioned.get(name)),
            help=info.description or "",
            required=info.is_required(),
            many=str(info.annotation).startswith("tuple"),
            mentions=mentioned.get(name),
            record=next(records_in(info.annotation), None),
            choices=choices_of(model, name),
        )
        for name, info in model.model_fields.items()
    ]
    return tuple(sorted(rows, key=lambda row: not row.required))


def _item(info: FieldInfo, mentioned: str | None) -> str:
    words = [mark.word for mark in info.metadata if isinstance(mark, EachIs)]
    if mentioned:
        words.append(KINDS[mentioned].singular)
    if record := next(records_in(info.annotation), None):
        words.append(getattr(record, "singular", ""))
    return words[0] if words else ""


def choices_of(model: type[BaseModel], name: str) -> tuple[Choice, ...]:
    """Return the words among which a field chooses, none when it is free."""
    return tuple(_choices_in((model.model_fields[name].annotation,)))


def _choices_in(annotations: Iterable[Any]) -> Iterator[Choice]:
    for annotation in annotations:
        if isinstance(annotation, type) and issubclass(annotation, Choice):
            yield from annotation
        yield from _choices_in(getattr(annotation, "__args__", ()))


def records() -> dict[type[BaseModel], tuple[str, ...]]:
    """Return the records that fields hold, each with the names of those fields."""
    found: dict[type[BaseModel], dict[str, None]] = {}
    waiting: list[type[BaseModel]] = [Association, *KINDS.values()]
    for model in waiting:
        for row in field_rows(model):
            if row.record:
                if row.record not in found:
                    waiting.append(row.record)
                found.setdefault(row.record, {})[row.name] = None
    return {record: tuple(names) for record, names in found.items()}
