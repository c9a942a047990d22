"""Timelines as documents write them."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.converting.documents import converted, left, record

from noblame.record.incident import Entry


def at(hour: int, minute: int, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def timeline(body: str, heading: str = "Timeline (UTC)", name: str = "2026-11-18-pool.md") -> tuple[Entry, ...]:
    return converted(f"# Pool\n## {heading}\n{body}\n", name).incident.timeline


@pytest.mark.parametrize(
    "line",
    [
        *("14:02 - Deploy", "14:02 Deploy", "14:02: Deploy", "[14:02] Deploy", "**14:02** Deploy", "`14:02` Deploy"),
        *("14:02 UTC - Deploy", "**14:02 UTC:** Deploy", "2:02 pm Deploy", "06:02 PST - Deploy", "15:02 +01:00 Deploy"),
        *("2026-11-18 14:02 Deploy", "2026-11-18T14:02Z Deploy", "Nov 18, 14:02 - Deploy", "14:02 UTC Nov 18: Deploy"),
        *("(14:02) Deploy", "14:02 – Deploy", "14:02 | Deploy", "Wed, 18 November 2026 at 14:02 UTC: Deploy"),
    ],
)
def test_a_row_begins_with_its_time(line: str) -> None:
    assert timeline(f"- {line}") == (Entry(at=at(14, 2), what="Deploy"),)
    assert timeline(line) == (Entry(at=at(14, 2), what="Deploy"),)


@pytest.mark.parametrize("line", ["2048 requests failed", "25:10 - nothing", "4.12 is out", "the 14:02 deploy"])
def test_what_is_no_time_stays_text(line: str) -> None:
    assert timeline(f"- {line}") == (Entry(what=line),)


@pytest.mark.parametrize(
    ("heading", "hour"),
    [
        *(("Timeline (UTC)", 14), ("Timeline (all times PST)", 22), ("Timeline (CET)", 13), ("Timeline (UTC+2)", 12)),
        *(("Timeline (Europe/Berlin)", 13), ("Timeline, times in Pacific Time", 22), ("Timeline", 14)),
    ],
)
def test_the_heading_names_the_zone(heading: str, hour: int) -> None:
    assert timeline("- 14:02 Deploy", heading) == (Entry(at=at(hour, 2), what="Deploy"),)


def test_a_line_or_a_column_may_name_the_zone() -> None:
    assert timeline("All times in PST.\n\n- 14:02 Deploy", "Timeline") == (Entry(at=at(22, 2), what="Deploy"),)
    assert timeline("| Time (CET) | Event |\n|---|---|\n| 14:02 | Deploy |", "Timeline") == (
        Entry(at=at(13, 2), what="Deploy"),
    )


@pytest.mark.parametrize(
    "body",
    [
        *("All times are UTC+2.\n- 14:02 Deploy", "- All times are UTC+2.\n- 14:02 Deploy"),
        *("All times are UTC+2.\n14:02 Deploy", "14:02 Deploy\n\nAll times are UTC+2."),
        *("- All times are UTC+2.\n  - 14:02 Deploy", "> All times are UTC+2.\n\n14:02 Deploy"),
    ],
)
def test_a_sentence_that_names_the_zone_is_no_row_and_is_kept(body: str) -> None:
    document = f"# Pool\n## Timeline\n{body}\n"
    assert timeline(body, "Timeline") == (Entry(at=at(12, 2), what="Deploy"),)
    assert left(document) == {"Timeline": "All times are UTC+2."}


def test_a_row_that_speaks_of_a_zone_is_a_row() -> None:
    rows = timeline("- 14:02 Deploy\n- 14:09 Ana: all times are PST", "Timeline")
    assert rows == (Entry(at=at(14, 2), what="Deploy"), Entry(at=at(14, 9), what="Ana: all times are PST"))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        *(
            ("14:02-14:10 Rollback", "14:10"),
            ("14:02 to 14:40: Rollback", "14:40"),
            ("14:02 – 14:30 - Rollback", "14:30"),
        ),
        *(("**14:02**–**14:10** Rollback", "14:10"), ("[14:02-14:10] Rollback", "14:10")),
        *(("2:02-2:10 pm: Rollback", "2:10 pm"), ("06:02-06:30 PST - Rollback", "06:30 PST")),
        *(("14:02 until 01:00 Rollback", "01:00"), ("14:02 to 2026-11-19 15:00 Rollback", "2026-11-19 15:00")),
        ("02:02-03:00 (UTC-12:00) Rollback", "03:00 (UTC-12:00)"),
    ],
)
def test_a_range_begins_a_row_and_its_end_stays_in_the_words(line: str, what: str) -> None:
    assert timeline(f"- {line}") == (Entry(at=at(14, 2), what=f"Rollback (until {what})"),)


def test_the_end_of_a_range_names_its_zone_where_that_is_not_utc() -> None:
    assert timeline("- 15:02-15:10 Rollback", "Timeline (CET)")[0].what == "Rollback (until 15:10 UTC+01:00)"
    assert timeline("- 15:02-15:10 Rollback", "Timeline (Europe/Berlin)")[0].what == "Rollback (until 15:10 CET)"
    assert timeline("- 06:02 PST - 06:10: Rollback", "Timeline")[0].what == "Rollback (until 06:10 UTC-08:00)"
    assert timeline("- 15:02-15:10 GMT Rollback", "Timeline (CET)")[0].what == "Rollback (until 15:10 GMT)"


def test_what_only_looks_like_a_range_is_none() -> None:
    assert timeline("- 14:02 to the end") == (Entry(at=at(14, 2), what="to the end"),)
    assert timeline("- 14:02 - 4 nodes") == (Entry(at=at(14, 2), what="4 nodes"),)
    assert timeline("- 2026-11-18T06:02:00-08:00 Deploy") == (Entry(at=at(14, 2), what="Deploy"),)
    assert timeline("- 06:02 -08:00 Deploy") == (Entry(at=at(14, 2), what="Deploy"),)
    assert timeline("- 11:50-12:10 pm Deploy") == (Entry(at=at(11, 50), what="Deploy (until 12:10 pm)"),)


def test_a_range_without_a_day_stays_as_it_is() -> None:
    assert timeline("- 14:02-14:10 Rollback", name="pool.md") == (Entry(what="14:02-14:10 Rollback"),)


def test_where_no_zone_is_named_that_is_said() -> None:
    doubt = "no time zone is named: its times are read as UTC"
    assert doubt in converted("# Pool\n## Timeline\n- 14:02 Deploy\n", "2026-11-18.md").doubts
    assert doubt not in converted("# Pool\n## Timeline (UTC)\n- 14:02 Deploy\n", "2026-11-18.md").doubts


def test_a_day_is_an_item_a_heading_or_a_bold_line() -> None:
    rows = (Entry(at=at(23, 50), what="Deploy"), Entry(at=at(0, 10, 20), what="Alert"))
    assert timeline("- 23:50 Deploy\n- **2026-11-20**\n- 00:10 Alert") == rows
    assert timeline("- 23:50 Deploy\n\n### November 20\n- 00:10 Alert") == rows
    assert timeline("- 23:50 Deploy\n\n**Friday, 20 November 2026**\n\n- 00:10 Alert") == rows
    assert timeline("- 23:50 Deploy\n- 2026-11-20:\n  - 00:10 Alert") == rows


def test_after_midnight_is_the_next_day_but_a_row_out_of_order_is_not() -> None:
    assert timeline("- 23:50 Deploy\n- 00:10 Alert")[1].at == at(0, 10, 19)
    assert timeline("- 14:50 Deploy\n- 14:10 Alert")[1].at == at(14, 10)


def test_without_a_day_times_stay_text() -> None:
    found = converted("# Pool\n## Timeline (UTC)\n- 14:02 Deploy\n", "pool.md")
    assert found.incident.timeline == (Entry(what="14:02 Deploy"),)
    assert "no day is known: times of the timeline stay text" in found.doubts


def test_the_day_comes_from_the_date_the_title_the_file_or_the_text() -> None:
    rows = "\n## Timeline (UTC)\n- 14:02 Deploy\n"
    assert converted(f"# Pool\nDate: 2026-11-18\n{rows}", "x.md").incident.timeline[0].at == at(14, 2)
    assert converted(f"# Pool (18 Nov 2026)\n{rows}", "x.md").incident.timeline[0].at == at(14, 2)
    assert converted(f"# Pool\n{rows}", "2026-11-18_pool.md").incident.timeline[0].at == at(14, 2)
    guess = converted(f"# Pool\nOn November 18, 2026 it broke.\n{rows}", "x.md")
    assert guess.incident.timeline[0].at == at(14, 2)
    assert "the day is a guess from the text: 2026-11-18" in guess.doubts


def test_what_stands_below_a_row_belongs_to_it() -> None:
    assert timeline("- 14:02 Deploy\n  - of 4.12\n  - by the pipeline") == (
        Entry(at=at(14, 2), what="Deploy: of 4.12; by the pipeline"),
    )
    assert timeline("- 14:02 Deploy\n\n```\nok\n```\n") == (Entry(at=at(14, 2), what="Deploy: ok"),)
    assert timeline("### 14:02 Deploy\nof 4.12\n\nby the pipeline\n### 14:09 Alert") == (
        Entry(at=at(14, 2), what="Deploy: of 4.12: by the pipeline"),
        Entry(at=at(14, 9), what="Alert"),
    )


def test_a_paragraph_may_hold_several_rows() -> None:
    assert timeline("14:02 Deploy\nof 4.12\n14:09 Alert") == (
        Entry(at=at(14, 2), what="Deploy of 4.12"),
        Entry(at=at(14, 9), what="Alert"),
    )


def test_columns_without_a_name_of_their_own_say_more() -> None:
    table = (
        "| Date | Time | Event | Who | Source |\n|-|-|-|-|-|\n"
        "| 2026-11-18 | 14:02 | Deploy | Ana | #inc |\n| | 14:09 | Alert | | |"
    )
    assert timeline(table) == (
        Entry(at=at(14, 2), what="Deploy: Who: Ana", source="#inc"),
        Entry(at=at(14, 9), what="Alert"),
    )


def test_a_kind_in_front_is_the_kind_unless_it_is_escaped() -> None:
    assert timeline("- 14:09 [detect] Pool alert") == (Entry(at=at(14, 9), what="Pool alert", kind="detect"),)
    assert timeline(r"- 14:09 \[detect\] Pool alert") == (Entry(at=at(14, 9), what="[detect] Pool alert"),)


def test_an_introduction_is_left() -> None:
    assert left("# Pool\n## Timeline (UTC)\nFrom the chat.\n\n- 14:02 Deploy\n") == {"Timeline (UTC)": "From the chat."}


def test_phases_are_rows_and_other_places_keep_their_headings() -> None:
    incident = record("# Pool\n## Timeline (UTC)\n### Detection\n- 14:09 Alert\n### Root causes\n- A leak\n")
    assert incident.timeline == (Entry(what="Detection"), Entry(at=at(14, 9), what="Alert"))
    assert [cause.because for cause in incident.causes] == ["A leak"]


JOINTS = st.sampled_from(["-", "–", " - ", " – ", " to ", " until ", "~"])


@given(st.times(), st.times(), JOINTS, st.sampled_from([" ", ": ", " - "]))
def test_any_range_keeps_both_times(start: time, end: time, joint: str, mark: str) -> None:
    (entry,) = timeline(f"- {start:%H:%M}{joint}{end:%H:%M}{mark}Rollback")
    assert entry == Entry(at=at(start.hour, start.minute), what=f"Rollback (until {end:%H:%M})")
