from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.incident import Entry, Incident
from noblame.record.notation import timeline
from noblame.record.notation.spans import time_to_mitigate
from noblame.record.notation.stamp import Stamp, read_stamp

NEAR = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
MOMENTS = st.none() | st.datetimes(NEAR.replace(tzinfo=None) - timedelta(days=9), timezones=st.just(UTC))
ENTRIES = st.lists(
    st.builds(
        Entry,
        at=MOMENTS,
        what=PRINTABLE | st.sampled_from(["", "two\nlines", " spaced ", "[root] 14:02 x", "14:02 looks like a time"]),
        kind=st.sampled_from(["", "alert", "detect"]),
        source=st.sampled_from(["", "#inc-1"]),
    ),
    max_size=8,
).map(tuple)


def at(hour: int, minute: int = 0, second: int = 0, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "moment", "what"),
    [
        ("14:09 Pool alert", at(14, 9), "Pool alert"),
        ("14:02:31 Pool alert", at(14, 2, 31), "Pool alert"),
        ("11-19 00:15 Pool alert", at(0, 15, day=19), "Pool alert"),
        ("2026-11-19 00:15 Pool alert", at(0, 15, day=19), "Pool alert"),
        ("2026-11-19T00:15:30Z Pool alert", at(0, 15, 30, day=19), "Pool alert"),
        ("14:02+01:00 Pool alert", at(13, 2), "Pool alert"),
        ("14:02Z Pool alert", at(14, 2), "Pool alert"),
        ("14:02 UTC Pool alert", at(14, 2), "Pool alert"),
        ("2:02 PM Pool alert", at(14, 2), "Pool alert"),
        ("2:02pm Pool alert", at(14, 2), "Pool alert"),
        ("12:05 a.m. Pool alert", at(0, 5, day=19), "Pool alert"),
        ("12:05 PM Pool alert", at(12, 5), "Pool alert"),
        ("[14:02] Pool alert", at(14, 2), "Pool alert"),
        ("[2:02 PM] Pool alert", at(14, 2), "Pool alert"),
        ("[2026-11-18 14:02:31] Pool alert", at(14, 2, 31), "Pool alert"),
        ("- 14:02 - Pool alert", at(14, 2), "Pool alert"),
        ("- 14:02 \N{EM DASH} Pool alert", at(14, 2), "Pool alert"),
        ("  14:02: Pool alert", at(14, 2), "Pool alert"),
        ("14:02", at(14, 2), ""),
        ("14:02-14:30 outage", at(14, 2), "-14:30 outage"),
        ("14:02 -30 % traffic", at(14, 2), "-30 % traffic"),
        ("2048 requests failed", None, "2048 requests failed"),
        ("1422 no time either", None, "1422 no time either"),
        ("14 hosts", None, "14 hosts"),
        ("500 errors", None, "500 errors"),
        ("paged at 14:02", None, "paged at 14:02"),
        ("25:10 is no time", None, "25:10 is no time"),
        ("2026-02-30 10:00 no such day", None, "2026-02-30 10:00 no such day"),
        ("- a plain bullet", None, "- a plain bullet"),
    ],
)
def test_each_form_of_a_line_reads_as_its_time_and_text(line: str, moment: datetime | None, what: str) -> None:
    assert timeline.parse_line(line, NEAR) == Entry(at=moment, what=what)


def test_a_kind_is_read_with_or_without_a_time_and_other_brackets_stay_text() -> None:
    assert timeline.parse_line("14:09 [Detect] Pool alert", NEAR) == Entry(
        at=at(14, 9), what="Pool alert", kind="detect"
    )
    assert timeline.parse_line("[14:09] [detect] Pool alert", NEAR).kind == "detect"
    assert timeline.parse_line("[note] Pool alert", NEAR) == Entry(what="Pool alert", kind="note")
    assert timeline.parse_line("14:09 [sic] Pool alert", NEAR) == Entry(at=at(14, 9), what="[sic] Pool alert")


def test_without_an_incident_time_a_time_of_day_stays_text() -> None:
    assert timeline.parse_line("14:09 [detect] Pool alert") == Entry(what="14:09 [detect] Pool alert")


def test_a_day_is_shown_only_where_the_time_alone_would_mean_another() -> None:
    entries = (
        Entry(at=at(9, day=16), what="Leak merged"),
        Entry(at=at(14, 2), what="Deploy", kind="change"),
        Entry(what="Nobody knows when"),
        Entry(at=at(23, 50, 5), what="Still slow"),
        Entry(at=at(0, 10, day=19), what="Calm"),
    )
    text = timeline.to_text(entries, NEAR)
    assert text.split("\n") == [
        "11-16 09:00 Leak merged",
        "14:02 [change] Deploy",
        "Nobody knows when",
        "23:50:05 Still slow",
        "00:10 Calm",
    ]
    assert timeline.from_text(text, (), NEAR) == entries
    assert timeline.to_text(entries, NEAR, days=True).startswith("2026-11-16 09:00 Leak merged\n2026-11-18 14:02")


def test_times_are_shown_and_read_in_the_panes_zone() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    entries = (Entry(at=at(14, 2), what="Deploy"), Entry(at=at(23, 10), what="Calm"))
    text = timeline.to_text(entries, NEAR, berlin)
    assert text == "15:02 Deploy\n00:10 Calm"
    assert timeline.from_text(text, (), NEAR, berlin) == entries


@given(ENTRIES)
def test_a_text_nobody_edited_gives_back_the_very_same_entries(entries: tuple[Entry, ...]) -> None:
    assert timeline.from_text(timeline.to_text(entries, NEAR), entries, NEAR) is entries


@given(ENTRIES.filter(bool), st.data())
def test_editing_one_line_changes_only_its_entry(entries: tuple[Entry, ...], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(entries) - 1))
    lines = timeline.to_text(entries, NEAR).split("\n")
    lines[row] += " and more"
    edited = timeline.from_text("\n".join(lines), entries, NEAR)
    assert len(edited) == len(entries)
    assert all(new is old for place, (new, old) in enumerate(zip(edited, entries, strict=True)) if place != row)
    assert edited[row].what.endswith("and more")
    if entries[row].what.strip() or entries[row].at or entries[row].kind:
        assert edited[row].source == entries[row].source


@given(ENTRIES)
def test_deleting_all_and_undoing_it_brings_back_the_same_entries(entries: tuple[Entry, ...]) -> None:
    text = timeline.to_text(entries, NEAR)
    lines = text.split("\n")
    if len(set(lines)) < len(lines) or "" in lines:
        return
    gone = timeline.from_text("", entries, NEAR)
    assert gone == ()
    back = timeline.from_text(text, gone, NEAR, earlier=entries)
    assert all(new is old for new, old in zip(back, entries, strict=True))


def test_an_edit_of_the_text_keeps_what_the_line_could_not_show() -> None:
    entry = Entry(at=at(14, 2).replace(microsecond=120), what="two\nlines", source="#inc")
    (edited,) = timeline.from_text("14:05 two lines", (entry,), NEAR)
    assert edited == replace(entry, at=at(14, 5))


def test_an_edited_time_or_kind_leaves_text_and_source() -> None:
    entry = Entry(at=at(14, 2), what="Deploy", kind="change", source="#inc")
    (edited,) = timeline.from_text("14:03 [alert] Deploy", (entry,), NEAR)
    assert edited == Entry(at=at(14, 3), what="Deploy", kind="alert", source="#inc")


def test_blank_lines_are_no_entries_and_an_edit_among_them_finds_its_entry() -> None:
    old = timeline.from_text("\n14:02 Deploy\n\n14:09 Alert\n", (), NEAR)
    assert [entry.what for entry in old] == ["Deploy", "Alert"]
    new = timeline.from_text("\n14:02 Deploy\n\n\n14:09 Alert!\n", old, NEAR)
    assert new[0] is old[0]
    assert new[1] == replace(old[1], what="Alert!")


def test_a_text_as_it_was_typed_gives_back_the_same_entries() -> None:
    typed = "2:02 PM Deploy\n- 14:09 - Alert"
    entries = timeline.from_text(typed, (), NEAR)
    assert timeline.from_text(typed, entries, NEAR) is entries
    assert timeline.from_text(timeline.to_text(entries, NEAR), entries, NEAR) is entries


def test_lines_nobody_edited_stay_where_they_were_when_the_incident_moves() -> None:
    entries = timeline.from_text("14:02 Deploy\n14:09 Alert", (), NEAR)
    edited = timeline.from_text("14:02 Deploy\n14:09 Alert!", entries, NEAR + timedelta(days=3))
    assert edited[0] is entries[0]
    assert edited[1] == replace(entries[1], what="Alert!")


def test_one_key_in_ten_thousand_lines_reads_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"14:02:{second % 60:02} event {second}" for second in range(10_000)]
    entries = timeline.from_text("\n".join(lines), (), NEAR)
    read: list[str] = []

    def noted(text: str) -> tuple[Stamp | None, str]:
        read.append(text)
        return read_stamp(text)

    monkeypatch.setattr("noblame.record.notation.timeline.read_stamp", noted)
    lines[5000] += "x"
    edited = timeline.from_text("\n".join(lines), entries, NEAR)
    assert edited[5000].what == "event 5000x"
    assert len(read) == 2


@given(ANYTHING)
def test_any_text_is_read_and_loses_no_word(text: str) -> None:
    timeline.parse_line(text, NEAR)
    entry = timeline.parse_line(f"x {text}", NEAR)
    assert entry.what == f"x {text}".strip()


@given(ENTRIES)
def test_sorting_loses_no_line_and_keeps_the_unknown_below_their_predecessor(entries: tuple[Entry, ...]) -> None:
    ordered = timeline.in_order(entries)
    assert sorted(map(id, ordered)) == sorted(map(id, entries))
    times = [entry.at for entry in ordered if entry.at]
    assert times == sorted(times)
    above = {id(entry): entries[place - 1] if place else None for place, entry in enumerate(entries)}
    for place, entry in enumerate(ordered):
        if entry.at is None:
            assert (ordered[place - 1] if place else None) is above[id(entry)]
    assert timeline.in_order(ordered) is ordered


@pytest.mark.parametrize(
    ("typed", "previous", "expected"),
    [
        ("1422 ", at(15), "14:22 "),
        ("1422 ", None, "2026-11-18 14:22 "),
        ("1602 ", None, "2026-11-17 16:02 "),
        ("now ", at(14), "15:21 "),
        ("now ", None, "2026-11-18 15:21 "),
        ("+5 ", at(14, 2), "14:07 "),
        ("+5 ", at(14, 2, 31), "14:07 "),
        ("+5 ", None, None),
        ("2548 ", None, None),
        ("1422", None, None),
        ("x 1422 ", None, None),
        ("Now ", None, None),
        ("2026 ", at(14), "20:26 "),
        ("14:22 ", None, None),
    ],
)
def test_short_times_expand_at_the_start_of_a_line(typed: str, previous: datetime | None, expected: str | None) -> None:
    assert timeline.expand(typed, at(15, 21, 4), previous) == expected


def test_an_expansion_names_the_day_where_the_time_alone_would_mean_another() -> None:
    assert timeline.expand("+5 ", NEAR, at(23, 58), near=NEAR) == "00:03 "
    assert timeline.expand("now ", at(15, 21, day=20), None, near=NEAR) == "11-20 15:21 "
    assert timeline.expand("+900 ", NEAR, at(23), near=NEAR) == "11-19 14:00 "


def test_gaps_above_a_quarter_of_an_hour_are_found_whatever_the_order() -> None:
    first, second, third = Entry(at=at(14), what="a"), Entry(at=at(14, 15), what="b"), Entry(at=at(14, 31), what="c")
    assert timeline.gaps((third, Entry(what="?"), first, second)) == (timeline.Gap(second, third, 16),)
    assert timeline.gaps((first, second, third), minutes=10) == (
        timeline.Gap(first, second, 15),
        timeline.Gap(second, third, 16),
    )


def incident(*timeline_: Entry, started: datetime | None = None, detected: datetime | None = None) -> Incident:
    return Incident(title="x", started=started, detected=detected, timeline=timeline_)


CHANGE, ALERT = Entry(at=at(14, 2), kind="change"), Entry(at=at(14, 9, 59), kind="alert")


def test_time_to_detect_comes_from_the_facts_else_from_the_marked_rows() -> None:
    assert timeline.time_to_detect(incident(started=at(14), detected=at(14, 7))) == 7
    assert timeline.time_to_detect(incident(ALERT, CHANGE)) == 7
    assert timeline.time_to_detect(incident(ALERT, started=at(14))) == 9
    assert timeline.time_to_detect(incident(CHANGE, Entry(at=at(13), kind="alert"), ALERT)) == 7


def test_time_to_detect_is_unknown_rather_than_wrong() -> None:
    assert timeline.time_to_detect(incident()) is None
    assert timeline.time_to_detect(incident(ALERT)) is None
    assert timeline.time_to_detect(incident(Entry(at=at(4)), ALERT)) is None
    assert timeline.time_to_detect(incident(CHANGE)) is None
    assert timeline.time_to_detect(incident(started=at(14), detected=at(13))) is None


MITIGATED, RESOLVED = Entry(at=at(14, 38), kind="mitigate"), Entry(at=at(14, 49), kind="resolve")


def test_time_to_mitigate_ends_at_the_first_row_that_says_so() -> None:
    known = incident(RESOLVED, MITIGATED, Entry(at=at(14, 41), kind="mitigate"), started=at(14, 2))
    assert time_to_mitigate(known) == 36
    assert time_to_mitigate(incident(CHANGE, RESOLVED)) == 47
    assert time_to_mitigate(replace(incident(CHANGE, RESOLVED), resolved=at(14, 49))) == 47
    assert time_to_mitigate(incident(MITIGATED, started=at(14, 38))) == 0


def test_time_to_mitigate_is_unknown_rather_than_wrong() -> None:
    assert time_to_mitigate(incident()) is None
    assert time_to_mitigate(incident(MITIGATED)) is None
    assert time_to_mitigate(replace(incident(CHANGE), resolved=at(14, 50))) is None
    assert time_to_mitigate(replace(incident(CHANGE, RESOLVED), resolved=at(14, 48))) is None
    assert time_to_mitigate(incident(CHANGE, ALERT)) is None
    assert time_to_mitigate(incident(MITIGATED, started=at(14, 39))) is None
    assert time_to_mitigate(replace(incident(started=at(14)), resolved=at(13))) is None


def test_duration_is_known_once_it_is_resolved() -> None:
    assert timeline.duration(Incident(title="x", started=at(14, 2), resolved=at(14, 49))) == 47
    assert timeline.duration(Incident(title="x", started=at(14, 2))) is None
