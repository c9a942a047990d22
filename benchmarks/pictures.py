"""Draws the README's pictures from a real meeting and a draft of a sample: `make pictures` writes docs/*.svg."""

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from noblame.app import NoblameApp
from noblame.meeting.clock import Now
from noblame.meeting.opening import Wish
from noblame.record.desk import Desk
from noblame.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (100, 28)
PLACES = ("timeline", "root-cause", "actions")
SECTION = "3"
DRAFTED = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""A day before its meeting."""
FONT = re.compile(r"@font-face\s*\{[^}]*\}\s*")
"""A picture fetches nothing from anywhere: the reader's own monospaced font will do."""


async def draw() -> None:
    """Walk a meeting on the finished sample and save a picture of each place named above."""
    sample = DOCS.parent / "sample_incidents" / "2026-11-18-checkout-pool.yaml"
    copy = Path(tempfile.mkdtemp()) / sample.name
    copy.write_bytes(sample.read_bytes())
    app = NoblameApp(Settings(), [], copy.parent)
    app.desk, app.wish = Desk.open(copy), Wish(path=copy)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        while app.led is not None and app.led.PLACE != "close":
            await pilot.pause(0.5)
            if app.led.PLACE in PLACES:
                picture = FONT.sub("", app.export_screenshot(title=f"noblame run {sample.stem}"))
                (DOCS / f"{app.led.PLACE}.svg").write_text(picture, encoding="utf-8")
            await pilot.press("f4")


async def draw_draft() -> None:
    """Open the document of the sample that is drafted by half, and save a picture of its why tree."""
    sample = DOCS.parent / "sample_incidents" / "2026-11-22-login-codes.yaml"
    copy = Path(tempfile.mkdtemp()) / sample.name
    copy.write_bytes(sample.read_bytes())
    app = NoblameApp(Settings(), [], copy.parent, lambda: Now(elapsed=0.0, awake=0.0, wall=DRAFTED))
    app.desk = Desk.open(copy)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("escape", SECTION)
        await pilot.pause(1.5)
        picture = FONT.sub("", app.export_screenshot(title=f"noblame draft {sample.stem}"))
        (DOCS / "draft.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp()
    DOCS.mkdir(exist_ok=True)
    asyncio.run(draw())
    asyncio.run(draw_draft())
