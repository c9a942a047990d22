"""The document in every form in which it can be shared: read it first, then take it along (S74 to S81)."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from noblame.archive.place import archive_around
from noblame.inert import visible
from noblame.meeting.writing import Writing
from noblame.record.aside import take_along
from noblame.screens.dialog import Dialog
from noblame.sharing.failing import SharingError
from noblame.sharing.formats import FORMATS, ending_of, written
from noblame.sharing.leaks import Leak, LeakError
from noblame.sharing.roles import without_names
from noblame.sharing.wanted import Wanted
from noblame.widgets.plain import plain

AUDIENCES = {
    "inside": "Inside",
    "outside": "Outside",
    "work": "Trackers",
    "programs": "Programs",
}
KEYS = "↑↓ choose · c takes it along · r roles for names · Tab reads · Esc back"
ALLOW = "a lets these pass, in this window"
MOST = 60_000
"""Characters of a preview; what is taken along is whole."""


class ShareDialog(Dialog[None]):
    """What each form is for at the left, the form in hand at the right.

    `c` sends it to the terminal's clipboard and into a file that is named; `r` says roles in place of names.
    """

    BINDINGS = [  # noqa: RUF012  as Textual declares it
        Binding("c", "take_along", show=False),
        Binding("r", "roles", show=False),
        Binding("a", "allow", show=False),
    ]

    def __init__(self, room: Writing) -> None:
        super().__init__("The document, as it can be shared", KEYS, room)
        self._writing = room
        self._roles = False
        self._format = next(iter(FORMATS))
        self._text: str | bytes = ""
        self._leaks: tuple[Leak, ...] = ()
        """What holds the form in hand back."""
        self._allow: tuple[str, ...] = ()
        """What may go outside all the same."""
        self.waits = False
        """Whether the form in hand is still being written."""
        self._turn = 0
        """Which writing counts: one that was asked for before says something else by now."""

    def compose_body(self) -> ComposeResult:
        """Yield the forms and the page."""
        yield Static(id="share-words")
        with Horizontal(id="share"):
            yield OptionList(*self._options(), id="formats")
            with VerticalScroll(id="preview-page"):
                yield Static(id="preview-text")
        yield Static(id="taken")

    def _options(self) -> Iterator[Option]:
        for audience, formats in groupby(FORMATS.values(), key=lambda each: each.audience):
            yield Option(Content(AUDIENCES[audience]).stylize("bold"), disabled=True)
            yield from (Option(plain(f"  {each.name}"), id=each.name) for each in formats)

    def on_mount(self) -> None:
        """Begin with the document in Markdown."""
        formats = self.query_one("#formats", OptionList)
        formats.focus()
        formats.highlighted = 1

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the form in hand; what was said of the one before is over."""
        self._format = event.option_id or self._format
        self._say("")
        self._show()

    def on_option_list_option_selected(self) -> None:
        """Take it along."""
        self.action_take_along()

    def _show(self) -> None:
        self._turn += 1
        self.waits, self._text, self._leaks = True, "", ()
        self.query_one("#share-words", Static).update(plain(f"{self._format}: {FORMATS[self._format].words}"))
        self.query_one("#preview-text", Static).update(plain("…"))
        self.run_worker(
            partial(self._write, self._turn, self._format, self._wanted()), thread=True, exclusive=True, group="share"
        )

    def _wanted(self) -> Wanted:
        room = self._writing
        people = room.settings.people
        outside = FORMATS[self._format].audience == "outside"  # which keeps the words that were accepted
        incident = without_names(room.incident, people) if self._roles and not outside else room.incident
        return Wanted(
            incident=incident,
            stem=room.desk.path.stem,
            now=room.clock().wall,
            settings=room.settings,
            archive=archive_around(room.desk.path),
            allow=self._allow,
        )

    def _write(self, turn: int, name: str, wanted: Wanted) -> None:
        """Write the record in a form, in a thread: some take a while."""
        text: str | bytes = ""
        trouble, leaks = "", tuple[Leak, ...]()
        try:
            text = written(name, wanted)
        except LeakError as error:
            trouble, leaks = "\n".join(told(error.leaks)), error.leaks
        except SharingError as error:
            trouble = str(error)
        self.app.call_from_thread(self._take, turn, text, trouble, leaks)

    def _take(self, turn: int, text: str | bytes, trouble: str, leaks: tuple[Leak, ...]) -> None:
        if turn != self._turn or not self.is_attached:
            return
        self._text, self._leaks, self.waits = text, leaks, False
        if isinstance(text, bytes):
            shown = f"a file of {len(text) // 1024} KB: c saves it"
        else:
            shown = trouble or (text if len(text) <= MOST else f"{text[:MOST]}\n… {len(text) - MOST} characters more")
        self.query_one("#preview-text", Static).update(plain(shown))
        self.query_one("#preview-page").scroll_home(animate=False)

    def action_roles(self) -> None:
        """Say roles in place of names, or names again (S3)."""
        self._roles = not self._roles
        self._say("roles stand for names" if self._roles else "names stand as they are")
        self._show()

    def action_allow(self) -> None:
        """Let what holds this form back pass, once somebody has read it."""
        if self._leaks:
            self._allow += tuple(leak.text for leak in self._leaks)
            self._show()

    def action_take_along(self) -> None:
        """Copy it and save it: few terminals answer whether they took it."""
        if self.waits:
            self._say("it is still being written")
            return
        if not self._text:
            self._say("there is nothing to take along")
            return
        name, path = FORMATS[self._format], self._writing.desk.path
        sent = not isinstance(self._text, bytes)
        if isinstance(self._text, str):
            self.app.copy_to_clipboard(visible(self._text))
        try:
            saved = f"saved as {take_along(path, self._text, ending_of(name))}"
        except OSError as error:
            saved = f"it could not be saved: {error.strerror}"
        self._say(f"sent to the terminal's clipboard, and {saved}" if sent else saved)

    def _say(self, words: str) -> None:
        self.query_one("#taken", Static).update(plain(words))


def told(leaks: tuple[Leak, ...]) -> Iterator[str]:
    """Yield what holds a text back, a line each, and what can be done about it."""
    yield "Held back: it would tell outside what is internal."
    yield from (f"- {leak.words} ({leak.place})" for leak in leaks)
    yield f"Reword it in the record; or {ALLOW}."
