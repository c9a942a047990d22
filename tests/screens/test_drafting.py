"""One person writes the whole document: sections, facts, advice, preview, other zones (S18, S22 to S36)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from noblame.meeting.sections import NAMES, SECTIONS
from noblame.record.incident import Incident, Resolution
from noblame.screens.drafted import DraftedScreen
from noblame.screens.reword import RewordDialog
from noblame.settings import Settings
from noblame.widgets.advice_panel import SIGNS, AdvicePanel
from noblame.widgets.pane import Pane
from noblame.widgets.section_list import SectionList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.screens.conftest import Open, Window

EMPTY = "title: Lights out\n"
TOLD = """title: Lights out
severity: P2
started: 2026-11-18T14:02:00Z
resolved: 2026-11-18T14:49:00Z
timeline:
  - {at: 2026-11-18T14:02:00Z, what: Deploy finished, kind: change}
  - {at: 2026-11-18T14:49:00Z, what: Back, kind: resolve}
links:
  - {title: Pool, url: "https://g.example/1"}
"""


def signs(window: Window) -> list[str]:
    """The lines of the list at the left."""
    return [str(line) for line in window.screen.query_one(SectionList).render().split("\n")]


async def test_it_opens_at_the_summary_without_a_clock(draft: Open) -> None:
    async with draft(TOLD) as window:
        assert window.screen.PLACE == "summary"
        assert not window.screen.query("ClockFace")
        assert "lasted 47 min" in window.text
        assert signs(window)[0].startswith("◐  1 Summary")


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("size", [(100, 28), (80, 24), (60, 18)])
async def test_every_section_opens_at_every_size(draft: Open, name: str, size: tuple[int, int]) -> None:
    async with draft(section=name, size=size) as window:
        assert name == window.screen.PLACE
        assert window.row("#question")
        shown = window.screen.query_one(SectionList).display
        assert shown == (size[0] >= 70)


async def test_f4_and_f3_go_through_the_sections_and_digits_jump(draft: Open) -> None:
    async with draft(EMPTY) as window:
        await window.press("f4", "f4")
        assert window.screen.PLACE == "timeline"
        await window.press("f3")
        assert window.screen.PLACE == "people"
        await window.press("escape", "0")
        assert window.screen.PLACE == "publish"
        await window.press("f4")
        assert window.screen.PLACE == "publish"


async def test_what_is_typed_in_a_line_is_in_the_record_at_once(draft: Open) -> None:
    async with draft(EMPTY) as window:
        await window.retype("#fact-severity", "SEV2")
        await window.retype("#fact-started", "2026-11-18 14:02")
        await window.retype("#fact-detected", "14:09")
        await window.retype("#fact-affected", "checkout,  payments ,")
        await window.retype("#fact-customer_impact", "yes")
        saved = window.saved()
        assert (saved.severity, saved.customer_impact, saved.affected) == ("SEV2", True, ("checkout", "payments"))
        assert saved.detected == datetime(2026, 11, 18, 14, 9, tzinfo=UTC)
        assert "detected +7 min" in window.text


async def test_what_cannot_be_read_is_said_and_changes_nothing(draft: Open) -> None:
    async with draft(TOLD) as window:
        await window.retype("#fact-customer_impact", "perhaps")
        assert "yes or no" in window.text
        await window.retype("#fact-severity", "dreadful")
        assert "Severity: P1 to P3 or SEV1 to SEV5" in window.text
        assert window.saved().severity == "P2"
        await window.retype("#fact-severity", "P1")
        assert "customers cannot use" in window.text


async def test_the_advice_of_a_section_stands_below_it_and_f5_goes_to_the_place(draft: Open) -> None:
    async with draft(TOLD) as window:
        edge = window.screen.edge
        expected = [point.section for point in edge.lacking().points]
        assert expected
        seen = []
        for _ in expected:
            await window.press("f5")
            seen.append(window.screen.PLACE)
            in_hand = edge.counsel.in_hand
            assert in_hand is not None
            assert in_hand.message[:12] in str(window.screen.query_one(AdvicePanel).render())
        assert seen == expected


async def test_f5_puts_the_cursor_on_the_row_that_is_meant(draft: Open) -> None:
    async with draft(TOLD, section="timeline") as window:
        assert isinstance(window.place, DraftedScreen)
        window.place.show_place("timeline[1]")
        pane = window.app.focused
        assert isinstance(pane, Pane)
        assert pane.line(pane.row) == "14:49 [resolve] Back"


async def test_the_preview_is_the_document_in_markdown(draft: Open) -> None:
    async with draft(TOLD, section="timeline") as window:
        await window.press("f9")
        assert await window.until(lambda: "# Lights out" in window.text)
        assert "## Timeline (UTC)" in window.text
        await window.press("escape")
        assert window.screen.PLACE == "timeline"


async def test_times_are_typed_in_a_zone_of_choice_and_stored_in_utc(draft: Open) -> None:
    async with draft(TOLD, section="timeline") as window:
        await window.press("escape", "z")
        await window.retype("#zone", "Europe/Berlin")
        await window.press("enter")
        pane = window.screen.query_one("#timeline", Pane)
        assert pane.text.startswith("15:02 [change]")
        assert "15:02 is 14:02 UTC" in window.text
        await window.focus("#timeline")
        await window.press("ctrl+end", "enter")
        await window.type("16:00 [note] Seen")
        await window.press("ctrl+z")  # never back into the other zone
        assert window.saved().timeline[0].at == datetime(2026, 11, 18, 14, 2, tzinfo=UTC)


async def test_another_zone_that_is_none_is_said(draft: Open) -> None:
    async with draft(TOLD) as window:
        await window.press("escape", "z")
        await window.retype("#zone", "Middle/Earth")
        await window.press("enter")
        assert "a time zone's name" in window.text


async def test_the_zone_of_the_settings_is_shown_beside_utc(draft: Open) -> None:
    async with draft(TOLD, settings=Settings(timezone="Europe/Berlin")) as window:
        assert window.screen.query_one("#fact-started").value == "2026-11-18 15:02"
        assert "14:02 UTC" in window.text


MISSED = TOLD + "meeting: {scheduled: 2026-11-19T09:30:00Z}\n"


async def test_the_deadlines_are_told_in_the_zone_that_was_chosen(draft: Open) -> None:
    settings = Settings(timezone="Europe/Berlin")
    async with draft(MISSED, section="people", settings=settings, size=(132, 28)) as window:
        assert "meeting LATE: that of Thu 19 Nov 10:30 CET was not held" in window.row("#deadlines")
        await window.press("escape", "z")
        await window.retype("#zone", "Asia/Tokyo")
        await window.press("enter")
        assert window.screen.query_one("#fact-meeting--scheduled").value.endswith("18:30")
        assert "that of Thu 19 Nov 18:30 JST" in window.row("#deadlines")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (100, "meeting LATE: 11 d past the 48 h limit · publication 6 d LATE"),
        (80, "meeting LATE: 11 d past the 48 h · publication 6 d LATE"),
        (60, "meeting LATE: 11 d past the 48 h · publication 6 d LATE"),
    ],
)
async def test_the_strip_of_deadlines_fits_and_begins_with_what_is_late(draft: Open, width: int, line: str) -> None:
    async with draft(MISSED, size=(width, 24)) as window:
        await window.beat(8 * 24 * 60 * 60)
        assert window.row("#deadlines") == line


async def test_people_are_listed_invited_and_called_by_a_time(draft: Open) -> None:
    async with draft(TOLD, section="people") as window:
        await window.retype("#fact-meeting--scheduled", "2026-11-25 15:00")
        await window.focus("#attendees")
        await window.type("Ines Faro (responder)")
        await window.focus("#people")
        await window.press("enter")
        who = window.saved().attendees[0]
        assert (who.name, who.role, who.invited, who.present) == ("Ines Faro", "responder", True, False)
        assert window.saved().meeting.scheduled == datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
        await window.press("i")
        assert "Ines Faro" in window.text
        assert "blameless" in window.text
        await window.press("c")
        assert "saved as" in window.text


async def test_the_resolution_has_two_halves(draft: Open) -> None:
    async with draft("title: t\nresolution: Rolled back\n", section="resolution") as window:
        await window.focus("#resolution--permanent")
        await window.type("Fixed the leak")
        assert window.saved().resolution == Resolution(temporary="Rolled back", permanent="Fixed the leak")


async def test_one_half_stays_the_text_it_was(draft: Open) -> None:
    async with draft("title: t\nresolution: Rolled back\n", section="resolution") as window:
        await window.focus("#resolution--temporary")
        await window.press("ctrl+end")
        await window.type(" twice")
        assert window.saved().resolution == "Rolled back twice"


async def test_a_link_says_of_what_kind_it_is(draft: Open) -> None:
    async with draft(TOLD, section="appendix") as window:
        await window.focus("#links")
        await window.press("ctrl+f", "d")
        assert window.saved().links[0].kind == "dashboard"
        assert window.screen.query_one("#links", Pane).text == "Pool <https://g.example/1> [dashboard]"


async def test_who_writes_alone_sees_findings_where_they_are(draft: Open) -> None:
    async with draft(TOLD, section="root-cause") as window:
        pane = window.screen.query_one("#root_cause", Pane)
        assert pane.show_marks
        assert pane.while_typing


async def test_f8_goes_on_in_the_section_that_has_something_to_reword(draft: Open) -> None:
    async with draft(f"{TOLD}root_cause: Dana failed to look at the dashboard.\n", section="publish") as window:
        assert window.writing.is_read
        await window.proofread()
        await window.press("f8")
        assert await window.until(lambda: isinstance(window.screen, RewordDialog))
        assert window.place.PLACE == "root-cause"


async def test_a_meeting_key_does_nothing_here(draft: Open) -> None:
    async with draft(TOLD) as window:
        offered = {command.id for command in window.place.offered_commands()}
        assert not offered & {"minute", "pause", "redirect", "room", "close", "jump-1"}
        assert {"advice", "preview", "finish", "section-1"} <= offered


async def test_leaving_names_the_file(draft: Open) -> None:
    async with draft(TOLD) as window:
        await window.retype("#fact-title", "Lights out in Oslo")
        await window.press("f10")
        await window.until(lambda: bool(window.app.farewell))
        assert "Saved in" in window.app.farewell[0]


async def test_the_meeting_can_be_held_from_here_and_leads_back_here(draft: Open) -> None:
    async with draft(TOLD) as window:
        await window.press("escape", "m")
        assert await window.until(lambda: window.app.led is not None and window.app.led.PLACE == "lobby")
        await window.press("f10", "f10")
        assert await window.until(lambda: window.app.led is not None and window.app.led.PLACE == "publish")
        assert window.app.is_running
        window.writing.desk.close()


async def test_f5_leads_through_an_empty_record(draft: Open) -> None:
    async with draft(EMPTY) as window:
        seen = []
        for _ in range(14):
            await window.press("f5")
            seen.append(window.screen.PLACE)
            assert str(window.screen.query_one(AdvicePanel).render()).startswith(("○", "·", "•", "▲"))
        assert seen[0] == "summary"
        assert len(set(seen)) > 3


async def test_a_second_window_reads_every_section(draft: Open, record: Callable[[str], Path]) -> None:
    path = record(TOLD)
    async with draft(path), draft(path) as second:
        assert "read-only" in second.text
        await second.press("escape", "5")
        await second.beat(1)
        assert second.screen.PLACE == "root-cause"


def test_every_part_of_a_record_has_a_section() -> None:
    missing = [
        name for name in Incident.__struct_fields__ if name not in {"noblame", "lessons"} and not _has_section(name)
    ]
    assert missing == []
    assert list(NAMES) == list(SECTIONS)


def _has_section(name: str) -> bool:
    return any(name == key or key.startswith(f"{name}.") for keys in SECTIONS.values() for key in keys)


async def test_an_empty_line_has_no_menu(draft: Open) -> None:
    async with draft("title: t\n", section="appendix") as window:
        await window.focus("#links")
        await window.press("ctrl+f")
        assert not window.screen.is_modal
        assert "nothing is written on this line yet" in window.text


async def test_who_was_there_is_ticked_once_the_meeting_was_held(draft: Open) -> None:
    held = f"{TOLD}attendees: [{{name: Ines Faro}}]\nmeeting: {{held: 2026-11-19T15:00:00Z}}\n"
    async with draft(held, section="people") as window:
        await window.focus("#people")
        assert "Ines Faro   ✗ ✗" in window.row("#people")
        await window.press("t")
        assert "Ines Faro   ✗ ✓" in window.row("#people")
        assert window.saved().attendees[0].present


async def test_advice_is_accepted_with_its_reason_and_is_silent_then(draft: Open) -> None:
    async with draft(f"{TOLD}actions: [{{what: Improve monitoring}}]\n") as window:
        counsel = window.screen.edge.counsel
        await window.press("escape", "k")
        assert "no advice is in hand" in window.text
        while counsel.in_hand is None or counsel.in_hand.advice is None:
            await window.press("f5")
        point, rule = counsel.in_hand, counsel.in_hand.advice.id
        await window.press("escape", "k")
        await window.type("three time zones")
        await window.press("enter")
        assert point not in window.screen.edge.lacking().points
        saved = window.saved()
        assert saved.reasons.get(rule) or [each for each in saved.accepted if each.rule == rule]


async def test_a_reason_is_given_with_a_key_where_advice_speaks_of_one(draft: Open) -> None:
    async with draft(TOLD, section="people", size=(140, 40)) as window:
        edge = window.screen.edge
        (late,) = (words for _, words in edge.told() if "the meeting was not held" in words)
        assert late.endswith("or give the reason why there is none (F5, then k).")
        while "the reason why there is none (k outside a pane)." not in window.row("#advice"):
            await window.press("f5")
        await window.press("escape")
        window.place.set_focus(None)
        await window.press("k")
        assert "Why is no meeting held?" in " ".join(window.rows("#dialog-title"))
        await window.type("three time zones")
        await window.press("enter")
        assert window.saved().reasons == {"no-meeting": "three time zones"}
        assert "no meeting, by decision" in window.row("#deadlines")


@pytest.mark.parametrize("size", [(100, 28), (80, 24), (60, 18)])
async def test_all_advice_of_a_section_is_read_whole_without_going_anywhere(draft: Open, size: tuple[int, int]) -> None:
    async with draft(TOLD, section="people", size=size) as window:
        points = window.screen.edge.told()
        await window.press("escape", "l")
        page = window.screen.query_one("#advice-page")
        assert [" ".join(str(each.content).split()) for each in page.children] == [
            f"{SIGNS[level].rstrip()} {words}" for level, words in points
        ]
        assert page.virtual_size.height >= sum(each.region.height for each in page.children)
        assert window.screen.query_one("#dialog").region in window.screen.region
        await window.press("end", "escape")
        assert window.screen.PLACE == "people"


async def test_where_nothing_is_lacking_there_is_no_advice_to_read(draft: Open) -> None:
    async with draft("2026-11-18-checkout-pool", section="appendix") as window:
        await window.press("escape", "l")
        assert window.row("#said") == "nothing is missing here, and no advice is left"


async def test_one_place_can_be_shared_at_twice(draft: Open) -> None:
    twice = f"{TOLD}shared: [{{where: wiki, url: 'https://w.example/1'}}, {{where: wiki}}, {{}}, {{}}]\n"
    async with draft(twice, section="publish") as window:
        assert window.screen.query_one("#publishing").option_count > 10
        assert window.app.is_running


async def test_f5_leads_to_the_line_of_what_is_missing(draft: Open) -> None:
    async with draft(EMPTY) as window:
        wanted = {"no start": "fact-started", "no impact": "impact", "no time": "fact-meeting--scheduled"}
        seen = {}
        for _ in range(14):
            await window.press("f5")
            point = window.screen.edge.counsel.in_hand
            assert window.app.focused is not None
            seen[" ".join(point.message.split()[:2])] = window.app.focused.id
        assert seen | wanted == seen


async def test_a_zoomed_font_shows_the_heaviest_point(draft: Open) -> None:
    async with draft(EMPTY, size=(60, 18)) as window:
        assert str(window.screen.query_one(AdvicePanel).render()).startswith("○ to meet")


async def test_a_zoomed_font_gives_its_room_to_a_pane_also_outside_of_all(draft: Open) -> None:
    async with draft(size=(60, 18)) as window:
        await window.press("escape", "3")
        assert window.screen.query_one("#timeline", Pane).size.height > 5


async def test_a_record_that_was_begun_opens_in_the_list_where_letters_are_keys(draft: Open) -> None:
    async with draft(TOLD) as window:
        before = window.incident
        assert isinstance(window.app.focused, SectionList)
        assert "F5 leads to" in "\n".join(signs(window))
        assert "Enter writes here" in signs(window)[-1]
        await window.press("3", "2", "u", "w", "1")
        assert window.screen.PLACE == "summary"
        assert window.incident == before


async def test_help_tells_of_the_list(draft: Open, meeting: Open) -> None:
    async with draft(TOLD, size=(100, 60)) as window:
        await window.press("f1")
        assert "enter, right    From the list into the section" in window.text
    async with meeting(TOLD, size=(100, 60)) as window:
        await window.press("f1")
        assert "From the list into the section" not in window.text


async def test_a_new_record_opens_in_its_title(draft: Open) -> None:
    async with draft("title: Lights out\nseverity: P2\ntriage: {criteria: [near-miss], verdict: usually}\n") as window:
        await window.type("!")
        assert window.saved().title == "Lights out!"


async def test_arrows_go_through_the_list_and_enter_goes_in(draft: Open) -> None:
    async with draft(TOLD) as window:
        seen = []
        for _ in range(10):
            await window.press("down")
            seen.append(window.screen.PLACE)
            assert isinstance(window.app.focused, SectionList)
        assert seen == [*list(SECTIONS)[1:], "publish"]
        await window.press("up", "up")
        assert window.screen.PLACE == "wins"
        for key in ("enter", "right", "tab"):
            await window.press(key)
            assert isinstance(window.app.focused, Pane)
            await window.press("escape")
            assert isinstance(window.app.focused, SectionList)


async def test_escape_leads_to_the_list_and_back_to_where_it_was_pressed(draft: Open) -> None:
    async with draft(TOLD) as window:
        await window.focus("#fact-tags")
        await window.press("escape", "f4", "f3", "enter")
        assert window.app.focused is not None
        assert window.app.focused.id == "fact-tags"


async def test_escape_from_a_list_within_a_section_leads_to_the_list_of_sections(draft: Open) -> None:
    async with draft(TOLD, section="actions") as window:
        await window.press("enter")
        assert window.app.focused is not None
        assert window.app.focused.id == "actions"
        await window.press("escape", "down")
        assert window.screen.PLACE == "wins"
        await window.press("0", "enter")
        assert window.app.focused.id == "publishing"
        await window.press("escape")
        assert isinstance(window.app.focused, SectionList)


async def test_a_click_on_a_section_leaves_the_focus_where_one_writes(draft: Open) -> None:
    async with draft(EMPTY) as window:
        await window.pilot.click("#sections", offset=(4, 3))
        await window.settle()
        assert window.screen.PLACE == "timeline"
        assert isinstance(window.app.focused, Pane)


async def test_without_a_list_enter_goes_in_too(draft: Open) -> None:
    async with draft(TOLD, size=(60, 18)) as window:
        assert window.app.focused is None
        assert "Enter writes here" in window.text
        await window.press("3")
        assert window.screen.PLACE == "timeline"
        await window.press("enter")
        assert isinstance(window.app.focused, Pane)


async def test_a_window_that_becomes_narrow_writes_nothing(draft: Open) -> None:
    async with draft(TOLD) as window:
        before = window.incident
        await window.pilot.resize_terminal(60, 18)
        await window.settle()
        await window.press("3", "5", "u")
        assert window.screen.PLACE == "root-cause"
        assert window.incident == before
        await window.pilot.resize_terminal(100, 28)
        await window.settle()
        await window.press("escape", "down")
        assert window.screen.PLACE == "improvements"


async def test_enter_on_what_the_record_says_itself_moves_no_status(draft: Open) -> None:
    async with draft(TOLD, section="publish") as window:
        await window.press("enter", "down", "enter")
        assert not window.screen.is_modal
        assert "the first row moves the status" in window.text
        assert window.incident.status == "draft"


async def test_where_it_was_shared_can_be_corrected_and_taken_out(draft: Open) -> None:
    shared = f"{TOLD}shared: [{{where: wikki, on: 2026-11-22, url: 'https://w.example/1'}}, {{where: blog}}]\n"
    async with draft(shared, section="publish") as window:
        rows = await window.focus("#publishing")
        rows.highlighted = next(n for n, row in enumerate(rows.options) if row.id == "shared-0")
        await window.press("enter")
        await window.retype("#answer", "wiki https://w.example/2")
        await window.press("enter")
        first, second = window.saved().shared
        assert (first.where, first.url, str(first.on), second.where) == (
            *("wiki", "https://w.example/2", "2026-11-22"),
            "blog",
        )
        await window.press("enter")
        await window.retype("#answer", "")
        await window.press("enter")
        assert window.saved().shared == (second,)


@pytest.mark.parametrize("size", [(100, 28), (80, 24), (80, 21), (60, 18)])
async def test_every_pane_of_the_appendix_has_a_row(draft: Open, size: tuple[int, int]) -> None:
    async with draft(section="appendix", size=size) as window:
        assert all(pane.content_size.height for pane in window.screen.query(Pane))


async def test_arrows_pressed_quickly_are_all_taken(draft: Open) -> None:
    async with draft(TOLD) as window:
        for _ in range(4):
            window._send("down")
        window._send("enter")
        await window.settle()
        assert await window.until(lambda: window.place.PLACE == "root-cause")
        assert window.app.focused is window.pane("causes")
