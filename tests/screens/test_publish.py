"""The status of a document and what is still missing in all (S82 to S94)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.widgets.section_list import SectionList

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window


def listed(window: Window) -> list[str]:
    """The lines of the list at the left."""
    return [str(line) for line in window.screen.query_one(SectionList).render().split("\n")]


@pytest.mark.parametrize(
    ("reasons", "said"),
    [("{status-published: no time}", "it is reviewed now; the reason was taken off too"), ("{}", "it is reviewed now")],
)
async def test_going_back_says_what_becomes_of_the_reason(draft: Open, reasons: str, said: str) -> None:
    async with draft(f"title: x\nstatus: published\nreasons: {reasons}\n", section="publish") as window:
        await window.focus("#publishing")
        await window.press("b")
        assert window.row("#said") == said
        assert (window.saved().status, window.saved().reasons) == ("reviewed", {})


async def test_before_it_is_published_it_says_what_is_missing_to_meet_and_to_publish(draft: Open) -> None:
    async with draft("title: x\n") as window:
        lines, lacking = listed(window), window.screen.edge.lacking()
        at = lines.index("Still missing")
        assert lines[at + 1 : at + 3] == [f"to meet     {lacking.to_meet}", f"to publish  {lacking.to_publish}"]
        assert lacking.to_meet > 6
        assert lacking.to_publish > 6


async def test_once_it_is_published_it_says_how_much_is_advised(draft: Open) -> None:
    async with draft("title: x\nstatus: published\n") as window:
        lines, lacking = listed(window), window.screen.edge.lacking()
        advised = [point for point in lacking.points if point.advice and point.level != "hint"]
        at = lines.index("Still missing")
        assert lines[at + 1 : at + 3] == [f"advice      {len(advised)}", "F5 leads to Summary"]
        assert len(advised) > 9


async def test_nothing_that_is_counted_has_no_title(draft: Open) -> None:
    async with draft("title: x\nstatus: published\ntriage: {verdict: skip, criteria: [trivial]}\n") as window:
        lacking = window.screen.edge.lacking()
        assert not [point for point in lacking.points if point.level != "hint"]
        assert "Still missing" not in listed(window)


async def test_whether_customers_were_affected_is_open_until_somebody_answers(draft: Open) -> None:
    async with draft("title: Lights out\nimpact: all\n") as window:
        assert window.screen.query_one("#fact-customer_impact").value == ""
        assert window.row("#beside-fact-customer_impact") == "were customers affected?"
        await window.retype("#fact-customer_impact", "no")
        await window.focus("#fact-tags")
        assert window.screen.query_one("#fact-customer_impact").value == "no"
        assert window.saved().customer_impact is False
        assert "customer_impact: false\n" in window.writing.desk.path.read_text()
        await window.retype("#fact-customer_impact", "")
        assert window.saved().customer_impact is None
        assert "customer_impact" not in window.writing.desk.path.read_text()
