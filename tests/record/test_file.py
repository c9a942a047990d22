import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from noblame.locations import state_dir
from noblame.record import Record, load, reading, save
from noblame.record import file as record_file
from noblame.record.aside import copies_of
from noblame.record.file import create, refresh
from noblame.record.incident import Action, Entry, Incident
from noblame.record.storing import ChangedOnDiskError, GoneError, StoreError, copy_aside
from noblame.record.waiting import add, drop, place_of, waiting
from noblame.source.problem import UnreadableError

TEXT = """\
# Written by hand
noblame: 1
title:   'Checkout down'   # keep
impact: some
ours: stays
timeline:
  - {at: 2026-11-18T14:02:00Z, what: "Deploy finished"}
"""
change = msgspec.structs.replace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    path = folder / "checkout.yaml"
    path.write_text(TEXT)
    return path


def titled(record: Record, title: str) -> Record:
    return record.with_incident(change(record.incident, title=title))


def test_saving_touches_only_what_changed(path: Path) -> None:
    record = load(path)
    saved = save(record.with_incident(change(record.incident, impact="38 % of checkouts failed")))
    assert saved.wrote
    assert saved.backup is None
    assert path.read_text() == TEXT.replace("some", "38 % of checkouts failed")
    assert load(path).incident == saved.record.incident


def test_saving_what_did_not_change_writes_nothing(path: Path) -> None:
    before = path.stat()
    record = load(path)
    assert not save(record).wrote
    assert not save(record.with_incident(change(record.incident, title="Checkout down"))).wrote
    after = path.stat()  # reading sets one of its times
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


def test_a_record_is_saved_again_and_again_from_what_the_last_save_returned(path: Path) -> None:
    record = load(path)
    for title in ("one", "two", "three"):
        record = save(titled(record, title)).record
    assert load(path).incident.title == "three"
    assert path.read_text().startswith("# Written by hand\nnoblame: 1\n")


def test_what_somebody_else_saved_meanwhile_is_merged(path: Path) -> None:
    record = load(path)
    path.write_text(TEXT.replace("some", "all of it").replace("# keep", "# kept by them"))
    saved = save(titled(record, "Checkout unavailable"))
    assert saved.conflicts == ()
    assert (saved.record.incident.title, saved.record.incident.impact) == ("Checkout unavailable", "all of it")
    assert load(path).incident == saved.record.incident
    assert "# kept by them" in path.read_text()


def test_a_conflict_leaves_theirs_in_the_file_and_ours_in_the_state_folder(path: Path) -> None:
    record = load(path)
    path.write_text(TEXT.replace("'Checkout down'", "'Theirs'"))
    saved = save(titled(record, "Ours"))
    assert load(path).incident.title == "Theirs"
    assert [(each.words, each.theirs, each.ours) for each in saved.conflicts] == [("title", "Theirs", "Ours")]
    assert waiting(path) == saved.conflicts


def test_conflicts_of_every_kind_of_value_wait_and_can_be_dropped(path: Path) -> None:
    base = load(path)
    before = base.incident.timeline[0]
    parts = change(base.incident, customer_impact=True, actions=(Action(what="x", id="a1"),), timeline=())
    path.write_text(TEXT.replace("Deploy finished", "Deploy done").replace("impact: some", "impact: theirs"))
    save(base.with_incident(change(parts, impact="ours", detected=before.at)))
    kept = waiting(path)
    assert {each.words for each in kept} == {"timeline 14:02", "impact"}
    assert {type(each.ours) for each in kept} == {str, type(None)}
    assert {type(each.theirs) for each in kept} == {str, Entry}
    add(path, kept)
    assert waiting(path) == kept
    drop(path, kept[:1])
    assert waiting(path) == kept[1:]
    drop(path, kept)
    assert not place_of(path).exists()


def test_waiting_conflicts_of_another_version_are_put_aside_not_lost(path: Path) -> None:
    place_of(path).parent.mkdir(parents=True)
    place_of(path).write_text('[{"path": ["x"]}]')
    assert waiting(path) == ()
    assert place_of(path).with_suffix(".unread.json").read_text() == '[{"path": ["x"]}]'


def test_a_conflict_that_cannot_be_put_aside_is_not_saved_over(path: Path) -> None:
    record = load(path)
    path.write_text(TEXT.replace("'Checkout down'", "'Theirs'"))
    state_dir().mkdir(parents=True)
    (state_dir() / "conflicts").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="your version of title cannot be put aside") as caught:
        save(titled(record, "Ours"))
    assert load(path).incident.title == "Theirs"
    assert caught.value.copy is not None
    assert load(caught.value.copy).incident.title == "Ours"


def test_a_file_that_cannot_be_read_any_more_is_never_written(path: Path) -> None:
    record = load(path)
    broken = "<<<<<<< HEAD\n" + TEXT
    path.write_text(broken)
    with pytest.raises(StoreError, match=r"cannot be read \(line 1: .*left alone") as caught:
        save(titled(record, "Ours"))
    assert path.read_text() == broken
    assert caught.value.copy is not None
    assert caught.value.copy.read_text() == TEXT.replace("'Checkout down'", "'Ours'")
    with pytest.raises(StoreError, match="left alone"):
        refresh(titled(record, "Ours"))


def test_every_failure_keeps_the_text_in_one_copy_that_is_renewed(path: Path) -> None:
    record = load(path)
    path.chmod(0o444)
    with pytest.raises(StoreError, match="write-protected") as first:
        save(titled(record, "one"))
    with pytest.raises(StoreError, match="write-protected") as second:
        save(titled(record, "two"), over=first.value.copy)
    assert second.value.copy is not None
    assert copies_of(path) == (second.value.copy,)
    assert load(second.value.copy).incident.title == "two"
    assert str(second.value.copy) in str(second.value)


def test_where_not_even_a_copy_can_be_made_the_line_says_so(path: Path) -> None:
    record = load(path)
    path.chmod(0o444)
    state_dir().parent.mkdir(parents=True)
    state_dir().write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="the state folder takes no copy either"):
        save(titled(record, "one"))


def test_a_file_that_was_moved_is_written_again_only_on_demand(path: Path) -> None:
    record = titled(load(path), "Ours")
    path.unlink()
    with pytest.raises(GoneError, match="moved or deleted"):
        save(record)
    with pytest.raises(GoneError, match="moved or deleted"):
        refresh(record)
    assert not path.exists()
    saved = save(record, anew=True)
    assert path.read_text() == TEXT.replace("'Checkout down'", "'Ours'")
    assert not save(saved.record).wrote


def test_a_file_whose_layout_cannot_be_kept_is_backed_up_and_the_user_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "splice", lambda *_: "title: something else entirely\n")
    saved = save(titled(load(path), "Ours"))
    assert load(path).incident == saved.record.incident
    assert saved.backup is not None
    assert saved.backup.read_text() == TEXT
    assert copies_of(path) == ()
    again = save(titled(saved.record, "Again"))
    assert again.backup not in {None, saved.backup}


def test_a_record_that_grew_too_large_is_not_written(path: Path) -> None:
    record = load(path)
    huge = change(record.incident, notes="\n".join(["x" * 1023] * 9000))
    with pytest.raises(StoreError, match="larger than 8 MiB") as caught:
        save(record.with_incident(huge))
    assert path.read_text() == TEXT
    assert caught.value.copy is not None


def test_a_file_that_changes_again_and_again_is_given_up_for_now(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(100))

    def always_changed(*_: object) -> str:
        raise ChangedOnDiskError(TEXT.replace("some", f"change {next(numbers)}").encode())

    monkeypatch.setattr(record_file, "store", always_changed)
    with pytest.raises(StoreError, match="again and again"):
        save(titled(load(path), "Ours"))


def test_severities_of_the_settings_survive_saving_and_merging(path: Path) -> None:
    path.write_text(TEXT + "severity: Major\n")
    record = load(path, ["Major", "Minor"])
    path.write_text(TEXT.replace("some", "theirs") + "severity: Major\n")
    saved = save(record.with_incident(change(record.incident, severity="Minor")))
    assert saved.backup is None
    assert load(path, ["Minor"]).incident.severity == "Minor"
    assert load(path, ["Minor"]).incident.impact == "theirs"


def test_a_new_file_is_created_and_never_over_another(path: Path) -> None:
    incident = Incident(title="New", timeline=(Entry(what="Überlauf"),))
    record = create(path.with_name("new.yaml"), incident)
    assert record.incident == load(record.path).incident == incident
    assert not save(record).wrote
    with pytest.raises(StoreError, match="exists already; it is left as it is"):
        create(path, incident)
    assert path.read_text() == TEXT
    with pytest.raises(StoreError, match="folder is gone"):
        create(path.with_name("none") / "new.yaml", incident)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("missing", "no such file"),
        ("folder", "it is a folder"),
        ("pipe", "it is a device or a pipe"),
        ("loop", "circle"),
    ],
)
def test_what_is_no_file_is_unreadable_in_one_line(path: Path, kind: str, line: str) -> None:
    odd = path.with_name("odd.yaml")
    if kind == "folder":
        odd.mkdir()
    elif kind == "pipe":
        os.mkfifo(odd)
    elif kind == "loop":
        odd.symlink_to(odd)
    with pytest.raises(UnreadableError, match=line) as caught:
        load(odd)
    assert len(caught.value.problems) == 1


def test_a_file_that_may_not_be_read_is_unreadable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(UnreadableError, match="permission denied"):
        load(path)


def test_a_broken_file_names_its_place(path: Path) -> None:
    path.write_text("title: x\ntitle: y\n")
    with pytest.raises(UnreadableError, match=r"checkout\.yaml:2:1: "):
        load(path)


def test_copies_of_a_record_are_no_records_of_the_archive(path: Path) -> None:
    copy = copy_aside(path, b"x")
    assert path.parent not in copy.parents


def test_reading_a_record_neither_locks_nor_draws(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from noblame.record import load; load(Path(sys.argv[1]));"
        "print(sorted({'filelock', 'textual', 'rich', 'hashlib', 'platformdirs'} & sys.modules.keys()))"
    )
    source = str(Path(record_file.__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", code, path],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([source, os.environ.get("PYTHONPATH", "")])},
    )
    assert ran.stdout.strip() == "[]"
