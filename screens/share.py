"""The document in every form in which it can be shared: read it first, then take it along (S74 to S81)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from noblame.archive.files import written_at
from noblame.archive.place import archive_around
from noblame.inert import visible
from noblame.meeting.writing import Writing
from noblame.record.aside import take_along
from noblame.review.triage import reminder
from noblame.screens.dialog import Dialog
from noblame.screens.held import Held
from noblame.screens.writing_out import WrittenOut, write_out
from noblame.sharing.formats import FORMATS, Format, ending_of
from noblame.sharing.roles import without_names
from noblame.sharing.wanted import Wanted
from noblame.widgets.hiding import HidingApp
from noblame.widgets.plain import plain

AUDIENCES = {
    "inside": "Inside",
    "outside": "Outside",
    "work": "Trackers",
    "programs": "Programs",
}
KEYS = "↑↓ choose · c copies and saves · r roles · Tab reads · Esc back"
KEYS_HELD = "a lets it pass · c copies and saves · r roles · Tab reads · Esc back"
KEYS_NARROW = "c copies and saves · r roles · Tab reads · Esc back"
KEYS_HELD_NARROW = "a lets it pass · c saves · r roles · Tab reads · Esc"
FILE_ONLY = "Nothing to read here: c writes it and saves it as a file, which takes a moment."
MOST = 60_000
"""Characters of a preview; what is taken along is whole."""


class ShareDialog(Dialog[None]):
    """What each form is for at the left, the form in hand at the right.

    `c` sends it to the terminal's clipboard and into a file that is named; `r` says roles in place of names,
    which it does from the start where the screen hides names (S3); `a` allows what holds the form in hand back.
    """

    BINDINGS = [  # noqa: RUF012  as Textual declares it
        Binding("c", "take_along", show=False),
        Binding("r", "roles", show=False),
        Binding("a", "allow", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal")]  # noqa: RUF012  as above

    @dataclass
    class Written(Message):
        """A form is written, or will not be."""

        out: WrittenOut

    def __init__(self, room: Writing) -> None:
        super().__init__("The document, as it can be shared", KEYS, room)
        self._writing = room
        self._roles = False
        self._form = next(iter(FORMATS.values()))
        self._text: str | bytes = ""
        self._held = Held("")
        """What holds the form in hand back."""
        self._allowed: dict[str, tuple[str, ...]] = {}
        """By form what may go outside all the same."""
        self.waits = False
        """Whether the form in hand is still being written."""
        self._turn = 0
        """Which writing counts."""

    def compose_body(self) -> ComposeResult:
        """Yield the forms and the page."""
        yield Static(id="share-words")
        yield Static(plain(self._care), id="share-care", classes="said")
        yield Static(id="share-names", classes="said")
        yield Static(id="share-held", classes="said")
        with Horizontal(id="share"):
            yield OptionList(*self._options(), id="formats")
            with VerticalScroll(id="preview-page"):
                yield Static(id="preview-text")
        yield Static(id="taken", classes="said")

    def _options(self) -> Iterator[Option]:
        for audience, formats in groupby(FORMATS.values(), key=lambda each: each.audience):
            yield Option(Content(AUDIENCES[audience]).stylize("bold"), disabled=True)
            yield from (Option(plain(f" {each.name}"), id=each.name) for each in formats)

    @property
    def _care(self) -> str:
        """Who may read of a security incident, whatever the form (S9)."""
        triage = self._writing.incident.triage
        return reminder(triage.criteria) if triage else ""

    @property
    def _names_hidden(self) -> bool:
        return isinstance(self.app, HidingApp) and self.app.hiding is not None

    def on_mount(self) -> None:
        """Begin with the document in Markdown; without names where the screen shows none."""
        self._roles = self._names_hidden
        self.query_one("#share-care").display = bool(self._care)
        formats = self.query_one("#formats", OptionList)
        formats.focus()
        formats.highlighted = 1

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the form in hand; what was said of the one before is over."""
        self._form = FORMATS.get(event.option_id or "", self._form)
        self._say("")
        self._show()

    def on_option_list_option_selected(self) -> None:
        """Say what can be done with it: a click chooses what to read, and must copy nothing."""
        self._say("c copies and saves it · Tab reads it")

    # What is shown

    def _show(self) -> None:
        self._turn += 1
        self.waits, self._text, self._held = self._form.is_text, "", Held("")
        self._put("#share-words", f"{self._form.name}: {self._form.words}")
        self._put("#share-names", self._says_names())
        self._show_offer()
        self._put("#preview-text", "…" if self.waits else FILE_ONLY)
        if self.waits:
            self._write()

    def _put(self, selector: str, words: str) -> None:
        said = self.query_one(selector, Static)
        said.update(plain(words))
        if said.has_class("said"):
            said.display = bool(words)

    def _says_names(self) -> str:
        """Return whether names or roles are taken along, where that is not what one would expect."""
        if self._form.audience == "outside":
            return ""
        if self._names_hidden and not self._roles:
            return "c takes the names along, though the screen hides them · r for roles"
        hidden = "names are hidden on the screen, so " if self._names_hidden else ""
        return f"{hidden}roles stand for names · r for the names" if self._roles else ""

    def _show_offer(self) -> None:
        """Show what can be done about a form that is held back, above it and among the keys."""
        offer = self._held.offer
        passing = len(self._allowed.get(self._form.name, ()))
        passes = f"{passing} let pass in this form · a holds {'it' if passing == 1 else 'them'} back again"
        self._put("#share-held", f"a {offer}" if offer else passes if passing else "")
        keys, narrow = (KEYS_HELD, KEYS_HELD_NARROW) if offer else (KEYS, KEYS_NARROW)
        self._put("#dialog-keys", narrow if self.has_class("-narrow") else keys)

    def on_resize(self) -> None:
        """Say the keys as the width allows."""
        self._show_offer()

    # Writing it

    def _write(self, *, saves: bool = False) -> None:
        """Write the form in hand; some take a while, and nobody waits for them."""
        write_out(self._turn, self._form.name, self._wanted(), self._tell, saves=saves)

    def _tell(self, out: WrittenOut) -> None:
        """Take from another thread what came of it."""
        self.post_message(self.Written(out))

    def _wanted(self) -> Wanted:
        room = self._writing
        people = room.settings.people
        outside = self._form.audience == "outside"  # which keeps the words that were accepted
        roles = self._roles and not outside
        return Wanted(
            incident=without_names(room.incident, people) if roles else room.incident,
            stem=room.desk.path.stem,
            now=room.clock().wall,
            changed=None if room.desk.unsaved else written_at(room.desk.path),
            settings=room.settings,
            archive=archive_around(room.desk.path),
            allow=self._allowed.get(self._form.name, ()),
            roles=roles,
        )

    def on_share_dialog_written(self, message: Written) -> None:
        """Show it; one that was asked for as a file is saved, unless something else was asked for meanwhile."""
        out = message.out
        if out.bug is not None:
            raise out.bug
        if out.turn != self._turn:
            return
        self._text, self._held, self.waits = out.text, out.held, False
        self._put("#preview-text", out.held.says or _shown(out.text))
        self._show_offer()
        self.query_one("#preview-page").scroll_home(animate=False)
        if out.saves:
            self._say("")  # why it could not be written stands where it would be read
            if out.text:
                self._take(self._form)

    # Taking it along

    def action_roles(self) -> None:
        """Say roles in place of names, or names again (S3); outside it is roles whatever anybody presses."""
        if self._form.audience == "outside":
            self._say("what goes outside says roles, always")
            return
        self._roles = not self._roles
        self._say("" if self._roles else "names stand as they are")
        self._show()

    def action_allow(self) -> None:
        """Let what holds this form back pass, once somebody has read it; once nothing does, hold it back again."""
        name = self._form.name
        if self._held.allow:
            self._allowed[name] = self._allowed.get(name, ()) + self._held.allow
        elif not self._allowed.pop(name, ()):
            return
        self._show()

    def action_take_along(self) -> None:
        """Copy it and save it: few terminals answer whether they took it."""
        if self.waits:
            self._say("it is still being written")
        elif self._form.is_text or self._text:
            self._take(self._form)
        else:
            self.waits = True
            self._say(f"the {self._form.name} is being written … stay here until it is saved")
            self._write(saves=True)

    def _take(self, form: Format) -> None:
        if not self._text:
            self._say("it is held back: a lets it pass" if self._held.offer else "there is nothing to take along")
            return
        sent = isinstance(self._text, str)
        if isinstance(self._text, str):
            self.app.copy_to_clipboard(visible(self._text))
        try:
            saved = f"saved as {take_along(self._writing.desk.path, self._text, ending_of(form))}"
        except OSError as error:
            saved = f"it could not be saved: {error.strerror}"
        self._say(f"sent to the terminal's clipboard, and {saved}" if sent else saved)

    def _say(self, words: str) -> None:
        self._put("#taken", words)


def _shown(text: str | bytes) -> str:
    """Return what a person reads of a form."""
    if isinstance(text, bytes):
        return f"a file of {len(text) // 1024} KB"
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")  # what spreadsheets need, and nobody reads
    return text if len(text) <= MOST else f"{text[:MOST]}\n… {len(text) - MOST} characters more"
