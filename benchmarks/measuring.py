"""What a command costs: CPU seconds and memory of all its processes, as the kernel counts them."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# ru_maxrss is in KiB, and in bytes on macOS. getrusage(2)
RSS_IN_A_MIB = 2**20 if sys.platform == "darwin" else 2**10


@dataclass(frozen=True)
class Cost:
    """What one run took; ``memory`` is the peak, in MiB, of its largest process."""

    cpu: float
    wall: float
    memory: float


class CommandFailed(Exception):  # noqa: N818 - it is the command that failed
    """A measured command ended with an error; it carries what it printed."""


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run ``command`` in ``folder`` and return its cost. Raises CommandFailed.

    wait4 gives the use of the process and of all those that it waited for,
    grandchildren included.
    """
    log = folder / "benchmark.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"{shlex.join(command)}\n{log.read_text('utf-8', 'replace')}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / RSS_IN_A_MIB)
