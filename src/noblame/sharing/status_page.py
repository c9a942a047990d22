"""The text for the status page: summary, what happened, what we are doing, in about 150 words (S78)."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby, takewhile
from typing import NamedTuple

from noblame.sharing.outside import Told, plain_text, told
from noblame.sharing.sentences import Line, flowing, stopped
from noblame.sharing.wanted import Wanted

TEMPLATE = "status.txt.jinja"
WORDS = 150
"""About so many words are read on a status page; the headings come on top."""
SHARE = 45
"""So many words each part can count on, whatever the parts before it say."""


class Parts(NamedTuple):
    """The three parts, line by line, in whole sentences."""

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
    whole = (
        flowing([said.impact], tuple(_heading(said))),
        flowing([said.root_cause, said.resolution]),
        [*flowing([said.permanent]), *_steps(said)],
    )
    left, cut = WORDS, list[list[Line]]()
    for at, part in enumerate(whole):
        kept_back = sum(min(SHARE, _length(other)) for other in whole[at + 1 :])
        cut.append(_cut(part, left - kept_back))
        left -= _length(cut[-1])
    return Parts(*(tuple(" ".join(line) for line in part) for part in cut))


def _heading(said: Told) -> Iterator[str]:
    """Yield title and times as a sentence."""
    if said.title or said.when:
        yield stopped(": ".join(filter(None, (said.title, said.when))))


def _steps(said: Told) -> Iterator[Line]:
    """Yield a line for each step that was taken or will be."""
    for word, steps in (("Done", said.done), ("Planned", said.planned)):
        yield from ((stopped(f"{word}: {' '.join(step.split())}"),) for step in steps)


def _cut(lines: Iterable[Line], words: int) -> list[Line]:
    """Return the sentences that fit into so many words; a first one that is longer by itself ends in `…`."""
    sentences = [(at, sentence) for at, line in enumerate(lines) for sentence in line]
    reached = accumulate(len(sentence.split()) for _, sentence in sentences)
    fitting = [each for each, _ in takewhile(lambda one: one[1] <= words, zip(sentences, reached, strict=True))]
    if sentences and not fitting:
        return [(f"{' '.join(sentences[0][1].split()[:words])} …",)]
    return [tuple(each for _, each in line) for _, line in groupby(fitting, key=lambda one: one[0])]


def _length(lines: Iterable[Line]) -> int:
    return sum(len(sentence.split()) for line in lines for sentence in line)
