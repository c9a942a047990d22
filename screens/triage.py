"""Whether a post-mortem is due: what a new record is asked first (S7 to S17, S22, S26)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Input, Label, Static

from noblame.archive.files import ArchiveError
from noblame.archive.folder import Listed, records
from noblame.archive.similar import in_words, similar
from noblame.record.incident import Incident
from noblame.record.labels import label_rules
from noblame.review import triage
from noblame.review.begun import Decided, begun
from noblame.review.severity import definition
from noblame.review.when import PAST, past_time
from noblame.screens.dialog import Dialog
from noblame.settings import Settings
from noblame.widgets.criteria import CriteriaList
from noblame.widgets.line import Line, one_of
from noblame.widgets.plain import plain

NO_TIME = "a time as 11-18 14:02"
KEYS = "Tab · space ticks · ctrl+s writes · Esc no change"
FIX = "trivial, with an obvious fix: which one? ctrl+s once more writes it without"
UNDECIDED = "nothing is ticked yet: what applies? ctrl+s once more writes it undecided"


class Asked(NamedTuple):
    """One line of the dialog."""

    key: str
    label: str
    hint: str


FIRST = (
    Asked("title", "Title", "what broke, for how long: Shop down 47 min"),
    Asked("severity", "Severity", "P1–P3"),
    Asked("started", "Started", "14:02 or 11-18 14:02"),
)
LATER = (
    Asked("reason", "How much", "the revenue it cost, if known"),
    Asked("against", "Or not?", "why none is held; empty to hold one"),
    Asked("fix", "The fix", "the obvious fix: it becomes an action"),
)
"""Lines that are there only where what is ticked asks for them."""


class TriageDialog(Dialog[Incident]):
    """Answers the record to write, the decision in it; the verdict shows with every tick."""

    BINDINGS = [Binding("ctrl+s", "write", show=False)]  # noqa: RUF012  as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-low"), (26, "-tall")]  # noqa: RUF012  as above

    @dataclass
    class Read(Message):
        """The archive was read."""

        earlier: list[Listed]

    def __init__(self, title: str, archive: Path, settings: Settings, wall: Callable[[], datetime]) -> None:
        """Make the dialog.

        Args:
            title: What stands in the title at first.
            archive: Where earlier records are looked for.
            settings: For severities and the zone.
            wall: Tells the time of day.
        """
        super().__init__("A new record: is a post-mortem due?", KEYS)
        self._archive, self._settings, self._wall = archive, settings, wall
        self._begins_with = title
        self._earlier: list[Listed] = []
        self._warned = False

    def compose_body(self) -> ComposeResult:
        """Yield what is asked, and room for what follows from the answers."""
        for asked in FIRST:
            yield from self._line(asked)
        yield CriteriaList(id="criteria")
        yield Static(id="verdict")
        for asked in LATER:
            yield from self._line(asked)
        yield Static(id="triage-notes")
        yield Static(id="triage-trouble")
        yield Button("Write the record", id="write", variant="primary", compact=True)

    def _line(self, asked: Asked) -> ComposeResult:
        complete = one_of(self._settings.severities) if asked.key == "severity" else None
        value = self._begins_with if asked.key == "title" else ""
        with Horizontal(classes="labelled", id=f"row-{asked.key}"):
            yield Label(plain(asked.label))
            yield Line(value, id=f"new-{asked.key}", placeholder=asked.hint, complete=complete)
            if asked.key in {"severity", "started"}:
                yield Static(classes="beside", id=f"beside-{asked.key}")

    def on_mount(self) -> None:
        """Put the cursor where something is missing, and read the archive."""
        self.query_one("#criteria" if self._begins_with else "#new-title").focus()
        self.run_worker(self._read, thread=True)
        self._show()

    def _read(self) -> None:
        """Read the archive, off the event loop; a folder that cannot be read has no earlier records."""
        try:
            self.post_message(self.Read(records(self._archive)))
        except ArchiveError:  # what is wrong with it is told when the record is written
            return

    @on(Read)
    def _take_earlier(self, message: Read) -> None:
        self._earlier = message.earlier
        self._show()

    def _typed(self, key: str) -> str:
        """Return what stands in a line that is shown."""
        line = self.query_one(f"#new-{key}", Line)
        return " ".join(line.value.split()) if self.query_one(f"#row-{key}").display else ""

    @property
    def _started(self) -> datetime | None:
        return past_time(self._typed("started"), self._wall(), self._settings.zone)

    @property
    def _said(self) -> Decided:
        """What was said so far."""
        return Decided(
            title=self._typed("title"),
            severity=self._typed("severity"),
            started=self._started,
            criteria=self.query_one(CriteriaList).ticked,
            against=self._typed("against"),
            reason=self._typed("reason"),
            fix=self._typed("fix"),
        )

    @on(Input.Changed)
    @on(CriteriaList.Ticked)
    def _show(self) -> None:
        """Show what follows from what was said."""
        criteria = self.query_one(CriteriaList).ticked
        asked_for = {
            "reason": "revenue" in criteria,
            "against": triage.verdict(criteria).verdict == "usually",
            "fix": triage.needs_fix(criteria),
        }
        for key, shown in asked_for.items():
            self.query_one(f"#row-{key}").display = shown
        incident = begun(self._said)
        verdict = triage.in_words(incident.triage) if incident.triage else triage.WHAT_APPLIES
        self._put("#verdict", _sentence(verdict))
        self._put("#beside-severity", definition(incident.severity, self._settings) or self._severities(incident))
        self._put("#beside-started", self._when(incident.started))
        self._put("#triage-notes", "\n".join(self._notes(incident)))
        self._put("#triage-trouble", "")
        self._warned = False

    def _put(self, selector: str, words: str) -> None:
        static = self.query_one(selector, Static)
        static.update(plain(words))
        static.display = bool(words)

    def _severities(self, incident: Incident) -> str:
        """Return what a severity can be, where it is none."""
        rule = label_rules(self._settings.severities)["severity"]
        return "" if rule.fits(incident.severity) else f"{rule.expected}; may stay empty"

    def _when(self, started: datetime | None) -> str:
        """Return how the start was taken."""
        if started is None:
            return NO_TIME if self._typed("started") else "may stay empty"
        there = started.astimezone(self._settings.zone)
        return f"{there:%a} {there.day} {there:%b %H:%M %Z}"

    def _notes(self, incident: Incident) -> Iterator[str]:
        """Yield what could change the decision, and what goes with it."""
        criteria = self.query_one(CriteriaList).ticked
        found = similar(self._earlier, incident.title)
        if criteria and (ask := triage.verdict(criteria).ask):
            yield _sentence(ask)
        if triage.reminder(criteria):
            yield _sentence(triage.reminder(criteria))
        if "night-page" not in criteria and triage.night(incident, self._settings.zone):
            yield "It began at night: if it woke someone, tick that"
        if found:
            names = ", ".join(one.path.stem for one in found[:2])
            yield f"{'' if 'repeated' in criteria else 'Again? '}{in_words(found)}: {names}"

    def on_input_submitted(self) -> None:
        """Go on."""
        self.focus_next()

    def on_button_pressed(self) -> None:
        """Write the record."""
        self.action_write()

    def action_write(self) -> None:
        """Answer with the record, once nothing is missing."""
        said = self._said
        trouble, selector = self._trouble(said)
        if trouble:
            self._put("#triage-trouble", trouble)
            self._put("#triage-notes", "")
            self.query_one(selector).focus()
        else:
            self.dismiss(begun(said))

    def _trouble(self, said: Decided) -> tuple[str, str]:
        """Return what is missing or cannot be read, and where; nothing where the record can be written."""
        rule = label_rules(self._settings.severities)["severity"]
        if not said.title:
            return "a record needs a title", "#new-title"
        if said.severity and not rule.fits(said.severity):
            return f"severity: {rule.expected}", "#new-severity"
        if self._typed("started") and said.started is None:
            return f"started: a time as {PAST}", "#new-started"
        if triage.needs_fix(said.criteria) and not said.fix and not self._warned:
            self._warned = True
            return FIX, "#new-fix"
        if not said.criteria and not self._warned:
            self._warned = True
            return UNDECIDED, "#criteria"
        return "", ""


def _sentence(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]
