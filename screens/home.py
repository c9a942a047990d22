"""Home: the records of the archive, newest first, and what is due next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from noblame import commands
from noblame.archive.due import tally
from noblame.archive.files import ArchiveError
from noblame.archive.folder import SETTINGS, Listed, make_archive, records
from noblame.archive.naming import new_record
from noblame.archive.searched import searched
from noblame.command import Command, bindings
from noblame.record.incident import Incident
from noblame.review.looked_for import holds
from noblame.review.triage import in_words, is_skipped
from noblame.screens.help import HelpDialog
from noblame.screens.record_row import record_row
from noblame.screens.triage import TriageDialog
from noblame.settings import Settings
from noblame.widgets.banner import Banner
from noblame.widgets.key_line import KeyLine
from noblame.widgets.line import Line
from noblame.widgets.plain import plain
from noblame.widgets.status_line import StatusLine

HELP = (
    "The records of this archive, newest first. Enter runs the meeting of the one in hand.",
    "A record that cannot be read is listed with what is wrong with it; nothing is ever written to it.",
)
EMPTY = "No records here yet. n writes the first one."
NO_ARCHIVE = (
    f"No records here yet. n writes the first one; i makes this folder an archive, with its settings in {SETTINGS}."
)
FRAME = 6
"""Cells of a row that border and padding take."""


class HomeScreen(Screen[None]):
    """One line a record: severity, title, status, age, what is due next."""

    BINDINGS: ClassVar = [*bindings(commands.HOME), Binding("escape", "all_records", show=False)]
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""

    @dataclass
    class Run(Message):
        """Somebody wants to hold the meeting of this record, or to draft its document."""

        home: "HomeScreen"
        path: Path
        drafting: bool = False

    class Quit(Message):
        """Somebody wants to leave."""

    def __init__(self, archive: Path, settings: Settings, wall: Callable[[], datetime], trouble: str = "") -> None:
        """Make the screen; `trouble` is what stands on it for as long as it is open, in one line."""
        super().__init__(id="home")
        self._trouble = trouble
        self.archive, self.settings = archive, settings
        self._wall = wall
        self._all: Sequence[Listed] = ()
        self._texts: Mapping[Path, str] = {}
        """What each record is looked for in."""
        self._shown: list[Listed] = []
        self._news = ""
        """What to say once the list shows it."""

    def compose(self) -> ComposeResult:
        """Yield the archive's name, the filter, the records and the keys."""
        yield StatusLine(id="status")
        yield Banner(id="banner")
        yield StatusLine(id="tally")
        yield Line(id="filter", placeholder="show only what holds these words")
        yield OptionList(id="records")
        yield Static(id="empty")
        yield Static(id="detail")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """List the archive."""
        self.query_one("#status", StatusLine).show_left(f"noblame · {self.archive}")
        self.query_one(Banner).show(self._trouble)
        self.reload()

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        self._show()

    def on_screen_resume(self) -> None:
        """List the archive again: a meeting may have changed it."""
        self.reload()

    def reload(self) -> None:
        """Read the archive, off the event loop."""
        self.run_worker(self._read, thread=True, exclusive=True, group="archive")

    def _read(self) -> None:
        try:
            found, trouble = records(self.archive), ""
        except ArchiveError as error:
            found, trouble = [], str(error)
        self.app.call_from_thread(self._take, found, {one.path: searched(one) for one in found}, trouble)

    def _take(self, found: Sequence[Listed], texts: Mapping[Path, str], trouble: str) -> None:
        self._all, self._texts = found, texts
        self._show()
        readable = [one.incident for one in found if one.incident is not None]
        self.query_one("#tally", StatusLine).show_left(tally(readable, self._wall(), self.settings))
        rows = self.query_one("#records")
        rows.display = bool(found)
        self.query_one("#empty").display = not found
        if found and self.focused is None:  # without a record single letters are all there is to press
            rows.focus()
        if trouble or self._news:
            self.call_after_refresh(self.tell, trouble or self._news)
            self._news = ""

    def _show(self) -> None:
        typed = self.query_one("#filter", Line).value
        self._shown = [one for one in self._all if holds(self._texts[one.path], typed)]
        rows = self.query_one("#records", OptionList)
        highlighted = rows.highlighted or 0
        rows.clear_options()
        width, now = max(self.size.width - FRAME, 20), self._wall()
        rows.add_options([Option(record_row(one, now, self.settings, width), id=str(one.path)) for one in self._shown])
        if self._shown:
            rows.highlighted = min(highlighted, len(self._shown) - 1)
        archive_made = (self.archive / SETTINGS).exists()
        self.query_one("#empty", Static).update(plain("" if self._all else EMPTY if archive_made else NO_ARCHIVE))
        self.query_one("#status", StatusLine).show_right(f"{len(self._shown)} of {len(self._all)} records")
        offered = [each for each in self.offered_commands() if each.in_footer]
        self.query_one(KeyLine).show([(each.key(self.settings.keys), each.label, each.action) for each in offered])

    def _listed(self, path: str | None) -> Listed | None:
        return next((one for one in self._shown if str(one.path) == path), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the record in hand is, or what is wrong with it."""
        one = self._listed(event.option_id)
        if one is None:  # the filter has taken it away meanwhile
            return
        says = str(one.problems[0]) if one.incident is None and one.problems else one.path.name
        self.tell(says)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Run the meeting of the record."""
        one = self._listed(event.option_id)
        if one is not None and one.incident is not None:
            self.post_message(self.Run(self, one.path))

    def on_input_changed(self) -> None:
        """Show only what holds the text."""
        self._show()

    def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """Do what was clicked in the footer."""
        self.call_later(self.run_action, message.action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's signature
        """Offer to make an archive where there is none, and the filter where there are records."""
        if action == "init":
            return not (self.archive / SETTINGS).exists()
        return bool(self._all) if action in {"open", "draft", "filter"} else True

    def offered_commands(self) -> list[Command]:
        """Return every command that can be given here: for footer, palette and help."""
        return [each for each in commands.HOME if self.check_action(each.action, ())]

    def tell(self, line: str) -> None:
        """Say something that needs no answer, below the records."""
        self.query_one("#detail", Static).update(plain(line))

    def action_open(self) -> None:
        """Run the meeting of the record in hand; from the filter, go to the records that are left."""
        rows = self.query_one("#records", OptionList)
        if rows.has_focus:
            rows.action_select()
        else:
            rows.focus()

    def action_draft(self) -> None:
        """Draft the document of the record in hand."""
        rows = self.query_one("#records", OptionList)
        one = self._listed(str(rows.get_option_at_index(rows.highlighted).id)) if rows.highlighted is not None else None
        if one is not None and one.incident is not None:
            self.post_message(self.Run(self, one.path, drafting=True))

    def action_filter(self) -> None:
        """Put the cursor into the filter."""
        self.set_focus(self.query_one("#filter"))

    def action_all_records(self) -> None:
        """Take the filter away."""
        self.query_one("#filter", Line).value = ""
        self.query_one("#records").focus()

    def action_new(self) -> None:
        """Ask whether a post-mortem is due, and write the record."""
        self.ask_for_new("")

    def ask_for_new(self, title: str) -> None:
        """Ask whether a post-mortem is due on what is called `title`, write the record, and draft it where one is."""
        self.app.push_screen(TriageDialog(title, self.archive, self.settings, self._wall), self._write)

    def _write(self, incident: Incident | None) -> None:
        if incident is None:
            return
        settings = self.settings
        try:
            path = new_record(self.archive, incident, self._wall(), settings.zone, settings.severities)
        except ArchiveError as error:
            self.tell(str(error))
            return
        if is_skipped(incident) and incident.triage is not None:
            self._news = f"wrote {path.name}: {in_words(incident.triage)}"
            self.reload()
        else:
            self.post_message(self.Run(self, path, drafting=True))

    def action_init(self) -> None:
        """Make the folder an archive."""
        try:
            make_archive(self.archive)
        except ArchiveError as error:
            self.tell(str(error))
        else:
            self._show()
            self.tell(f"made {self.archive / SETTINGS}")

    def action_help(self) -> None:
        """Show help."""
        self.app.push_screen(HelpDialog(HELP, self.offered_commands(), self.settings.keys))

    def action_leave(self) -> None:
        """Leave the program."""
        self.post_message(self.Quit())
