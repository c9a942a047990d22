"""Text of people as lines of whole sentences: prose flows in one line, an item of a list has its own."""

import re
from collections.abc import Iterable, Iterator

from noblame.language import sentences as language
from noblame.language.masks import sealed
from noblame.sharing.lines import is_item, paragraphs

Line = tuple[str, ...]
"""The sentences that stand in one line."""
_CLOSING = re.compile(r"[)\]\"”'’]*")
_ABBREVIATED = re.compile(
    r"(?:(?<![^\W_])(?:[^\W\d_]\.)+"  # p.m., e.g., U.S., J.
    r"|(?<!\w)(?i:no|nos|nr|prof|st|inc|ltd|co|corp|ca|cf|etc|fig|vol|max|min|avg|est|dept|ext|ver|sec|approx)\.)$"
)
"""What ends in a full stop that may end no sentence."""
_LONGEST = 20
"""So many characters at the end are looked through for it."""


def flowing(texts: Iterable[str], before: Line = ()) -> list[Line]:
    r"""Return texts as lines: each begins on the line of the one before it, unless one of the two is an item.

    Args:
        texts: Texts, which may hold paragraphs and lists.
        before: Sentences that stand in front of them.

    >>> flowing(["It was over at 5 p.m. UTC. We saw:\n- errors", "All is well"])
    [('It was over at 5 p.m. UTC.', 'We saw:'), ('- errors',), ('All is well.',)]
    """
    found = [before] if before else []
    for line in (line for text in texts for paragraph in paragraphs(text) for line in paragraph):
        if is_item(line):
            found.append(tuple(_sentences(line)))
        elif found and not is_item(found[-1][0]):
            found[-1] += _stopped(line)
        else:
            found.append(_stopped(line))
    return found


def stopped(sentence: str) -> str:
    """Return a sentence with a full stop, unless it ends in a sign of its own.

    >>> stopped("All is well"), stopped("Is it?"), stopped('He said "Stop."')
    ('All is well.', 'Is it?', 'He said "Stop."')
    """
    return sentence if sentence.rstrip("\"”'’)]")[-1:] in {*".!?…:;"} else f"{sentence}."


def _stopped(line: str) -> Line:
    *others, last = _sentences(line)
    return (*others, stopped(last))


def _sentences(line: str) -> Iterator[str]:
    """Yield the sentences of a line; where a full stop may stand for an abbreviation, the sentence goes on."""
    start = 0
    for end in (*_ends(line), len(line)):
        last, rest = line[max(start, end - _LONGEST) : end].rstrip(), line[end : end + 2].lstrip()
        if last and not (rest and (rest[0].islower() or _ABBREVIATED.search(last))):
            yield line[start:end].strip()
            start = end


def _ends(line: str) -> Iterator[int]:
    """Yield where a sentence of the line ends, as the rules of language read it."""
    for sentence in list(language.sentences(sealed(line)))[1:]:
        closing = _CLOSING.match(line, sentence.start)
        yield closing.end() if closing else sentence.start
