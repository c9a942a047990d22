"""Our side of open conflicts, in the state folder until somebody chooses (P5): it outlives the window."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import NoneType

import msgspec

from noblame.locations import state_dir
from noblame.record.aside import name_for, state_folder
from noblame.record.incident import Part
from noblame.record.merge import Conflict
from noblame.record.storing import StoreError, read, reason
from noblame.record.temporaries import temporary

_KINDS: dict[str, type] = {kind.__name__: kind for kind in (bool, date, datetime, int, NoneType, str)}


class _Typed(msgspec.Struct):
    """A value beside the name of its type, which JSON does not tell."""

    type: str
    value: object


class _Kept(msgspec.Struct):
    path: tuple[str, ...]
    words: str
    theirs: _Typed
    ours: _Typed


def place_of(path: Path) -> Path:
    """Return where the conflicts of a record wait."""
    return state_dir() / "conflicts" / f"{name_for(path)}.json"


def waiting(path: Path) -> tuple[Conflict, ...]:
    """Return the open conflicts of a record. A file of another version is put aside and stays."""
    place = place_of(path)
    try:
        kept = msgspec.json.decode(read(place), type=list[_Kept])
        return tuple(Conflict(each.path, each.words, _value(each.theirs), _value(each.ours)) for each in kept)
    except OSError:
        return ()
    except (msgspec.DecodeError, KeyError):
        with suppress(OSError):
            place.replace(place.with_suffix(".unread.json"))
        return ()


def add(path: Path, conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Let more conflicts wait; return those that did not wait already.

    Raises:
        StoreError: the state folder cannot be written.
    """
    before = waiting(path)
    new = tuple(each for each in conflicts if each not in before)
    _change(path, lambda kept: [*kept, *new])
    return new


def drop(path: Path, conflicts: Iterable[Conflict]) -> None:
    """Forget conflicts that somebody decided.

    Raises:
        StoreError: the state folder cannot be written.
    """
    decided = list(conflicts)
    _change(path, lambda kept: [each for each in kept if each not in decided])


def _change(path: Path, change: Callable[[tuple[Conflict, ...]], list[Conflict]]) -> None:
    before = waiting(path)
    after = change(before)
    if after == list(before):
        return
    try:
        _write(place_of(path), after)
    except OSError as error:
        line = (
            f"{path.name} changed on disk, and your version of {after[0].words if after else 'it'} cannot be put aside"
        )
        raise StoreError(f"{line}: {reason(error)}") from error


def _write(place: Path, conflicts: list[Conflict]) -> None:
    if not conflicts:
        place.unlink(missing_ok=True)
        return
    kept = [_Kept(each.path, each.words, _typed(each.theirs), _typed(each.ours)) for each in conflicts]
    text = msgspec.json.format(msgspec.json.encode(kept), indent=2)
    with temporary(state_folder(place.parent.name), text) as fresh:
        fresh.replace(place)


def _typed(value: object) -> _Typed:
    return _Typed(type(value).__name__, value)


def _value(typed: _Typed) -> object:
    kinds = _KINDS | {kind.__name__: kind for kind in Part.__subclasses__()}
    return msgspec.convert(typed.value, kinds[typed.type])
