"""The site generator, run beside the last site, so that a failed build loses nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from knowledge.clock import epoch_of, today
from knowledge.problems import printable
from knowledge.text.language import mark as _
from knowledge.text.language import translator

FAILED = 1
WRONG_USAGE = 2
LAST_PORT = 65_535
MARKER = ".knowledge-site"  # in each site that we made, so that we replace nothing else


def build(config: Path, output: Path | None, language: str, *, book: bool = True) -> int:
    """Build the site into ``output``, with its book in it, and return an exit code.

    The new site is made in a folder beside the old one and takes its place
    only once it is whole: a build that fails or is killed leaves the old one.
    """
    say = translator(language)
    if not config.is_file():
        sys.stderr.write(say(_("There is no file {name}.")).format(name=config) + "\n")
        return FAILED
    site = (output or config.parent / "site").absolute()
    if not _is_ours(site):
        sys.stderr.write(
            say(_("{folder} holds something else than a site of ours.")).format(folder=site) + "\n"
        )
        return WRONG_USAGE
    site.parent.mkdir(parents=True, exist_ok=True)
    _restore(site)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=site.parent) as folder:
        made = Path(folder) / "site"
        options = ("--strict", "--config-file", str(config), "--site-dir", str(made))
        if _mkdocs("build", *options, language=language, book=book):
            return FAILED
        (made / MARKER).touch()
        _swap(made, site)
    pages = sum(1 for _page in site.rglob("*.html"))
    sys.stdout.write(say(_("{pages} pages in {folder}")).format(pages=pages, folder=site) + "\n")
    return 0


def _is_ours(site: Path) -> bool:
    """Say whether ``site`` may be replaced: it is not there, is empty, or is a site we made."""
    if not site.exists():
        return not site.is_symlink()
    return site.is_dir() and ((site / MARKER).is_file() or not any(site.iterdir()))


def serve(config: Path, address: str, language: str) -> int:
    """Serve the site until interrupted, built again when a file changes; return an exit code."""
    say = translator(language)
    if not config.is_file():
        sys.stderr.write(say(_("There is no file {name}.")).format(name=config) + "\n")
        return FAILED
    host, _colon, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > LAST_PORT:
        sentence = say(_("'{address}' is not an address: write 127.0.0.1:8000"))
        sys.stderr.write(sentence.format(address=printable(address)) + "\n")
        return WRONG_USAGE
    options = ("--config-file", str(config), "--dev-addr", address)
    try:
        return _mkdocs("serve", *options, language=language)
    except KeyboardInterrupt:
        return 0


def _mkdocs(command: str, *options: str, language: str, book: bool = False) -> int:
    return subprocess.run(
        (sys.executable, "-m", "mkdocs", command, *options),
        env=_environment(os.environ, language, book=book),
        check=False,
    ).returncode


def _environment(given: Mapping[str, str], language: str, *, book: bool) -> dict[str, str]:
    return {
        **given,
        # Files that say when they were made say the day, so that the same data
        # gives the same bytes all day.
        "SOURCE_DATE_EPOCH": str(epoch_of(today())),
        "KNOWLEDGE_LANG": language,
        "KNOWLEDGE_BOOK": "yes" if book else "",
        # Material's notice about other projects is no news to who edits data.
        "NO_MKDOCS_2_WARNING": "1",
    }


def _swap(made: Path, site: Path) -> None:
    """Put ``made`` in the place of ``site`` by two renames."""
    former = _former(site)
    shutil.rmtree(former, ignore_errors=True)
    if site.exists():
        site.rename(former)
    made.rename(site)
    shutil.rmtree(former, ignore_errors=True)


def _restore(site: Path) -> None:
    """Put back the site that a build, killed between its two renames, had moved away."""
    former = _former(site)
    if former.exists() and not site.exists():
        former.rename(site)


def _former(site: Path) -> Path:
    return site.parent / f".{site.name}-former"
