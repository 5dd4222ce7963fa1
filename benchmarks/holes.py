"""Macros that leave a hole in the place of what grows with the data; hugo.py has Hugo fill it."""

from typing import Any


def define_env(env: Any) -> None:
    """Take the place of some of our macros, once they are defined."""
    for name, macro in (("cards", cards), ("explore", cards), ("next_events", next_events)):
        env.macros[name] = env.variables[name] = macro


def cards(kind: str, by: str = "", **wanted: str) -> str:
    """Leave a hole for a list of entries."""
    name, value = next(iter(wanted.items()), ("", ""))
    return f'<div data-hole="list|{kind}|{by}|{name}|{value}"></div>'


def next_events(count: int = 3) -> str:
    """Leave a hole for the events to come."""
    return f'<div data-hole="coming|{count}"></div>'
