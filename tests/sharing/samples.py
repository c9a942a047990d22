"""Records to share, and what was agreed that comes of them."""

from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import pytest

from noblame.record.incident import Action, Attendee, Cause, Entry, Incident, Lessons, Link, Parked, Question, Shared
from noblame.record.reading import parse
from noblame.settings import Settings
from noblame.sharing.formats import FORMATS, written
from noblame.sharing.wanted import Wanted

STEMS = ("2026-11-18-checkout-pool", "2026-11-23-vans-on-the-map")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"
WHOLE = Incident(
    title="Checkout unavailable",
    severity="P1",
    started=datetime(2026, 11, 18, 14, 2, tzinfo=UTC),
    detected=datetime(2026, 11, 18, 14, 9, tzinfo=UTC),
    resolved=datetime(2026, 11, 18, 14, 49, tzinfo=UTC),
    detected_by="alert",
    impact="38 % of checkouts failed",
    timeline=(Entry(at=datetime(2026, 11, 18, 14, 9, tzinfo=UTC), what="Pool alert"),),
    detection="The pool alert paged.",
    resolution="Rolled back.",
    causes=(
        Cause(
            because="The pool ran out",
            kind="immediate",
            id="c1",
            next=(Cause(because="No check notices it", kind="root", id="c2"),),
        ),
    ),
    lessons=Lessons(went_well=("Rollback in four minutes",), to_improve=("No alert below exhaustion",)),
    actions=(
        Action(what="Page at 80 %", owner="Priya Raman", due="2026-11-27", done=date(2026, 11, 21)),
        Action(what="Add a lint rule", owner="Tomás Vidal", due="2026-12-01", closes="c2"),
    ),
    shared=(Shared(where="wiki", url="https://wiki.example/pm/42"),),
)


def shared(name: str, incident: Incident, now: datetime = NOW, **more: str) -> str:
    """A record in a format, as it would be shared on a day in November."""
    return str(written(name, Wanted(incident=incident, stem="a-record", now=now, settings=Settings(), **more)))  # type: ignore[arg-type]


def agreed(name: str, stem: str) -> tuple[str, str]:
    """What a format makes of a sample, twice the same, and what was agreed."""
    pytest.importorskip("noblame.sample_incidents", reason="only an installed noblame has its samples")
    sample = resources.files("noblame.sample_incidents") / f"{stem}.yaml"
    wanted = Wanted(incident=parse(sample.read_bytes(), stem).incident, stem=stem, now=NOW)
    text = written(name, wanted)
    assert text == written(name, wanted)
    path = GOLDEN / f"{stem}.{name}.{FORMATS[name].ending}"
    return str(text), path.read_text(encoding="utf-8")


def hostile(texts: list[str]) -> Incident:
    """The record with a text of its own, of twelve, in each place that a page shows."""
    return Incident(
        title=texts[0],
        severity="P1",
        started=WHOLE.started,
        impact=texts[1],
        timeline=(Entry(at=WHOLE.detected, what=texts[2]),),
        root_cause=texts[3],
        causes=(Cause(because=texts[4], kind="root", id="c1", next=(Cause(because=texts[5], kind="contributing"),)),),
        detection=texts[6],
        resolution=texts[7],
        actions=(
            Action(what=texts[8], owner="Ana", due="2026-12-01", closes="c1"),
            Action(what=texts[0], owner=f"x{texts[9]}x", due=f"x{texts[10]}x"),
        ),
        lessons=Lessons(went_well=(texts[9],), to_improve=(texts[10],), headline=texts[11]),
        links=(Link(title=texts[11], url="https://e.example/1"), Link(title=texts[1], url="javascript:alert(1)")),
        attendees=(Attendee(name=texts[2]),),
        parked=(Parked(what=texts[4], for_=f"x{texts[5]}x"),),
        questions=(Question(ask=texts[6]),),
    )
