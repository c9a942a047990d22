"""Keys in the order they were pressed, also when several arrive at once: over a slow line, or in a busy moment.

Textual 8.2 hands each key on as it arrives: a letter to the queue of the focused widget, a key of the footer to the
screen at once, any other bound key (backspace, arrows, Tab) to the app, once it has bubbled up to it. Of keys that
arrive in one piece, `teh`, backspace, `he` became `tehh`, and the last words before F4 came after the step was left.
"""

import asyncio
from collections import deque
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.widgets import Input, TextArea

PATIENCE = 0.25
"""Seconds after which a key no longer waits for the one before it: a widget that is taken away answers nobody."""


class InTurnApp(App[int]):
    """An app in which a key waits until the one before it has done all it does.

    That includes what the last key made a screen ask of the app, such as to open a meeting: the next key belongs to it.
    """

    _busy: tuple[DOMNode, ...] = ()
    """Who may still be at work on the last key."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.keys_in_turn: deque[events.Key | events.Paste] = deque()
        """What was pressed or pasted, and waits for its turn."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste wait for its turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self.keys_in_turn.append(event)
        if len(self.keys_in_turn) == 1:
            await self._next_turn()

    async def _next_turn(self) -> None:
        """Wait for those at work, and take the turn behind what they asked of the app meanwhile."""
        await self._wait_for_turn()
        self.call_later(self._take_turn)

    async def _take_turn(self) -> None:
        event = self.keys_in_turn[0]
        letter = isinstance(event, events.Key) and event.is_printable
        focused = self.focused
        chain = focused.ancestors_with_self[:-1] if focused else []  # all but the app
        if letter or not await self._do_at_once(event):
            await super().on_event(event)
        self._busy = tuple(chain[:1] if letter and isinstance(focused, Input | TextArea) else chain)
        self.keys_in_turn.popleft()
        if self.keys_in_turn:
            await self._next_turn()

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
