import sys
import warnings
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.sharing.samples import NOW, WHOLE, hostile

from noblame.record.incident import Entry, Incident, Lessons
from noblame.sharing import pdf
from noblame.sharing.failing import SharingError
from noblame.sharing.wanted import Wanted


def _is_there() -> bool:
    with warnings.catch_warnings(action="ignore"):  # of what it will need some day
        try:
            import weasyprint  # noqa: F401  an extra
        except (ImportError, OSError):
            return False
    return True


pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
needs_weasyprint = pytest.mark.skipif(not _is_there(), reason="WeasyPrint is not installed: pip install 'noblame[pdf]'")


def wanted(incident: Incident = WHOLE, archive: Path | None = None) -> Wanted:
    return Wanted(incident=incident, stem="a-record", now=NOW, archive=archive)


def test_without_weasyprint_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(SharingError, match=r"pipx inject noblame weasyprint, or pip install 'noblame\[pdf\]'"):
        pdf.render(wanted())


def test_without_its_libraries_it_says_which(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    with pytest.raises(SharingError, match="install Pango"):
        pdf.render(wanted())


@needs_weasyprint
def test_the_same_record_gives_the_same_bytes_all_day() -> None:
    found = pdf.render(wanted())
    assert found.startswith(b"%PDF-")
    assert found == pdf.render(replace(wanted(), now=NOW.replace(hour=23, minute=59)))


@needs_weasyprint
def test_many_rows_fill_their_pages() -> None:
    rows = tuple(Entry(at=NOW + timedelta(minutes=7 * number), what=f"Row {number}") for number in range(300))
    pages = [_texts(each._page_box) for each in pdf.laid_out(wanted(replace(WHOLE, timeline=rows))).pages]
    full = [sum(text.startswith("Row ") for text in page) for page in pages]
    assert sum(full) == 300
    assert all(count > 25 for count in full[1 : full.index(0) - 1])


@needs_weasyprint
def test_long_texts_break_between_pages() -> None:
    long = "\n\n".join(["The pool of the checkout was looked at by everybody who could. " * 8] * 12)
    whole = replace(WHOLE, detection=long, resolution=long, lessons=Lessons(to_improve=tuple(map(str, range(90)))))
    pages = [_texts(each._page_box) for each in pdf.laid_out(wanted(whole)).pages]
    assert all(len(page) > 15 for page in pages[:-1])


def _texts(box: Any) -> list[str]:
    """Return the texts of a page as it is laid out, a line or a part of one each."""
    if hasattr(box, "text"):
        return [box.text]
    return [text for child in getattr(box, "children", ()) for text in _texts(child)]


@needs_weasyprint
@pytest.mark.parametrize("incident", [Incident(title="Search is slow"), hostile(["<img src=file:///etc/passwd>"] * 12)])
def test_any_record_becomes_one(incident: Incident) -> None:
    assert b"%%EOF" in pdf.render(wanted(incident))[-8:]


@needs_weasyprint
def test_nothing_is_opened_not_even_by_a_template(tmp_path: Path) -> None:
    picture = tmp_path / "there.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>')
    found = []
    for name in ("there", "gone"):
        archive = tmp_path / name
        archive.mkdir()
        address = picture.with_stem(name).as_uri()
        (archive / "page.html.jinja").write_text(f"<p>x<img src='{address}'></p>", encoding="utf-8")
        found.append(pdf.render(wanted(archive=archive)))
    assert found[0] == found[1]
