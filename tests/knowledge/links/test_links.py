"""Outside links, asked of a server of our own that misbehaves in every way we have met."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from knowledge.links.asking import Answer, Asker, is_public
from knowledge.links.memory import Known, learned, read, write
from knowledge.links.report import LinkReport, as_json, as_markdown, as_text, links_of, spared
from knowledge.loading.checking import load_knowledge
from tests.conftest import SOUND, TODAY

PROJECT = Path(__file__).parents[3]


class Server(BaseHTTPRequestHandler):
    """Answers each path in its own way, and notes what was asked."""

    asked: list[tuple[str, str]]
    at_once: Counter

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        path, server = self.path, type(self)
        before = sum(one == (self.command, path) for one in server.asked)
        server.asked.append((self.command, path))
        server.at_once["now"] += 1
        server.at_once["most"] = max(server.at_once["most"], server.at_once["now"])
        time.sleep(0.02)
        server.at_once["now"] -= 1
        if path == "/hangs":
            time.sleep(1)
        if path == "/garbage":
            self.wfile.write(b"not HTTP at all\r\n\r\n")
            return
        if path == "/closes":
            self.close_connection = True
            return
        code, headers = self.said(path, before)
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def said(self, path: str, before: int) -> tuple[int, dict[str, str]]:
        if path.startswith("/to/"):
            code, _slash, target = path.removeprefix("/to/").partition("/")
            return int(code), {"Location": f"/{target}"}
        odd = {
            "/no-head": (405 if self.command == "HEAD" else 200, {}),
            "/flaky": (200 if before else 503, {}),
            "/busy": (200 if before else 429, {"Retry-After": "7"}),
            "/to-file": (301, {"Location": "file:///etc/passwd"}),
            "/to-nonsense": (302, {"Location": "http://[bad"}),
            "/%C3%A9t%C3%A9": (200, {}),
        }
        return odd[path] if path in odd else (int(path[1:4]), {})

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server():
    handler = type("Handler", (Server,), {"asked": [], "at_once": Counter()})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def without_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def waits():
    return []


@pytest.fixture
def ask(server, waits, monkeypatch):
    """Ask the server for a path, without waiting for real."""
    without_proxies(monkeypatch)
    asker = Asker("test", pause=0, sleep=waits.append, may_ask=lambda _host: True, timeout=0.5)

    def ask(path):
        return asker.ask(f"http://127.0.0.1:{server.server_port}{path}")

    ask.asker = asker
    ask.root = f"http://127.0.0.1:{server.server_port}"
    return ask


def asked(server):
    return server.RequestHandlerClass.asked


def test_the_head_alone_is_asked_for(ask, server):
    assert ask("/200") == Answer(200)
    assert asked(server) == [("HEAD", "/200")]


def test_the_page_is_asked_for_where_a_server_dislikes_that(ask, server):
    assert ask("/no-head").is_there
    assert asked(server) == [("HEAD", "/no-head"), ("GET", "/no-head")]


def test_a_page_that_is_gone_is_gone(ask, server):
    assert ask("/404") == Answer(404)
    assert len(asked(server)) == 2


@pytest.mark.parametrize("status", [401, 403, 451, 999])
def test_a_server_that_refuses_robots_says_nothing_of_the_page(ask, status):
    answer = ask(f"/{status}")

    assert answer.is_refused
    assert not answer.is_there


def test_a_server_that_fails_is_asked_again(ask, waits):
    assert ask("/flaky").is_there
    assert [wait for wait in waits if wait] == [1.0]


def test_a_server_that_keeps_failing_is_given_more_and_more_time(ask, waits):
    assert ask("/500") == Answer(500)
    assert [wait for wait in waits if wait] == [1.0, 2.0]


def test_a_server_that_asks_to_wait_is_waited_for(ask, server, waits):
    assert ask("/busy").is_there
    assert [wait for wait in waits if wait] == [7.0]
    assert asked(server) == [("HEAD", "/busy"), ("HEAD", "/busy")]


def test_redirects_are_followed_and_those_for_good_are_reported(ask):
    assert ask("/to/301/200") == Answer(200, "", f"{ask.root}/200")
    assert ask("/to/302/200") == Answer(200)
    assert ask("/to/301/to/302/200") == Answer(200, "", f"{ask.root}/to/302/200")
    assert ask("/to/302/to/301/200") == Answer(200)


def test_a_page_moved_to_one_that_is_gone_is_gone(ask):
    assert ask("/to/301/404").status == 404


def test_redirects_that_never_end_do_end(ask):
    assert ask("/to/301/" + "to/301/" * 9 + "200") == Answer(reason="too many redirects")


def test_a_redirect_out_of_the_web_is_not_followed(ask):
    assert ask("/to-file") == Answer(reason="not a public address")


@pytest.mark.parametrize("path", ["/garbage", "/closes", "/hangs", "/to-nonsense"])
def test_a_server_that_makes_no_sense_is_a_failure_with_a_reason(ask, path):
    answer = ask(path)

    assert (answer.status, answer.is_there) == (0, False)
    assert answer.reason


def test_a_host_that_does_not_exist_is_a_failure_with_a_reason(ask):
    assert ask.asker.ask("http://no-such-host.invalid/").reason


@pytest.mark.parametrize("host", ["a..fr", "x" * 64 + ".fr"])
def test_a_host_that_is_no_name_is_a_failure_with_a_reason(host, monkeypatch):
    without_proxies(monkeypatch)
    answer = Asker("test", pause=0, sleep=lambda _seconds: None).ask(f"http://{host}/")

    assert (answer.status, answer.is_there) == (0, False)
    assert answer.reason


def test_letters_with_accents_travel_in_percents(ask, server):
    assert ask("/été").is_there
    assert asked(server) == [("HEAD", "/%C3%A9t%C3%A9")]


def test_a_host_gets_one_request_at_a_time(ask, server):
    urls = [f"{ask.root}/200?{number}" for number in range(6)]
    answers = {}
    ask.asker.every(urls, answers.__setitem__)

    assert set(answers) == set(urls)
    assert server.RequestHandlerClass.at_once["most"] == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "::1"])
def test_a_machine_of_our_own_net_is_not_asked(host, monkeypatch):
    for name in (
        "http_proxy",
        "https_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)

    assert not is_public(host)


# What is remembered

GONE, THERE, REFUSED = Answer(404), Answer(200), Answer(403)


def after(*answers):
    """Return what is known after answers given as (day of June, answer)."""
    known = None
    for day, answer in answers:
        known = learned(known, answer, dt.date(2026, 6, day))
    return known


def test_three_failures_over_two_weeks_are_a_death():
    assert after((1, GONE), (8, GONE), (15, GONE)).is_dead
    assert not after((1, GONE), (8, GONE), (14, GONE)).is_dead
    assert not after((1, GONE), (15, GONE)).is_dead


def test_a_page_that_comes_back_starts_anew():
    known = after((1, GONE), (8, GONE), (9, THERE), (15, GONE))

    assert (known.failures, known.failing_since) == (1, "2026-06-15")


def test_a_refusal_neither_adds_nor_forgets():
    known = after((1, GONE), (8, REFUSED), (9, GONE))

    assert (known.failures, known.failing_since) == (2, "2026-06-01")
    assert after((1, REFUSED)).failures == 0


def test_two_failures_of_one_day_are_one():
    assert after((1, GONE), (1, GONE), (1, GONE)).failures == 1


def test_what_is_known_is_kept_without_the_links_that_left(tmp_path):
    path = tmp_path / "links.json"
    known = after((1, GONE))

    write(path, {"https://a.example": known, "https://b.example": known}, ["https://a.example"])

    assert read(path) == {"https://a.example": known}
    assert [one.name for one in tmp_path.iterdir()] == ["links.json"]


# The report

DEAD = Known("2026-06-15", 404, "", "", 3, "2026-06-01")
MOVED = Known("2026-06-15", 200, "", "https://new.example/[x](javascript:y)")
TOOL = (
    "name: Kafka\nsummary: A thing.\nsources: [statutes]\nreviewed_on: 2026-03-01\n"
    "categories: [databases]\nhomepage: https://kafka.example\nrepository: https://old.example\n"
)
POLICIES = (
    "unasked_hosts:\n"
    "  - host: guild.example\n    reason: It counts visits.\n    until: 2026-12-31\n"
    "  - host: old.example\n    reason: It was slow.\n    until: 2026-05-31\n"
)


@pytest.fixture
def sheets(write):
    """Write a sound knowledge base with these files."""

    def sheets(files):
        for name, content in {**SOUND, **files}.items():
            write(name, content)

    return sheets


@pytest.fixture
def knowledge(data, sheets):
    sheets({"association.yml": SOUND["association.yml"] + POLICIES, "tools/kafka.yml": TOOL})
    return load_knowledge(data, TODAY)


def test_every_outside_link_is_known_with_its_sheets(knowledge):
    assert links_of(knowledge) == {
        "https://guild.example/statutes": ["sources/statutes"],
        "https://kafka.example": ["tools/kafka"],
        "https://old.example": ["tools/kafka"],
    }


def test_a_policy_spares_a_site_until_it_expires(knowledge):
    policies = knowledge.association.unasked_hosts

    assert spared(policies, "https://guild.example/x", TODAY)
    assert not spared(policies, "https://old.example/", TODAY)
    assert not spared(policies, "https://guild.example/x", dt.date(2026, 12, 31))


def test_the_report_says_what_to_do_with_each_link(knowledge):
    memory = {"https://kafka.example": DEAD, "https://old.example": MOVED}
    report = LinkReport(links_of(knowledge), memory, knowledge.association.unasked_hosts, TODAY)

    assert as_text(report, "en") == (
        "3 outside links, 2 checked.\n"
        "\nDead: failed three times in a row, over two weeks or more\n"
        "  https://kafka.example – 404\n"
        "    tools/kafka\n"
        "    3 failures in a row since June 1, 2026\n"
        "    perhaps kept at https://web.archive.org/web/20260601/https://kafka.example\n"
        "\nMoved for good: the new address can be written\n"
        "  https://old.example – 200\n"
        "    tools/kafka\n"
        "    → https://new.example/[x](javascript:y)\n"
        "\nAsked again, since the policy has expired\n"
        "  old.example (May 31, 2026) – It was slow.\n"
    )
    assert "\\[x\\]\\(javascript\\:y\\)" in as_markdown(report, "en")
    states = {one["url"]: one["state"] for one in json.loads(as_json(report, "en"))["links"]}
    assert list(states.values()) == ["unasked", "dead", "moved"]


@pytest.mark.usefixtures("knowledge")
def test_offline_the_command_says_the_last_state(data):
    write(data.parent / "links.json", {"https://kafka.example": DEAD}, ["https://kafka.example"])

    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "links", "--offline", "--lang", "en"),
        cwd=data.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "1780272000"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "https://kafka.example – 404" in done.stdout


def test_what_another_version_remembered_beside_is_left_out(tmp_path):
    path = tmp_path / "links.json"
    path.write_text('{"https://a.example": {"checked": "2026-05-01", "colour": "red"}}')

    assert read(path) == {"https://a.example": Known("2026-05-01")}


def test_the_first_time_nothing_is_remembered_and_a_folder_is_no_memory(tmp_path):
    assert read(tmp_path / "links.json") == {}
    with pytest.raises(OSError, match="directory"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("asked", "said"), [(0, "2 liens externes, 0 vérifié."), (2, "2 liens externes, 2 vérifiés.")]
)
def test_numbers_agree_with_their_words(asked, said):
    urls = ("https://a.example", "https://b.example")
    memory = {url: Known("2026-05-01", 200) for url in urls[:asked]}
    report = LinkReport({url: ["tools/kafka"] for url in urls}, memory, (), TODAY)

    assert as_text(report, "fr") == f"{said}\n"


@pytest.mark.usefixtures("knowledge")
def test_a_file_of_another_is_not_taken_for_the_state(data):
    (data.parent / "links.json").write_text('{"https://kafka.example": 1}')

    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "links", "--offline", "--lang", "en"),
        cwd=data.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "1780272000"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.endswith("is not what this command wrote: remove it, or mend it\n")


@pytest.mark.usefixtures("knowledge")
def test_without_a_network_nothing_is_remembered(data):
    # Where names end in .example, nobody answers, whatever the network.
    done = subprocess.run(
        (sys.executable, "-m", "knowledge", "links", "--lang", "en"),
        cwd=data.parent,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "1780272000"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == "Nobody answered: is there a network here? Nothing was remembered.\n"
    assert not (data.parent / "links.json").exists()


class Proxy(BaseHTTPRequestHandler):
    """Answers for any host, and for the second page once it is let go."""

    asked: threading.Event
    let_go: threading.Event

    def do_HEAD(self) -> None:
        if self.path.endswith("/second"):
            self.asked.set()
            self.let_go.wait(30)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def test_interrupted_the_command_keeps_what_it_learned(data, sheets):
    tool = TOOL.replace("https://kafka.example", "http://kafka.example/first")
    tool = tool.replace("https://old.example", "http://kafka.example/second")
    sheets({"association.yml": SOUND["association.yml"] + POLICIES, "tools/kafka.yml": tool})
    handler = type("Handler", (Proxy,), {"asked": threading.Event(), "let_go": threading.Event()})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    command = subprocess.Popen(
        (sys.executable, "-m", "knowledge", "links", "--lang", "en"),
        cwd=data.parent,
        env={
            **os.environ,
            "PYTHONPATH": str(PROJECT),
            "SOURCE_DATE_EPOCH": "1780272000",
            "http_proxy": f"http://127.0.0.1:{running.server_port}",
        },
        stderr=subprocess.PIPE,
        text=True,
        # A runner in the background ignores interruptions, and so would what it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )

    assert handler.asked.wait(30)
    command.send_signal(signal.SIGINT)
    handler.let_go.set()
    _said, errors = command.communicate(timeout=30)
    running.shutdown()
    running.server_close()

    assert (command.returncode, errors) == (130, "Interrupted.\n")
    assert list(read(data.parent / "links.json")) == ["http://kafka.example/first"]
