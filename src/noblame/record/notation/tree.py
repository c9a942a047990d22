"""Finding one's way in the why tree: each cause with its depth and its path."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from noblame.record.incident import Cause


class Place(NamedTuple):
    """A cause and where it stands: `path` holds its index at each level, from the top."""

    cause: Cause
    depth: int
    path: tuple[int, ...]


def walk(causes: tuple[Cause, ...]) -> Iterator[Place]:
    """Yield all causes from top to bottom, as the pane shows them; the top level has depth 0."""
    yield from _walk(causes, ())


def _walk(causes: tuple[Cause, ...], above: tuple[int, ...]) -> Iterator[Place]:
    for index, cause in enumerate(causes):
        path = (*above, index)
        yield Place(cause, len(above), path)
        yield from _walk(cause.next, path)


def find(causes: tuple[Cause, ...], id: str) -> Place | None:  # noqa: A002  the field's name
    """Return the cause that has this id."""
    return next((place for place in walk(causes) if place.cause.id == id), None) if id else None


def deepest_leaf(causes: tuple[Cause, ...]) -> Place | None:
    """Return the cause to ask the next why of (S53): the deepest one without an answer, the last among equals.

    One that somebody can already act on needs no further why, unless there is no other.
    """
    leaves = [place for place in walk(causes) if not place.cause.next and place.cause.because]
    asked = [place for place in leaves if not place.cause.actionable] or leaves
    return max(reversed(asked), key=lambda place: place.depth, default=None)


def put(causes: tuple[Cause, ...], path: tuple[int, ...], cause: Cause) -> tuple[Cause, ...]:
    """Return the tree with another cause at `path`. Branches beside it stay the very same objects.

    Raises:
        IndexError: There is nothing at `path`.
    """
    index, *rest = path
    if rest:
        cause = replace(causes[index], next=put(causes[index].next, tuple(rest), cause))
    elif index >= len(causes):
        raise IndexError(path)
    return (*causes[:index], cause, *causes[index + 1 :])
