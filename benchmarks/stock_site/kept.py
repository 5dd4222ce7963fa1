"""The entries of a stock site: their files are read as it would, but they come ready checked."""

import copyreg
import datetime as dt
import pickle
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from knowledge.clock import today
from knowledge.loading.linking import KnowledgeBase
from knowledge.pages.rendering import Renderer
from macros import reading

KEPT = Path(__file__).with_name("entries.pickle")
found: list[Renderer] = []


def renderer_of(config: Any) -> Renderer:
    """Return what renders the entries, once their files are read."""
    if not found:
        vars(reading)["load_knowledge"] = _ready
        found.append(reading.renderer_of(config))
    return found[0]


def _ready(data: Path, _today: dt.date) -> KnowledgeBase:
    for path in data.rglob("*.yml"):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    knowledge: KnowledgeBase = pickle.loads(KEPT.read_bytes())  # noqa: S301 - we wrote it, below
    return knowledge


def keep(data: Path) -> None:
    """Check the data, before anything is measured, and keep its entries."""
    from knowledge.loading.checking import load_knowledge

    copyreg.pickle(MappingProxyType, lambda view: (frozen, (dict(view),)))
    KEPT.write_bytes(pickle.dumps(load_knowledge(data, today()), pickle.HIGHEST_PROTOCOL))


def frozen(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Return a view that nobody can change; pickle finds this function by name."""
    return MappingProxyType(items)
