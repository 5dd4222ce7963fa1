"""Values of fields as readers see them, as HTML: words, days, and spans of days."""

import datetime as dt
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from knowledge.fields.choices import Choice
from knowledge.fields.dates import PartialDate
from knowledge.models import Event
from knowledge.text.language import written_date
from knowledge.text.typography import typeset_html

LONG = 5
"""With how many sections a page says what they are before the first."""
SECTION = re.compile(
    r'<section aria-labelledby="(?P<id>[^"]+)">\s*<h2 id="(?P=id)">(?P<title>.*?)</h2>'
)


def shown(value: Any, language: str, say: Any) -> Markup:
    """Return a field's value as readers see it, as HTML."""
    if isinstance(value, PartialDate | dt.date):
        return shown_date(value, language)
    if isinstance(value, Choice):
        return escape(say(value.label))
    return escape(value)


@lru_cache(maxsize=10_000)  # a site says the same few days thousands of times
def shown_date(value: PartialDate | dt.date, language: str) -> Markup:
    """Return a day, a month or a year as readers see it, as HTML."""
    written = Markup(typeset_html(_written(value, language), language))  # noqa: S704 - digits, a month
    time = f" {value:%H:%M}" if isinstance(value, dt.datetime) else ""
    stamp = str(value) if isinstance(value, PartialDate) else value.isoformat()
    return Markup('<time datetime="{}">{}{}</time>').format(stamp, written, time)


def ended_with(html: Markup, mark: Markup) -> Markup:
    """Return ``html`` with a mark at the end of its last paragraph, or after all of it."""
    closing = Markup("</p>\n")
    if not html.endswith(closing):
        return html + mark
    return html[: -len(closing)] + mark + closing


def outline(html: Markup) -> list[tuple[str, Markup]]:
    """Return the id and title of each section of a sheet; nothing where they are few."""
    sections = [(found["id"], Markup(found["title"])) for found in SECTION.finditer(html)]  # noqa: S704 - of our own HTML
    return sections if len(sections) >= LONG else []


def period(event: Event, language: str) -> Markup:
    """Return the days of an event: one day, or the first and the last."""
    first = shown(event.starts, language, str)
    if event.ends is None or event.ends == event.starts:
        return first
    last = shown(event.ends, language, str)
    if isinstance(event.starts, dt.datetime):
        return Markup("{} – {}").format(first, last)
    start = start_of_span(event.first_day, event.last_day, language)
    short = Markup(typeset_html(start, language))  # noqa: S704 - digits, and the name of a month
    # Nothing stands around the dash where both ends begin with their day.
    between = "–" if short[0].isdecimal() else " – "
    time = Markup('<time datetime="{}">{}</time>{}{}')
    return time.format(event.first_day.isoformat(), short, between, last)


def start_of_span(first: dt.date, last: dt.date, language: str) -> str:
    """Return the first of two days, less the month and year that the second repeats."""
    words, ending = (_written(day, language).split(" ") for day in (first, last))
    while len(words) > 1 and words[-1] == ending[-1]:
        words, ending = words[:-1], ending[:-1]
    return " ".join(words).rstrip(",")


def _written(value: PartialDate | dt.date, language: str) -> str:
    return written_date(value.year, value.month, value.day, language)
