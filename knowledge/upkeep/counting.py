"""How complete the knowledge is, in figures: a to-do list for those who keep it."""

import datetime as dt
import json

from knowledge.loading.linking import KnowledgeBase
from knowledge.models import KINDS
from knowledge.problems import Translate
from knowledge.text.language import mark as _
from knowledge.upkeep.gaps import Lack, lacks, reviews


def as_text(knowledge: KnowledgeBase, today: dt.date, say: Translate) -> str:
    """Return how many entries there are, what they lack and how many are due, as a table."""
    rows = [(say(model.plural), str(len(knowledge.of(kind)))) for kind, model in KINDS.items()]
    for lack in lacks(knowledge):
        model = KINDS[lack.kind]
        name = f"{say(model.plural)} – {say(lack.gap.title)}"
        rows.append((name, f"{len(lack.entries)} / {lack.of}"))
    rows.append((say(_("sheets whose review is overdue")), str(_overdue(knowledge, today))))
    width = max(len(name) for name, _count in rows)
    return "".join(f"{name.ljust(width)}  {count:>9}\n" for name, count in rows)


def as_json(knowledge: KnowledgeBase, today: dt.date, say: Translate) -> str:
    """Return ``{"entries": {kind: N}, "gaps": [{kind, code, title, entries, of}], "overdue"}``."""
    document = {
        "entries": {kind: len(knowledge.of(kind)) for kind in KINDS},
        "gaps": [_gap(lack, say) for lack in lacks(knowledge)],
        "overdue": _overdue(knowledge, today),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _gap(lack: Lack, say: Translate) -> dict[str, object]:
    return {
        "kind": lack.kind,
        "code": lack.gap.code,
        "title": say(lack.gap.title),
        "entries": [entry.id for entry in lack.entries],
        "of": lack.of,
    }


def _overdue(knowledge: KnowledgeBase, today: dt.date) -> int:
    return sum(review.due < today for review in reviews(knowledge))
