"""What git remembers of the data: the files of a revision, and the commits that changed them.

Git is asked for trees and blobs alone: the work tree is never touched.
"""

import datetime as dt
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.problems import Translate, printable
from knowledge.text.language import mark as _

NO_GIT = _("Git is not installed, or this folder is not kept by it: the history is not known.")
SHALLOW = _("This copy holds a part of the history only: what is older is not known.")

LINK_OR_MODULE = ("120000", "160000")
# A hook of git sets these for the repository it runs in; ours is that of the data.
OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class UnknownRevision(LookupError):  # noqa: N818 - it is a name that is unknown
    """Neither git nor the disk knows what was asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(self.said(str))

    def said(self, translate: Translate) -> str:
        """Return what is unknown, in the language of ``translate``."""
        sentence = _("'{name}' is neither a folder nor a revision that git knows here")
        return translate(sentence).format(name=printable(self.name))


@dataclass(frozen=True)
class Edit:
    """A file that a commit changed: its name below the data, and its blobs before and after.

    A blob is empty where there was no file, or is none any more.
    """

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Commit:
    """What one commit did to the data; of a merge, all that it brought."""

    id: str
    time: dt.datetime
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class History:
    """The commits that changed the data, latest first; ``limit`` says why some are unknown."""

    commits: tuple[Commit, ...] = ()
    limit: str = ""

    def last_changes(self) -> dict[str, dt.datetime]:
        """Return when each file, ``tools/kafka.yml``, was last changed."""
        last: dict[str, dt.datetime] = {}
        for commit in self.commits:
            for edit in commit.edits:
                last.setdefault(edit.name, commit.time)
        return last


UNKNOWN = History(limit=NO_GIT)


def head(data: Path) -> str:
    """Return the commit that is checked out, or nothing when git knows of none."""
    return _said_by_git(data, "rev-parse", "--verify", "--quiet", "HEAD").strip()


def history(data: Path) -> History:
    """Return the commits that changed ``data``, asked for at once."""
    try:
        # Along the first parents: a merged pull request is one change.
        log = _git(
            *(data, "log", "--first-parent", "--diff-merges=first-parent", "--no-renames"),
            *("--raw", "-z", "--no-abbrev", "--relative", "--format=%x01%H %ct", "HEAD", "--", "."),
        )
    except (OSError, subprocess.CalledProcessError):
        return UNKNOWN
    cut = _shallow(data)
    # The oldest commit of a shallow copy seems to have made everything.
    commits = tuple(commit for commit in _commits(log.decode()) if commit.id not in cut)
    return History(commits, SHALLOW if cut else "")


def _shallow(data: Path) -> frozenset[str]:
    """Return the commits whose parents a shallow copy does not hold."""
    where = _said_by_git(data, "rev-parse", "--git-path", "shallow").strip()
    path = data / where
    return frozenset(path.read_text("ascii").split()) if where and path.is_file() else frozenset()


def _commits(log: str) -> Iterable[Commit]:
    for block in log.split("\x01")[1:]:
        first, _end, raw = block.partition("\0")
        commit, seconds = first.split()
        fields = [field for field in raw.strip("\0\n").split("\0") if field]
        edits = tuple(
            Edit(name, _blob(mode_before, before), _blob(mode_after, after))
            for status, name in zip(fields[::2], fields[1::2], strict=True)
            for mode_before, mode_after, before, after, _sort in [status.lstrip("\n:").split()]
        )
        yield Commit(commit, dt.datetime.fromtimestamp(int(seconds), dt.UTC), edits)


def _blob(mode: str, blob: str) -> str:
    return "" if not blob.strip("0") or mode in LINK_OR_MODULE else blob


def blobs(data: Path, wanted: Iterable[str]) -> dict[str, bytes]:
    """Return the contents of blobs by their ids, asked for at once."""
    ids = list(dict.fromkeys(wanted))
    if not ids:
        return {}
    answer = _git(data, "cat-file", "--batch", given="".join(f"{one}\n" for one in ids).encode())
    found: dict[str, bytes] = {}
    start = 0
    for one in ids:
        end = answer.index(b"\n", start)
        words = answer[start:end].split()
        if words[-1] == b"missing":  # a partial clone leaves blobs elsewhere
            start = end + 1
            continue
        size = int(words[2])
        found[one] = answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1
    return found


def files_at(revision: str, data: Path) -> Mapping[str, bytes]:
    """Return the files that ``data`` held at a revision, by name. Raises UnknownRevision."""
    try:
        name = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = _git(data, *name).decode().strip()
        tree = _git(data, "ls-tree", "-r", "-z", commit, "--", ".").decode()
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        raise UnknownRevision(revision) from None
    listed = [line.split("\t", 1) for line in tree.split("\0") if line]
    ids = {name: what.split()[2] for what, name in listed if what.split()[0] not in LINK_OR_MODULE}
    contents = blobs(data, ids.values())
    return {name: contents[blob] for name, blob in ids.items() if blob in contents}


def changed_since(revision: str, data: Path) -> frozenset[str]:
    """Return the files of ``data`` that differ from a revision, by the names problems give them.

    Raises UnknownRevision.
    """
    words = ("diff", "--name-only", "-z", "--relative", "--end-of-options", revision, "--", ".")
    try:
        names = _git(data, *words).decode(errors="replace").split("\0")
    except (OSError, subprocess.CalledProcessError):
        raise UnknownRevision(revision) from None
    return frozenset(printable(f"{data.name}/{name}") for name in names if name)


def _said_by_git(data: Path, *words: str) -> str:
    """Return what git answers, or nothing when it cannot."""
    try:
        return _git(data, *words).decode()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(data: Path, *words: str, given: bytes = b"") -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in OF_A_HOOK}
    return subprocess.run(
        ("git", "-C", str(data), *words),
        input=given,
        capture_output=True,
        check=True,
        env=environment,
    ).stdout
