"""One address -> what its server answers. The only file of the program that uses the network."""

import http.client
import ipaddress
import socket
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Lock
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener, getproxies

TIMEOUT = 20  # seconds
TRIES = 3
MOST_HOPS = 5
LONGEST_WAIT = 60  # seconds, whatever a server asks for
PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}
# Servers that refuse robots say nothing of the page; 999 is LinkedIn's.
REFUSALS = frozenset({401, 403, 407, 429, 451, 999})
HEAD_FAILS = 400


@dataclass(frozen=True)
class Answer:
    """What came of an address: a status, or the reason why there is none.

    ``moved_to`` is where it says that the page now stands for good.
    """

    status: int = 0
    reason: str = ""
    moved_to: str = ""

    @property
    def is_there(self) -> bool:
        """Whether a page came."""
        return 200 <= self.status < 300  # noqa: PLR2004 - RFC 9110, 15.3

    @property
    def is_refused(self) -> bool:
        """Whether the server refuses robots, or asks for less: the page may well be there."""
        return self.status in REFUSALS


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any, **_named: Any) -> None:
        return None


def is_public(host: str) -> bool:
    """Say whether a host is on the public net: an address in data may come from anyone.

    Behind a proxy, the proxy decides.
    """
    if getproxies():
        return True
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):  # UnicodeError: a label is empty, or too long
        return True  # there is nobody to protect; asking says so
    return all(ipaddress.ip_address(where[4][0]).is_global for where in found)


@dataclass
class Asker:
    """Asks addresses: one request at a time for a host, with a pause between two."""

    agent: str
    pause: float = 1.0
    sleep: Callable[[float], object] | None = None  # until stopped, by default
    may_ask: Callable[[str], bool] = is_public
    timeout: float = TIMEOUT
    _hosts: dict[str, Lock] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _stopped: Event = field(default_factory=Event)

    def every(
        self, urls: Iterable[str], heard: Callable[[str, Answer], None], at_once: int = 8
    ) -> None:
        """Give ``heard`` the answer to each address as it comes, hosts side by side.

        Interrupted, it asks no more, and forgets only what had no answer yet.
        """
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(_host(url), []).append(url)
        with ThreadPoolExecutor(at_once) as pool:
            try:
                for _host_done in pool.map(partial(self._one_host, heard), by_host.values()):
                    pass
            except BaseException:
                self._stopped.set()
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _one_host(self, heard: Callable[[str, Answer], None], urls: list[str]) -> None:
        for url in urls:
            answer = self.ask(url)
            if self._stopped.is_set():
                return  # it may not have had all of its tries
            heard(url, answer)

    def ask(self, url: str) -> Answer:
        """Return what came of an address, once redirects are followed."""
        try:
            return self._followed(url)
        except ValueError as error:  # a server sent us to what is no address
            return Answer(reason=_reason(error))

    def _followed(self, url: str) -> Answer:
        here, moved = url, ""
        only_for_good = True
        for _hop in range(MOST_HOPS + 1):
            if urlsplit(here).scheme not in ("http", "https") or not self.may_ask(_host(here)):
                return Answer(reason="not a public address")
            status, headers, reason = self._patiently(here)
            target = headers.get("location", "")
            if status not in REDIRECTS or not target:
                return Answer(status, reason, moved)
            here = urljoin(here, target)
            only_for_good = only_for_good and status in PERMANENT
            moved = here if only_for_good else moved
        return Answer(reason="too many redirects")

    def _patiently(self, url: str) -> tuple[int, Mapping[str, str], str]:
        """Return the answer of a server, which gets a few tries if it fails or asks to wait."""
        for number in range(TRIES - 1):
            status, headers, reason = self._once(url)
            if status not in (0, 429) and status < 500:  # noqa: PLR2004 - RFC 9110, 15.6
                return status, headers, reason
            asked = headers.get("retry-after", "")
            wait = float(asked) if asked.isdecimal() else 2.0**number
            self._wait(min(wait, LONGEST_WAIT))
            if self._stopped.is_set():
                break
        return self._once(url)

    def _once(self, url: str) -> tuple[int, Mapping[str, str], str]:
        """Ask for the head alone, then for the page where a server dislikes that."""
        with self._turn(url):
            answer = self._request("HEAD", url)
            if answer[0] < HEAD_FAILS and answer[0]:
                return answer
            self._wait(self.pause)
            return self._request("GET", url) if answer[0] != 429 else answer  # noqa: PLR2004

    def _turn(self, url: str) -> Lock:
        with self._lock:
            return self._hosts.setdefault(_host(url), Lock())

    def _request(self, method: str, url: str) -> tuple[int, Mapping[str, str], str]:
        headers = {"User-Agent": self.agent, "Accept": "*/*"}
        try:
            request = Request(_ascii(url), method=method, headers=headers)  # noqa: S310 - ask() looked
            with build_opener(_NoRedirect).open(request, timeout=self.timeout) as answer:
                found = answer.status, _lowered(answer.headers), ""
        except HTTPError as error:
            with error:
                found = error.code, _lowered(error.headers), ""
        except (URLError, http.client.HTTPException, OSError, ValueError) as error:
            found = 0, {}, _reason(error)
        self._wait(self.pause)
        return found

    def _wait(self, seconds: float) -> None:
        (self.sleep or self._stopped.wait)(seconds)


def _lowered(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", None) or error
    return str(cause) or type(cause).__name__


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _ascii(url: str) -> str:
    """Return an address as it travels: its host in Punycode, its other letters in percents."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode()
    where = f"[{host}]" if ":" in host else host
    where += f":{parts.port}" if parts.port else ""
    safe = "%/:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, where, quote(parts.path, safe), quote(parts.query, safe), ""))
