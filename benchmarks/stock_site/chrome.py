"""What our changes of Material's page (overrides/) ask of a site, given to the stock one."""

import gettext
from typing import Any

import yaml


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give templates our sentences and the association."""
    del files
    settings = config.extra["stock"]
    sentences = gettext.translation("knowledge", settings["locales"], ["fr"], fallback=True)
    env.globals["say"] = sentences.gettext
    with open(f"{settings['data']}/association.yml", "rb") as file:  # noqa: PTH123
        env.globals["association"] = yaml.load(file, Loader=yaml.CSafeLoader)
    env.globals["association"]["edition"] = Edition(env.globals["association"]["edition"])
    return env


class Edition(str):
    """A word with the label that the templates show of it."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """The word as a sentence of ours."""
        return f"{self.capitalize()} edition"


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Say which page the breadcrumb passes on its way to this one."""
    del config, nav
    context["folder"] = page.url[: page.url.rstrip("/").rfind("/") + 1] or None
    return context
