"""Every test runs in a home of its own, so that no developer's settings, locks or archive take part."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # how long an example takes is the machine's, not the code's
settings.load_profile("unhurried")

HOMES = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
}
UNTOLD = {"NO_COLOR", "COLUMNS", "LINES"}
"""What would count for more than the terminal itself; a runner of several processes sets the last two."""


@pytest.fixture(autouse=True)
def a_home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    for name, folder in HOMES.items():
        monkeypatch.setenv(name, str(home / folder))
    for name in list(os.environ):
        if name in UNTOLD or name.startswith(("NOBLAME_", "TEXTUAL_")):
            monkeypatch.delenv(name)
    return home
