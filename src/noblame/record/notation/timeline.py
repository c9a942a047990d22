"""The timeline pane: `14:09 [detect] Pool alert paged on-call` (S27)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import partial
from typing import cast, get_args

from noblame.record.incident import Entry, Kind
from noblame.record.notation.align import BLANK, Page, edited, one_line, same_or, turn
from noblame.record.notation.spans import Gap, duration, gaps, time_to_detect
from noblame.record.notation.stamp import Stamp, place, place_past, read_stamp, write

__all__ = [
    "Gap",
    "duration",
    "expand",
    "from_text",
    "gaps",
    "in_order",
    "parse_line",
    "time_to_detect",
    "to_text",
    "words",
]

_KINDS = [kind for kind in get_args(Kind) if kind]
_KIND = re.compile(rf"\s*\[({'|'.join(_KINDS)})\](?:\s+|$)", re.IGNORECASE)
_SHORT = re.compile(r"(?P<clock>(?:[01][0-9]|2[0-3])[0-5][0-9]) |(?P<now>now) |\+(?P<minutes>[0-9]{1,4}) ")


def parse_line(text: str, near: datetime | None = None, zone: tzinfo = UTC) -> Entry:
    """Return one line as an entry. What is no time and no mark stays text.

    Args:
        text: `14:09 [detect] what`, with the time in any form of design section 5; four bare digits are no time.
        near: When the incident was; a time of day alone means the day nearest to it. Without it, a time without a full
            date stays text.
        zone: What a time without a zone is in.
    """
    return _read(text, lambda stamp: place(stamp, near, None, zone))


def _read(text: str, moment: Callable[[Stamp], datetime | None]) -> Entry:
    """Return one line as an entry; `moment` says what a time means there."""
    stamp, rest = read_stamp(text)
    at = moment(stamp) if stamp else None
    if at is None:
        rest = text
    mark = _KIND.match(rest)
    if mark is None:
        return Entry(at=at, what=rest.strip())
    return Entry(at=at, what=rest[mark.end() :].strip(), kind=cast("Kind", mark[1].lower()))


def words(line: str) -> tuple[int, int]:
    """Return from which column, behind time and kind, up to which a line says what happened."""
    stamp, rest = read_stamp(line)
    mark = _KIND.match(rest)
    what = rest[mark.end() :] if mark else rest.lstrip() if stamp else rest
    return len(line) - len(what), len(line)


def to_text(entries: tuple[Entry, ...], near: datetime | None = None, zone: tzinfo = UTC, *, days: bool = False) -> str:
    """Return the entries as lines, each with the shortest time that reads back to the same moment.

    Args:
        entries: In the order they are to stand in.
        near: When the incident was.
        zone: What the times are shown in.
        days: Show the full date in each line.
    """
    page = Page(_shown(entries, near, zone, days=days), entries)
    _remember(entries, zone, page)
    return "\n".join(page.lines)


def _shown(entries: tuple[Entry, ...], near: datetime | None, zone: tzinfo, *, days: bool = False) -> list[str]:
    lines, previous = [], None
    for entry in entries:
        parts = [f"[{entry.kind}]" if entry.kind else "", one_line(entry.what)]
        if entry.at is not None:
            parts.insert(0, write(entry.at, near, previous, zone, dated=days))
            previous = entry.at
        lines.append(" ".join(filter(None, parts)))
    return lines


def from_text(  # noqa: PLR0913  what a line is read by
    text: str,
    old: tuple[Entry, ...] = (),
    near: datetime | None = None,
    zone: tzinfo = UTC,
    *,
    earlier: tuple[Entry, ...] = (),
    now: datetime | None = None,
) -> tuple[Entry, ...]:
    """Return the entries that a text stands for.

    A line nobody edited is the very same entry, also where the line could not show all of it; an edited line keeps the
    entry's other keys; where nothing changed, the result is `old` itself.

    Args:
        text: The whole pane.
        old: What the pane's text stood for before the edit.
        near: When the incident was.
        zone: What a time without a zone is in.
        earlier: Entries that stood here once, so that a line that comes back (undo, cut and paste) is that entry again.
        now: When it was typed: a time of day alone then rather means a moment that has come.
    """
    reader = _Reader(near, zone, now)
    stood = _page(earlier, near, zone) if earlier else BLANK
    page = turn(_page(old, near, zone), text.split("\n"), reader.read, reader.edit, stood)
    entries = same_or(old, page.items)
    _remember(entries, zone, page)
    return entries


class _Reader:
    """Reads the new and edited lines of one text, from top to bottom."""

    def __init__(self, near: datetime | None, zone: tzinfo, now: datetime | None) -> None:
        self.near = near
        self.zone = zone
        self._place = partial(place_past, now=now) if now else place
        self._seen = 0
        self._previous: datetime | None = None

    def read(self, line: str, above: list[Entry | None]) -> Entry:
        """Return a new line as an entry."""
        return self._read(line, self._above(above))

    def edit(self, entry: Entry, before: str, after: str, above: list[Entry | None]) -> Entry:
        """Return the entry with what the edit of its line changed."""
        previous = self._above(above)
        was, now = self._read(before, previous), self._read(after, previous)
        if entry.at is None and was.at is not None:  # its time meant nothing while no day was known, and stood as text
            was = Entry(what=one_line(entry.what))
        return edited(entry, was, now)

    def _read(self, line: str, previous: datetime | None) -> Entry:
        return _read(line, lambda stamp: self._place(stamp, self.near, previous, self.zone))

    def _above(self, above: list[Entry | None]) -> datetime | None:
        """Return the time of the nearest entry above that has one; looks at each line once."""
        for entry in reversed(above[self._seen :]):
            if entry is not None and entry.at is not None:
                self._previous = entry.at
                break
        self._seen = len(above)
        return self._previous


def in_order(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries by time, equal times as they stood; one without a time stays below its predecessor.

    Those without a time at the very top stay there. No entry is lost; where all stand in order, the result is
    `entries` itself.
    """
    groups: list[list[Entry]] = [[]]
    for entry in entries:
        if entry.at is None:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    groups[1:] = sorted(groups[1:], key=_start)
    return same_or(entries, [entry for group in groups for entry in group])


def _start(group: list[Entry]) -> datetime:
    assert group[0].at is not None  # noqa: S101  a group begins with an entry that has a time
    return group[0].at


def expand(
    line: str, now: datetime, previous: datetime | None = None, zone: tzinfo = UTC, *, near: datetime | None = None
) -> str | None:
    """Return what the start of a line turns into while it is typed, None where it stays as it is.

    `1422 ` becomes `14:22 `, `now ` the time of day, `+5 ` five minutes after the previous entry. Only for keys: a line
    that was loaded or pasted ("2048 requests failed") stays.

    Args:
        line: The line up to the cursor, with the space just typed.
        now: The moment.
        previous: The moment of the nearest line above that has one; without it `+5 ` stays as it is.
        zone: What the pane's times are in.
        near: When the incident was. The time gets its day where a time of day alone would mean another one, and where
            neither `near` nor a line above says which: `1422 ` then is the last such moment.
    """
    found = _SHORT.fullmatch(line)
    if found is None:
        return None
    if found["clock"] and (near or previous):
        return f"{line[:2]}:{line[2:4]} "
    if found["clock"]:
        stamp = Stamp(time(int(line[:2]), int(line[2:4])))
        moment = place_past(stamp, None, None, zone, now) or now
    elif found["minutes"]:
        if previous is None:
            return None
        moment = previous + timedelta(minutes=int(found["minutes"]))
    else:
        moment = now
    return f"{write(moment.replace(second=0, microsecond=0), near, previous, zone)} "


_remembered: list[tuple[tuple[Entry, ...], tzinfo, Page[Entry]]] = []


def _page(entries: tuple[Entry, ...], near: datetime | None, zone: tzinfo) -> Page[Entry]:
    """Return the text that stands for the entries: as it was last shown or typed, else as it would be shown.

    So a line nobody edited stays its entry when the incident's own times change, which may give the same words another
    day.
    """
    for known, its_zone, page in tuple(_remembered):
        if known is entries and its_zone == zone:
            return page
    page = Page(_shown(entries, near, zone), entries)
    _remember(entries, zone, page)
    return page


def _remember(entries: tuple[Entry, ...], zone: tzinfo, page: Page[Entry]) -> None:
    """Keep the last few texts, so that the next key in a long pane need not write all lines again."""
    _remembered.insert(0, (entries, zone, page))
    del _remembered[8:]
