"""Keys in the order they were pressed, also when several arrive at once: over a slow line, or in a busy moment.

Textual 8.2 hands each key on as it arrives: a letter to the queue of the focused widget, a key of the footer to the
screen at once, and any other bound key (backspace, arrows, Tab) to the app only after it has bubbled up to it. Of keys that
arrive in one piece, `teh`, backspace, `he` became `tehh`, and the last words before F4 came after the step was left.
"""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

PATIENCE = 0.25
"""Seconds after which a key no longer waits for the one before it: a widget that is taken away answers nobody."""


class InTurnApp(App[int]):
    """An app in which a key waits until the one before it has done all it does."""

    _busy: tuple[DOMNode, ...] = ()
    """Who may still be at work on the last key."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste wait for its turn."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if typed:
            await self._wait_for_turn()
        await super().on_event(event)
        if typed and self.focused is not None:
            letter = isinstance(event, events.Key) and event.is_printable
            self._busy = (self.focused,) if letter else tuple(self.focused.ancestors_with_self)[:-1]  # but the app

    async def _wait_for_turn(self) -> None:
        busy, self._busy = self._busy, ()
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for node in busy:
                    done = asyncio.Event()
                    if node.call_later(done.set):
                        await done.wait()


async def take_in_turn(widget: Widget, event: events.Key) -> None:
    """Do a key that is bound to an action at once, in a widget that is typed in, rather than when it has bubbled up."""
    if not event.is_printable and await widget.app._check_bindings(event.key):  # noqa: SLF001  the app's own question
        event.stop()
        event.prevent_default()
