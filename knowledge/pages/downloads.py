"""What readers take away: files of a built site, with their size and their sum."""

from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path


@dataclass(frozen=True)
class Download:
    """A file that readers may take: its address from the root of the site, and what it is for."""

    address: str
    title: str
    purpose: str
    size: int  # bytes
    sha256: str  # hexadecimal


def download(site: Path, address: str, title: str, purpose: str) -> Download:
    """Return what is told of a file of a built site. Raises OSError when it is not there."""
    path = site / address
    return Download(address, title, purpose, path.stat().st_size, sha256_of(path))


def sha256_of(path: Path) -> str:
    """Return the sum by which who has a copy of a file knows it to be whole, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
