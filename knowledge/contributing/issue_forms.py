"""Models -> the issue forms by which a reader reports a mistake on the forge, one for each kind.

https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.addresses import PAGED
from knowledge.models import KINDS, Association, Entry
from knowledge.problems import Translate
from knowledge.reference import field_rows
from knowledge.site import ABOUT
from knowledge.text.language import mark as _
from knowledge.writing import write_text


def issue_forms(say: Translate) -> Iterator[tuple[str, str]]:
    """Yield the name and text of the form of every kind that has pages, in a language."""
    models: tuple[type[Entry], ...] = (Association, *(KINDS[kind] for kind in PAGED))
    for model in models:
        remark = say(_("Made from the models of the program by 'make schema'."))
        yield f"{model.kind}.yml", f"# {remark}\n" + "".join(_lines(_form(model, say)))


def write_issue_forms(folder: Path, say: Translate) -> None:
    """Write the forms where the forge looks for them."""
    for name, text in issue_forms(say):
        write_text(folder / name, text)


def _form(model: type[Entry], say: Translate) -> dict[str, Any]:
    kind = say(model.singular)
    titles = dict.fromkeys(say(row.title) for row in field_rows(model))
    return {
        "name": say(_("Mistake on a sheet: {kind}")).format(kind=kind),
        "description": say(_("Something is wrong, missing or out of date.")),
        "body": [
            {
                "type": "markdown",
                "attributes": {
                    "value": say(
                        _("Everyone can read what you write here: no personal data, please.")
                    )
                },
            },
            _question(
                "input", ABOUT, say(_("Sheet")), say(_("Its address on the site.")), required=True
            ),
            {
                "type": "dropdown",
                "id": "fields",
                "attributes": {
                    "label": say(_("Fields")),
                    "description": say(_("What it is about, if you know.")),
                    "multiple": True,
                    "options": list(titles),
                },
            },
            _question(
                "textarea",
                "wrong",
                say(_("What is wrong")),
                say(_("What the sheet says, and what it should say.")),
                required=True,
            ),
            _question(
                "input",
                "source",
                say(_("Source that proves it")),
                say(_("Its web address: what no source says is not written.")),
                required=True,
            ),
            _question(
                "input",
                "date",
                say(_("Date of the source")),
                say(_("Day, month or year of publication.")),
                required=False,
            ),
        ],
    }


def _question(
    sort: str, name: str, label: str, help_text: str, *, required: bool
) -> dict[str, Any]:
    return {
        "type": sort,
        "id": name,
        "attributes": {"label": label, "description": help_text},
        "validations": {"required": required},
    }


def _lines(value: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Yield a form as YAML, whose texts in double quotes are written as those of JSON."""
    for name, part in value.items():
        if isinstance(part, dict):
            yield f"{indent}{name}:\n"
            yield from _lines(part, indent + "  ")
        elif isinstance(part, list):
            yield f"{indent}{name}:\n"
            yield from _items(part, indent + "  ")
        else:
            yield f"{indent}{name}: {json.dumps(part, ensure_ascii=False)}\n"


def _items(items: list[Any], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            first, *more = _lines(item, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from more
        else:
            yield f"{indent}- {json.dumps(item, ensure_ascii=False)}\n"
