"""Each save puts what was changed into the file as others left it: what is undone leaves it byte by byte (P7)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from noblame.record.file import load, save
from noblame.record.incident import Entry, Incident

Change = Callable[[Incident], Incident]


def changed(**changes: object) -> Change:
    return lambda one: replace(one, **changes)


ROWS = (
    "title: A title that was written on one line, longer than any line of this file, as nobody broke it up in time\n"
    "started: 2026-11-18T14:02:00Z\n"
    "timeline:\n"
    "  - 14:02 [change] 'A' deployed   # by hand, and longer than any line that noblame would write in its own layout\n"
    "  - {what: paged, at: 2026-11-18T14:09:00Z}\n"
    "impact:   'some'\n"
    "tags:\n- b\n- a\n"
)


@pytest.mark.parametrize(
    "change",
    [
        changed(title="short"),
        changed(timeline=()),
        lambda one: replace(one, timeline=(Entry(what="a"), Entry(what="b"), replace(one.timeline[0], what="cA"))),
        lambda one: replace(one, timeline=one.timeline[::-1]),
        changed(impact="", tags=(), started=None),
        changed(impact="two\nlines", tags=("b", "c")),
    ],
)
def test_the_file_is_as_it_was_once_all_is_as_it_was_whatever_was_saved_between(tmp_path: Path, change: Change) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(ROWS)
    record = load(path)
    before = record.incident
    for between in (change(before), replace(change(before), notes="more"), replace(before, notes="more")):
        record = save(record.with_incident(between)).record
        assert load(path).incident == between
    save(record.with_incident(before))
    assert path.read_text() == ROWS


def test_what_is_undone_leaves_what_somebody_else_wrote_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(ROWS)
    record = load(path)
    before = record.incident
    record = save(record.with_incident(replace(before, title="short"))).record
    path.write_text(path.read_text() + "notes:    theirs # c\n")
    record = save(record.with_incident(replace(record.incident, impact="ours"))).record
    save(record.with_incident(replace(record.incident, impact="some")))
    assert path.read_text() == "title: short\n" + ROWS.partition("\n")[2] + "notes:    theirs # c\n"
