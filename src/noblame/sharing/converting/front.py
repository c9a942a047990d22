"""Front matter: what stands above a document between two lines of dashes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from noblame.review.markdown_page import FRONT_MATTER
from noblame.sharing.converting.days import day_in
from noblame.sharing.converting.facts import Fact
from noblame.sharing.converting.places import FACTS, PEOPLE, TEXTS, place_of
from noblame.sharing.converting.words import plain

_PAIR = re.compile(r"(?P<key>[\w -]{1,60}?)\s*[:=](?:\s+|$)(?P<value>.*)")
_ITEM = re.compile(r"\s*-\s+(?P<item>.*)")
_KNOWN = FACTS | PEOPLE | TEXTS | {"affected"}


class Front(NamedTuple):
    """What front matter says, and the document without it."""

    facts: tuple[Fact, ...]
    rest: tuple[str, ...]
    """Its other lines."""
    document: str


def read_front(text: str) -> Front:
    """Return the front matter of a document; what is no known key stays line by line."""
    found = FRONT_MATTER.match(text)
    if found is None:
        return Front((), (), text)
    pairs = list(_pairs(found[0].split("\n")[1:]))
    facts = [(pair, _fact(pair)) for pair in pairs]
    rest = tuple(pair.written for pair, fact in facts if fact is None and pair.written.strip(" -+\t"))
    return Front(tuple(fact for _, fact in facts if fact is not None), rest, text[found.end() :])


class _Pair(NamedTuple):
    key: str
    value: str
    written: str


def _pairs(lines: list[str]) -> Iterator[_Pair]:
    """Yield each key with its value; the items of a list below a key are its value, with commas."""
    pair = _Pair("", "", "")
    for line in lines:
        found, item = _PAIR.fullmatch(line.rstrip()), _ITEM.fullmatch(line)
        if item and pair.key:
            value = ", ".join(filter(None, (pair.value, _unquoted(item["item"]))))
            pair = _Pair(pair.key, value, f"{pair.written}\n{line}")
        elif found:
            yield pair
            pair = _Pair(found["key"], _unquoted(found["value"]), line)
        else:
            yield pair
            pair = _Pair("", "", line)
    yield pair


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _fact(pair: _Pair) -> Fact | None:
    place = place_of(pair.key.replace("_", " ")) if pair.key else None
    day = day_in(pair.value) if place == "date" else None
    if day is not None:  # the time is when it was published
        return Fact("date", pair.key, plain(day.day.isoformat()))
    return Fact(place, pair.key, plain(pair.value)) if place in _KNOWN and pair.value else None
