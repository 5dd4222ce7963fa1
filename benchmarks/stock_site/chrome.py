"""What our changes of Material's page (overrides/) ask of a site, given to the stock one."""

from typing import Any

import kept  # type: ignore[import-not-found]

from macros import hooks, places

vars(hooks)["renderer_of"] = kept.renderer_of  # the entries come ready
vars(places)["faults"] = lambda *_: []  # here each entry has a page of docs/

on_env = hooks.on_env
on_page_content = hooks.on_page_content


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Give a page what ours have, but leave the pages of entries whole: they are no specimens."""
    kind = page.meta.pop("specimen", None)
    context = hooks.on_page_context(context, page=page, config=config, nav=nav)
    if kind:
        page.meta["specimen"] = kind
    return context
