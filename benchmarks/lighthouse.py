"""What Lighthouse says of each sort of page, on a phone: ``make lighthouse``."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.serving import hosted

PROGRAM = Path(__file__).parents[1] / "requirements/lighthouse/node_modules/.bin/lighthouse"
PAGES = ("", "outils/", "outils/postgresql/", "recherche/?q=postgresql")
# Categories and the least score of each, of 100.
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
TIMES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
FLAGS = "--headless=new --no-sandbox --disable-background-networking"


def main() -> int:
    """Print a table of scores; the exit code is 1 when one is under its goal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"), help="a built site")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser's program")
    options = parser.parse_args()
    print("| page |", " | ".join((*GOALS, *TIMES)), "|")
    print("| --- " * (1 + len(GOALS) + len(TIMES)) + "|")
    low = []
    with hosted(options.site) as url:
        for page in PAGES:
            said = _report(url + page, options.chromium)
            scores = {name: round(said["categories"][name]["score"] * 100) for name in GOALS}
            times = [said["audits"][name]["displayValue"] for name in TIMES]
            print(f"| `/{page}` |", " | ".join(map(str, (*scores.values(), *times))), "|")
            low += [f"/{page}: {name}" for name, score in scores.items() if score < GOALS[name]]
    print("\nGoals:", ", ".join(f"{name} {least}" for name, least in GOALS.items()))
    print("Under:", ", ".join(low) or "none")
    return bool(low)


def _report(url: str, chromium: str) -> dict:
    """Return what Lighthouse says of a page, with its usual slow phone and network."""
    command = (str(PROGRAM), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}")
    only = f"--only-categories={','.join(GOALS)}"
    done = subprocess.run(
        (*command, only),
        env={**os.environ, "CHROME_PATH": chromium},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
