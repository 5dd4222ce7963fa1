"""The templates of a folder, in a language, before they know anything."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from knowledge.loading.report import counted
from knowledge.problems import Problem
from knowledge.text.language import catalog, translator


def bare_environment(templates: Path, language: str) -> Environment:
    """Return the templates of a folder, in a language, before they know anything."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(  # type: ignore[attr-defined]
        catalog(language), newstyle=True
    )
    # The extension's own looks up its context at each sentence: a tenth of a build.
    environment.globals["_"] = sayer(language)
    return environment


def sayer(language: str) -> Callable[..., Markup]:
    """Return what says a sentence of ours in a language, with its words put in and escaped."""
    say = catalog(language).gettext
    sentence = cache(lambda text: Markup(say(text)))  # noqa: S704 - a sentence is ours

    def said(text: str, **words: Any) -> Markup:
        return sentence(text) % words

    return said


def problem_page(problems: Sequence[Problem], templates: Path, language: str) -> str:
    """Return the problems of the data as HTML, which a preview shows in the place of its pages."""
    template = bare_environment(templates, language).get_template("problems.html")
    say = translator(language)
    told = [
        (problem.at, problem.said(say), problem.excerpt, problem.hinted(say))
        for problem in problems
    ]
    return template.render(problems=told, count=counted(problems, say))
