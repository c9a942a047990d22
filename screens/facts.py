"""Title, severity and times of the incident, from any place of the meeting (S22 to S26)."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import NamedTuple

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from noblame.meeting.room import Room
from noblame.record.incident import Incident
from noblame.record.labels import label_rules
from noblame.record.notation.timeline import parse_line
from noblame.screens.dialog import Dialog
from noblame.widgets.line import Line
from noblame.widgets.plain import plain


class Fact(NamedTuple):
    """One line of the dialog."""

    key: str
    label: str
    hint: str
    show: Callable[[Incident, tzinfo], str]
    take: Callable[[Incident, str, tzinfo], object]
    """Return the value for the field; raise ValueError with what is expected."""


def _text(key: str) -> Callable[[Incident, tzinfo], str]:
    return lambda incident, _: str(getattr(incident, key))


def _moment(key: str) -> Callable[[Incident, tzinfo], str]:
    def show(incident: Incident, zone: tzinfo) -> str:
        moment: datetime | None = getattr(incident, key)
        return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else ""

    return show


def _title(_incident: Incident, text: str, _zone: tzinfo) -> object:
    if not text:
        raise ValueError("a record needs a title")
    return text


def _severity(_incident: Incident, text: str, _zone: tzinfo) -> object:
    rule = label_rules()["severity"]
    if text and not rule.fits(text):
        raise ValueError(f"severity: {rule.expected}")
    return text


def _time(incident: Incident, text: str, zone: tzinfo) -> object:
    if not text:
        return None
    near = incident.started or incident.detected or incident.resolved
    at = parse_line(f"{text} x", near, zone).at
    if at is None:
        raise ValueError("a time: 2026-11-18 14:02, or 14:02 on the day of the incident")
    return at


FACTS = (
    Fact("title", "Title", "what broke, for how long", _text("title"), _title),
    Fact("severity", "Severity", "P1, P2, P3 or SEV1 to SEV5", _text("severity"), _severity),
    Fact("started", "Started", "2026-11-18 14:02", _moment("started"), _time),
    Fact("detected", "Detected", "14:09", _moment("detected"), _time),
    Fact("resolved", "Resolved", "empty while it is ongoing", _moment("resolved"), _time),
    Fact("impact", "Impact", "who was affected, how severely, a number", _text("impact"), lambda _i, text, _z: text),
)


class FactsDialog(Dialog[bool]):
    """Takes each fact as it is typed; Enter keeps them, Escape puts the old ones back."""

    def __init__(self, room: Room) -> None:
        zone = room.settings.timezone or "UTC"
        super().__init__(f"Facts of the incident (times in {zone})", "Enter keeps · Esc no change", room)
        self._meeting = room
        self._before = room.incident
        self._troubles: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        """Yield a labelled line for each fact."""
        for fact in FACTS:
            with Horizontal(classes="labelled"):
                yield Label(fact.label)
                yield Line(fact.show(self._before, self._meeting.zone), placeholder=fact.hint, id=f"fact-{fact.key}")
        yield Static(id="fact-trouble")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take the fact into the record; one that cannot be read, or stands as it stood, is what it was before."""
        fact = next((fact for fact in FACTS if f"fact-{fact.key}" == event.input.id), None)
        if fact is None:
            return
        zone, trouble = self._meeting.zone, ""
        value = getattr(self._before, fact.key)
        if event.value != fact.show(self._before, zone):
            try:
                value = fact.take(self._meeting.incident, event.value.strip(), zone)
            except ValueError as error:
                trouble = str(error)
        if value != getattr(self._meeting.incident, fact.key):
            self._meeting.edit(replace(self._meeting.incident, **{fact.key: value}))
        self._say(fact, trouble)

    def _say(self, fact: Fact, trouble: str) -> None:
        self._troubles[fact.key] = trouble
        said = trouble or next(filter(None, self._troubles.values()), "")
        self.query_one("#fact-trouble", Static).update(plain(said))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the facts; go to the first that cannot be read, if there is one."""
        if not (event.input.id or "").startswith("fact-"):
            return
        wrong = next((key for key, trouble in self._troubles.items() if trouble), None)
        if wrong is None:
            self.dismiss(True)  # noqa: FBT003  what the dialog answers
        else:
            self.query_one(f"#fact-{wrong}").focus()

    def action_no_change(self) -> None:
        """Put the facts back as they were."""
        old = {fact.key: getattr(self._before, fact.key) for fact in FACTS}
        self._meeting.edit(replace(self._meeting.incident, **old))
        self.dismiss(None)
