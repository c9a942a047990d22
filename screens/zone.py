"""The zone in which times are shown and typed; the file has UTC whatever it is."""

from datetime import tzinfo
from functools import cache

from textual.app import ComposeResult
from textual.widgets import Input, Static

from noblame.meeting.writing import Writing
from noblame.screens.dialog import Dialog
from noblame.settings import Settings
from noblame.widgets.line import Line
from noblame.widgets.plain import plain


class ZoneDialog(Dialog[bool]):
    """Answers whether the zone was changed; it counts for this window only."""

    def __init__(self, room: Writing) -> None:
        super().__init__(
            "Show and type times in which zone? The file has UTC.", "→ completes · Enter · Esc no change", room
        )
        self._writing = room

    def compose_body(self) -> ComposeResult:
        """Yield the line."""
        yield Line(
            str(self._writing.zone), id="zone", complete=completed, placeholder="Europe/Berlin", select_on_focus=True
        )
        yield Static(id="zone-trouble")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the zone, if there is one of that name."""
        if event.input.id != "zone":
            return
        found = zone_named(event.value.strip())
        if found is None:
            self.query_one("#zone-trouble", Static).update(plain("a time zone's name, as Europe/Berlin or UTC"))
        else:
            self._writing.zone = found
            self.dismiss(True)  # noqa: FBT003  what the dialog answers


def zone_named(name: str) -> tzinfo | None:
    """Return the zone of an IANA name, in any case; None where there is none."""
    whole = completed(name) or name
    try:
        return Settings(timezone=whole).zone
    except (KeyError, ValueError, OSError):  # no such zone; no name for one; a folder of the zone database
        return None


def completed(typed: str) -> str | None:
    """Return the first zone that begins with what was typed, or whose city does."""
    plain_typed = typed.casefold().replace(" ", "_")
    if not plain_typed:
        return None
    whole = (name for name in _names() if name.casefold().startswith(plain_typed))
    city = (name for name in _names() if name.casefold().rpartition("/")[2].startswith(plain_typed))
    return next(whole, None) or next(city, None)


@cache
def _names() -> tuple[str, ...]:
    from zoneinfo import available_timezones  # noqa: PLC0415  only who asks for another zone needs them

    return ("UTC", *sorted(available_timezones()))
