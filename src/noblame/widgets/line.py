"""One guarded line of text: what a pane is for many lines."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding
from textual.suggester import Suggester
from textual.widgets import Input

from noblame.widgets.steps_back import StepsBack
from noblame.widgets.typed import clean, shown

Complete = Callable[[str], str | None]
"""Takes what was typed and returns the whole of it, or None."""


def one_of(known: Iterable[str]) -> Complete:
    """Return what completes to the first of `known` that begins with what was typed, in any case."""
    names = tuple(known)
    return lambda typed: next((name for name in names if name.casefold().startswith(typed.casefold())), None)


class Rest(Suggester):
    """Shows the rest of a completion behind what was typed, where it goes on from it."""

    def __init__(self, complete: Complete) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole text, inert; None where nothing fits or where it begins otherwise."""
        whole = shown(self._complete(value) or "")
        return whole if whole.casefold().startswith(value.casefold()) else None


class Line(Input):
    """A one-line input that takes what a pane takes: a paste is cleaned, and its lines become one.

    Undo takes back what was typed since the line got the focus, whether or not it was saved meanwhile.
    """

    BINDINGS: ClassVar = [Binding("ctrl+z", "undo", show=False), Binding("ctrl+y", "redo", show=False)]

    def __init__(self, value: str = "", *, complete: Complete | None = None, **options: Any) -> None:
        """Make a line.

        Args:
            value: What stands in it at first; shown inert.
            complete: What completes what is typed; asked anew with each key. The right arrow takes its answer.
            options: As for Textual's `Input`.
        """
        suggester = Rest(complete) if complete else None
        options.setdefault("select_on_focus", False)  # Tab into a line must not put its whole text under the next key
        self._steps = StepsBack(shown(value))
        super().__init__(shown(value), suggester=suggester, **options)
        self._complete = complete
        self._is_fresh = False
        """Whether it shows its start, as nobody has written in what it says."""
        self.cursor_blink = False
        self.being_typed = False
        """Whether somebody wrote in it and has not left it yet."""

    @on(Input.Changed)
    def _note_typing(self) -> None:
        self.being_typed = self.has_focus

    def on_focus(self) -> None:
        """Begin anew with what can be taken back, at the end of a value that nobody has written in yet."""
        self._steps = StepsBack(self.value)
        if self._is_fresh:
            self._is_fresh = False
            self.cursor_position = len(self.value)

    def on_blur(self) -> None:
        """Take the line for finished; one that nobody wrote in shows its start again."""
        if not self.being_typed:
            self.cursor_position, self._is_fresh = 0, True
        self.being_typed = False

    def watch_value(self) -> None:
        """Note what can be taken back."""
        self._steps.changed(self.value)

    def action_undo(self) -> None:
        """Take back the last word that was typed here."""
        self._step_to(self._steps.back())

    def action_redo(self) -> None:
        """Type again what was taken back."""
        self._step_to(self._steps.forth())

    def _step_to(self, value: str | None) -> None:
        if value is not None:
            self.value, self.cursor_position = value, len(value)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as Input's own action
        """Complete what was typed, else move the cursor.

        The base class takes what it has shown so far, which is nothing yet for somebody who types quickly.
        """
        whole = shown(self._complete(self.value) or "") if self._complete and self.value else ""
        if whole and self.cursor_at_end and self.selection.is_empty and not select:
            self.value, self.cursor_position = whole, len(whole)
        else:
            super().action_cursor_right(select)

    def _on_paste(self, event: events.Paste) -> None:
        """Insert the paste as one clean line; the base class would drop all but its first."""
        text = " ".join(clean(event.text).text.split())
        if text:
            start, end = sorted(self.selection)
            self.replace(text, start, end)
        event.stop()
        event.prevent_default()

    def set_value(self, value: str) -> None:
        """Show `value` without telling anybody that it was edited.

        The cursor goes to its end, unless somebody is typing and what stands left of the cursor stays; without the
        focus the start is shown until then.
        """
        new, before = shown(value), self.value[: self.cursor_position]
        if new == self.value:
            return
        self._steps = StepsBack(new)
        with self.prevent(Input.Changed):
            self.value = new
        self._is_fresh = not self.has_focus
        if not (self.being_typed and new.startswith(before)):
            self.cursor_position = len(new) if self.has_focus else 0


class OfferingLine(Line):
    """A line that offers something while it is empty: the right arrow takes it."""

    offered = ""
    """What is offered; the owner shows it as the placeholder."""

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as Input's own action
        """Take what is offered, else do as any line."""
        if self.offered and not self.value:
            self.value = self.offered
            self.cursor_position = len(self.value)
        else:
            super().action_cursor_right(select)


def line_in_hand(app: App[Any]) -> Line | None:
    """Return the line in which somebody is in the middle of writing, if any."""
    focused = app.focused if app.screen_stack else None  # none is left for a moment while the program ends
    return focused if isinstance(focused, Line) and focused.being_typed else None
