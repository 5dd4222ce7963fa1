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
        refuse("not-a-url", value=written, near=as_an_address(written))
    try:
        parts = urlsplit(written)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        refuse("not-a-url", value=written)
    if "@" in parts.netloc:
        refuse("url-with-credentials")
    if not HOST.fullmatch(host):
        refuse("not-a-url", value=written, near=as_an_address(written))
    return written


def as_an_address(written: str) -> str:
    """Return the address that someone meant who wrote a part of it: a.example is https://a.example.

    Nothing when what is written is not the name of a host and what may follow.
    """
    found = MEANT.fullmatch(written)
    near = f"https://{found[1]}" if found else ""
    return near if near != written and ADDRESS.fullmatch(near) else ""


ADDRESS = re.compile(r'https?://[^\s<>"\\^`{}|]+')


# « htps://a.fr », « www.a.fr/b », « <https://a.fr> », « https://a.fr, »
MEANT = re.compile(
    "<?(?:[A-Za-z]{2,6}:/{1,3})?((?:[A-Za-z0-9-]+[.])+[A-Za-z]{2,}(?:/[!-;=?-~]*)?)[>,;]?"
)


HOST = re.compile(r"[\w-]+(\.[\w-]+)+\.?|[0-9a-f.]*:[0-9a-f:.]+")


Url = Annotated[str, Reader(url, {"type": "string", "format": "uri", "pattern": "^https?://"})]
