import sys
import warnings
from pathlib import Path

import pytest
from tests.sharing.samples import NOW, WHOLE, hostile

from noblame.record.incident import Incident
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
def test_the_same_record_gives_the_same_bytes() -> None:
    found = pdf.render(wanted())
    assert found.startswith(b"%PDF-")
    assert found == pdf.render(wanted())


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
