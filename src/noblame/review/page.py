"""One file as a page, whatever it is read as."""

from collections.abc import Iterable

from noblame.review.prose import Form, Page
from noblame.source.places import Places
from noblame.source.problem import Problem

LIMIT = 8 * 1024 * 1024
"""The largest file, in bytes (design section 2)."""


def page_of(data: bytes, name: str, form: Form, severities: Iterable[str] = ()) -> Page:
    """Return what a file says, and what is wrong with it where it cannot be read.

    Args:
        data: its bytes; more than 8 MiB are refused.
        name: its name for messages.
        form: what it is read as.
        severities: labels that the settings allow in a record besides P1 to P3 and SEV1 to SEV5.
    """
    if form == "record":
        from noblame.review.record_page import record_page  # noqa: PLC0415  no Markdown needs what reads records

        return record_page(data, name, severities)
    wrong = _unreadable(data)
    if wrong:
        return Page(Places(name, ""), form, problems=[Problem(path=name, found=wrong[0], expected=wrong[1])])
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return _no_utf8(data, name, form, error.start)
    if form == "markdown":
        from noblame.review.markdown_page import markdown_page  # noqa: PLC0415  its parser takes a while to import

        return markdown_page(text, name)
    from noblame.review.plain_page import plain_page  # noqa: PLC0415  as above

    return plain_page(text, name)


def _unreadable(data: bytes) -> tuple[str, str] | None:
    """Return what was found and what is expected where bytes are no text at all."""
    if len(data) > LIMIT:
        return "a file of more than 8 MiB", "at most that"
    if b"\0" in data:
        return "a binary file, or a text in UTF-16", "a text saved as UTF-8"
    return None


def _no_utf8(data: bytes, name: str, form: Form, at: int) -> Page:
    """Return the page of a text in another encoding, with the place of its first byte that is no UTF-8."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    places = Places(name, text.removeprefix("\ufeff"))
    before = data[:at].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    found = f"the byte 0x{data[at]:02X}, which is no UTF-8"
    return Page(places, form, problems=[places.problem(len(before), found, "a file saved as UTF-8")])
