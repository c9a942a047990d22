import os
import subprocess
import sys
from pathlib import Path

import pytest

import noblame
from noblame.locations import state_dir
from noblame.record.locks import hold, saving
from noblame.record.storing import StoreError

PYTHONPATH = os.pathsep.join([str(Path(noblame.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
WINDOW = """
import sys
from pathlib import Path
from noblame.record.locks import hold
held = hold(Path(sys.argv[1]))
print(held.locked if held else "taken", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "checkout.yaml"
    path.touch()
    return path


def window(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": PYTHONPATH},
    )


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_a_second_window_is_told_at_once_also_through_a_link(path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    held = hold(path)
    assert held is not None
    assert held.locked
    assert hold(path) is None
    assert hold(link) is None
    assert hold(path.with_name("other.yaml")) is not None
    held.free()
    held.free()
    assert hold(path) is not None


def test_two_processes_exclude_each_other_and_kill_9_frees_the_lock(path: Path) -> None:
    with window(path) as first:
        assert answer(first) == "True"
        assert hold(path) is None
        with window(path) as second:
            assert answer(second) == "taken"
            second.kill()
        first.kill()
        first.wait()
    assert hold(path) is not None


def test_the_lock_stays_when_the_file_is_replaced(path: Path) -> None:
    held = hold(path)
    assert held is not None
    path.with_name("new").touch()
    path.with_name("new").replace(path)
    assert hold(path) is None
    held.free()


def test_one_save_waits_for_another_and_says_so_when_it_takes_too_long(path: Path) -> None:
    with saving(path) as locked:
        assert locked
        with pytest.raises(StoreError, match="another noblame is still saving it"), saving(path, patience=0.05):
            pass
    with saving(path, patience=0) as locked:
        assert locked


def test_a_window_and_a_save_do_not_exclude_each_other(path: Path) -> None:
    held = hold(path)
    with saving(path, patience=0) as locked:
        assert locked
    assert held is not None
    held.free()


def test_without_a_state_folder_the_file_is_checked_but_not_locked(path: Path) -> None:
    state_dir().parent.mkdir(parents=True)
    state_dir().write_text("a file where the folder should be")
    held = hold(path)
    assert held is not None
    assert not held.locked
    with saving(path) as locked:
        assert not locked
    held.free()


def test_locks_leave_nothing_beside_the_record(path: Path) -> None:
    held = hold(path)
    with saving(path):
        assert [file.name for file in path.parent.iterdir() if file.is_file()] == ["checkout.yaml"]
    assert held is not None
    held.free()
