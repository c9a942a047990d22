"""Draws the README's pictures from a real meeting on a sample: `make pictures` writes docs/*.svg."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from noblame.app import NoblameApp
from noblame.meeting.opening import Wish
from noblame.record.desk import Desk
from noblame.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (100, 28)
PLACES = ("timeline", "root-cause", "actions")
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


if __name__ == "__main__":
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp()
    DOCS.mkdir(exist_ok=True)
    asyncio.run(draw())
