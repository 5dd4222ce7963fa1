"""The history of the data -> what each commit changed, as readers see it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from knowledge.changes.comparing import Comparison, State, compare, state_of
from knowledge.changes.history import Commit, blobs
from knowledge.loading.source import LARGEST_FILE, Document, parse
from knowledge.models import KINDS, Association, Entry

# Far more than readers look at; a site is built in the same time for ever.
MOST_COMMITS = 200


@dataclass(frozen=True)
class Step:
    """What one commit changed, and when."""

    commit: str
    time: dt.datetime
    comparison: Comparison


def steps(commits: tuple[Commit, ...], data: Path) -> tuple[Step, ...]:
    """Return what each of the latest commits changed, less those that changed no fact."""
    looked_at = commits[:MOST_COMMITS]
    edits = [edit for commit in looked_at for edit in commit.edits if _model(edit.name)]
    ids = [blob for edit in edits for blob in (edit.before, edit.after) if blob]
    contents = blobs(data, ids)
    found = (Step(one.id, one.time, _compared(one, contents)) for one in looked_at)
    return tuple(step for step in found if step.comparison)


def _compared(commit: Commit, contents: Mapping[str, bytes]) -> Comparison:
    before = {edit.name: edit.before for edit in commit.edits}
    after = {edit.name: edit.after for edit in commit.edits}
    return compare(_state(before, contents), _state(after, contents))


def _state(files: Mapping[str, str], contents: Mapping[str, bytes]) -> State:
    """Return the state that some files held; one that cannot be read is left out."""
    return state_of(_documents(files, contents))


def _documents(
    files: Mapping[str, str], contents: Mapping[str, bytes]
) -> Iterator[tuple[type[Entry], str, Document]]:
    for name, blob in files.items():
        model, content = _model(name), contents.get(blob, b"")
        if model and 0 < len(content) <= LARGEST_FILE:
            document, _problems = parse(content.decode("utf-8", "replace"), name)
            if document:
                yield model, PurePosixPath(name).stem, document


def _model(name: str) -> type[Entry] | None:
    """Return the model of a file of the data, ``tools/kafka.yml``; nothing for other files."""
    path = PurePosixPath(name)
    if path.suffix != ".yml":
        return None
    folder = path.parent.as_posix()
    return KINDS.get(folder) or (
        Association if path == PurePosixPath(f"{Association.kind}.yml") else None
    )
