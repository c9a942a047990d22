"""What was changed here and on disk at once: theirs stays until somebody decides (P5)."""

import msgspec
from textual.app import ComposeResult
from textual.widgets import Static

from noblame.meeting.writing import Writing
from noblame.record.merge import Conflict
from noblame.screens.item_menu import Choice, ItemMenu
from noblame.widgets.plain import plain

CHOICES = (Choice("t", "keep what is on disk"), Choice("o", "take what was typed here"))


class DecideDialog(ItemMenu):
    """Answers `t` or `o` for one conflict."""

    def __init__(self, conflict: Conflict, left: int, room: Writing) -> None:
        super().__init__(f"Changed here and on disk: {conflict.words} ({left} to decide)", CHOICES, room)
        self._conflict = conflict

    def compose_body(self) -> ComposeResult:
        """Yield both versions, then the choices."""
        yield Static(plain(f"on disk  {in_words(self._conflict.theirs)}"))
        yield Static(plain(f"here     {in_words(self._conflict.ours)}"))
        yield from super().compose_body()


def in_words(value: object) -> str:
    """Return one side of a conflict as a person reads it."""
    if value is None:
        return "(taken out)"
    if isinstance(value, msgspec.Struct):
        parts = (in_words(getattr(value, name)) for name in value.__struct_fields__ if getattr(value, name))
        return " · ".join(parts)
    if isinstance(value, tuple):
        return "; ".join(map(in_words, value))
    return str(value) or "(empty)"
