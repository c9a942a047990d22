"""The page as a PDF to keep: laid out by WeasyPrint, which is an extra (S74)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any

from noblame.review.days import today
from noblame.sharing import html
from noblame.sharing.failing import SharingError
from noblame.sharing.wanted import Wanted

ABSENT = "a PDF needs WeasyPrint: pipx inject noblame weasyprint, or pip install 'noblame[pdf]'"
BROKEN = (
    "WeasyPrint is there, but not the library it writes letters with: install Pango "
    "(apt install libpango-1.0-0 libpangoft2-1.0-0, or brew install pango)"
)

_OPTIONS = {"pdf_tags": True}


def render(wanted: Wanted) -> bytes:
    """Return the page of a record as a PDF, of A4 pages; the same record gives the same bytes all day.

    Nothing is loaded: no text of a record makes WeasyPrint open a file or an address.

    Raises:
        SharingError: WeasyPrint or a library of the system that it needs is not installed.
        IncompleteError: Where `wanted` is strict and a mandatory field is empty, or an action a wish.
    """
    with _stamped(today(wanted.now, wanted.settings)):
        result: bytes = laid_out(wanted).write_pdf(pdf_identifier=wanted.stem.encode(), **_OPTIONS)
    return result


def laid_out(wanted: Wanted) -> Any:
    """Return the page of a record as WeasyPrint lays it out: a `weasyprint.document.Document`. Raises as `render`."""
    text = html.render(wanted)
    weasyprint, fetcher = _weasyprint()
    return weasyprint.HTML(string=text, url_fetcher=fetcher(allowed_protocols=())).render(**_OPTIONS)


@contextmanager
def _stamped(day: date) -> Iterator[None]:
    """Have the fonts within the file bear a day's midnight: what cuts them to the letters in use would write now."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(int(datetime.combine(day, time(), UTC).timestamp()))
    try:
        yield
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before


def _weasyprint() -> tuple[Any, Any]:
    """Return WeasyPrint and its class for opening addresses.

    Raises:
        SharingError: They are not to be had; the text says what to install.
    """
    try:
        import weasyprint  # noqa: PLC0415  an extra, and slow to start
        from weasyprint.urls import URLFetcher  # noqa: PLC0415  as above
    except ImportError as error:
        raise SharingError(ABSENT) from error
    except OSError as error:  # a library of the system is missing
        raise SharingError(BROKEN) from error
    return weasyprint, URLFetcher
