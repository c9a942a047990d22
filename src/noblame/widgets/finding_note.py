"""One quiet line about a finding: its category, why a room stops there, and the question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from noblame.language import Finding


def at_cursor(found: Sequence[Finding], column: int) -> Finding | None:
    """Return the finding of a line that the cursor is in, else the first of the line."""
    return next((each for each in found if each.start <= column <= each.end), next(iter(found), None))


def note(finding: Finding, width: int) -> str:
    """Return the fullest form that fits in `width` cells; the question stays longest, and is cut with an ellipsis."""
    forms = (f"{finding.rule} · {finding.message} → {finding.ask}", f"{finding.rule} → {finding.ask}", finding.ask)
    return next((form for form in forms if cell_len(form) <= width), _cut(forms[1], width))


def _cut(text: str, width: int) -> str:
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…"
