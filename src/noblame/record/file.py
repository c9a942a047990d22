"""A record and its file: loading, saving only what changed, merging what somebody else saved meanwhile (P5, P7)."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from noblame.record.aside import copy_aside
from noblame.record.incident import Incident
from noblame.record.locks import PATIENCE, saving
from noblame.record.merge import Conflict, merge
from noblame.record.reading import Reading, Spelling, parse, render, spell
from noblame.record.storing import LIMIT, ChangedOnDiskError, GoneError, StoreError, digest, read, reason, store
from noblame.record.waiting import add, drop
from noblame.source.problem import Problem, UnreadableError
from noblame.source.stood import Place, stood

TRIES = 5
"""How often a save starts again because the file has changed once more."""


class Record(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One incident and the file it is kept in. Change it with `with_incident`, then `save` it."""

    path: Path
    incident: Incident
    base: Reading
    """What the file held when it was last read or written."""
    given: Reading
    """What others last wrote: each save puts all that was changed since into that, so that undo leaves it as it was."""
    data: bytes
    """The bytes of the file at that time."""
    opened: frozenset[Place]
    """The keys that others wrote: those of the file as it was opened, and what came into it since by other hands."""
    severities: tuple[str, ...] = ()
    """Labels that the settings allow besides P1 to P3 and SEV1 to SEV5."""

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to tell the user about the file, in file order."""
        return self.base.warnings

    @property
    def changed(self) -> bool:
        """Whether the incident differs from what the file held."""
        return self.incident is not self.base.incident and self.incident != self.base.incident

    def with_incident(self, incident: Incident) -> "Record":
        """Return the same record with another incident to save."""
        return msgspec.structs.replace(self, incident=incident)


class Saved(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What came of a save.

    Attributes:
        record: the record as it is on disk now; its incident differs from the one given where it was merged.
        wrote: False where there was nothing to write.
        conflicts: what both sides changed; theirs is on disk, ours waits in the state folder.
        backup: the file as it was, where all of it had to be written anew and its layout was lost.
    """

    record: Record
    wrote: bool = False
    conflicts: tuple[Conflict, ...] = ()
    backup: Path | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self.record.path


def load(path: Path, severities: Iterable[str] = ()) -> Record:
    """Read a record from its file.

    Args:
        path: the file; a symlink is followed.
        severities: labels that the settings allow besides P1 to P3 and SEV1 to SEV5.

    Raises:
        UnreadableError: the file is missing, may not be read, is no file or no record; with every reason in file order.
    """
    try:
        data = read(path)
    except OSError as error:
        raise UnreadableError([Problem(path=str(path), found=_why_unread(error))]) from error
    return _record(path, data, tuple(severities))


def create(path: Path, incident: Incident, severities: Iterable[str] = ()) -> Record:
    """Write a record to a file of its own, which must not exist yet.

    Raises:
        StoreError: it exists, or cannot be written.
    """
    data = render(incident).encode("utf-8", "replace")
    with saving(path):
        try:
            store(path, data, None)
        except ChangedOnDiskError as error:
            raise StoreError(f"{path.name} exists already; it is left as it is") from error
    return _record(path, data, tuple(severities))


def save(record: Record, over: Path | None = None, *, anew: bool = False) -> Saved:
    """Write what changed in a record, merged with what somebody else saved meanwhile.

    Args:
        record: what to save; where nothing changed, nothing is written.
        over: the copy that an earlier failure left in the state folder, to be renewed by this one.
        anew: write the file also where it was moved or deleted.

    Raises:
        StoreError: the file could not be written, or cannot be read any more and is therefore left alone. The text is
            in `copy`, in the user's state folder.
    """
    if not record.changed and not anew:
        return Saved(record=record)
    try:
        with saving(record.path):
            return _save(record, anew=anew)
    except StoreError as error:
        raise with_copy(error, record, over) from error


def update(
    path: Path,
    change: Callable[[Incident], Incident],
    severities: Iterable[str] = (),
    *,
    patience: float = PATIENCE,
    over: Path | None = None,
) -> Saved:
    """Read a record, change it and save it, while other noblame processes wait: what a command does to a record.

    Nothing needs merging this way, so that of two who add the very same line both have added it.

    Args:
        path: the file; a symlink is followed.
        change: returns what the incident shall be; the same one where there is nothing to change.
        severities: as for `load`.
        patience: how long to wait for others, in seconds.
        over: the copy that an earlier failure of this change left.

    Raises:
        UnreadableError: as from `load`.
        StoreError: as from `save`.
    """
    with saving(path, patience):
        record = load(path, severities)
        changed = record.with_incident(change(record.incident))
        try:
            return _save(changed, anew=False)
        except StoreError as error:
            raise with_copy(error, changed, over) from error


def refresh(record: Record) -> Saved:
    """Take in what somebody else saved; write nothing.

    Raises:
        StoreError: the file is gone or cannot be read.
    """
    try:
        data = read(record.path)
    except FileNotFoundError as error:
        raise GoneError(f"{record.path.name} was moved or deleted") from error
    except OSError as error:
        raise StoreError(f"{record.path.name} cannot be read: {reason(error)}") from error
    if data == record.data:
        return Saved(record=record)
    with saving(record.path):
        now, conflicts = _merged(record, data)
        add(record.path, conflicts)
    return Saved(record=now, conflicts=conflicts)


def with_copy(error: StoreError, record: Record, over: Path | None = None) -> StoreError:
    """Return a failure with the record's text put into the state folder, or with the reason why that failed too."""
    if error.copy is not None:
        return error
    try:
        return type(error)(error.line, copy_aside(record.path, _spelled(record).data, over=over))
    except OSError as second:
        return type(error)(f"{error.line}; the state folder takes no copy either: {reason(second)}")


def _record(path: Path, data: bytes, severities: tuple[str, ...]) -> Record:
    base = parse(data, str(path), severities)
    opened = stood(base.document.root)
    return Record(
        path=path, incident=base.incident, base=base, given=base, data=data, opened=opened, severities=severities
    )


def _why_unread(error: OSError) -> str:
    return "no such file" if isinstance(error, FileNotFoundError) else reason(error)


def _save(record: Record, *, anew: bool) -> Saved:
    put_aside: list[Conflict] = []
    try:
        return _tried(record, put_aside, anew=anew)
    except StoreError:
        drop(record.path, put_aside)  # nothing was merged in the end, and the next try finds them again
        raise


def _tried(record: Record, put_aside: list[Conflict], *, anew: bool) -> Saved:
    conflicts: tuple[Conflict, ...] = ()
    for _ in range(TRIES):
        if not record.changed and not anew:
            return Saved(record=record, conflicts=conflicts)
        try:
            return _written(record, conflicts, anew=anew)
        except ChangedOnDiskError as changed:
            record, found = _merged(record, changed.data)
            conflicts += found
            put_aside += add(record.path, found)
    raise StoreError(f"{record.path.name} could not be saved: it changes on disk again and again")


def _written(record: Record, conflicts: tuple[Conflict, ...], *, anew: bool) -> Saved:
    spelling = _spelled(record)
    reading = _readable(record, spelling)
    backup = _backup(record) if spelling.anew else None
    try:
        store(record.path, spelling.data, digest(record.data))
    except GoneError:
        if not anew:
            raise
        store(record.path, spelling.data, None)
    base = msgspec.structs.replace(reading, incident=record.incident)
    given = base if spelling.anew else record.given
    kept = msgspec.structs.replace(record, base=base, given=given, data=spelling.data)
    return Saved(record=kept, wrote=True, conflicts=conflicts, backup=backup)


def _spelled(record: Record) -> Spelling:
    base = record.base
    if not record.changed:
        return Spelling(data=record.data, reading=base)
    spelling = _put_into(record.given, record)
    return _put_into(base, record) if spelling.anew and record.given is not base else spelling


def _put_into(reading: Reading, record: Record) -> Spelling:
    return spell(reading.document, reading.incident, record.incident, record.severities, record.opened)


def _readable(record: Record, spelling: Spelling) -> Reading:
    reading = spelling.reading
    if reading is None or reading.incident != record.incident:
        large = len(spelling.data) > LIMIT
        line = f"larger than {LIMIT // 1024 // 1024} MiB" if large else "nothing that could be read again"
        raise StoreError(f"{record.path.name} could not be saved: it would be {line}; the file is as it was")
    return reading


def _backup(record: Record) -> Path:
    try:
        return copy_aside(record.path, record.data, "before-rewrite")
    except OSError as error:
        line = f"its layout would be lost, and the state folder takes no copy ({reason(error)})"
        raise StoreError(f"{record.path.name} could not be saved: {line}; the file is as it was") from error


def _merged(record: Record, data: bytes) -> tuple[Record, tuple[Conflict, ...]]:
    """Return the record made from what is on disk now, with our changes in it, and what both sides changed."""
    try:
        theirs = parse(data, str(record.path), record.severities)
    except UnreadableError as error:
        first = error.problems[0]
        line = f"{record.path.name} was changed by somebody else and cannot be read"
        raise StoreError(f"{line} (line {first.line}: {first.found}); it is left alone") from error
    merged = merge(record.base.incident, theirs.incident, record.incident)
    opened = record.opened | (stood(theirs.document.root) - stood(record.base.document.root))
    now = msgspec.structs.replace(record, incident=merged.incident, base=theirs, given=theirs, data=data, opened=opened)
    return now, merged.conflicts
