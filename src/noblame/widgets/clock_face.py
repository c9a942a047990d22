"""The clock: large digits, and a line of words below them that turns into a filled bar as time runs out (design 4)."""

from typing import ClassVar, Protocol

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from noblame.widgets.pixels import large, small
from noblame.widgets.plain import plain

LONGEST = "-88:88"
"""What the face keeps room for, so that nothing moves when a digit or the minus comes."""
SIGNS = {"calm": "", "soon": "▲", "last": "▲▲", "over": "■"}
"""What stands beside the word; a colour never stands alone."""
WORDS, FEW_WORDS = 36, 32
"""Columns for the words below digits, and without any."""
TALL, SMALL = 24, 19
"""Terminal rows from which digits are five and three rows tall."""


class FaceLike(Protocol):
    """What the clock is told: see `noblame.meeting.face.Face`."""

    @property
    def digits(self) -> str:
        """`11:42`, past zero `-1:20`."""

    @property
    def words(self) -> str:
        """`11:42 left of 15:00`."""

    @property
    def alarm(self) -> str:
        """`calm`, `soon`, `last` or `over`."""

    @property
    def alarm_word(self) -> str:
        """The word beside the colour."""

    @property
    def paused(self) -> bool:
        """Whether the clock stands still."""

    @property
    def asleep(self) -> str:
        """What to say about a long sleep of the machine; else empty."""


class ClockFace(Widget):
    """Digits five rows tall from 24 terminal rows up, three at 19 to 23; below that the words alone have the time."""

    DEFAULT_CSS = """
    ClockFace { width: auto; height: auto; }
    ClockFace .clock--digits-calm, ClockFace .clock--words { color: $foreground; }
    ClockFace .clock--digits-soon { color: $text-warning; }
    ClockFace .clock--digits-last, ClockFace .clock--digits-over { color: $text-error; }
    ClockFace .clock--soon { background: $warning; color: auto; text-style: bold; }
    ClockFace .clock--last, ClockFace .clock--over { background: $error; color: auto; text-style: bold; }
    ClockFace .clock--paused { background: $primary; color: auto; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "clock--digits-calm",
        "clock--digits-soon",
        "clock--digits-last",
        "clock--digits-over",
        "clock--words",
        "clock--soon",
        "clock--last",
        "clock--over",
        "clock--paused",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._face: FaceLike | None = None
        self._said: tuple[object, ...] = ()

    def show(self, face: FaceLike) -> None:
        """Show `face`; draws only what changed, in the place it has."""
        said = (face.digits, face.words, face.alarm, face.alarm_word, face.paused, face.asleep)
        if said != self._said:
            self._face, self._said = face, said
            self.refresh(layout=False)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  Textual's signature
        """Return the room for the longest time and the longest words there are."""
        digits = _drawn(LONGEST, viewport.height)
        return max(len(digits[0]), WORDS) if digits else FEW_WORDS

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        """Return the rows of the digits and of the words."""
        return len(_drawn("", viewport.height)) + 1

    def render(self) -> Content:
        """Draw digits and words, both to the right."""
        if self._face is None:
            return Content("")
        width = self.size.width
        rows = _drawn(self._face.digits, self.app.size.height)
        colour = self.get_visual_style(f"clock--digits-{self._face.alarm}")
        digits = [plain(row.rjust(width)).stylize(colour) for row in rows]
        return Content("\n").join([*digits, self._words(self._face, width, alone=not rows)])

    def _words(self, face: FaceLike, width: int, *, alone: bool) -> Content:
        """Return the line below the digits: a bar as wide as the clock unless all is calm."""
        text, style = _line(face, face.words.split(" of ")[0] if alone else face.words)
        words = plain(text).truncate(width, ellipsis=True)
        if style == "words":
            return words.pad_left(width - words.cell_length).stylize(self.get_visual_style("clock--words"))
        left = (width - words.cell_length) // 2
        return words.pad(left, width - words.cell_length - left).stylize(self.get_visual_style(f"clock--{style}"))


def _drawn(digits: str, terminal_rows: int) -> list[str]:
    if terminal_rows >= TALL:
        return large(digits)
    return small(digits) if terminal_rows >= SMALL else []


def _line(face: FaceLike, words: str) -> tuple[str, str]:
    """Return what the line below the digits says, and how it is filled."""
    if face.asleep:
        return face.asleep, "paused"
    if face.paused:
        return f"❚❚ PAUSED  {words}", "paused"
    if face.alarm == "calm":
        return words, "words"
    word = "" if face.alarm_word in words else f"{face.alarm_word.upper()}  "
    return f"{SIGNS[face.alarm]} {word}{words}", face.alarm
