import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest

from noblame.locations import state_dir
from noblame.record import desk as desk_module
from noblame.record import errand as errand_module
from noblame.record.aside import copies_of, copy_aside
from noblame.record.desk import Desk
from noblame.record.errand import Outcome, Task, run
from noblame.record.events import Changed, Clashed, Event, Failed, Recovered, Rewritten, Stored
from noblame.record.file import load, save
from noblame.record.incident import Action, Entry, Incident
from noblame.record.locks import hold
from noblame.record.reading import render
from noblame.record.storing import StoreError
from noblame.record.waiting import waiting
from noblame.source.problem import UnreadableError

TEXT = """\
# Written by hand
title: Checkout down   # keep
impact: some
timeline:
  - {at: 2026-11-18T14:02:00Z, what: "Deploy finished"}
  - what: second
actions:
  - {id: a1, what: Add an alert}
"""
START = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
Of = TypeVar("Of")
change = msgspec.structs.replace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    path = folder / "checkout.yaml"
    path.write_text(TEXT)
    return path


class Window:
    """A desk with a clock that a test moves, which lets every errand end before it goes on."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.desk = Desk.open(path, **options)
        self.elapsed = 0.0
        self.events: list[Event] = []

    @property
    def wall(self) -> datetime:
        return START + timedelta(seconds=self.elapsed)

    def tick(self, seconds: float = 0.25) -> tuple[Event, ...]:
        self.elapsed += seconds
        events = self.desk.tick(self.wall, self.elapsed)
        self.events += events
        return events

    def run(self, seconds: float) -> list[Event]:
        """Let time pass at four ticks a second and return what happened."""
        events: list[Event] = []
        for _ in range(round(seconds * 4)):
            events += self.tick()
            if self.desk._errand is not None:
                assert self.desk._errand.wait(20)
        return events

    def type(self, **fields: Any) -> None:
        self.desk.edit(change(self.desk.incident, **fields))


def only(events: list[Event], kind: type[Of]) -> list[Of]:
    return [event for event in events if isinstance(event, kind)]


def replace_file(path: Path, text: str) -> None:
    """Save as git and most editors do: another file takes the place."""
    other = path.with_name("other.tmp")
    other.write_text(text)
    other.replace(path)


def test_what_is_typed_is_in_the_file_within_a_second_and_at_most_twice_a_second(path: Path) -> None:
    window = Window(path)
    window.run(2)
    stored = []
    for number in range(20):
        window.type(title=f"title {number}")
        stored += only(window.run(0.25), Stored)
        typed = int(load(path).incident.title.removeprefix("title "))
        assert number - typed <= 2  # quarters of a second
    assert 8 <= len(stored) <= 11
    window.run(1)
    assert load(path).incident.title == "title 19"
    assert not window.desk.unsaved
    assert window.desk.saved_at is not None
    assert path.read_text().startswith("# Written by hand\ntitle: title 19   # keep\n")


def test_a_record_nobody_edits_is_never_written(path: Path) -> None:
    before = path.stat()
    window = Window(path)
    assert window.run(10) == []
    window.desk.edit(change(window.desk.incident))
    assert window.run(2) == []
    assert not window.desk.unsaved
    assert window.desk.close() == (f"Saved in {path}",)
    after = path.stat()  # reading sets one of its times
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


def test_edits_made_while_a_save_runs_are_saved_next(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def slow(task: Task) -> Outcome:
        assert go.wait(20)
        return run(task)

    window = Window(path)
    monkeypatch.setattr(errand_module, "run", slow)
    window.type(title="first")
    window.tick()
    window.type(title="second")
    assert window.tick() == ()
    go.set()
    window.run(1)
    assert window.desk.incident.title == load(path).incident.title == "second"


def test_neither_typing_nor_ticking_touches_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window(path)
    here = threading.current_thread()

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            assert threading.current_thread() is not here
            return real(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        for name in ("open", "stat", "replace", "unlink", "access", "fsync", "scandir", "mkdir", "link"):
            patch.setattr(os, name, watched(getattr(os, name)))
        for number in range(8):
            window.type(title=f"title {number}")
            window.run(0.5)
        window.run(3)
    assert load(path).incident.title == "title 7"


def test_ticking_and_typing_do_not_depend_on_the_length_of_the_record(path: Path) -> None:
    long = Incident(title="long", timeline=tuple(Entry(what=f"line {number}") for number in range(3000)))
    path.write_text(render(long))
    window = Window(path)
    window.run(2)
    compared = 0

    def profile(_: object, event: str, __: object) -> None:
        nonlocal compared
        compared += event in {"call", "c_call"}

    edited = change(window.desk.incident, title="x")
    window.tick(0.01)
    sys.setprofile(profile)
    try:
        window.desk.edit(edited)
        window.desk.tick(START, window.elapsed)
    finally:
        sys.setprofile(None)
    assert compared < 400


@pytest.mark.parametrize("change_file", [replace_file, Path.write_text])
def test_a_change_from_outside_appears_within_two_seconds(
    path: Path, change_file: Callable[[Path, str], object]
) -> None:
    window = Window(path)
    window.run(5)
    change_file(path, TEXT.replace("some", "everything"))
    changed = only(window.run(2), Changed)
    assert [event.incident.impact for event in changed] == ["everything"]
    assert window.desk.incident.impact == "everything"
    assert not window.desk.unsaved
    assert only(window.run(5), Changed) == []


def test_a_change_that_a_coarse_clock_hides_is_noticed_at_the_next_look(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand_module, "stamp", lambda _: (1, 1, 1, 1))
    window = Window(path)
    window.run(0.5)
    path.write_text(TEXT.replace("some", "more"))
    assert len(only(window.run(2), Changed)) == 1


def test_a_change_of_comments_alone_shows_nothing_and_is_kept(path: Path) -> None:
    window = Window(path)
    window.run(2)
    replace_file(path, TEXT.replace("# keep", "# keep this"))
    assert window.run(2) == []
    window.type(impact="ours")
    window.run(1)
    assert path.read_text() == TEXT.replace("# keep", "# keep this").replace("some", "ours")


def test_a_change_from_outside_and_typing_are_merged(path: Path) -> None:
    window = Window(path)
    replace_file(path, TEXT.replace("second", "second, by them"))
    window.type(title="Ours")
    events = window.run(1)
    assert load(path).incident == window.desk.incident
    assert window.desk.incident.title == "Ours"
    assert window.desk.incident.timeline[1].what == "second, by them"
    assert len(only(events, Changed)) == len(only(events, Stored)) == 1
    assert window.desk.conflicts == ()


def clash(window: Window, path: Path) -> None:
    replace_file(path, TEXT.replace("Checkout down", "Theirs"))
    window.type(title="Ours")
    clashed = only(window.run(2), Clashed)
    assert [[each.words for each in event.conflicts] for event in clashed] == [["title"]]
    assert load(path).incident.title == window.desk.incident.title == "Theirs"
    assert waiting(path) == window.desk.conflicts == clashed[0].conflicts


def test_a_conflict_waits_until_somebody_takes_ours(path: Path) -> None:
    window = Window(path)
    clash(window, path)
    assert window.desk.take_ours(window.desk.conflicts[0])
    assert len(only(window.run(2), Changed)) == 1
    assert load(path).incident.title == "Ours"
    assert waiting(path) == window.desk.conflicts == ()


def test_a_conflict_waits_until_somebody_keeps_theirs(path: Path) -> None:
    window = Window(path)
    clash(window, path)
    window.desk.keep_theirs(window.desk.conflicts[0])
    window.run(2)
    assert load(path).incident.title == "Theirs"
    assert waiting(path) == window.desk.conflicts == ()


def test_a_conflict_outlives_the_window_and_is_named_on_leaving(path: Path) -> None:
    window = Window(path)
    clash(window, path)
    open_conflicts = window.desk.conflicts
    lines = window.desk.close()
    assert "title" in lines[1]
    assert str(state_dir()) in lines[2]
    again = Window(path)
    assert again.desk.conflicts == open_conflicts
    assert only(again.run(1), Clashed) == [Clashed(open_conflicts)]
    again.desk.take_ours(open_conflicts[0])
    again.desk.close()
    assert load(path).incident.title == "Ours"
    assert waiting(path) == ()


def test_a_conflict_that_the_file_has_settled_is_not_shown_again(path: Path) -> None:
    window = Window(path)
    clash(window, path)
    window.desk.close()
    path.write_text(TEXT.replace("Checkout down", "Ours"))
    again = Window(path)
    again.run(1)
    assert again.desk.conflicts == waiting(path) == ()


def test_a_conflict_whose_place_is_gone_is_not_dropped(path: Path) -> None:
    window = Window(path)
    replace_file(path, TEXT.replace("{id: a1, what: Add an alert}", "{id: a1, what: Add an alert, owner: theirs}"))
    window.type(actions=(Action(id="a1", what="Add an alert", owner="ours"),))
    window.run(1)
    conflict = window.desk.conflicts[0]
    assert conflict.words == "action a1 owner"
    window.type(actions=())
    assert not window.desk.take_ours(conflict)
    assert window.desk.conflicts == (conflict,)
    window.desk.keep_theirs(conflict)
    assert len(window.desk.conflicts) == 0


def test_typing_on_in_a_field_that_clashes_leaves_one_conflict_with_the_last_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def slow(task: Task) -> Outcome:
        assert go.wait(20)
        return run(task)

    monkeypatch.setattr(errand_module, "run", slow)
    window = Window(path)
    replace_file(path, TEXT.replace("Checkout down", "Theirs"))
    window.type(title="Ou")
    window.tick()
    window.type(title="Ours")
    go.set()
    window.run(2)
    assert [each.ours for each in window.desk.conflicts] == ["Ours"]
    assert waiting(path) == window.desk.conflicts
    assert load(path).incident.title == "Theirs"


def test_a_failed_save_says_so_once_keeps_a_fresh_copy_and_recovers_by_itself(path: Path) -> None:
    window = Window(path)
    path.chmod(0o444)
    window.type(title="one")
    failed = only(window.run(1), Failed)
    assert len(failed) == 1
    assert (
        failed[0].line
        == window.desk.trouble
        == "checkout.yaml could not be saved: the file is write-protected (mode 0444)"
    )
    assert failed[0].copy == window.desk.copy
    assert failed[0].copy is not None
    window.type(title="two")
    assert only(window.run(1), Failed) == []
    assert load(failed[0].copy).incident.title == "two"
    assert load(path).incident.title == "Checkout down"
    path.chmod(0o644)
    events = window.run(4)
    assert [type(event) for event in events if not isinstance(event, Changed)] == [Stored, Recovered]
    assert load(path).incident.title == "two"
    assert window.desk.trouble == ""
    assert window.desk.copy is None
    assert copies_of(path) == ()


def test_a_save_that_failed_is_tried_again_every_few_seconds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def fails(*_: object, **__: object) -> None:
        tries.append(window.elapsed)
        raise StoreError("the disk is full")

    window = Window(path)
    monkeypatch.setattr(errand_module, "save", fails)
    window.type(title="one")
    window.run(10)
    assert 3 <= len(tries) <= 4


def test_leaving_with_a_failed_save_names_the_reason_and_the_copy(path: Path) -> None:
    window = Window(path)
    path.chmod(0o444)
    window.type(title="one")
    lines = window.desk.close()
    assert "write-protected" in lines[0]
    copy = copies_of(path)[0]
    assert lines[1] == f"All of the text is in {copy}"
    assert load(copy).incident.title == "one"
    again = Desk.open(path)
    assert again.left_over == (copy,)
    again.close()


def test_an_earlier_windows_copy_is_never_overwritten(path: Path) -> None:
    earlier = copy_aside(path, b"text of yesterday")
    window = Window(path)
    path.chmod(0o444)
    window.type(title="one")
    window.run(1)
    assert window.desk.copy not in {None, earlier}
    path.chmod(0o644)
    window.run(4)
    assert copies_of(path) == (earlier,)
    assert earlier.read_bytes() == b"text of yesterday"


def test_an_unreadable_file_is_left_alone_until_it_can_be_read_again(path: Path) -> None:
    window = Window(path)
    window.run(1)
    broken = "<<<<<<< HEAD\n" + TEXT
    replace_file(path, broken)
    failed = only(window.run(5), Failed)
    assert len(failed) == 1
    assert "git conflict" in failed[0].line or "conflict marker" in failed[0].line
    window.type(title="Ours")
    window.run(5)
    assert path.read_text() == broken
    assert window.desk.copy is not None
    assert load(window.desk.copy).incident.title == "Ours"
    replace_file(path, TEXT.replace("some", "resolved"))
    events = window.run(4)
    assert len(only(events, Recovered)) == 1
    assert (load(path).incident.title, load(path).incident.impact) == ("Ours", "resolved")
    assert copies_of(path) == ()


def test_a_file_that_was_moved_comes_back_only_on_demand_or_by_itself(path: Path) -> None:
    window = Window(path)
    window.run(1)
    away = path.with_name("away.yaml")
    path.rename(away)
    assert [event.line for event in only(window.run(2), Failed)] == ["checkout.yaml was moved or deleted"]
    away.rename(path)
    assert len(only(window.run(2), Recovered)) == 1
    path.unlink()
    window.type(title="Ours")
    window.run(2)
    assert not path.exists()
    assert not window.desk.save_now()
    assert window.desk.save_now(anew=True)
    assert load(path).incident.title == "Ours"
    assert window.desk.trouble == ""


def test_saving_soon_saves_at_the_next_tick(path: Path) -> None:
    window = Window(path)
    window.type(title="one")
    window.run(0.25)
    window.type(title="two")
    window.desk.save_soon()
    window.run(0.25)
    assert load(path).incident.title == "two"


def test_saving_now_waits_for_all_that_was_typed_and_its_events_come_with_the_next_tick(path: Path) -> None:
    window = Window(path)
    window.type(title="one")
    window.tick()
    window.type(title="two")
    assert window.desk.save_now(START)
    assert load(path).incident.title == "two"
    assert Stored(START) in window.tick()


def test_a_disk_that_does_not_answer_is_mentioned_and_forgotten_when_it_does(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def hangs(task: Task) -> Outcome:
        assert go.wait(20)
        return run(task)

    window = Window(path)
    monkeypatch.setattr(errand_module, "run", hangs)
    monkeypatch.setattr(desk_module, "PATIENCE", 0.01)
    window.type(title="one")
    for _ in range(24):
        window.tick()
    assert "has not answered" in window.desk.trouble
    assert not window.desk.save_now()
    go.set()
    assert window.desk._errand is not None
    window.desk._errand.wait(20)
    window.run(2)
    assert window.desk.trouble == ""
    assert load(path).incident.title == "one"


def test_a_bug_in_a_save_surfaces_in_the_window(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Task) -> Outcome:
        raise ZeroDivisionError

    window = Window(path)
    monkeypatch.setattr(errand_module, "run", broken)
    window.type(title="one")
    with pytest.raises(ZeroDivisionError):
        window.run(1)


def test_a_file_that_had_to_be_rewritten_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from noblame.record import reading

    monkeypatch.setattr(reading, "splice", lambda *_: "title: nonsense\n")
    window = Window(path)
    window.type(title="one")
    rewritten = only(window.run(1), Rewritten)
    assert len(rewritten) == 1
    assert rewritten[0].backup.read_text() == TEXT


def test_a_second_window_is_read_only_follows_and_shows_trouble_without_a_copy(path: Path) -> None:
    first, second = Window(path), Window(path)
    assert (first.desk.read_only, first.desk.locked) == (False, True)
    assert (second.desk.read_only, second.desk.locked) == (True, False)
    with pytest.raises(RuntimeError):
        second.type(title="no")
    first.type(title="one")
    first.run(1)
    assert [event.incident.title for event in only(second.run(2), Changed)] == ["one"]
    path.write_text("title: [")
    assert len(only(second.run(3), Failed)) == 1
    assert copies_of(path) == ()
    path.write_text(TEXT)
    assert len(only(second.run(3), Recovered)) == 1
    assert second.desk.close() == ()
    first.desk.close()
    third = Window(path)
    assert not third.desk.read_only
    third.desk.close()


def test_read_only_takes_no_lock_and_editing_can_be_insisted_on(path: Path) -> None:
    reader = Window(path, read_only=True)
    held = hold(path)
    assert held is not None
    insists = Window(path, read_only=False)
    assert (insists.desk.read_only, insists.desk.locked) == (False, False)
    assert reader.desk.read_only
    held.free()


def test_a_command_saves_beside_the_window_and_the_window_merges(path: Path) -> None:
    window = Window(path)
    window.type(title="Ours")
    record = load(path)
    logged = change(record.incident, timeline=(*record.incident.timeline, Entry(what="logged")))
    save(record.with_incident(logged))
    window.run(1)
    assert window.desk.incident.timeline[-1].what == "logged"
    assert load(path).incident == window.desk.incident
    assert window.desk.incident.title == "Ours"


def test_opening_sweeps_strays_and_names_copies_of_a_file_that_cannot_be_read(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    host = "".join(letter for letter in os.uname().nodename if letter.isascii() and letter.isalnum())[:40]
    stray = path.with_name(f".noblame-{host}-{gone.pid}-1.tmp")
    stray.touch()
    Desk.open(path).close()
    assert not stray.exists()
    copy = copy_aside(path, TEXT.encode(), "cut-short")
    path.write_text('title: "')
    with pytest.raises(UnreadableError, match=str(copy)):
        Desk.open(path)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_git_pull_while_typing_loses_neither_side(path: Path, tmp_path: Path) -> None:
    def git(folder: Path, *words: str) -> None:
        settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)

    git(path.parent, "init", "-b", "main", ".")
    git(path.parent, "add", ".")
    git(path.parent, "commit", "-m", "one")
    other = tmp_path / "other"
    git(tmp_path, "clone", str(path.parent), str(other))
    window = Window(other / path.name)
    window.run(2)
    path.write_text(TEXT.replace("second", "second, pulled"))
    git(path.parent, "commit", "-am", "two")
    git(other, "pull")
    window.type(title="Typed meanwhile")
    window.run(2)
    pulled = load(other / path.name).incident
    assert pulled == window.desk.incident
    assert (pulled.title, pulled.timeline[1].what) == ("Typed meanwhile", "second, pulled")


class Story:
    """One order of typing, ticks, saves, changes from outside and faults, with the errands run when the story says so.

    Every change only adds a word of its own, so each word must be found again at the end: in the file, or on our side
    of a conflict that waits.
    """

    def __init__(self, path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.ours: list[str] = []
        self.theirs: list[str] = []
        self.pending: list[PausedErrand] = []
        monkeypatch.setattr(desk_module, "Errand", self.send)
        self.desk = Desk.open(path)
        self.elapsed = 0.0

    def send(self, task: Task) -> "PausedErrand":
        self.pending.append(PausedErrand(task))
        return self.pending[-1]

    def word(self, side: list[str], name: str) -> str:
        side.append(f"{name}{len(side)}.")
        return side[-1]

    def grown(self, incident: Incident, word: str) -> Incident:
        place = self.chance.randrange(6)
        if place == 0:
            return change(incident, title=f"{incident.title} {word}")
        if place == 1:
            return change(incident, impact=f"{incident.impact} {word}")
        if place == 2:
            at = self.chance.randint(0, len(incident.timeline))
            return change(incident, timeline=(*incident.timeline[:at], Entry(what=word), *incident.timeline[at:]))
        if place == 3 and incident.timeline:
            at = self.chance.randrange(len(incident.timeline))
            entry = incident.timeline[at]
            entry = change(entry, what=f"{entry.what} {word}") if place % 2 else entry
            return change(incident, timeline=(*incident.timeline[:at], entry, *incident.timeline[at + 1 :]))
        if place == 4:
            first, *rest = incident.actions
            return change(incident, actions=(change(first, owner=f"{first.owner} {word}".strip()), *rest))
        return change(incident, tags=(*incident.tags, word))

    def type(self) -> None:
        self.desk.edit(self.grown(self.desk.incident, self.word(self.ours, "o")))

    def somebody_saves(self) -> None:
        try:
            there = load(self.path).incident
        except UnreadableError:
            return
        text = render(self.grown(there, self.word(self.theirs, "t")))
        if self.chance.random() < 0.5 or not self.path.stat().st_mode & 0o222:
            replace_file(self.path, text)
        else:
            self.path.write_text(text)

    def a_command_saves(self) -> None:
        record = load(self.path)
        word = self.word(self.theirs, "t")
        try:
            save(record.with_incident(self.grown(record.incident, word)))
        except StoreError as error:
            self.theirs.remove(word)
            if error.copy:
                error.copy.unlink()

    def tick(self) -> None:
        self.elapsed += self.chance.choice([0.01, 0.25, 0.6, 1.1, 3.5])
        self.desk.tick(START + timedelta(seconds=self.elapsed), self.elapsed)

    def an_errand_runs(self) -> None:
        while self.pending:
            self.pending.pop().go()

    def protect(self) -> None:
        self.path.chmod(0o444 if self.path.stat().st_mode & 0o222 else 0o644)

    def settle(self) -> None:
        self.path.chmod(0o644)
        for _ in range(12):
            self.elapsed += 4
            self.desk.tick(START + timedelta(seconds=self.elapsed), self.elapsed)
            self.an_errand_runs()

    def everything(self) -> str:
        return self.path.read_text() + "".join(str(conflict.ours) for conflict in waiting(self.path))


class PausedErrand:
    """An errand that runs when it is told to."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.brought: Outcome | None = None

    @property
    def done(self) -> bool:
        return self.brought is not None

    def go(self) -> None:
        self.brought = self.brought or run(self.task)

    def wait(self, _: float) -> bool:
        self.go()
        return True

    def outcome(self) -> Outcome:
        assert self.brought is not None
        return self.brought


@pytest.mark.parametrize("decade", range(10))
def test_in_no_order_of_events_is_anything_lost(decade: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(decade * 10, decade * 10 + 10):
        path.write_text(TEXT)
        path.chmod(0o644)
        story = Story(path, seed, monkeypatch)
        acts: list[Callable[[], object]] = [story.a_command_saves, story.protect, story.desk.save_now]
        acts += [*[story.type] * 4, *[story.tick] * 5, *[story.an_errand_runs] * 4, *[story.somebody_saves] * 2]
        for _ in range(60):
            story.chance.choice(acts)()
            if story.desk.copy is not None and not story.desk.unsaved:
                assert story.desk.trouble
        story.settle()
        found = story.everything()
        assert [word for word in story.ours + story.theirs if word not in found] == []
        assert load(path).incident == story.desk.incident
        assert waiting(path) == story.desk.conflicts
        assert story.desk.trouble == ""
        assert copies_of(path) == ()
        for conflict in story.desk.conflicts:
            story.desk.keep_theirs(conflict)
        story.desk.close()
        assert waiting(path) == ()
