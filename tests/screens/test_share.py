"""Every form of the document is read before it is taken along (S74 to S81)."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from noblame.locations import state_dir
from noblame.screens.drafted import DraftedScreen
from noblame.screens.share import ShareDialog
from noblame.screens.writing_out import WrittenOut
from noblame.sharing.formats import FORMATS

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

    from noblame.sharing.wanted import Wanted

FINISHED = "2026-11-18-checkout-pool"
SECURITY = """title: Keys were readable
severity: P2
customer_impact: true
impact: Some customers saw keys
triage: {criteria: [security], verdict: always}
"""


async def choose(window: Window, name: str) -> None:
    """Open the dialog and go to a form."""
    await window.press("f9")
    await choose_here(window, name)


async def choose_here(window: Window, name: str) -> None:
    """Go to a form."""
    dialog = window.screen
    assert isinstance(dialog, ShareDialog)
    formats = dialog.query_one("#formats", OptionList)
    formats.highlighted = next(n for n, option in enumerate(formats.options) if option.id == name)
    await window.settle()
    assert await window.until(lambda: window.row("#share-words").startswith(f"{name}: ") and not dialog.waits)


@pytest.mark.parametrize("name", FORMATS)
async def test_every_form_shows_the_document_or_says_why_not(draft: Open, name: str) -> None:
    async with draft(FINISHED) as window:
        await choose(window, name)
        assert window.row("#preview-text")


async def test_it_is_taken_along_both_ways_and_the_file_is_named(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "slack")
        await window.press("c")
        assert "saved as" in window.row("#taken")
        (file,) = (state_dir() / "texts").glob(f"{FINISHED}*.slack.txt")
        assert "Checkout unavailable" in file.read_text(encoding="utf-8")
        assert window.app.clipboard == file.read_text(encoding="utf-8")


async def test_roles_can_stand_for_names(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "markdown")
        assert await window.until(lambda: "Priya" in str(window.screen._text))
        await window.press("r")
        assert await window.until(lambda: "Priya" not in str(window.screen._text))
        assert window.incident.attendees[2].name == "Priya Raman"


async def test_what_may_not_go_outside_says_so_and_is_not_taken_along(draft: Open) -> None:
    async with draft("title: Inside only\n") as window:
        await choose(window, "status")
        assert await window.until(lambda: "customer" in window.row("#preview-text"))
        await window.press("c")
        assert "nothing to take along" in window.row("#taken")


async def test_it_opens_from_the_close_too(meeting: Open) -> None:
    async with meeting(FINISHED, step="wins") as window:
        await window.press("f4", "escape", "e")
        assert isinstance(window.screen, ShareDialog)


async def test_a_folder_that_takes_no_file_is_said(draft: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "ticket")

        def full(*_: object) -> Path:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("noblame.screens.share.take_along", full)
        await window.press("c")
        assert "No space left on device" in window.row("#taken")


async def test_what_is_internal_holds_it_back_until_somebody_lets_it_pass(draft: Open) -> None:
    record = "title: Shop closed\ncustomer_impact: true\nimpact: Nobody reached db-7.prod.shop.example today\n"
    async with draft(record) as window:
        await choose(window, "status")
        assert "db-7.prod.shop.example (impact)" in window.row("#preview-text")
        await window.press("a")
        assert await window.until(lambda: "Shop closed" in window.row("#preview-text"))


async def test_a_template_that_cannot_be_read_is_named_with_its_line(draft: Open, archive: Path) -> None:
    (archive / "slack.txt.jinja").write_text("{% if %}")
    async with draft(FINISHED) as window:
        await choose(window, "slack")
        assert "txt.jinja:1: Expected an expression" in window.row("#preview-text")


async def test_what_is_still_being_written_is_not_taken_along(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "html")
        await window.press("c")
        dialog = window.screen
        dialog.query_one("#formats", OptionList).action_cursor_down()
        dialog._show()
        assert not dialog._text
        dialog.action_take_along()
        await window.settle()
        assert "saved as" not in window.row("#taken")


async def test_a_template_that_fails_while_it_runs_ends_no_window(draft: Open, archive: Path) -> None:
    (archive / "slack.txt.jinja").write_text("{{ 1 / 0 }}")
    async with draft(FINISHED) as window:
        await choose(window, "slack")
        assert "slack.txt.jinja:1: ZeroDivisionError" in window.row("#preview-text")


async def test_names_that_are_hidden_are_not_copied_unless_somebody_says_so(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await window.press("escape", "h")
        await choose(window, "markdown")
        assert "names are hidden on the screen" in window.row("#share-names")
        await window.press("c")
        assert "on-call engineer" in window.app.clipboard
        assert "Priya" not in window.app.clipboard
        await choose_here(window, "slack")
        assert "names are hidden on the screen" in window.row("#share-names")
        await window.press("r")
        assert "takes the names along" in window.row("#share-names")
        assert await window.until(lambda: not window.screen.waits)
        await window.press("c")
        assert "Priya" in window.app.clipboard


async def test_names_that_are_shown_are_copied_without_a_word(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "markdown")
        assert not window.screen.query_one("#share-names").display


async def test_of_many_leaks_only_what_was_listed_is_let_pass(draft: Open) -> None:
    hosts = [f"db-{number}.prod.shop.example" for number in range(1, 16)]
    record = f"title: Shop closed\ncustomer_impact: true\nimpact: Nobody reached {', '.join(hosts)} today\n"
    async with draft(record) as window:
        await choose(window, "status")
        assert "a lets these 10 pass" in window.row("#share-held")
        assert "a lets it pass" in window.row("#dialog-keys")
        assert "and 5 more" in window.row("#preview-text")
        await window.press("c")
        assert "held back" in window.row("#taken")
        await window.press("a")
        assert await window.until(lambda: "these 5 pass" in window.row("#share-held"))
        await window.press("a")
        assert await window.until(lambda: "Shop closed" in window.row("#preview-text"))
        assert "15 let pass" in window.row("#share-held")
        assert "a lets it pass" not in window.row("#dialog-keys")


@pytest.mark.parametrize("size", [(100, 28), (80, 24), (60, 18)])
async def test_a_security_incident_is_allowed_outside_form_by_form(draft: Open, size: tuple[int, int]) -> None:
    async with draft(SECURITY, size=size) as window:
        await choose(window, "markdown")
        assert "share it only with those who need to know" in window.row("#share-care")
        await choose_here(window, "status")
        assert "once security agrees" in window.row("#share-held")
        assert "a lets it pass" in window.row("#dialog-keys")
        await window.press("a")
        assert await window.until(lambda: "Keys were readable" in window.row("#preview-text"))
        assert "those who need to know" in window.row("#share-care")
        await choose_here(window, "email")
        assert "once security agrees" in window.row("#share-held")


async def test_the_blog_is_written_about_a_lesser_incident_on_demand(draft: Open) -> None:
    async with draft("title: Shop closed\nseverity: P3\ncustomer_impact: true\nimpact: All\n") as window:
        await choose(window, "blog")
        assert "major incidents" in window.row("#preview-text")
        assert "write about it all the same" in window.row("#share-held")
        await window.press("a")
        assert await window.until(lambda: "Shop closed" in window.row("#preview-text"))


async def test_what_was_let_pass_is_counted_and_can_be_held_back_again(draft: Open) -> None:
    record = "title: Shop closed\ncustomer_impact: true\nimpact: Nobody reached db-7.prod.shop.example today\n"
    async with draft(record) as window:
        await choose(window, "status")
        await window.press("a")
        assert await window.until(lambda: "Shop closed" in window.row("#preview-text"))
        assert "1 let pass in this form · a holds it back again" in window.row("#share-held")
        await window.press("a")
        assert await window.until(lambda: "Held back" in window.row("#preview-text"))


async def test_outside_it_is_roles_whatever_anybody_presses(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "status")
        await window.press("r")
        assert "always" in window.row("#taken")
        await choose_here(window, "markdown")
        assert "Priya" in str(window.screen._text)


async def test_what_only_programs_need_is_not_shown_and_is_in_the_file(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "csv")
        assert "FEFF" not in window.row("#preview-text")
        assert "\u240d" not in window.row("#preview-text")
        await window.press("c")
        assert await window.until(lambda: "saved as" in window.row("#taken"))
        (file,) = (state_dir() / "texts").glob(f"{FINISHED}*.csv")
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")


async def test_what_no_key_can_allow_offers_none(draft: Open) -> None:
    async with draft("title: Inside only\n") as window:
        await choose(window, "status")
        assert not window.screen.query_one("#share-held").display
        await window.press("a")
        assert "customer" in window.row("#preview-text")


async def test_a_file_is_written_when_it_is_asked_for(draft: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def written(name: str, _: Wanted) -> str | bytes:
        asked.append(name)
        return b"%PDF" if name == "pdf" else "text"

    monkeypatch.setattr("noblame.screens.writing_out.written", written)
    async with draft(FINISHED) as window:
        await choose(window, "pdf")
        assert "pdf" not in asked
        await window.press("c")
        assert await window.until(lambda: "saved as" in window.row("#taken"))
        (file,) = (state_dir() / "texts").glob(f"{FINISHED}*.pdf")
        assert file.read_bytes() == b"%PDF"


async def test_nobody_waits_for_a_file_that_takes_long(draft: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = threading.Event()

    def written(name: str, _: Wanted) -> str | bytes:
        if name == "pdf":
            goes_on.wait()
            return b"%PDF"
        return "text"

    monkeypatch.setattr("noblame.screens.writing_out.written", written)
    async with draft(FINISHED) as window:
        await choose(window, "pdf")
        await window.press("c", "c")
        assert "still being written" in window.row("#taken")
        await choose_here(window, "slack")
        assert "text" in window.row("#preview-text")
        await choose_here(window, "pdf")
        await window.press("c", "escape")
        assert isinstance(window.screen, DraftedScreen)
        await window.press("f10")
        assert await window.until(lambda: bool(window.app.farewell))
        (thread, *_) = (each for each in threading.enumerate() if each.name == "share")
        assert thread.daemon
        goes_on.set()


async def test_a_bug_in_a_form_is_the_window_s(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "slack")
        with pytest.raises(ZeroDivisionError):
            window.screen.on_share_dialog_written(
                window.screen.Written(WrittenOut(1, "slack", "", bug=ZeroDivisionError()))
            )


async def test_a_click_chooses_a_form_and_copies_nothing(draft: Open) -> None:
    async with draft(FINISHED) as window:
        await choose(window, "markdown")
        await window.pilot.click("#formats", offset=(4, 4))
        assert await window.until(lambda: window.row("#share-words").startswith("slack: "))
        assert "c copies and saves it" in window.row("#taken")
        assert not list(state_dir().glob("texts/*"))
        assert not window.app.clipboard
