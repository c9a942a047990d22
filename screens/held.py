"""What holds a form of the document back, in lines to read, and what can be allowed about it (S3, S9, S78, S80)."""

from typing import NamedTuple

from noblame.sharing.failing import SharingError, WithheldError
from noblame.sharing.leaks import Leak, LeakError

LISTED = 10
"""So many are listed at once: nobody lets pass what nobody has read."""
PLACES = 3
"""In so many places a thing is said to stand."""
LEAKS = "Held back: it would tell outside what is internal."


class Held(NamedTuple):
    """Why a form is not written, and what would let it pass."""

    says: str
    """The reason, in lines."""
    offer: str = ""
    """What a key would allow, in words; empty where only rewriting the record helps."""
    allow: tuple[str, ...] = ()
    """What `Wanted.allow` has to name for it."""


def held(error: SharingError) -> Held:
    """Return why a form is not written, by what its writing ended in."""
    if isinstance(error, WithheldError):
        return Held(f"Held back: {error.why}.", f"lets it pass, {error.once}", (error.word,))
    if isinstance(error, LeakError):
        return _leaking(error.leaks)
    return Held(str(error))


def _leaking(leaks: tuple[Leak, ...]) -> Held:
    """Return what would be told, each thing once with its places; only what is listed is offered."""
    by_words = dict[str, list[Leak]]()
    for leak in leaks:
        by_words.setdefault(leak.words, []).append(leak)
    listed = list(by_words.items())[:LISTED]
    more = len(by_words) - len(listed)
    lines = [LEAKS, *(f"- {words} ({_places(alike)})" for words, alike in listed)]
    lines += [f"and {more} more, listed once these pass"] if more else []
    offer = "lets it pass" if len(by_words) == 1 else f"lets these {len(listed)} pass"
    return Held(
        "\n".join(lines),
        f"{offer} in this form; else reword the record",
        tuple(leak.text for _, alike in listed for leak in alike),
    )


def _places(leaks: list[Leak]) -> str:
    places = list(dict.fromkeys(leak.place for leak in leaks))
    more = len(places) - PLACES
    return ", ".join((*places[:PLACES], *([f"{more} more"] if more > 0 else [])))
