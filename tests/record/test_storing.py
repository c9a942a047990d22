import errno
import os
import random
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

import noblame
from noblame.locations import state_dir
from noblame.record import temporaries
from noblame.record.aside import copies_of
from noblame.record.storing import (
    LIMIT,
    ChangedOnDiskError,
    GoneError,
    StoreError,
    copy_aside,
    digest,
    read,
    stamp,
    store,
    sweep,
)
from noblame.record.temporaries import publish

OLD = b"title: old\n" * 50
NEW = b"title: new and longer\n" * 80
PYTHONPATH = os.pathsep.join([str(Path(noblame.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    path = folder / "checkout.yaml"
    path.write_bytes(OLD)
    return path


def save(path: Path, data: bytes = NEW) -> str:
    return store(path, data, digest(path.read_bytes()))


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def failure(path: Path) -> StoreError | None:
    try:
        store(path, NEW, digest(OLD))
    except StoreError as error:
        return error
    return None


def strays(folder: Path) -> list[Path]:
    return list(folder.rglob("*.tmp"))


def test_a_save_replaces_the_whole_file_and_returns_its_digest(path: Path) -> None:
    assert save(path) == digest(NEW)
    assert path.read_bytes() == NEW
    assert names(path.parent) == ["checkout.yaml"]


def test_a_file_that_is_not_the_base_is_left_alone_and_handed_back(path: Path) -> None:
    with pytest.raises(ChangedOnDiskError) as caught:
        store(path, NEW, digest(b"what we read"))
    assert caught.value.data == OLD
    assert path.read_bytes() == OLD


def test_a_change_while_the_new_file_is_flushed_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync

    def somebody_saves(descriptor: int) -> None:
        flush(descriptor)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", somebody_saves)
    with pytest.raises(ChangedOnDiskError):
        save(path)
    assert path.read_bytes() == b"theirs"
    assert not strays(path.parent)


def test_a_new_file_is_written_whole_and_never_over_another(path: Path) -> None:
    other = path.with_name("new.yaml")
    store(other, NEW, None)
    assert other.read_bytes() == NEW
    with pytest.raises(ChangedOnDiskError) as caught:
        store(other, OLD, None)
    assert caught.value.data == NEW
    assert not strays(path.parent)


def test_a_new_file_has_the_mode_the_umask_asks_for(path: Path) -> None:
    plain = path.with_name("plain")
    plain.touch()
    store(path.with_name("new.yaml"), NEW, None)
    assert path.with_name("new.yaml").stat().st_mode == plain.stat().st_mode


def test_a_file_system_without_links_takes_new_files_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    store(path.with_name("new.yaml"), NEW, None)
    assert path.with_name("new.yaml").read_bytes() == NEW
    with pytest.raises(FileExistsError):
        publish(path, path.with_name("new.yaml"))


def test_a_symlink_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    save(link)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


def test_mode_owner_and_attributes_stay(path: Path) -> None:
    path.chmod(0o640)
    attributed = False
    with suppress(OSError, AttributeError):
        os.setxattr(path, "user.note", b"kept")
        attributed = True
    if os.geteuid() == 0:
        os.chown(path, 12345, 23456)
    before = path.stat()
    save(path)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert after.st_ino != before.st_ino
    assert not attributed or os.getxattr(path, "user.note") == b"kept"


def test_a_hard_linked_file_is_written_in_place(path: Path) -> None:
    twin = path.with_name("twin.yaml")
    twin.hardlink_to(path)
    save(path)
    assert twin.read_bytes() == NEW
    assert twin.samefile(path)
    save(path, b"short")
    assert twin.read_bytes() == b"short"
    assert copies_of(path) == ()


def test_a_file_in_a_read_only_folder_is_written_in_place(path: Path) -> None:
    before = path.stat().st_ino
    path.parent.chmod(0o555)
    try:
        save(path)
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == NEW
    assert path.stat().st_ino == before


def test_a_full_copy_stands_in_the_state_folder_while_a_file_is_written_in_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.with_name("twin.yaml").hardlink_to(path)
    seen: list[bytes] = []
    truncate = os.ftruncate

    def look(descriptor: int, length: int) -> None:
        seen.extend(copy.read_bytes() for copy in copies_of(path))
        truncate(descriptor, length)

    monkeypatch.setattr(os, "ftruncate", look)
    save(path)
    assert seen == [NEW]


def test_a_hard_linked_file_is_not_touched_where_no_copy_can_be_made_first(path: Path) -> None:
    path.with_name("twin.yaml").hardlink_to(path)
    state_dir().parent.mkdir(parents=True)
    state_dir().write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="in place, and the state folder takes no copy"):
        save(path)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o000])
def test_a_write_protected_file_is_refused_even_for_the_superuser(path: Path, mode: int) -> None:
    base = digest(OLD)
    path.chmod(mode)
    with pytest.raises(StoreError, match=r"write-protected|permission denied"):
        store(path, NEW, base)
    path.chmod(0o600)
    assert path.read_bytes() == OLD


def test_a_file_that_was_moved_and_a_folder_that_is_gone_are_told_apart(path: Path) -> None:
    base = digest(OLD)
    path.unlink()
    with pytest.raises(GoneError, match=r"checkout\.yaml could not be saved: it was moved or deleted"):
        store(path, NEW, base)
    path.parent.rmdir()
    with pytest.raises(StoreError, match="its folder is gone") as caught:
        store(path, NEW, base)
    assert not isinstance(caught.value, GoneError)
    with pytest.raises(StoreError, match="its folder is gone"):
        store(path, NEW, None)


def test_links_in_a_circle_are_an_error_in_words(path: Path) -> None:
    loop = path.with_name("loop.yaml")
    loop.symlink_to(loop)
    with pytest.raises(StoreError, match="links lead in a circle"):
        store(loop, NEW, digest(OLD))


def test_reading_never_waits_for_a_pipe_nor_takes_a_folder_or_a_device(path: Path) -> None:
    pipe = path.with_name("pipe")
    os.mkfifo(pipe)
    for odd in (pipe, path.parent, Path("/dev/null")):
        with pytest.raises(OSError, match="it is a"):
            read(odd)
        with pytest.raises(StoreError, match="it is a"):
            store(odd, NEW, digest(b""))


def test_reading_stops_at_the_limit(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LIMIT * 3)
    assert len(read(path)) == LIMIT + 1


def test_the_stamp_of_a_file_changes_with_it(path: Path) -> None:
    before = stamp(path)
    save(path)
    assert before is not None
    assert stamp(path) != before
    assert stamp(path.with_name("none")) is None


class Fault:
    """Makes calls to one system function fail: the one numbered `at`, and all later ones where it `lasts`."""

    def __init__(self, name: str, code: int, at: int, *, lasts: bool = False) -> None:
        self.name, self.code, self.at, self.lasts = name, code, at, lasts
        self.calls = 0

    @property
    def happened(self) -> bool:
        return self.calls >= self.at

    @contextmanager
    def installed(self) -> Iterator[None]:
        real: Callable[..., Any] = getattr(os, self.name)

        def call(*arguments: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == self.at or (self.lasts and self.happened):
                raise OSError(self.code, os.strerror(self.code))
            return real(*arguments, **options)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, self.name, call)
            yield


CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "fchmod",
    "fchown",
    "ftruncate",
    "lseek",
    "close",
    "link",
    "stat",
    "access",
)
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EPERM)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("linked", [False, True])
def test_whatever_call_fails_the_file_is_the_old_or_the_new_one_and_no_temporary_stays(
    path: Path, call: str, *, linked: bool
) -> None:
    if linked:
        path.with_name("twin.yaml").hardlink_to(path)
    for code in CODES:
        for at in range(1, 40):
            path.write_bytes(OLD)
            fault = Fault(call, code, at)
            with fault.installed():
                failed = failure(path)
            if not fault.happened:
                break
            assert path.read_bytes() == (OLD if failed else NEW)
            assert failed is None or str(failed).startswith("checkout.yaml could not be saved: ")
            assert call == "close" or not strays(path.parents[1])
    assert fault.calls < 40


def test_a_save_needs_neither_the_mode_nor_the_owner(path: Path) -> None:
    for call in ("fchmod", "fchown"):
        fault = Fault(call, errno.EPERM, 1, lasts=True)
        with fault.installed():
            save(path, call.encode())
        assert fault.happened
        assert path.read_bytes() == call.encode()


@pytest.mark.parametrize("call", ["write", "lseek"])
def test_a_file_damaged_in_place_is_said_to_be_and_all_of_it_is_in_a_copy(path: Path, call: str) -> None:
    path.with_name("twin.yaml").hardlink_to(path)
    damaged = 0
    for at in range(1, 10):
        path.write_bytes(OLD)
        fault = Fault(call, errno.EIO, at, lasts=True)
        with fault.installed():
            failed = failure(path)
        if failed and failed.copy:
            damaged += 1
            assert failed.copy.read_bytes() == NEW
            assert failed.line == "checkout.yaml was damaged while it was saved: the disk reports an error"
        else:
            assert path.read_bytes() == (OLD if failed else NEW)
    assert damaged


def test_short_writes_are_gone_on_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    save(path)
    assert path.read_bytes() == NEW


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by the superuser")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("linked", [False, True])
def test_a_full_disk_leaves_the_old_file_and_takes_the_next_save_when_there_is_room(
    small_disk: Path, *, linked: bool
) -> None:
    path = small_disk / "checkout.yaml"
    path.write_bytes(OLD)
    if linked:
        path.with_name("twin.yaml").hardlink_to(path)
    with pytest.raises(StoreError, match="the disk is full; the file is as it was"):
        save(path, b"x" * 100_000)
    assert path.read_bytes() == OLD
    assert not strays(small_disk)
    save(path)
    assert path.read_bytes() == NEW


def test_a_read_only_disk_is_said_to_be(small_disk: Path) -> None:
    path = small_disk / "checkout.yaml"
    path.write_bytes(OLD)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError):
        save(path)
    assert path.read_bytes() == OLD


LOOP = """
import itertools, sys
from pathlib import Path
from noblame.record.storing import digest, store
path = Path(sys.argv[1])
base = digest(path.read_bytes())
for number in itertools.count():
    base = store(path, f"{number}\\n".encode() * 5000 + b"end", base)
    print(number, flush=True)
"""


def test_kill_9_in_a_save_loop_tears_no_file_and_the_strays_are_swept(path: Path) -> None:
    chance = random.Random(1)
    path.write_bytes(b"0\nend")
    for _ in range(40):
        with subprocess.Popen(
            [sys.executable, "-c", LOOP, path], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": PYTHONPATH}
        ) as saver:
            assert saver.stdout
            last = [saver.stdout.readline() for _ in range(chance.randint(1, 12))][-1]
            saver.kill()
            saver.wait()
            lines = path.read_bytes().split(b"\n")
            assert lines[-1] == b"end"
            assert len(lines) == 5001
            assert len(set(lines[:-1])) == 1
            assert int(lines[0]) >= int(last)
    sweep(path.parent)
    assert names(path.parent) == ["checkout.yaml"]


DIES = """
import os, signal, sys
from pathlib import Path
from noblame.record.storing import digest, store
path, fatal = Path(sys.argv[1]), int(sys.argv[2])
calls = 0
def deadly(real):
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    return call
for name in ("open", "write", "fsync", "replace", "link", "unlink", "fchmod", "fchown", "ftruncate", "close"):
    setattr(os, name, deadly(getattr(os, name)))
store(path, b"new" * 1000, digest(b"old" * 900))
"""


@pytest.mark.parametrize("linked", [False, True])
def test_death_before_any_call_leaves_the_old_or_the_new_file_or_a_full_copy(path: Path, *, linked: bool) -> None:
    if linked:
        path.with_name("twin.yaml").hardlink_to(path)
    versions = {b"old" * 900, b"new" * 1000}
    for fatal in range(1, 60):
        path.write_bytes(b"old" * 900)
        ended = subprocess.run(
            [sys.executable, "-c", DIES, path, str(fatal)], env=os.environ | {"PYTHONPATH": PYTHONPATH}, check=False
        )
        whole = [path.read_bytes(), *(copy.read_bytes() for copy in copies_of(path))]
        assert versions & set(whole if linked else whole[:1])
        for copy in copies_of(path):
            copy.unlink()
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL
    assert fatal > 5
    assert path.read_bytes() == b"new" * 1000


def test_sweeping_takes_only_what_dead_processes_of_this_host_left(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    host = os.uname().nodename.replace("-", "").replace(".", "").replace("_", "")[:40]
    dead = path.with_name(f".noblame-{host}-{gone.pid}-1.tmp")
    kept = [
        path.with_name(f".noblame-{host}-{os.getpid()}-1.tmp"),
        path.with_name(f".noblame-elsewhere-{gone.pid}-1.tmp"),
        path.with_name(f".noblame-{host}-{gone.pid}-1.tmp.yaml"),
        path.with_name("notes.tmp"),
    ]
    for file in (dead, *kept):
        file.touch()
    assert sweep(path.parent) == 1
    assert not dead.exists()
    assert all(file.exists() for file in kept)
    assert sweep(path.with_name("no such folder")) == 0


def test_a_temporary_that_a_dead_process_with_our_number_left_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporaries, "_numbers", iter([1, 2]))
    left = path.with_name(f"{temporaries._prefix()}{os.getpid()}-1.tmp")
    left.write_bytes(b"left")
    save(path)
    assert left.read_bytes() == b"left"
    assert path.read_bytes() == NEW


def test_copies_are_named_after_the_record_and_never_take_each_others_place(path: Path, tmp_path: Path) -> None:
    first = copy_aside(path, b"one")
    second = copy_aside(path, b"two")
    assert first.name.startswith("checkout-")
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert copy_aside(path, b"three", over=first) == first
    assert first.read_bytes() == b"three"
    assert set(copies_of(path)) == {first, second}
    assert copies_of(tmp_path / "other" / "checkout.yaml") == ()
    assert not strays(state_dir())
