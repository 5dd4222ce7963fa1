"""The systems compared: for each, a folder ready to build the same site from the same data."""

import re
import shutil
import sys
from collections.abc import Mapping
from compileall import compile_dir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks import generate
from benchmarks.measuring import Cost, cost_of

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
PARTS = ("docs", "knowledge", "macros", "overrides")
SPECIMEN = re.compile(r"---\nspecimen: (\w+)\n---\n")
REF = re.compile(r"([\"'])([a-z]+)/[a-z0-9-]+(?=\1)")


@dataclass(frozen=True)
class System:
    """One way to build the site: its name, the command, where it runs and what it makes."""

    name: str
    command: tuple[str, ...]
    folder: Path
    site: Path
    environment: Mapping[str, str]

    def build(self) -> Cost:
        """Build the site where there is none, and return what it cost."""
        shutil.rmtree(self.site, ignore_errors=True)
        return cost_of(self.command, self.folder, self.environment)


# Ours: the repository itself, with other data


def ours(folder: Path, pages: int) -> System:
    """Return our own system, over generated data."""
    project = project_of(folder / "ours", pages)
    return built_by_us("ours", project, folder / "site-ours")


def built_by_us(name: str, project: Path, site: Path) -> System:
    """Return what builds a project as `make site` does."""
    options = ("--config", str(project / "mkdocs.yml"), "--output", str(site))
    return System(
        name,
        (sys.executable, "-m", "knowledge", "site", "--pages-only", *options),
        project,
        site,
        {},
    )


def check(project: Path) -> System:
    """Return what checks the data of a project, and makes no site."""
    command = (sys.executable, "-m", "knowledge", "check", "--data", str(project / "data"))
    return System("check", command, project, project / "nothing", {})


def project_of(project: Path, pages: int) -> Path:
    """Make a copy of all that makes our site, with generated data.

    The program is copied too: Python looks for it in the folder where it runs
    before anywhere else, so that an edit in the meantime changes nothing.
    """
    data = project / "data"
    generate.generate(pages, data)
    for part in PARTS:
        shutil.copytree(REPOSITORY / part, project / part)
    shutil.copy(REPOSITORY / "mkdocs.yml", project)
    (project / "node_modules").symlink_to(REPOSITORY / "node_modules")
    compile_dir(project, quiet=2)
    for page in (project / "docs").rglob("*.md"):
        page.write_text(with_known_names(page.read_text("utf-8"), data), "utf-8")
    return project


def with_known_names(page: str, data: Path) -> str:
    """Return a page that names the first entry of a kind wherever it named one of ours."""
    first = {
        folder.name: min(folder.iterdir()).stem for folder in data.iterdir() if folder.is_dir()
    }

    def known(found: re.Match[str]) -> str:
        quote, kind = found.groups()
        return f"{quote}{kind}/{first[kind]}" if kind in first else found[0]

    return REF.sub(known, page)


# Stock: MkDocs, Material, macros; one page of Markdown for each entry


def stock(folder: Path, project: Path) -> System:
    """Return MkDocs, Material and its search, with one stub of Markdown for each entry."""
    made = folder / "stock"
    for part in PARTS:
        shutil.copytree(project / part, made / part)
    shutil.copytree(HERE / "stock_site", made, dirs_exist_ok=True)
    (made / "overrides/sitemap.xml").unlink()  # it names our entries, which here are pages
    _write_stubs(made / "docs", project / "data")
    (made / "mkdocs.yml").write_text(yaml.safe_dump(_stock_settings(project)), "utf-8")
    compile_dir(made, quiet=2)
    keep = "import kept, pathlib, sys; kept.keep(pathlib.Path(sys.argv[1]))"
    cost_of((sys.executable, "-c", keep, str(project / "data")), made, {})
    site = folder / "site-stock"
    command = ("-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site))
    environment = {"NO_MKDOCS_2_WARNING": "1"}
    return System("stock", (sys.executable, *command), made, site, environment)


def _stock_settings(project: Path) -> dict[str, Any]:
    settings = settings_of(project)
    macros = {"on_undefined": "strict", "on_error_fail": True}
    settings["plugins"] = [{"search": {"lang": "fr"}}, {"macros": macros}]
    settings["hooks"] = ["chrome.py"]
    settings.pop("edit_uri", None)
    settings["watch"] = []
    settings["not_in_nav"] = "\n".join(f"/{name}/*" for name in sections(project / "data").values())
    settings["extra"]["data"] = str(project / "data")
    return settings


def settings_of(project: Path) -> dict[str, Any]:
    """Return the settings of a project, with what they take from the environment."""
    from mkdocs.utils.yaml import yaml_load

    with (project / "mkdocs.yml").open("rb") as file:
        return dict(yaml_load(file))


def sections(data: Path) -> dict[str, str]:
    """Return the folder of each kind that has pages in the addresses of the site."""
    found = loaded(data / "association.yml")["sections"]
    return {kind: found[kind] for kind in generate.SHARES}


def loaded(path: Path) -> dict[str, Any]:
    """Return what a file of the data holds."""
    fields: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return fields


def _write_stubs(docs: Path, data: Path) -> None:
    """Write a page for each entry in the place of the specimen of its kind."""
    for page in docs.rglob("*.md"):
        if found := SPECIMEN.match(text := page.read_text("utf-8")):
            kind, body = found[1], text[found.end() :]
            page.unlink()
            for path in (data / kind).iterdir():
                sheet = body.replace("sheet()", f'sheet("{kind}/{path.stem}")')
                page.with_name(f"{path.stem}.md").write_text(_front(kind, path) + sheet, "utf-8")


def _front(kind: str, path: Path) -> str:
    entry = loaded(path)
    title = entry.get("name") or entry["title"]
    # `specimen` tells our templates that this is the page of an entry.
    head = {"title": title, "description": entry.get("summary", title), "specimen": kind}
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, sort_keys=False)}---\n"


def words() -> dict[str, Any]:
    """Return how our models call kinds, fields and choices, as a site without them would know."""
    from knowledge.fields.choices import Choice
    from knowledge.models import KINDS, Association, Entry
    from knowledge.text.language import translator

    say = translator("fr")
    models: dict[str, type[Entry]] = {**KINDS, Association.kind: Association}
    return {
        "kinds": {kind: {"singular": say(model.singular)} for kind, model in models.items()},
        "titles": {
            kind: {name: say(info.title or name) for name, info in model.model_fields.items()}
            for kind, model in models.items()
        },
        "labels": {
            word.value: say(word.label) for choice in Choice.__subclasses__() for word in choice
        },
    }
