"""The entries of a stock site: their files are read as it would, but they come ready checked."""

import copyreg
import pickle
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from knowledge.clock import today
from knowledge.rendering import Renderer
from macros.reading import data_folder, template_folder

KEPT = Path(__file__).with_name("entries.pickle")


@lru_cache
def _renderer(data: Path, templates: Path) -> Renderer:
    for path in data.rglob("*.yml"):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    knowledge = pickle.loads(KEPT.read_bytes())  # noqa: S301 - it was written below
    return Renderer(knowledge, templates, today())


def renderer_of(config: Any) -> Renderer:
    """Return what renders the entries, once their files are read."""
    return _renderer(data_folder(config), template_folder(config))


def keep(data: Path) -> None:
    """Check the data, before anything is measured, and keep its entries."""
    from knowledge.checking import load_knowledge

    copyreg.pickle(MappingProxyType, lambda view: (frozen, (dict(view),)))
    KEPT.write_bytes(pickle.dumps(load_knowledge(data, today()), pickle.HIGHEST_PROTOCOL))


def frozen(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """Return a view that nobody can change; pickle finds this function by name."""
    return MappingProxyType(items)
