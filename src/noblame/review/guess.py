"""What comes in without a name: a record, Markdown or plain text."""

import re

from noblame.review.prose import Form

_RECORD = re.compile(r"""^(?:---[ \t]+)?(?:\{\s*)?["']?noblame["']?[ \t]*:(?:\s|$)""", re.MULTILINE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6}[ \t]|```|~~~|[-*+][ \t]|>[ \t]|---[ \t]*$|\|.*\|[ \t]*$)|\]\(\S+\)|\*\*\w", re.MULTILINE
)


def form_of(data: bytes) -> Form:
    """Return what bytes without a name look like."""
    start = data[: 64 * 1024].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if _RECORD.search(start):
        return "record"
    return "markdown" if _MARKDOWN.search(start) else "text"
