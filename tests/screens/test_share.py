"""Every form of the document is read before it is taken along (S74 to S81)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import OptionList

from noblame.locations import state_dir
from noblame.screens.share import ShareDialog
from noblame.sharing.formats import FORMATS

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

FINISHED = "2026-11-18-checkout-pool"


async def choose(window: Window, name: str) -> None:
    """Open the dialog and go to a form."""
    await window.press("f9")
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
        assert "a template of the archive cannot be used: ZeroDivisionError" in window.row("#preview-text")
