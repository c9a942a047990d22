"""A disk that takes nothing: it is said in one lasting line, tried again, and nothing typed is lost (P3, P8)."""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal

from noblame.record import load

pytestmark = pytest.mark.pty
linux = pytest.mark.skipif(sys.platform != "linux", reason="takes root's right to write anywhere away as Linux does")
SENTENCE = "The pause button worked"
DROP_FROM_BOUNDING_SET, DAC_OVERRIDE = 24, 1


def obey_permissions() -> None:
    """Give up root's right to write what is not writable; other users have no such right."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(DROP_FROM_BOUNDING_SET, DAC_OVERRIDE, 0, 0, 0)


def type_sentence(window: Terminal) -> None:
    window.wait_for("┏━ What went well")
    window.press("Ctrl+End", "Enter")
    window.type(SENTENCE)
    window.wait_for(SENTENCE)


def copy_named(farewell: str) -> Path:
    """Return the copy that the last words name."""
    found = re.search(r"All of the text is in (.+)", farewell)
    assert found is not None, farewell
    return Path(found[1])


@linux
@pytest.mark.parametrize("folder_mode", [0o755, 0o555])
def test_a_file_that_may_not_be_written_is_told_and_its_text_kept_in_a_copy(
    start: Callable[..., Terminal], record: Path, folder_mode: int
) -> None:
    before = record.read_bytes()
    record.chmod(0o444)
    record.parent.chmod(folder_mode)
    window = start("run", record, "--step", "wins", before=obey_permissions)
    type_sentence(window)
    window.wait_for("▲ ATTENTION", "could not be saved")
    window.press("Ctrl+q")
    window.wait_for_end()
    assert window.restored
    assert record.read_bytes() == before
    copy = copy_named(window.farewell)
    assert load(copy).incident.lessons.went_well[-1] == SENTENCE
    assert copy.stat().st_mode & 0o777 == 0o600
    assert list(record.parent.iterdir()) == [record]


@linux
def test_in_a_read_only_folder_a_file_is_written_in_place(start: Callable[..., Terminal], record: Path) -> None:
    record.parent.chmod(0o555)
    window = start("run", record, "--step", "wins", before=obey_permissions)
    type_sentence(window)
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert window.farewell == f"Saved in {record}"
    assert load(record).incident.lessons.went_well[-1] == SENTENCE
    assert list(record.parent.iterdir()) == [record]


@linux
def test_once_it_can_be_written_again_it_is(start: Callable[..., Terminal], record: Path) -> None:
    record.chmod(0o444)
    window = start("run", record, "--step", "wins", before=obey_permissions)
    type_sentence(window)
    window.wait_for("▲ ATTENTION")
    record.chmod(0o644)
    window.wait_without("▲ ATTENTION")
    assert load(record).incident.lessons.went_well[-1] == SENTENCE
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert window.farewell == f"Saved in {record}"


def test_a_folder_that_vanished_loses_nothing(start: Callable[..., Terminal], record: Path) -> None:
    window = start("run", record, "--step", "wins")
    window.wait_for("┏━ What went well")
    record.parent.rename(record.parent.with_name("elsewhere"))
    type_sentence(window)
    window.wait_for("▲ ATTENTION", "its folder is gone")
    window.press("Ctrl+q")
    window.wait_for_end()
    assert load(copy_named(window.farewell)).incident.lessons.went_well[-1] == SENTENCE


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of 64 KB of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False)
    if mount.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    """Write to a disk until nothing goes any more, and return the file that took the room."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1024))
    return ballast


def test_a_full_disk_is_told_and_tried_again(start: Callable[..., Terminal], record: Path, small_disk: Path) -> None:
    path = small_disk / record.name
    path.write_bytes(record.read_bytes())
    window = start("run", path, "--step", "wins")
    window.wait_for("┏━ What went well", "saved ")
    ballast, before = fill(small_disk), path.read_bytes()
    type_sentence(window)
    window.wait_for("▲ ATTENTION", "the disk is full")
    assert path.read_bytes() == before
    ballast.unlink()
    window.wait_without("▲ ATTENTION")
    assert load(path).incident.lessons.went_well[-1] == SENTENCE
    fill(small_disk)
    window.type(" at once")
    window.wait_for("▲ ATTENTION")
    window.press("Ctrl+q")
    window.wait_for_end()
    assert load(copy_named(window.farewell)).incident.lessons.went_well[-1] == f"{SENTENCE} at once"
    assert load(path).incident.lessons.went_well[-1] == SENTENCE


BROKEN = (
    "title: [open\n",
    "noblame: 1\ntitle: x\nseverity: {}\nstarted: soon\n",
    "noblame: 1\ntitle: x\ntitle: y\n",
    "",
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_file_that_cannot_be_read_is_explained_and_the_screen_left_alone(
    start: Callable[..., Terminal], tmp_path: Path, text: str
) -> None:
    path = tmp_path / "record.yaml"
    path.write_text(text)
    window = start("run", path)
    assert window.wait_for_end() == 2
    assert b"\x1b" not in window.raw
    lines = window.raw.decode().splitlines()
    assert lines
    assert all(line.startswith(str(path)) for line in lines), lines
    assert path.read_text() == text
