"""Which old line each line of an edited text continues, and what becomes of the items behind the lines.

A pane is text, the record is structs, and a struct has keys that no line shows (a source, evidence). So a line that was
edited must find the struct it came from. Equal lines are matched first; what is left between them goes by similarity
and place.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")

ALIKE = 0.4
"""From this share of equal text on, a line is taken for an edited other one."""
MANY_PAIRS = 4096
"""Above this, lines are compared with their neighbours only, so that a big text takes linear time."""
NEIGHBOURS = 3
LONG = 400
"""So many characters tell whether two lines are alike."""

_BREAKS = re.compile("[\r\n]+")


class Alignment(NamedTuple):
    """Where each line of a new text comes from."""

    head: int
    """So many lines at the top are the same."""
    tail: int
    """So many lines at the bottom are the same."""
    middle: list[int | None]
    """For each new line between them, the index of the old line it continues."""


class Page(NamedTuple, Generic[T]):
    """A text and the items behind it: one entry in `items` for each line, None for a line that is no item."""

    lines: Sequence[str]
    items: Sequence[T | None]


BLANK: Page[Any] = Page((), ())


def one_line(text: str) -> str:
    """Return a text without line breaks and outer space, as one line of a pane shows it."""
    return _BREAKS.sub(" ", text).strip()


def turn(
    page: Page[T],
    lines: Sequence[str],
    read: Callable[[str, list[T | None]], T],
    edit: Callable[[T, str, str, list[T | None]], T],
    earlier: Page[T] = BLANK,
) -> Page[T]:
    """Return the page after an edit. A line that did not change keeps the very same item; a blank line is none.

    Args:
        page: The text as it was.
        lines: The text as it is.
        read: Makes an item of a new line, given also the items above.
        edit: Makes an item of the old item, its old line and its new line, given also the items above.
        earlier: A text that stood here once: a line that comes back (undo, cut and paste) is its old item again.
    """
    head, tail, middle = align(page.lines, lines)
    items = list(page.items[:head])
    gone = _gone(page, earlier) if None in middle else {}
    for line, source in zip(lines[head:], middle, strict=False):
        item = None if source is None else page.items[source]
        if source is not None and page.lines[source] == line:
            items.append(item)
        elif not line.strip():
            items.append(None)
        elif source is None or item is None:
            items.append(gone.pop(line, None) or read(line, items))
        else:
            items.append(edit(item, page.lines[source], line, items))
    items += page.items[len(page.items) - tail :]
    return Page(lines, items)


def _gone(page: Page[T], earlier: Page[T]) -> dict[str, T]:
    """Return the items of an earlier text that are no longer there, by their lines."""
    here = set(map(id, page.items))
    pairs = zip(earlier.lines, earlier.items, strict=True)
    return {line: item for line, item in pairs if item is not None and id(item) not in here}


def edited(item: T, before: T, after: T) -> T:
    """Return `item` with only those fields changed in which the line read now differs from the line read before.

    What the line could not show in full (a text with line breaks) so survives an edit elsewhere in the line. A plain
    text is replaced.
    """
    if not isinstance(item, msgspec.Struct):
        return after
    changes: dict[str, Any] = {
        name: getattr(after, name) for name in item.__struct_fields__ if getattr(after, name) != getattr(before, name)
    }
    return msgspec.structs.replace(item, **changes) if changes else item


def same_or(old: tuple[T, ...], items: Sequence[T | None]) -> tuple[T, ...]:
    """Return the items as a tuple: the old one where nothing changed."""
    kept = tuple(item for item in items if item is not None)
    if len(kept) == len(old) and all(map(_is, kept, old)):
        return old
    return kept


def _is(one: object, other: object) -> bool:
    return one is other


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Return for each new line the old line it continues; no old line is continued twice.

    Takes linear time. A blank line continues only a blank line.
    """
    shorter = min(len(old), len(new))
    head = _common(old, new, shorter)
    tail = _common(old[::-1], new[::-1], shorter - head)
    olds, news = old[head : len(old) - tail], new[head : len(new) - tail]
    middle = _equal(olds, news)
    if olds and None in middle:
        _continue_gaps(olds, news, middle)
    return Alignment(head, tail, [None if source is None else source + head for source in middle])


def _common(old: Sequence[str], new: Sequence[str], limit: int) -> int:
    """Return how many lines are the same from the start."""
    for index in range(limit):
        if old[index] != new[index]:
            return index
    return limit


def _equal(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return for each new line the first unused old line with the same text, wherever it stood."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in range(len(old) - 1, -1, -1):
        places[old[index]].append(index)
    return [places[line].pop() if places.get(line) else None for line in new]


def _continue_gaps(old: Sequence[str], new: Sequence[str], middle: list[int | None]) -> None:
    """Fill in `middle`: lines that follow the same matched line belong together; what is left may have moved."""
    free, wanted = _gaps(old, new, middle)
    for anchor, places in wanted.items():
        sources = free.get(anchor, [])
        if len(sources) == len(places) == 1:
            middle[places[0]] = sources[0]
        else:
            _pair(old, new, sources, places, middle)
    used = set(middle)
    sources = [index for group in free.values() for index in group if index not in used]
    places = [index for group in wanted.values() for index in group if middle[index] is None]
    _pair(old, new, sources, places, middle)


def _gaps(
    old: Sequence[str], new: Sequence[str], middle: Sequence[int | None]
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the unmatched old and new lines, each grouped by the matched old line they stand below (-1: none)."""
    used, anchor = set(middle), -1
    free: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(old):
        if index in used:
            anchor = index
        elif line.strip():
            free[anchor].append(index)
    anchor = -1
    wanted: defaultdict[int, list[int]] = defaultdict(list)
    for index, source in enumerate(middle):
        if source is not None:
            anchor = source
        elif new[index].strip():
            wanted[anchor].append(index)
    return free, wanted


def _pair(
    old: Sequence[str], new: Sequence[str], sources: list[int], places: list[int], middle: list[int | None]
) -> None:
    """Fill in `middle` with the most similar pairs, the nearer ones first where two are as similar."""
    few = len(sources) * len(places) <= MANY_PAIRS
    pairs = []
    for at, place in enumerate(places):
        near = range(len(sources)) if few else range(max(0, at - NEIGHBOURS), min(len(sources), at + NEIGHBOURS + 1))
        for rank in near:
            score = similarity(old[sources[rank]], new[place])
            if score >= ALIKE:
                pairs.append((-score, abs(rank - at), place, sources[rank]))
    used: set[int] = set()
    for _, _, place, source in sorted(pairs):
        if middle[place] is None and source not in used:
            middle[place] = source
            used.add(source)


def similarity(one: str, other: str) -> float:
    """Return how alike two lines are, 0 to 1: the larger of their common ends and their common words."""
    one, other = one[:LONG], other[:LONG]
    shorter, longer = sorted((len(one), len(other)))
    head = _common(one, other, shorter)
    tail = _common(one[::-1], other[::-1], shorter - head)
    words, others = set(one.split()), set(other.split())
    return max((head + tail) / max(longer, 1), 2 * len(words & others) / max(len(words) + len(others), 1))
