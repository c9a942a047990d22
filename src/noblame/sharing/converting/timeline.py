"""The timeline: lists, tables and paragraphs, with days, zones and nights in between (S27)."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from noblame.record.incident import Entry
from noblame.record.notation.stamp import HALF_DAY
from noblame.record.notation.timeline import parse_line
from noblame.sharing.converting.blocks import Block, Heading, Item, Items, Quote, Table, Text, Verbatim
from noblame.sharing.converting.days import day_in, only_day
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.places import place_of
from noblame.sharing.converting.prose import joined, line, plain, under
from noblame.sharing.converting.timeline_lines import lines_of
from noblame.sharing.converting.timeline_table import is_timeline, rows
from noblame.sharing.converting.timeline_zone import beside_zone
from noblame.sharing.converting.times import At, at_start
from noblame.sharing.converting.words import Words
from noblame.sharing.converting.words import plain as unescaped

_UNTIMED = re.compile(r"(?:\[HH:MM\]|\(time unknown\)) - ")
"""What the template, and our own export, write where no time is known."""


class _Row(NamedTuple):
    """One thing that happened, as it stands in the document."""

    words: Words
    more: str = ""
    """What else is said of it."""
    source: str = ""


def read_timeline(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Read the timeline into the record."""
    draft.add("timeline", _Timeline(draft, heading.text).read(blocks))


class _Timeline:
    """Reads one timeline from top to bottom."""

    def __init__(self, draft: Draft, heading: str) -> None:
        self._draft = draft
        self._heading = heading
        self._day = draft.day
        self._above: datetime | None = None
        self._days_are_said = False
        self._entries: list[Entry] = []

    def read(self, blocks: Iterable[Block]) -> list[Entry]:
        """Return the entries that blocks hold."""
        blocks = tuple(blocks)
        self._days_are_said = self._draft.own and any(map(self._is_day, lines_of(blocks)))
        self._read(blocks)
        return self._entries

    def _read(self, blocks: Iterable[Block]) -> None:
        open_ = False
        for block in blocks:
            if isinstance(block, Heading):
                open_ = self._under(block.words)
            elif open_ and not any(self._is_dated(words) for words in lines_of((block,))):
                self._more("; ".join(under((block,))))
            else:
                self._block(block)

    def _under(self, words: Words) -> bool:
        """Take a heading: a day, a thing that happened, or a phase; return whether what follows belongs to it."""
        if self._take_day(words) or place_of(words.text) == "timeline":
            return False
        self._entry(_Row(words))
        return self._starts(words) is not None

    def _block(self, block: Block) -> None:
        if isinstance(block, Text):
            self._paragraph(block)
        elif isinstance(block, Items):
            for item in block.items:
                self._item(item)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Quote):
            self._read(block.blocks)
        elif isinstance(block, Verbatim):
            self._verbatim(block)

    def _verbatim(self, block: Verbatim) -> None:
        """Take code: lines with times, else something that belongs to the entry above."""
        if any(self._is_dated(unescaped(each.strip())) for each in block.text.split("\n")):
            self._paragraph(Text(unescaped(block.text)))
        else:
            self._more("; ".join(under((block,))))

    def _paragraph(self, block: Text) -> None:
        """Take a paragraph: each line that begins with a time is an entry, other lines go on with the one above."""
        lines = list(block.words.lines())
        if not any(map(self._is_dated, lines)):
            self._remark(block)
            return
        start = 0
        for index in (*(index for index, words in enumerate(lines) if index and self._is_dated(words)), len(lines)):
            first, more = lines[start], " ".join(words.text for words in lines[start + 1 : index])
            start = index
            if not self._take_day(first):
                self._entry(_Row(_with(first, more)))
            elif more:
                self._entry(_Row(unescaped(more)))

    def _remark(self, block: Text) -> None:
        """Take a paragraph without a time: the zone, an introduction, or something that happened at some time."""
        rest = beside_zone(block.words.text)
        if rest and self._take_day(unescaped(rest)):
            return
        if self._entries and rest != "":
            self._entry(_Row(block.words.flat()))
        else:
            self._draft.leave(self._heading, plain((block,)))

    def _item(self, item: Item) -> None:
        if self._take_day(item.words):
            self._read(item.below)
        elif any(self._is_dated(words) for words in lines_of(item.below)):
            self._entry(_Row(item.words.flat()))
            self._read(item.below)
        else:
            self._entry(_Row(item.words.flat(), "; ".join(under(item.below))))

    def _table(self, table: Table) -> None:
        """Take a table; one without any column that a timeline has stays as a passage."""
        dated = bool(table.rows) and self._is_dated(table.rows[0][0])
        if not dated and not is_timeline(table):
            self._draft.leave(self._heading, plain((table,)))
            return
        for row in rows(table, dated=dated):
            clock = row.clock
            if row.day and not self._take_day(unescaped(row.day)):
                clock = f"{row.day} {clock}".strip()
            stands = " - ".join(filter(None, (clock, row.what)))
            if clock and self._take_day(unescaped(clock)):
                stands = row.what
            if stands or row.more:
                self._entry(_Row(unescaped(stands), row.more, row.source))

    def _starts(self, words: Words, near: date | None = None) -> At | None:
        """Return the time that a line begins with."""
        return at_start(words.text, self._day or near, own=self._draft.own)

    def _is_day(self, words: Words) -> bool:
        return only_day(words.text, self._day) is not None

    def _is_dated(self, words: Words) -> bool:
        return (
            _UNTIMED.match(words.shape) is not None or self._starts(words, date.min) is not None or self._is_day(words)
        )

    def _take_day(self, words: Words) -> bool:
        """Take a line that is a day, as `**2026-11-19**`."""
        day = only_day(words.text, self._day)
        if day is None:
            return False
        self._day, self._above = day, None
        return True

    def _note_day(self, words: Words) -> None:
        """Note the day that a line without a time begins with: what follows is on it."""
        named = day_in(words.text, self._day)
        if named is not None and named.start <= 1:
            self._day, self._above = named.day, None

    def _entry(self, row: _Row) -> None:
        """Add an entry."""
        words, at, until = row.words.flat(), None, ""
        if untimed := _UNTIMED.match(words.shape):
            words = words.cut(untimed.end())
        else:
            found = self._starts(words)
            at = self._moment(found) if found else None
            if found and at:
                words, until = words.cut(found.end), self._until(found, at)
            elif beside_zone(words.text) == "" and not row.more:
                self._draft.leave(self._heading, words.text)
                return
            elif found is None:
                self._note_day(words)
        entry = _marked(words)
        what = joined(f"{entry.what} (until {until})".lstrip() if until else entry.what, row.more)
        if what or at is not None:
            self._entries.append(Entry(at=at, what=what, kind=entry.kind, source=row.source))

    def _more(self, text: str) -> None:
        """Add to what the last entry says."""
        if not self._entries:
            self._draft.leave(self._heading, text)
            return
        last = self._entries.pop()
        self._entries.append(Entry(at=last.at, what=joined(last.what, text), kind=last.kind, source=last.source))

    def _moment(self, at: At) -> datetime | None:
        """Return when it was: after midnight where the times leap back by more than half a day."""
        zone = self._zone(at)
        found = at.moment(self._day, zone)
        if at.day is None and self._day is not None and self._day == self._draft.guess:
            self._draft.doubt(f"the day is a guess from the text: {self._day}")
        if found is None:
            self._draft.doubt("no day is known: times of the timeline stay text")
            return None
        leaps = at.day is None and self._above is not None and self._above - found > HALF_DAY
        if leaps and not self._days_are_said:
            found = at.moment(_next(self._day), zone) or found
        self._above = found
        self._day = found.astimezone(at.zone or zone).date()
        return found

    def _until(self, found: At, at: datetime) -> str:
        """Return the end of a range as it stands, with the zone where that is not UTC, as it is for the start."""
        here = at.astimezone(found.zone or self._draft.zone or UTC)
        zoned = not found.until or found.until_zoned or not here.utcoffset()
        return found.until if zoned else f"{found.until} {here:%Z}"

    def _zone(self, at: At) -> tzinfo:
        if self._draft.zone is None and at.zone is None:
            self._draft.doubt("no time zone is named: its times are read as UTC")
        return self._draft.zone or UTC


def _with(words: Words, more: str) -> Words:
    """Return a line with the lines it goes on in."""
    return words.cut(0)._replace(text=f"{words.text} {more}", shape=f"{words.shape} {more}") if more else words


def _next(day: date | None) -> date | None:
    return day + timedelta(days=1) if day is not None and day < date.max else day


def _marked(words: Words) -> Entry:
    """Return a line with the kind that stands in front, `[detect] …`, unless a person wrote the brackets as words."""
    if not words.shape.startswith("["):
        return Entry(what=line(words))
    found = parse_line(words.text)
    return Entry(what=found.what, kind=found.kind) if found.kind else Entry(what=line(words))
