"""How components look, against pictures kept beside this file.

The pictures are those of the style guide of the fictitious association, whose data never
changes. When a change of looks is meant, run the tests with ``LOOKS=write`` and look at
what git says has changed.
"""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from tests.site.browser.conftest import served, visit
from tests.site.conftest import Built

pytestmark = [pytest.mark.site, pytest.mark.browser]

KEPT = Path(__file__).parent / "looks"
# Letters are drawn a little otherwise by each Chromium: pictures are compared from afar.
AFAR = 8
VISIBLE = 24  # of 255, on a picture so reduced
TOLERATED = 0.01  # of the points

COMPONENTS = {
    *("badge", "card", "chip", "claims", "conflict", "doors", "empty", "facts", "figures"),
    *("jump", "monogram", "note", "refs", "sources", "swatch", "table", "timeline", "warning"),
}


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_components_look_as_they_did(
    chromium: Browser, harbour: Built, tmp_path: Path, width: int, colours: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=colours, reduced_motion="reduce"
    )
    with served(harbour.folder) as url:
        page = visit(context).open(url + "design/")
        page.evaluate("document.fonts.ready")
        seen = Image.open(io.BytesIO(page.locator("main").screenshot())).convert("RGB")
    context.close()
    kept = KEPT / f"{width}-{colours}.png"
    if os.environ.get("LOOKS") == "write":
        KEPT.mkdir(exist_ok=True)
        seen.quantize(256).save(kept, optimize=True)

    changed = share_changed(Image.open(kept).convert("RGB"), seen)

    seen.save(tmp_path / kept.name)
    assert changed <= TOLERATED, f"{changed:.1%} changed: compare {kept} and {tmp_path / kept.name}"


def share_changed(kept: Image.Image, seen: Image.Image) -> float:
    """Return the share of two pictures that differs to the eye, from 0 to 1."""
    size = (max(kept.width, seen.width), max(kept.height, seen.height))
    far = (size[0] // AFAR, size[1] // AFAR)
    one, other = (
        _on_paper(picture, size).resize(far, Image.Resampling.BOX) for picture in (kept, seen)
    )
    difference = ImageChops.difference(one, other).convert("L")
    return sum(difference.histogram()[VISIBLE:]) / (far[0] * far[1])


def _on_paper(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("RGB", size, "magenta")
    paper.paste(picture, (0, 0))
    return paper


def test_a_component_that_changes_is_seen() -> None:
    plain = Image.new("RGB", (800, 800), "white")
    spotted = plain.copy()
    spotted.paste("black", (0, 0, 120, 80))
    grown = Image.new("RGB", (800, 820), "white")

    assert share_changed(plain, plain) == 0
    assert share_changed(plain, spotted) > TOLERATED
    assert share_changed(plain, grown) > TOLERATED


@pytest.mark.parametrize(("site", "guide"), [("tosit", "contribuer/design"), ("harbour", "design")])
def test_a_style_guide_shows_every_component(
    site: str, guide: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(site)
    html = (built.folder / guide / "index.html").read_text("utf-8")

    shown = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}

    assert COMPONENTS - shown == set()
