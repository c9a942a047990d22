"""The text for the status page: summary, what happened, what we are doing, in about 150 words (S78)."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from noblame.sharing.outside import Told, plain_text, told
from noblame.sharing.wanted import Wanted

TEMPLATE = "status.txt.jinja"
WORDS = 150
"""About so many words are read on a status page; the headings come on top."""
SHARE = 45
"""So many words each part can count on, whatever the parts before it say."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W_a-z]|[\"“'(])")


class Parts(NamedTuple):
    """The three parts, in whole sentences."""

    summary: tuple[str, ...]
    happened: tuple[str, ...]
    doing: tuple[str, ...]


def render(wanted: Wanted) -> str:
    """Return the text for the status page; the same record gives the same text.

    Raises:
        SharingError: As from `noblame.sharing.outside.told`.
    """
    said = told(wanted, briefly=True)
    return plain_text(TEMPLATE, wanted.archive, told=said, parts=parts_of(said))


def parts_of(said: Told) -> Parts:
    """Return the parts, cut at sentences so that all of them have about 150 words."""
    whole = Parts(
        summary=(*_heading(said), *_sentences(said.impact)),
        happened=(*_sentences(said.root_cause), *_sentences(said.resolution)),
        doing=(*_sentences(said.permanent), *_steps(said)),
    )
    left, cut = WORDS, list[tuple[str, ...]]()
    for at, part in enumerate(whole):
        kept_back = sum(min(SHARE, _length(other)) for other in whole[at + 1 :])
        cut.append(_cut(part, left - kept_back))
        left -= _length(cut[-1])
    return Parts(*cut)


def _heading(said: Told) -> Iterator[str]:
    """Yield title and times as a sentence."""
    if said.title or said.when:
        yield ": ".join(filter(None, (said.title, said.when))) + "."


def _steps(said: Told) -> Iterator[str]:
    yield from (f"Done: {step}." for step in said.done)
    yield from (f"Planned: {step}." for step in said.planned)


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, line breaks within them gone."""
    for sentence in _SENTENCE.split(" ".join(text.split())):
        if sentence:
            yield sentence if sentence[-1] in ".!?…:;" else f"{sentence}."


def _cut(sentences: Sequence[str], words: int) -> tuple[str, ...]:
    """Return the sentences that fit into so many words; a first one that is longer by itself ends in `…`."""
    reached = accumulate(len(sentence.split()) for sentence in sentences)
    fitting = tuple(sentence for sentence, count in zip(sentences, reached, strict=True) if count <= words)
    if fitting or not sentences:
        return fitting
    return (f"{' '.join(sentences[0].split()[:words])} …",)


def _length(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)
