"""Keys in the order they were pressed, also when several arrive at once: over a slow line, or in a busy moment.

Textual 8.2 hands each key on as it arrives: a letter to the queue of the focused widget, a key of the footer to the
screen at once, any other bound key (backspace, arrows, Tab) to the app, once it has bubbled up to it. Of keys that
arrive in one piece, `teh`, backspace, `he` became `tehh`, and the last words before F4 came after the step was left.
"""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App
from textual.dom import DOMNode

PATIENCE = 0.25
"""Seconds after which a key no longer waits for the one before it: a widget that is taken away answers nobody."""


class InTurnApp(App[int]):
    """An app in which a key waits until the one before it has done all it does."""

    _busy: tuple[DOMNode, ...] = ()
    """Who may still be at work on the last key."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste wait for its turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        await self._wait_for_turn()
        letter = isinstance(event, events.Key) and event.is_printable
        chain = self.focused.ancestors_with_self[:-1] if self.focused else []  # all but the app
        if letter or not await self._do_at_once(event):
            await super().on_event(event)
        self._busy = tuple(chain[:1] if letter else chain)

    async def _wait_for_turn(self) -> None:
        busy, self._busy = self._busy, ()
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for node in busy:
                    done = asyncio.Event()
                    if node.call_later(done.set):
                        await done.wait()

    async def _do_at_once(self, event: events.Event) -> bool:
        """Do what a key that types nothing is bound to, rather than once it bubbled up; say whether it was bound."""
        if not isinstance(event, events.Key):
            return False
        return await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)
