"""Text of people in Markdown: what they wrote is what is read, and nothing of it acts (P10).

A mark of Markdown gets a backslash, and only where it would be one. Some texts act beyond Markdown, once a document is
put into an issue or a pull request: `@name` sends somebody a message, `#42` links an issue and `fixes #42` closes it.
No backslash keeps a forge from that, because it looks at what was rendered. They are broken by U+200C, which has no
width and changes no letter beside it.
"""

import re

from noblame.inert import visible

BREAK = "\u200c"
"""Zero width non-joiner: it stands inside what a forge would act on."""

_ADDRESS = r"https?://[^\s<>\"`\\]+"
_ENDS = frozenset(".,;:!?'*_~()[]{}|$")
"""Punctuation behind an address that belongs to the sentence; a closing bracket only where none was opened before."""
_CALLS = re.compile(
    rf"(?P<address>{_ADDRESS})"
    r"|(?<!\w)@(?=\w)|\#(?=[0-9])|\bgh-(?=[0-9])"
    r"|\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?=:?\s+(?:https?://|gh-[0-9]|[\w./-]*\#[0-9]))",
    re.IGNORECASE,
)
_STARTS = r"#(?=#*(?:\s|$))|>|[+-](?=\s|$)|-(?=[-: \t]*$)|=(?==*[ \t]*$)|:(?=-)"
"""What begins a heading, a quotation, an item, a rule or a table, at the start of a line."""
_MARKS = re.compile(
    rf"(?P<address>{_ADDRESS})"
    rf"|^(?P<start>{_STARTS})"
    r"|^(?P<number>[0-9]{1,9})(?P<end>[.)])(?=\s|$)"
    r"|[\\`*\[\]<|~$]"
    r"|_(?:(?<![^\W_]_)|(?![^\W_]))"  # between two letters it is one of them: pg_stat_activity
    r"|&(?=\#?\w+;)"
    r"|\#(?=\#*[ \t]*$)",  # at the end of a heading, where it would be taken for its frame
    re.IGNORECASE | re.MULTILINE,
)
_BREAKS = re.compile(r"[ \t]*\n\s*")
_ITEM = re.compile(r"\n(?=(?:[-*+•–]|[0-9]{1,3}[.)])[ \t])")
_SCHEME = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_WITHIN = re.compile(r"[*_~\[\]|$]|&(?=#?\w+;)")
"""What would act in an address that is no link, or behind one that is."""
_UNSAFE = re.compile(r"[\s<>()\[\]\"`\\|*_~]")
"""What could end an address, or be read as a mark."""


class Written(str):
    """Markdown as it is to stand, made from text by one of the functions here."""

    __slots__ = ()


def one_line(text: str) -> str:
    """Return a text in one line, harmless for a terminal, its marks untouched: for what is no Markdown."""
    return _BREAKS.sub(" ", visible(text).strip())


def quiet(text: str) -> str:
    """Return a text in which nothing calls a person or an issue of a forge, its marks untouched."""
    return _CALLS.sub(lambda found: found[0] if found["address"] else f"{found[0]}{BREAK}", text)


def line(text: str) -> Written:
    """Return a text as it stands within a line or as an item: line breaks become spaces, addresses links."""
    return Written(_inert(one_line(text)))


def label(text: str) -> Written:
    """Return a text as it stands in the brackets of a link, where an address is no link of its own."""
    return Written(_inert(one_line(text), links=False))


def block(text: str) -> Written:
    """Return a text as paragraphs: blank lines stay, and so do the line breaks in front of what is typed as a list."""
    paragraphs = re.split(r"\n[ \t]*(?:\n[ \t]*)+", visible(text).strip())
    tidy = ("\n".join(each.strip() for each in paragraph.split("\n")) for paragraph in paragraphs)
    return Written("\n\n".join(_inert(_ITEM.sub("  \n", paragraph)) for paragraph in tidy))


def address(url: str) -> Written | None:
    """Return an address as the target of a link, or None where it is none a reader could want: no page, no mail."""
    url = url.strip()
    if not _SCHEME.match(url):
        return None
    safe = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), visible(url))
    return Written(re.sub(r"&(?=#?\w+;)", r"\\&", safe))


def _inert(text: str, *, links: bool = True) -> str:
    """Return text in which nothing acts; addresses are links, as every forge would make them, if `links` may stand."""
    return _MARKS.sub(lambda found: _escaped(found, links=links), quiet(text))


def _escaped(found: re.Match[str], *, links: bool) -> str:
    """Return what stands for one thing that would act."""
    if found["number"]:
        return rf"{found['number']}\{found['end']}"
    if not found["address"]:
        return rf"\{found[0]}"
    end = end_of(found[0]) if links else 0
    return (f"<{found[0][:end]}>" if end else "") + _WITHIN.sub(r"\\\g<0>", found[0][end:])


def end_of(address: str) -> int:
    """Return where an address ends and the punctuation of its sentence begins; 0 where no host is named."""
    end, opened = len(address), address.count("(") - address.count(")")
    while address[end - 1] in _ENDS and not (address[end - 1] == ")" and opened >= 0):
        opened += {")": 1, "(": -1}.get(address[end - 1], 0)
        end -= 1
    return end if not address[:end].endswith("/") or address.count("/", 0, end) > 2 else 0
