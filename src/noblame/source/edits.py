"""Replacing places of a text."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Put `text` in place of what stands from `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


def patched(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    """Return `text[start:end]` with the edits made, which lie inside it and do not overlap.

    Of several insertions at one place the first in `edits` comes first.
    """
    parts = []
    at = start
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    parts.append(text[at:end])
    return "".join(parts)


def trimmed(text: str, edit: Edit) -> Edit:
    """Return the edit without what stays the same at its start and its end."""
    start, end, new = edit
    longest = min(end - start, len(new))
    before = next((i for i in range(longest) if text[start + i] != new[i]), longest)
    longest -= before
    after = next((i for i in range(longest) if text[end - 1 - i] != new[-1 - i]), longest)
    return Edit(start + before, end - after, new[before : len(new) - after])
