from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sharing.browser import NAMES, PROGRAM, Browser, browser
from tests.sharing.samples import WHOLE, hostile, shared

from noblame.record.incident import Cause, Incident

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=f"no Chromium is installed: none of {', '.join(NAMES)}")
LONG = "https://e.example/" + "x" * 300


def deep(levels: int) -> Cause:
    return Cause(because="w" * 200, kind="contributing", evidence=(LONG,), next=(deep(levels - 1),) if levels else ())


PAGES = {
    "usual": WHOLE,
    "empty": Incident(title="Search is slow"),
    "long words": hostile(["W" * 400] * 12),
    "hostile": hostile(["<script>console.log(1)</script><img src=http://127.0.0.1/x>\"'><b onclick=x>"] * 12),
    "deep": Incident(title=LONG, causes=(deep(12),)),
}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [400, 720, 1280])
def test_a_page_fits_its_window_loads_nothing_and_has_no_complaint(
    chromium: Browser, tmp_path: Path, name: str, width: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(shared("html", PAGES[name]), encoding="utf-8")
    chromium.open(path, width)
    assert chromium.value("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert chromium.requests() == [path.as_uri()]
    assert chromium.complaints() == []


@pytest.mark.parametrize(("width", "shown"), [(400, "narrow"), (1280, "wide")])
def test_the_drawing_that_fits_is_shown(chromium: Browser, tmp_path: Path, width: int, shown: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(shared("html", WHOLE), encoding="utf-8")
    chromium.open(path, width)
    seen = "[...document.querySelectorAll('svg')].filter(each => each.getBoundingClientRect().width > 0)"
    assert chromium.value(f"{seen}.map(each => each.getAttribute('class')).join()") == shown


def test_dark_is_dark_and_paper_is_white(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(shared("html", WHOLE), encoding="utf-8")
    paper = "getComputedStyle(document.body).backgroundColor"
    chromium.open(path, 1280, scheme="dark")
    assert chromium.value(paper) == "rgb(20, 23, 27)"
    chromium.open(path, 1280, scheme="dark", media="print")
    assert chromium.value(paper) == "rgb(255, 255, 255)"
