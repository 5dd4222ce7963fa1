"""Web addresses."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import ValidationInfo

from knowledge.fields.reading import Reader, refuse

LONGEST_ADDRESS = 2_000


def url(written: str, _info: ValidationInfo) -> str:
    """Read a web address: http or https, whole, without credentials or blanks."""
    if len(written) > LONGEST_ADDRESS:
        refuse("too-long", length=str(len(written)), limit=str(LONGEST_ADDRESS))
    if not ADDRESS.fullmatch(written) or not written.isprintable():
        refuse("not-a-url", value=written)
    try:
        parts = urlsplit(written)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        refuse("not-a-url", value=written)
    if "@" in parts.netloc:
        refuse("url-with-credentials")
    if not HOST.fullmatch(host):
        refuse("not-a-url", value=written)
    return written


ADDRESS = re.compile(r'https?://[^\s<>"\\^`{}|]+')


HOST = re.compile(r"[\w-]+(\.[\w-]+)+\.?|[0-9a-f.]*:[0-9a-f:.]+")


Url = Annotated[str, Reader(url, {"type": "string", "format": "uri", "pattern": "^https?://"})]
