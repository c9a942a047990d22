"""A meeting from the first screen to the last, typed by hand: what was typed is in the file, and nothing else changed."""

import difflib
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal
from conftest import HALF_DRAFTED, Start

from noblame.record import load
from noblame.record.incident import Incident

pytestmark = pytest.mark.pty
