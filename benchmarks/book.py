"""What a book costs: ``python -m benchmarks.book``, beside WeasyPrint on the same entries.

Each run is a process of its own, which gathers, typesets and packs; loading the data comes before
the clock starts. WeasyPrint is given plain HTML of the same words and links, with a table of
contents and page numbers in links, and PDF/UA.
"""

import argparse
import datetime as dt
import io
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from statistics import median
from typing import Any

import pikepdf

from benchmarks.generate import generate
from benchmarks.measuring import RSS_IN_A_MIB
from knowledge.book import Edition
from knowledge.book.content import content
from knowledge.book.typesetting import typeset
from knowledge.loading.checking import load_knowledge

TEMPLATES = Path(__file__).parents[1] / "overrides/book"
DAY = dt.date(2026, 1, 1)
STYLE = """
@page { size: A4; margin: 24mm 18mm 20mm; @bottom-right { content: counter(page) } }
body { font: 9pt "Source Sans 3", sans-serif; hyphens: auto; text-align: justify }
.flow { columns: 2 } a { color: inherit; text-decoration: none } sup { font-size: .68em }
h1 { break-before: page }
.toc a::after, .to::after { content: " (p. " target-counter(attr(href), page) ")" }
"""


def measured(engine: str, data: Path) -> dict[str, float]:
    """Make the book of a data folder by one engine, in this process; return what it took."""
    knowledge = load_knowledge(data, DAY)
    started = time.process_time()
    told = content(knowledge, Edition(DAY))
    raw = typeset(told, TEMPLATES, {}, DAY).pdf if engine == "Typst" else woven(told)
    spent = time.process_time() - started
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = len(pdf.pages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / RSS_IN_A_MIB
    return {"cpu": spent, "memory": memory, "pages": pages, "bytes": len(raw)}


def woven(told: dict[str, Any]) -> bytes:
    """Return the same book by WeasyPrint."""
    from weasyprint import HTML

    title = escape(told["cover"]["document"])
    toc = "".join(_contents(chapter) for chapter in told["chapters"])
    body = "".join(_chapter(chapter) for chapter in told["chapters"])
    page = f'<html lang="fr"><title>{title}</title><h1>{title}</h1><ul class="toc">{toc}</ul>{body}'
    pdf: bytes = HTML(string=page).write_pdf(stylesheets=[_style()], pdf_variant="pdf/ua-1")
    return pdf


def _style() -> Any:
    from weasyprint import CSS

    return CSS(string=STYLE)


def _contents(chapter: dict[str, Any]) -> str:
    sheets = [sheet for section in chapter["sections"] for sheet in section["sheets"]]
    return "".join(
        f'<li><a href="#{escape(one["ref"])}">{escape(one.get("name") or one["title"])}</a>'
        for one in (chapter, *sheets)
    )


def _chapter(chapter: dict[str, Any]) -> str:
    inside = "".join(map(_section, chapter["sections"]))
    flow = "" if chapter["layout"] in ("sheets", "wide") else ' class="flow"'
    return f'<h1 id="{chapter["ref"]}">{escape(chapter["title"])}</h1><div{flow}>{inside}</div>'


def _section(section: dict[str, Any]) -> str:
    sheets = "".join(map(_sheet, section["sheets"]))
    place = f' id="{section["ref"]}"' if section["ref"] else ""
    blocks = "".join(map(_block, [*section["blocks"], *section["after"]]))
    return f"<h2{place}>{escape(section['title'])}</h2>{blocks}{sheets}"


def _sheet(sheet: dict[str, Any]) -> str:
    rows = "".join(f"<p>{escape(name)} {_line(line)}</p>" for name, line in sheet["facts"])
    blocks = "".join(map(_block, [*sheet["blocks"], *sheet["tables"]]))
    head = f'<h3 id="{sheet["ref"]}">{escape(sheet["name"])}</h3><p>{escape(sheet["summary"])}</p>'
    return head + _line(sheet["badges"]) + rows + blocks


def _block(block: dict[str, Any]) -> str:
    lines = [block["line"]] if "line" in block else block.get("lines", [])
    html = "".join(f"<p>{_line(line)}</p>" for line in lines)
    html += (
        "".join(f"<p>{escape(name)} {_line(line)}</p>" for name, line in block.get("rows", ()))
        if block["block"] == "facts"
        else ""
    )
    html += "".join(f"<div>{_line([node])}</div>" for node in block.get("nodes", []))
    html += "".join(
        f'<p id="{note["ref"]}">{note["number"]} {_line(note["line"])}</p>'
        for note in block.get("notes", [])
    )
    if block["block"] == "table":
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in block["head"])
        rows = "".join(
            "<tr>" + "".join(f"<td>{_line(cell)}</td>" for cell in row) for row in block["rows"]
        )
        html += f"<table><thead><tr>{head}</thead><tbody>{rows}</table>"
    place = f' id="{block["ref"]}"' if block.get("ref") else ""
    name = block.get("title") or block.get("name") or ""
    inner = "".join(map(_block, block.get("blocks", ())))
    return f"<div{place}><b>{escape(name)}</b>{html}{_line(_cites(block))}{inner}</div>"


def _cites(block: dict[str, Any]) -> list[Any]:
    return [{"cite": block["cite"]}] if block.get("cite") else []


def _line(pieces: list[Any]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Any) -> str:
    if isinstance(piece, str):
        return escape(piece)
    if "cite" in piece:
        return "".join(f'<sup><a href="#{ref}">{n}</a></sup> ' for n, ref in piece["cite"])
    if "to" in piece:
        return f'<a class="to" href="#{piece["to"]}">{escape(piece["text"])}</a>'
    if "page" in piece:
        return f'<a class="to" href="#{piece["page"]}"></a>'
    if "url" in piece:
        words = _line(piece.get("line") or ["".join(piece["parts"])])
        return f'<a href="{escape(piece["url"])}">{words}</a>'
    ((_name, inside),) = piece.items()
    return f"<b>{_line(inside if isinstance(inside, list) else [str(inside)])}</b>"


def run(engine: str, data: Path) -> dict[str, float]:
    """Measure one book in a process of its own."""
    command = (sys.executable, "-m", "benchmarks.book", "--one", engine, str(data))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def row(engine: str, size: int, runs: list[dict[str, float]]) -> str:
    """Return a line of the table."""
    cpu, memory = (median(one[name] for one in runs) for name in ("cpu", "memory"))
    pages, weight = runs[0]["pages"], runs[0]["bytes"]
    return (
        f"| {size:,} | {engine} | {len(runs)} | {pages:,.0f} | {cpu:.1f} | "
        f"{100 * cpu / pages:.1f} | {100 * cpu / size:.1f} | {memory:,.0f} | "
        f"{weight / pages / 1000:.1f} | {weight / size / 1000:.1f} |"
    )


def main() -> None:
    """Run ``python -m benchmarks.book``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.book", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 600, 2500])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--weasyprint", type=int, default=600, help="most entries that WeasyPrint is given"
    )
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        engine, data = options.one
        print(json.dumps(measured(engine, Path(data))))
        return
    print(
        "| entries | engine | runs | pages | CPU s | CPU s / 100 pages | CPU s / 100 entries "
        "| peak MiB | kB a page | kB an entry |"
    )
    print("| --- " * 10 + "|")
    costs: dict[int, float] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            generate(size, Path(folder))
            for engine in ("Typst", "WeasyPrint"):
                if engine == "Typst" or size <= options.weasyprint:
                    found = [run(engine, Path(folder)) for _ in range(options.runs)]
                    print(row(engine, size, found), flush=True)
                    if engine == "Typst":
                        costs[size] = median(one["cpu"] for one in found)
    least, most = min(costs), max(costs)
    if least < most:
        growth = math.log(costs[most] / costs[least]) / math.log(most / least)
        print(f"\nExponent from {least:,} to {most:,} entries: {growth:.2f}")


if __name__ == "__main__":
    main()
