import pytest
from textual.app import App, ComposeResult
from textual.widgets import DataTable, Static

from noblame.widgets.plain import plain, plain_text

HOSTILE = [
    "[@click=app.quit]x[/]",
    "[/var/log] full",
    "[P1] DB down [prod]",
    "\\[b]",
    "[",
    "a\x1b]52;c;Zm9v\x07b",
    "\u202egnp.exe",
    "\x9b31m",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_character_is_shown_and_none_acts(text: str) -> None:
    content = plain(text)
    assert not content.spans
    assert content.plain == str(plain_text(text))
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in content.plain)
    assert "\u202e" not in content.plain
    assert content.plain.count("[") == text.count("[")


class Shop(App[None]):
    def compose(self) -> ComposeResult:
        yield Static(plain(HOSTILE[0]))
        yield DataTable()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_column("what", width=30)
        for text in HOSTILE:
            table.add_row(plain_text(text))


async def test_widgets_show_it_literally_and_a_click_does_nothing() -> None:
    app = Shop()
    async with app.run_test() as pilot:
        static = app.query_one(Static)
        assert str(static.render_line(0).text).startswith("[@click=app.quit]x[/]")
        await pilot.click(Static, offset=(3, 0))
        table = app.query_one(DataTable)
        await pilot.click(DataTable, offset=(3, 1))
        assert "[P1] DB down [prod]" in table.render_line(3).text
        assert app.is_running
