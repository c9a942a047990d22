"""The why tree as an outline: two spaces a level, marks at the end of a line (S53 to S59, S102).

`Error path leaks its connection [contributing] [worse]`, `No check notices it [root] [actionable] [recurs: no] {c3}`.
"""

import re
from typing import Literal, cast

from msgspec.structs import replace

from noblame.record.incident import Cause, CauseKind, Recurs
from noblame.record.notation.align import BLANK, Page, edited, one_line, same_or, turn
from noblame.record.notation.ids import next_id, with_id
from noblame.record.notation.marks import take_marks, with_marks, words_end
from noblame.record.notation.tree import Place, deepest_leaf, find, walk
from noblame.record.notation.why import next_question

__all__ = [
    "DEEPEST",
    "Place",
    "deepest_leaf",
    "find",
    "from_text",
    "next_id",
    "next_question",
    "parse_line",
    "to_text",
    "walk",
    "with_id",
    "words",
]

Effect = Literal["", "worse", "harder"]
DEEPEST = 13
"""The deepest level, from 0: a file nests at most 32 deep, and a level of the tree takes two."""

_MARK = re.compile(
    r"\[(?P<kind>immediate|contributing|root)\]|\[(?P<effect>worse|harder)\]|\[(?P<actionable>actionable)\]"
    r"|\[(?P<recurs>recurs: ?(?:yes|no|unsure))\]|\{(?P<id>[a-z]+[0-9]{1,9})\}",
    re.IGNORECASE,
)


def parse_line(text: str) -> Cause:
    """Return one line as a cause without answers. Its indentation says nothing; words in other brackets stay text."""
    because, marks = take_marks(text, _MARK)
    return Cause(
        because=because,
        kind=cast("CauseKind", marks.get("kind", "").lower()),
        effect=cast("Effect", marks.get("effect", "").lower()),
        actionable="actionable" in marks,
        recurs=cast("Recurs", marks.get("recurs", "").lower().removeprefix("recurs:").strip()),
        id=marks.get("id", ""),
    )


def words(line: str) -> tuple[int, int]:
    """Return from which column up to which a line has the cause's own words."""
    return 0, words_end(line, _MARK)


def _line(cause: Cause) -> str:
    """Return a cause as one line without indentation."""
    actionable = "[actionable]" if cause.actionable else ""
    marks = (f"[{cause.kind}]", f"[{cause.effect}]", actionable, f"[recurs: {cause.recurs}]", f"{{{cause.id}}}")
    return with_marks(one_line(cause.because), _MARK, *marks)


def to_text(causes: tuple[Cause, ...]) -> str:
    """Return the tree as an outline."""
    return "\n".join("  " * place.depth + _line(place.cause) for place in walk(causes))


def from_text(text: str, old: tuple[Cause, ...] = (), *, earlier: tuple[Cause, ...] = ()) -> tuple[Cause, ...]:
    """Return the tree an outline stands for.

    A line that is indented further than one level below its parent is read as one level below it; a tab counts as one
    level. Evidence stays with an edited or moved line; where nothing changed, the result is
    `old` itself.

    Args:
        text: The whole pane.
        old: What the pane's text stood for before the edit.
        earlier: Causes that stood here once, so that a line that comes back (undo, cut and paste) is that cause again.
    """
    lines = text.split("\n")
    page = turn(_page(old), [line.strip() for line in lines], _read, _edit, _page(earlier) if earlier else BLANK)
    rows = [(_level(line), cause) for line, cause in zip(lines, page.items, strict=True) if cause is not None]
    return same_or(old, _grow(rows))


def _page(causes: tuple[Cause, ...]) -> Page[Cause]:
    """Return the tree as lines without their indentation, which a move of a branch changes in all of them."""
    flat = [place.cause for place in walk(causes)]
    return Page(list(map(_line, flat)), flat)


def _read(line: str, _: list[Cause | None]) -> Cause:
    return parse_line(line)


def _edit(cause: Cause, before: str, after: str, _: list[Cause | None]) -> Cause:
    return edited(cause, parse_line(before), parse_line(after))


def _level(line: str) -> int:
    """Return the level a line is indented to; an odd space says nothing."""
    margin = line[: len(line) - len(line.lstrip())]
    return len(margin.replace("\t", "  ")) // 2


def _grow(rows: list[tuple[int, Cause]]) -> list[Cause]:
    """Return the tree of causes with their levels; each hangs on the nearest line above that is indented less."""
    depths: list[int] = []
    open_levels: list[int] = []
    for level, _ in rows:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        depths.append(min(len(open_levels), DEEPEST))
        open_levels.append(level)
    branches: list[list[Cause]] = [[] for _ in range(DEEPEST + 2)]
    for depth, (_, cause) in zip(reversed(depths), reversed(rows), strict=True):
        answers = same_or(cause.next, branches[depth + 1][::-1])
        branches[depth + 1].clear()
        branches[depth].append(cause if answers is cause.next else replace(cause, next=answers))
    return branches[0][::-1]
