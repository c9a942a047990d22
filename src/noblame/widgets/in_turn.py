"""Keys in the order they were pressed, also when several arrive at once: over ssh, or in a busy moment."""

from textual import events
from textual.widget import Widget


class KeysInTurn(Widget):
    """What a widget that is typed in does with keys that are bound to an action.

    Textual 8.2 types a letter as soon as it arrives, but lets a bound key (backspace, arrows, Tab) bubble up to the app
    first. Of keys that arrive in one piece, the bound ones would be done last: `teh`, backspace, `he` became `tehh`.
    """

    async def _on_key(self, event: events.Key) -> None:
        """Do a bound key at once; hand on what was pressed after a key that moved the focus."""
        focused = self.screen.focused
        if focused is not None and focused is not self:
            focused._forward_event(events.Key(event.key, event.character))  # noqa: SLF001  marks it as the app does
        elif event.is_printable or not await self.app._check_bindings(event.key):  # noqa: SLF001  what the app asks later
            return
        event.stop()
        event.prevent_default()
