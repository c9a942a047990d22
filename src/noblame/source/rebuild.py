"""A list or a mapping put together anew from its own entries and new ones, in another order or number."""

from itertools import pairwise

from noblame.source.edits import Edit, patched
from noblame.source.spans import Chunk

Span = tuple[int, int]
Inner = dict[int, list[Edit]]
"""The edits inside each old entry, by its place."""


def rebuilt_block(text: str, entries: list[Chunk], order: list[int | list[str]], inner: Inner) -> Edit:
    """Return the edit that makes a block list or mapping of its old entries, by place, and new lines.

    An entry takes its comments along when it moves, and they go with it; comments that a blank line sets apart stay.

    Args:
        text: the whole text.
        entries: the old entries.
        order: for each entry to be, the place of an old one or the lines of a new one.
        inner: edits inside old entries.
    """
    first = entries[0]
    pad = " " * (first.start - text.rfind("\n", 0, first.start) - 1)
    kept = {place for place in order if isinstance(place, int)}
    usual = _usual_gap(entries)
    pieces, carried, seen = [], "", 0
    for slot, what in enumerate(order):
        gap = _gap(entries, order, slot, usual)
        if isinstance(what, int):
            carried += "".join(entries[place].section for place in range(seen, what) if place not in kept)
            seen = max(seen, what)
            entry = entries[what]
            body = patched(text, entry.start, entry.end, inner.get(what, ()))
            pieces.append(gap + carried + entry.section + entry.lead + pad + body)
            carried = ""
        else:
            pieces.append(gap + "\n".join(what))
    carried += "".join(entry.section for place, entry in enumerate(entries) if place >= seen and place not in kept)
    whole = "\n".join(pieces).lstrip(" \n") + ("\n" + carried.rstrip("\n") if carried else "")
    return Edit(first.start, entries[-1].end, whole)


def _usual_gap(entries: list[Chunk]) -> str:
    """Return the blank lines that stand between all entries alike."""
    gaps = {entry.gap for entry in entries[1:]}
    return gaps.pop() if len(gaps) == 1 else ""


def _gap(entries: list[Chunk], order: list[int | list[str]], slot: int, usual: str) -> str:
    """Return the blank lines above the entry in `slot`."""
    what = order[slot]
    if isinstance(what, list) or what == 0:
        return usual
    if len(order) == len(entries) and slot and order[slot - 1] != what - 1:
        return entries[slot].gap
    return entries[what].gap


def rebuilt_flow(text: str, brackets: Span, spans: list[Span], order: list[int | str], inner: Inner) -> Edit:
    """Return the edit that makes a list or mapping in brackets of its old entries, by place, and new texts.

    Args:
        text: the whole text.
        brackets: from the opening one to behind the closing one.
        spans: where the old entries stand.
        order: for each entry to be, the place of an old one or the text of a new one.
        inner: edits inside old entries.
    """
    between = [text[a[1] : b[0]] for a, b in pairwise(spans)]
    usual = next((comma for comma in between if "#" not in comma), ", ")
    start, end = brackets
    pieces = [text[start : spans[0][0]]]
    for slot, what in enumerate(order):
        if slot:
            follows = isinstance(what, int) and what > 0 and order[slot - 1] == what - 1
            pieces.append(between[what - 1] if follows and isinstance(what, int) else usual)
        pieces.append(patched(text, *spans[what], inner.get(what, ())) if isinstance(what, int) else what)
    pieces.append(text[spans[-1][1] : end])
    return Edit(start, end, "".join(pieces))
