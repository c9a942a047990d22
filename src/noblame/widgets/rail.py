"""The rail: all steps of the meeting in one line, which one it is, and when the meeting will end."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Protocol

from textual.content import Content

from noblame.widgets.one_line import OneLine, spread
from noblame.widgets.plain import plain

NARROW = 70
"""Columns below which only the current step is shown."""


class StopLike(Protocol):
    """What the rail is told of one step: see `noblame.meeting.face.Stop`."""

    @property
    def number(self) -> int:
        """Its place in the agenda, from 1."""

    @property
    def label(self) -> str:
        """Its short name."""

    @property
    def minutes(self) -> str:
        """What it took, or what it has."""

    @property
    def planned(self) -> str:
        """The minutes it was given."""

    @property
    def state(self) -> str:
        """`done`, `current`, `ahead` or `skipped`."""

    @property
    def sign(self) -> str:
        """The sign beside the state's colour."""


Form = Callable[[StopLike], str]
REWORD = "to reword"
"""The word beside a count, where there is room for it."""


class Rail(OneLine):
    """`✓ 1 Stage 2:11   ▶ 3 Root cause ·2   4 Improve 15   ends 15:53`, in the fullest form that fits.

    The number after the dot says how much is to be reworded in a step. Below 70 columns only the current step, its
    number of how many, and the end.
    """

    DEFAULT_CSS = """
    Rail { padding: 0 1; }
    Rail .rail--done, Rail .rail--skipped { color: $text-muted; }
    Rail .rail--ahead { color: $foreground; }
    Rail .rail--current { background: $primary; color: auto; text-style: bold; }
    Rail .rail--ends { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rail--done",
        "rail--skipped",
        "rail--ahead",
        "rail--current",
        "rail--ends",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._stops: Sequence[StopLike] = ()
        self._ends = ""
        self._to_reword: Mapping[int, int] = {}

    def show(self, stops: Sequence[StopLike], ends: str, to_reword: Mapping[int, int] | None = None) -> None:
        """Show the steps, when the meeting ends, and how much is to be reworded by the number of the step."""
        self._stops, self._ends, self._to_reword = stops, ends, to_reword or {}
        steps = ((stop.sign, stop.label, stop.minutes, stop.planned) for stop in stops)
        self.redraw_if_new((ends, *sorted(self._to_reword.items()), *steps))

    def line(self, width: int) -> Content:
        """Return the fullest form that fits with the end at the right."""
        ends = self.styled(plain(self._ends), "rail--ends")
        if width >= NARROW:
            for form, gap, word in FORMS:
                steps = self._steps(form, gap, word)
                if steps.cell_length + 2 + ends.cell_length <= width:
                    return spread(steps, ends, width)
        return spread(self._current(), ends, width)

    def _steps(self, form: Form, gap: int, word: str) -> Content:
        """Return all steps; the current one is filled a cell wider at both sides, which the gaps give."""
        parts: list[Content] = []
        for at, stop in enumerate(self._stops):
            current = stop.state == "current"
            after_current = at > 0 and self._stops[at - 1].state == "current"
            parts.append(Content(" " * (gap - current - after_current if at else 0)))
            text = form(stop) + self._count(stop, word)
            text = f" {text} " if current else text
            parts.append(self.styled(plain(text), f"rail--{stop.state}"))
        return Content.assemble(*parts)

    def _current(self) -> Content:
        """Return only the current step, as `▶ 3 of 6 Root cause`."""
        for stop in self._stops:
            if stop.state == "current":
                text = f" {stop.sign} {stop.number} of {len(self._stops)}  {stop.label}{self._count(stop)} "
                return self.styled(plain(text), "rail--current")
        return plain(f"{len(self._stops)} steps") if self._stops else Content("")

    def _count(self, stop: StopLike, word: str = "") -> str:
        """Return how much is to be reworded in a step, as ` ·2`, or with the word."""
        count = self._to_reword.get(stop.number, 0)
        return f" ·{_words(count, word)}" if count else ""


def _whole(stop: StopLike) -> str:
    """Return everything: what a step took, of what it had."""
    spent = f"{stop.minutes} of {stop.planned}" if stop.state == "done" else stop.minutes
    return _words(stop.sign, stop.number, stop.label, spent)


def _usual(stop: StopLike) -> str:
    return _words(stop.sign, stop.number, stop.label, stop.minutes)


def _short(stop: StopLike) -> str:
    return _words(stop.sign, stop.number, stop.label, stop.minutes if stop.state == "ahead" else "")


def _names(stop: StopLike) -> str:
    return _words(f"{stop.sign}{stop.number}", stop.label)


def _to_come(stop: StopLike) -> str:
    """Leave out the names of what is done, before those of what is to come."""
    return f"{stop.sign}{stop.number}" if stop.state in {"done", "skipped"} else _names(stop)


def _numbers(stop: StopLike) -> str:
    return _names(stop) if stop.state == "current" else f"{stop.sign}{stop.number}"


FORMS: tuple[tuple[Form, int, str], ...] = (
    (_whole, 3, REWORD),
    (_whole, 3, ""),
    (_usual, 3, ""),
    (_usual, 2, ""),
    (_short, 2, ""),
    (_names, 2, ""),
    (_to_come, 2, ""),
    (_numbers, 2, ""),
)
"""From the fullest to the barest: the step, the cells between two, and the word beside a count."""


def _words(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part)
