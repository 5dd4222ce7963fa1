"""Compiled templates, kept in memory from one build of a preview to the next."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_compiled: dict[str, bytes] = {}


class MemoryCache(BytecodeCache):
    """Jinja's cache of compiled templates; a changed template has another checksum."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of it, if it was."""
        if bucket.key in _compiled:
            bucket.bytecode_from_string(_compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of a template."""
        _compiled[bucket.key] = bucket.bytecode_to_string()
