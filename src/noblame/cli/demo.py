"""`noblame demo`: a meeting to try everything in."""

import argparse
import tempfile
from importlib import resources
from pathlib import Path

from noblame.cli.opening import open_meeting
from noblame.cli.terminal import need_terminal
from noblame.meeting.opening import Wish

SAMPLE = "2026-11-22-login-codes.yaml"
"""The sample that is drafted by half, as a record is before its meeting."""
FAST = 30.0


def run(options: argparse.Namespace) -> int:
    """Open a copy of the sample as a meeting. The copy stays, and is named on the way out."""
    need_terminal("noblame demo")
    path = copy_sample(Path(tempfile.mkdtemp(prefix="noblame-demo-")))
    wish = Wish(path=path, factor=FAST if options.fast else 1.0, greeting=f"a copy, to try everything in: {path}")
    return open_meeting(wish, path.parent, mouse=options.mouse)


def copy_sample(folder: Path) -> Path:
    """Copy the sample into `folder` and return its path there."""
    sample = resources.files("noblame.sample_incidents") / SAMPLE
    path = folder / SAMPLE
    path.write_bytes(sample.read_bytes())
    return path
