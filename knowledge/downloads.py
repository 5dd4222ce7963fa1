"""What readers take away: files of a built site, with their size and their sum."""

import hashlib
from dataclasses import dataclass
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
    content = (site / address).read_bytes()
    return Download(address, title, purpose, len(content), hashlib.sha256(content).hexdigest())
