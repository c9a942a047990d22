"""Keys in the order they were pressed, also when several arrive at once: over ssh, or in a busy moment."""

from textual import events
from textual.widget import Widget


async def take_in_turn(widget: Widget, event: events.Key) -> None:
    """Do a key that is bound to an action at once, and hand on what was pressed after one that moved the focus.

    For a widget that is typed in. Textual 8.2 types a letter as soon as it arrives, but lets a bound key (backspace,
    arrows, Tab) bubble up to the app first; of keys that arrive in one piece, the bound ones would come last, and
    `teh`, backspace, `he` become `tehh`.
    """
    focused = widget.screen.focused
    if focused is not None and focused is not widget:
        focused._forward_event(events.Key(event.key, event.character))  # noqa: SLF001  marks it as the app does
    elif event.is_printable or not await widget.app._check_bindings(event.key):  # noqa: SLF001  the app's own question
        return
    event.stop()
    event.prevent_default()
