"""The results as Markdown: on what machine, then one table."""

import datetime as dt
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.measuring import Cost
from benchmarks.sameness import Site, share_of_like_size, share_of_same_links

HEAD = (
    "entries",
    "system",
    "runs",
    "CPU s",
    "CPU / ours (each pair)",
    "wall s",
    "peak MiB",
    "pages",
    "MB of pages",
    "MB of site",
    "pages ±10 % of our bytes",
    "pages with our links",
)
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "hugo")
NOTHING = "–"


@dataclass(frozen=True)
class Result:
    """What one system took to build one site, in every run, and the site; a check has none."""

    entries: int
    name: str
    costs: Sequence[Cost]
    site: Site | None


def machine() -> str:
    """Return the line that says where and when this was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{dt.datetime.now().astimezone().date()}, {_processor()}, {os.cpu_count()} cores,"
        f" {memory:.0f} GiB, {platform.system()}, load {os.getloadavg()[0]:.1f};"
        f" Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    """Return the model of the processor where Linux tells it, or its architecture."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text("utf-8").splitlines() if about.exists() else []
    found = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(found, platform.machine())


def table(results: Iterable[Result]) -> str:
    """Return the results as a Markdown table; those of one size follow ours of that size."""
    rows = [HEAD, tuple("---" for _ in HEAD)]
    ours = None
    for result in results:
        ours = result if ours is None or ours.entries != result.entries else ours
        rows.append(_row(result, ours))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(result: Result, ours: Result) -> tuple[str, ...]:
    costs = result.costs
    return (
        f"{result.entries:,}",
        result.name,
        str(len(costs)),
        f"{median(cost.cpu for cost in costs):.2f}",
        _ratios(result, ours),
        f"{median(cost.wall for cost in costs):.2f}",
        f"{median(cost.memory for cost in costs):.0f}",
        *_likeness(result.site, ours.site),
    )


def _ratios(result: Result, ours: Result) -> str:
    """Return the median of the ratios of runs that followed each other, and their range."""
    if result is ours or result.site is None:
        return NOTHING
    ratios = [one.cpu / other.cpu for one, other in zip(result.costs, ours.costs, strict=True)]
    return f"**{median(ratios):.2f}** ({min(ratios):.2f}–{max(ratios):.2f})"


def _likeness(site: Site | None, ours: Site | None) -> tuple[str, ...]:
    if site is None or ours is None:
        return (NOTHING,) * 5
    return (
        f"{len(site.pages):,}",
        f"{site.page_bytes / 1e6:.2f}",
        f"{site.size / 1e6:.2f}",
        f"{share_of_like_size(site, ours):.1%}",
        f"{share_of_same_links(site, ours):.1%}",
    )
