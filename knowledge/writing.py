"""Files as they are written: whole or not at all, and the same on every system."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the place to write what is to stand at ``path``, which it takes at the end.

    Who reads ``path`` meanwhile finds the former file whole, and so does who
    comes after a failure. The folder is made if there is none.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.new")
    try:
        yield made
        made.replace(path)  # it replaces, on Windows too
    except OSError as error:
        if error.filename == str(made):  # people know the file by its own name
            error.filename = str(path)
        raise
    finally:
        made.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, its lines ended as git keeps them even where a system would not."""
    with beside(path) as made:
        made.write_text(text, encoding="utf-8", newline="\n")
