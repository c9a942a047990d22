"""Why it happened: root causes, factors, five whys, and the why tree (S28, S29, S53 to S59)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, cast

from msgspec.structs import replace

from noblame.record.incident import Cause, CauseKind
from noblame.record.notation.causes import DEEPEST, walk
from noblame.sharing.converting.blocks import Block, Heading, Item, Items, Text
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.prose import folded, joined, line, plain, under
from noblame.sharing.converting.words import Words

Effect = Literal["", "worse", "harder"]
_EFFECT_OF = {"made it worse": "worse", "made it harder to fix": "harder"}
_SAID_EFFECT = re.compile(rf" \((?P<effect>{'|'.join(_EFFECT_OF)})\)$")
_MARKS = "|".join(("immediate", "contributing", "root", "actionable", *_EFFECT_OF))
_MARKED = re.compile(rf"(?P<because>.*?)(?: \((?P<marks>(?:{_MARKS})(?:, (?:{_MARKS}))*)\))?", re.DOTALL)
_EVIDENCE = " - Evidence: "
_NO_ANSWER = "no answer yet"
_WHY = re.compile(r"(?:\d+[.)] ?)?(?:why|how come)\b", re.IGNORECASE)


def read_root_cause(draft: Draft, blocks: Iterable[Block]) -> None:
    """Read the root cause: its text, and the roots as a list; a list of whys is a chain."""
    text = list[Block]()
    for block in blocks:
        if isinstance(block, Items):
            causes = chain(block.items) if _asks(block) else flat(block.items, "root")
            draft.add("causes", causes)
        else:
            text.append(block)
    draft.say("root_cause", plain(text))


def read_factors(draft: Draft, blocks: Iterable[Block], kind: CauseKind = "contributing") -> None:
    """Read the contributing factors, or what started it; a paragraph is one too."""
    for block in blocks:
        if isinstance(block, Items):
            draft.add("causes", flat(block.items, kind))
        else:
            draft.add("causes", (Cause(because=each, kind=kind) for each in under((block,))))


def read_whys(draft: Draft, blocks: Iterable[Block]) -> None:
    """Read five whys: each answer below the one it answers, in a nested list, a flat one or paragraphs."""
    paragraphs = list[Item]()
    for block in blocks:
        if isinstance(block, Items) and any(item.below for item in block.items):
            draft.add("causes", nested(block.items))
        elif isinstance(block, Items):
            paragraphs += block.items
        elif isinstance(block, Text):
            paragraphs += (Item(words, None, ()) for words in block.words.lines())
        elif isinstance(block, Heading):
            paragraphs.append(Item(block.words, None, ()))
        else:
            paragraphs += (Item(Words(each, each), None, ()) for each in under((block,)))
    draft.add("causes", chain(paragraphs))


def _asks(block: Items) -> bool:
    return sum(bool(_WHY.match(item.words.text)) for item in block.items) * 2 >= len(block.items)


def flat(items: Iterable[Item], kind: CauseKind) -> Iterator[Cause]:
    """Yield the items as causes of one kind, with what they did, `… (made it worse)`, and what stands below."""
    for item in items:
        text = line(item.words)
        found = _SAID_EFFECT.search(text)
        effect = cast("Effect", _EFFECT_OF[found["effect"]] if found else "")
        because = text[: found.start()] if found else text
        below = tuple(_nested_below(item, 1))
        if because or below:
            yield Cause(because=because, kind=kind, effect=effect, next=below)


def nested(items: Iterable[Item], depth: int = 0) -> Iterator[Cause]:
    """Yield a nested list as a tree; deeper than a record can be, the rest stands in one line."""
    for item in items:
        deepest = depth >= DEEPEST
        because = folded(item) if deepest else line(item.words)
        below = () if deepest else tuple(_nested_below(item, depth + 1))
        if because or below:
            yield Cause(because=because, next=below)


def _nested_below(item: Item, depth: int) -> Iterator[Cause]:
    for block in item.below:
        if isinstance(block, Items):
            yield from nested(block.items, depth)
        else:
            yield from (Cause(because=each) for each in under((block,)))


def chain(items: Iterable[Item]) -> Iterator[Cause]:
    """Yield a flat list of whys as one chain; a question and the answer on the next line are one cause."""
    lines = list[str]()
    for text in filter(None, map(folded, items)):
        if lines and lines[-1].endswith("?") and not _WHY.match(text):
            lines[-1] = joined(lines[-1], text)
        else:
            lines.append(text)
    head, rest = lines[:DEEPEST], lines[DEEPEST:]
    below = tuple(Cause(because=each) for each in rest)
    for because in reversed(head):
        below = (Cause(because=because, next=below),)
    yield from below


def read_tree(draft: Draft, items: Iterable[Item]) -> None:
    """Read the why tree as our own export writes it; what the document says above of its causes is in it already."""
    tree = tuple(_tree(items, 0))
    in_it = Counter((place.cause.because, place.cause.kind, place.cause.effect) for place in walk(tree))
    more = list[Cause]()
    for cause in draft.incident.causes:
        key = (cause.because, cause.kind, cause.effect)
        if in_it[key] and not cause.next:
            in_it[key] -= 1
        else:
            more.append(cause)
    draft.put(causes=(*tree, *more))


def _tree(items: Iterable[Item], depth: int) -> Iterator[Cause]:
    for item in items:
        cause = answer(line(item.words) if depth < DEEPEST else folded(item))
        lists = [block for block in item.below if isinstance(block, Items)] if depth < DEEPEST else []
        yield replace(cause, next=tuple(each for block in lists for each in _tree(block.items, depth + 1)))


def answer(text: str) -> Cause:
    """Return one answer of the tree: `No check notices it (root, actionable) - Evidence: 14:09 alert; log`."""
    said, _, evidence = text.partition(_EVIDENCE)
    found = _MARKED.fullmatch(said)
    marks = (found["marks"] or "").split(", ") if found else []
    because = found["because"] if found else said
    return Cause(
        because="" if because == _NO_ANSWER else because,
        kind=cast("CauseKind", next((mark for mark in marks if mark in {"immediate", "contributing", "root"}), "")),
        effect=cast("Effect", next((_EFFECT_OF[mark] for mark in marks if mark in _EFFECT_OF), "")),
        actionable="actionable" in marks,
        evidence=tuple(filter(None, evidence.split("; "))),
    )
