"""The Content-Security-Policy of every page: nothing runs or loads that we did not put there."""

import re
from base64 import b64encode
from hashlib import sha256

# Scripts without src, of the kinds that a browser runs: data blocks are not.
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
HEAD = re.compile(r'<meta charset="utf-8">')

# data: is for the icons that Material's style sheet holds.
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; form-action 'self'; base-uri 'none'"
)


def with_policy(page: str) -> str:
    """Return ``page`` with a policy that allows its own inline scripts, by hash, and no other."""
    hashes = "".join(f" 'sha256-{digest(script)}'" for script in INLINE_SCRIPT.findall(page))
    policy = POLICY.format(hashes=hashes)
    meta = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    return HEAD.sub(lambda _found: meta, page, count=1)


def digest(script: str) -> str:
    """Return the SHA-256 of an inline script as the policy writes it.

    https://www.w3.org/TR/CSP3/#external-hash
    """
    return b64encode(sha256(script.encode()).digest()).decode()
