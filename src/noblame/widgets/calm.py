"""An app that always leaves cleanly: after a bug it shows nothing of the incident, and says where its log is (P12)."""

from contextlib import suppress

from noblame.widgets.in_turn import InTurnApp

BUG = 70
"""The exit status after a bug of our own, as sysexits.h has it."""


class CalmApp(InTurnApp):
    """Keeps a bug's traceback off the shared screen. Children hand over in `flush` what was typed a moment ago."""

    crashed: BaseException | None = None

    def flush(self) -> None:
        """Hand what was typed to the record."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        """Keep Textual from printing its traceback, which shows local variables: the incident's text.

        Once everything is saved and the app is being taken apart, a widget drawn without its styles is no news.
        """
        if self._exit:
            return
        self._return_code = BUG
        if self._exception is None:
            self._exception = self.crashed = error
            self._exception_event.set()
            with suppress(Exception):  # what was typed a moment ago; but the bug may be just there
                self.flush()
        self._close_messages_no_wait()

    def action_how_to_leave(self) -> None:
        """Say how to leave: in a pane ctrl+c copies, so that elsewhere it must not end a meeting."""
        self.notify("ctrl+q leaves; everything is saved", markup=False)
