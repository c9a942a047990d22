"""Text from a file or a paste, made harmless for a terminal: what would act or hide is shown as a sign (P10)."""

import re

ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 except tab and newline, DEL, C1
    "\u2028\u2029"  # line ends that only some programs know
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # bidi marks and overrides, zero width
    "\ud800-\udfff]"  # a lone surrogate cannot be written to any terminal
)
"""One character that a terminal would act on, or that nobody could see."""


def visible(text: str) -> str:
    r"""Return `text` with control, bidi-override and zero-width characters as visible signs; newline and tab stay.

    Zero-width joiners (U+200C, U+200D) stay, because emoji and many scripts are written with them.

    >>> visible("\x1b]52;c;\x07")
    '␛]52;c;␇'
    """
    return ACTIVE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    """Return a control picture, a named code point, or the replacement character, for the one character found."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\u2039U+{code:04X}\u203a"
