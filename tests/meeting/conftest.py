from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from noblame.meeting.clock import Now

START = datetime(2026, 11, 19, 15, tzinfo=UTC)
At = Callable[..., Now]


@pytest.fixture(scope="session")
def at() -> At:
    """Return the reading of a clock so many seconds after 15:00, of which the machine slept some."""

    def reading(seconds: float, *, slept: float = 0.0) -> Now:
        # The counts start anywhere, and not at the same number.
        return Now(elapsed=5e5 + seconds, awake=3e5 + seconds - slept, wall=START + timedelta(seconds=seconds))

    return reading
