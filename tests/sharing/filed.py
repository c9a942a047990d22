"""A record whose actions are to be filed, and what a program reads of the files it becomes."""

import csv
from datetime import UTC, date, datetime
from importlib import resources
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.sharing.typed import HOSTILE

from noblame.record.incident import Action, Cause, Incident, MeetingNotes, Shared
from noblame.record.reading import parse
from noblame.sharing.formats import written
from noblame.sharing.wanted import Wanted

TYPED = HOSTILE.map(str.strip)
"""What people could type, without outer space, which nobody wants in a ticket."""
GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 12, 3, 12, tzinfo=UTC)
STEM = "2026-11-18-checkout"
LINT = Action(
    what="Add a lint rule",
    id="a1",
    owner="Tomás Vidal",
    helpers=("Ines Faro", "Priya Raman"),
    due="2026-12-01",
    type="tool",
    detail="connection-always-closed",
    priority="1",
    moves_down="instalments",
    closes="c3",
)
PAGE = Action(what="Page at 80 %", id="a2", owner="Priya Raman", due="2026-11-27", done=date(2026, 11, 21))
PLAIN = Action(what="Add a runbook", owner="the team", due="soon")
LATER = Action(what="Set a timeout", id="a4", decided="later")
TRACKED = Action(
    what="Watch the pool", id="a5", owner="Ylva Sørensen", due="2026-12-08", ticket="OPS-7", priority="low"
)
RECORD = Incident(
    title="Checkout unavailable",
    resolved=datetime(2026, 11, 18, 14, 49, tzinfo=UTC),
    tags=("database", "connection pool"),
    causes=(Cause(because="It leaks", next=(Cause(because="No check notices it", kind="root", id="c3"),)),),
    actions=(LINT, PAGE, PLAIN, LATER, TRACKED),
    meeting=MeetingNotes(scheduled=datetime(2026, 11, 19, 15, tzinfo=UTC)),
    shared=(Shared(where="wiki", url="https://wiki.example/pm/42"),),
)


def wanted(*actions: Action, record: Incident = RECORD, now: datetime = NOW) -> Wanted:
    """The record to be shared, with these actions where some are given."""
    return Wanted(incident=replace(record, actions=actions) if actions else record, stem=STEM, now=now)


def rows(text: str) -> list[list[str]]:
    """What a strict reader of CSV finds."""
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def sample(name: str) -> str:
    """The sample as written on a day in December, as if nobody had filed its actions yet."""
    pytest.importorskip("noblame.sample_incidents", reason="only an installed noblame has its samples")
    stem = "2026-11-18-checkout-pool"
    record = parse((resources.files("noblame.sample_incidents") / f"{stem}.yaml").read_bytes(), stem).incident
    record = replace(record, actions=tuple(replace(action, ticket="") for action in record.actions))
    text = written(name, Wanted(incident=record, stem=stem, now=NOW))
    assert isinstance(text, str)
    return text


def agreed(name: str) -> str:
    """The golden file of a format."""
    return (GOLDEN / name).read_bytes().decode()
