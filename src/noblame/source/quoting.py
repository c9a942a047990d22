"""How a text is written so that every reader of YAML, of 1.1 and of 1.2, takes it for that text."""

import re

LONG = 100
"""A text of more characters stands in a block of its own."""

_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<"})
_NUMBERLIKE = re.compile(r"[-+]?\.?\d[\w.:+-]*(?:[Tt ]+[\d:.Zz+ -]*)?|[-+]?\.(?:inf|nan)", re.ASCII | re.IGNORECASE)
_LABEL = re.compile(r"\d{4}-\d\d-\d\d|0|[1-9]\d{0,14}", re.ASCII)
# Named one by one: a class of all that is safe takes ten times as long to compile, at each start.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(r'["\\]|' + _UNSAFE.pattern)
_STRUCTURE = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`\s]|:\s|\s#|[:\s]$|^\.\.\.")
_IN_FLOW = re.compile(r"[,\[\]{}?]|:(?=[\"'])")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def one_line(text: str, *, flow: bool = False, label: bool = False, style: str = "") -> str:
    """Return `text` as one line: without quotes where no reader misreads it, else in double quotes.

    Args:
        text: any text; a lone surrogate becomes U+FFFD.
        flow: whether it will stand between brackets, where commas and brackets need quotes.
        label: whether a day or a whole number may stand without quotes.
        style: the quotes it had before, which it keeps if it can.
    """
    if style == '"':
        return double_quoted(text)
    if style == "'" and not _UNSAFE.search(text):
        return "'" + text.replace("'", "''") + "'"
    if is_plain(text, flow=flow) or (label and _LABEL.fullmatch(text)):
        return text
    return double_quoted(text)


def double_quoted(text: str) -> str:
    """Return `text` in double quotes, with an escape for each character that would not survive as it is."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def fits_block(text: str) -> bool:
    """Return whether `text` can stand in a literal block and come back as it is."""
    lines = text.removesuffix("\n").split("\n")
    return bool(lines[-1].strip()) and not any(_UNSAFE.search(line.replace("\t", " ")) for line in lines)


def block_lines(text: str, indent: int = 2) -> list[str]:
    """Return a literal block: its header, then its lines without indentation.

    Args:
        text: a text that `fits_block`.
        indent: how many columns, from 1 to 9, its lines will stand to the right of the key or the dash.
    """
    hint = str(indent) if text[0] in " \t\n" else ""
    chomp = "" if text.endswith("\n") else "-"
    return ["|" + hint + chomp, *text.removesuffix("\n").split("\n")]


def is_plain(text: str, *, flow: bool) -> bool:
    """Return whether no reader takes `text` without quotes for anything else."""
    if not text or _UNSAFE.search(text) or _STRUCTURE.search(text):
        return False
    if flow and _IN_FLOW.search(text):
        return False
    return text.casefold() not in _WORDS and not _NUMBERLIKE.fullmatch(text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SHORT:
        return _SHORT[char]
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
