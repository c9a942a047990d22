"""The frame that every place shares, in a meeting and for one person: title, question, panes and keys."""

from collections.abc import Iterable, Mapping
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from noblame.command import Command
from noblame.meeting.writing import Writing
from noblame.record.events import Changed, Clashed, Event, Rewritten
from noblame.screens.beating import BeatingScreen
from noblame.screens.edge import edge_of
from noblame.widgets.banner import Banner
from noblame.widgets.capture_box import CaptureBox
from noblame.widgets.key_line import KeyLine
from noblame.widgets.plain import plain
from noblame.widgets.status_line import StatusLine

SAID = 6.0
"""Seconds for which a message that needs no answer stands at the bottom."""


class FrameScreen(BeatingScreen):
    """A place in its frame. Children fill `compose_body` and say in `check_action` what can be done."""

    CSS_PATH = ["frame.tcss"]  # noqa: RUF012  as Textual declares it
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (96, "-wide")]  # noqa: RUF012  as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-low"), (24, "-tall")]  # noqa: RUF012  as above

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        self.edge = edge_of(self, room, self.PLACE)
        self.guide = self.edge.guide()
        self.prompt_number = 0
        self._saying: Timer | None = None

    def compose(self) -> ComposeResult:
        """Yield the frame; the body comes from `compose_body`."""
        self._know_size()
        yield StatusLine(id="status")
        yield from self.edge.above()
        yield Banner(id="banner")
        with Horizontal(id="head"):
            with Vertical(id="asking"):
                yield Static(plain(self.guide.question), id="question")
                yield Static(plain(self.guide.hint), id="hint")
                yield Static(id="prompt")
                yield Static(id="counts")
            yield from self.edge.beside()
        with Vertical(id="body"):
            yield from self.compose_body()
        yield from self.compose_foot()
        yield StatusLine(id="said")
        yield CaptureBox(self.room, id="capture")
        yield from self.edge.over()
        yield KeyLine(id="keys")

    def _know_size(self) -> None:
        """Take the classes for the terminal's size at once: Textual takes them after a first drawing without."""
        width, height = self.app.size
        for size, points in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(max(point for point in points or () if point[0] <= size)[1], update=False)

    def compose_body(self) -> Iterable[Widget]:
        """Yield what this place is for."""
        raise NotImplementedError

    def compose_foot(self) -> Iterable[Widget]:
        """Yield what stands between the body and the keys."""
        return ()

    def on_screen_resume(self) -> None:
        """Show what changed while another place was on the screen."""
        super().on_screen_resume()
        self.show_all()

    def show_all(self) -> None:
        """Show the record, the time and the keys."""
        self.show_record()
        self.show_prompt()
        self.show_time()
        self.show_keys()

    def show_anew(self) -> None:
        """Hand over what was typed, and show what came from elsewhere."""
        self.flush()
        self.show_record()

    def show_record(self) -> None:
        """Show what the record says now. Children add their own."""
        incident = self.room.incident
        title = f"{incident.title} · {incident.severity}" if incident.severity else incident.title
        where = self.edge.says_where()
        self.query_one("#status", StatusLine).show_left(f"{where} · {title}" if where else title)

    def show_time(self) -> None:
        """Show the time, the last save and any trouble. Redraws only what changed."""
        self.edge.show_time(self.rail_counts())
        self.query_one("#status", StatusLine).show_right(self.saved_words())
        self.query_one(Banner).show(self.trouble())

    def rail_counts(self) -> Mapping[int, int]:
        """Return how much is to be reworded, by the number of the step."""
        return {}

    def saved_words(self) -> str:
        """Return the last save in words: it is always visible."""
        desk = self.room.desk
        if desk.read_only:
            return "read-only: another window edits"
        at = desk.saved_at.astimezone(self.room.zone) if desk.saved_at else None
        if desk.trouble and desk.unsaved:
            words = f"not saved since {at:%H:%M:%S}" if at else "not saved"
        else:
            words = f"saved {at:%H:%M:%S}" if at else "nothing to save yet"
        return words if desk.locked else f"{words} · checked, not locked"

    def trouble(self) -> str:
        """Return the one lasting line of what is wrong, or nothing."""
        desk = self.room.desk
        if not desk.trouble and desk.conflicts:
            return f"{len(desk.conflicts)} changed here and on disk at once: ctrl+p, decide"
        if desk.trouble and desk.copy is not None:
            return f"{desk.trouble}; all of it is in {desk.copy}"
        return desk.trouble or self.room.trouble or self.room.unused

    def show_prompt(self) -> None:
        """Show one prompt for the room."""
        prompts = self.guide.prompts
        self.query_one("#prompt", Static).update(plain(prompts[self.prompt_number % len(prompts)]))

    def show_keys(self) -> None:
        """Show in the footer what can be done here."""
        keymap = self.room.settings.keys
        shown = [command for command in self.offered_commands() if command.in_footer]
        self.query_one(KeyLine).show([(each.key(keymap), each.label, each.action) for each in shown])

    def offered_commands(self) -> list[Command]:
        """Return every command that can be given here: for footer, palette and help."""
        return [each for each in self.edge.commands if self.check_action(each.action.partition("(")[0], ())]

    def heed(self, event: Event) -> None:
        """Show what happened to the record outside this screen."""
        if isinstance(event, Changed | Clashed):
            self.show_all()
        if isinstance(event, Rewritten):
            self.say(f"the file was written anew as a whole; the old one is kept as {event.backup}")

    def say(self, line: str) -> None:
        """Say something that needs no answer: one line at the bottom, for some seconds."""
        if line:
            self.query_one("#said", StatusLine).show_left(line)
            self.add_class("-saying")
            if self._saying is not None:
                self._saying.stop()
            self._saying = self.set_timer(SAID, partial(self.remove_class, "-saying"))

    def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """Do what was clicked in the footer."""
        self.call_later(self.run_action, message.action)
