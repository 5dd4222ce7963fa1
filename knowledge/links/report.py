"""What is known of outside links, as people and machines read it."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from knowledge.fields.addresses import ADDRESS
from knowledge.links.memory import Known, Memory
from knowledge.loading.linking import KnowledgeBase, texts_in
from knowledge.models.association import HostPolicy
from knowledge.problems import printable
from knowledge.text.language import catalog, translator, written_date
from knowledge.text.language import mark as _
from knowledge.text.markdown import plain

Links = Mapping[str, Sequence[str]]
"""Each address with the refs of the sheets that give it."""


def links_of(knowledge: KnowledgeBase) -> dict[str, list[str]]:
    """Return every outside link of the data, with the sheets that give it."""
    found: dict[str, list[str]] = {}
    for entry in knowledge.everything():
        for url in dict.fromkeys(filter(ADDRESS.fullmatch, texts_in(entry.model_dump()))):
            found.setdefault(url, []).append(entry.ref)
    return found


def spared(policies: Sequence[HostPolicy], url: str, today: dt.date) -> HostPolicy | None:
    """Return the policy that spares an address today, if there is one."""
    host = urlsplit(url).hostname
    return next((p for p in policies if p.host == host and today < p.until), None)


def archived(url: str, known: Known) -> str:
    """Return where an archive may have kept a page, as it was when it was last well."""
    return f"https://web.archive.org/web/{known.failing_since.replace('-', '')}/{url}"


@dataclass(frozen=True)
class LinkReport:
    """The links of the data, what is known of them, and the day."""

    links: Links
    memory: Memory
    policies: Sequence[HostPolicy]
    today: dt.date

    def where(self, wanted: str) -> list[tuple[str, Known]]:
        """Return the addresses of a sort: ``dead``, ``failing``, ``moved``, ``refused``."""
        known = [(url, self.memory[url]) for url in sorted(self.links) if url in self.memory]
        tests: dict[str, Callable[[Known], bool]] = {
            "dead": lambda one: one.is_dead,
            "failing": lambda one: bool(one.failures) and not one.is_dead,
            "moved": lambda one: bool(one.moved_to) and not one.failures,
            "refused": lambda one: one.is_refused and not one.failures,
        }
        return [(url, one) for url, one in known if tests[wanted](one)]


def as_text(report: LinkReport, language: str) -> str:
    """Return the report for a terminal."""
    before = ("", "\n", "  ", "    ")
    lines = [before[level] + printable(line) for level, line in _lines(report, language)]
    return "\n".join(lines) + "\n"


def as_markdown(report: LinkReport, language: str) -> str:
    """Return the report for an issue; text from data and from servers is only ever text."""
    before = ("", "\n### ", "- ", "  - ")
    lines = [before[level] + plain(line) for level, line in _lines(report, language)]
    return "\n".join(lines) + "\n"


def _lines(report: LinkReport, language: str) -> Iterator[tuple[int, str]]:
    say, ngettext = translator(language), catalog(language).ngettext
    number, asked = len(report.links), sum(url in report.memory for url in report.links)
    total = ngettext("{n} outside link", "{n} outside links", number).format(n=number)
    checked = ngettext("{n} checked", "{n} checked", asked).format(n=asked)
    yield 0, say(_("{links}, {checked}.")).format(links=total, checked=checked)
    for sort, title in (
        ("dead", _("Dead: failed three times in a row, over two weeks or more")),
        ("failing", _("Failing: to be asked again before anything is concluded")),
        ("moved", _("Moved for good: the new address can be written")),
        ("refused", _("Refuse robots: to be opened by hand")),
    ):
        found = report.where(sort)
        if found:
            yield 1, say(title)
        for url, known in found:
            yield from _link(report, url, known, language)
    for policy in report.policies:
        if policy.until <= report.today:
            yield 1, say(_("Asked again, since the policy has expired"))
            day = written_date(policy.until.year, policy.until.month, policy.until.day, language)
            yield 2, f"{policy.host} ({day}) – {policy.reason}"


def _link(report: LinkReport, url: str, known: Known, language: str) -> Iterator[tuple[int, str]]:
    say = translator(language)
    yield 2, f"{url} – {known.status or known.reason}"
    yield 3, ", ".join(report.links[url])
    if known.moved_to:
        yield 3, f"→ {known.moved_to}"
    if known.failures:
        since = dt.date.fromisoformat(known.failing_since)
        day = written_date(since.year, since.month, since.day, language)
        times = catalog(language).ngettext("{n} failure", "{n} failures", known.failures)
        yield (
            3,
            say(_("{failures} in a row since {date}")).format(
                failures=times.format(n=known.failures), date=day
            ),
        )
    if known.is_dead:
        yield 3, say(_("perhaps kept at {url}")).format(url=archived(url, known))


def as_json(report: LinkReport, _language: str) -> str:
    """Return ``{"on", "links": [{url, sheets, state, …}]}``, the state being one word."""
    states = {
        url: sort
        for sort in ("refused", "moved", "failing", "dead")
        for url, _known in report.where(sort)
    }
    document = {
        "on": report.today.isoformat(),
        "links": [
            {
                "url": url,
                "sheets": list(report.links[url]),
                "state": states.get(url, "there" if url in report.memory else "unasked"),
                **(asdict(report.memory[url]) if url in report.memory else {}),
            }
            for url in sorted(report.links)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
