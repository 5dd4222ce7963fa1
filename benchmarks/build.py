"""Our build beside stock MkDocs and Hugo: the same data, the same pages, turn by turn."""

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.hugo import hugo
from benchmarks.report import Result, machine, table
from benchmarks.sameness import read_site
from benchmarks.systems import check, ours, stock

SIZES = (100, 1000, 5000)
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, so that no disk is measured
RUNS, FEWER_RUNS, MANY = 5, 3, 5000  # stock takes a minute for 5,000 entries


def compare(entries: int, runs: int, folder: Path) -> list[Result]:
    """Build the sites of ``entries`` entries, each system in its turn; return what they took."""
    mine = ours(folder, entries)
    systems = (mine, stock(folder, mine.folder), hugo(folder, mine.folder), check(mine.folder))
    costs = defaultdict(list)
    for run in range(1, runs + 1):
        for system in systems:
            costs[system.name].append(cost := system.build())
            _say(f"{entries} entries, run {run}/{runs}: {system.name} {cost.cpu:.2f} s")
    return [
        Result(entries, it.name, costs[it.name], read_site(it.site) if it.site.exists() else None)
        for it in systems
    ]


def _say(progress: str) -> None:
    sys.stderr.write(f"{progress}\n")


def main() -> None:
    """Run ``python -m benchmarks.build``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of entries")
    parser.add_argument("--runs", type=int, help="runs of each (5; 3 from 5,000 entries on)")
    parser.add_argument("--out", type=Path, help="file that gets the table too")
    options = parser.parse_args()
    where = machine()
    results: list[Result] = []
    for entries in map(int, options.sizes.split(",")):
        runs = options.runs or (FEWER_RUNS if entries >= MANY else RUNS)
        with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
            results += compare(entries, runs, Path(folder))
    report = f"{where}\n\n{table(results)}"
    print(report)
    if options.out:
        options.out.write_text(report, "utf-8")


if __name__ == "__main__":
    main()
