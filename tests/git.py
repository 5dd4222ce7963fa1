"""Git for tests: commits of nobody in particular, on a day and at an hour that the test chooses."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path


def git_in(folder: Path) -> Callable[..., str]:
    """Return a function that runs git in a folder, and returns what it says."""

    def git(*words: str, day: str = "2026-03-01", hour: int = 12) -> str:
        when = f"{day}T{hour:02}:00:00+00:00"
        people = {
            f"GIT_{who}_{what}": "nobody@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        days = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        done = subprocess.run(
            ("git", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always", *words),
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **people, **days},
        )
        return done.stdout.strip()

    return git


def keep(folder: Path, day: str, subject: str = "Change", hour: int = 12) -> None:
    """Commit everything in a folder, which becomes a repository if it is none."""
    git = git_in(folder)
    if not (folder / ".git").exists():
        git("init", "--quiet", "--initial-branch=main")
    git("add", "-A")
    git("commit", "--quiet", "--message", subject, day=day, hour=hour)
