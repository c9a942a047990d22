"""Which action of a record a line means, by its id, its number or its title (S68).

A number beside a title counts only where the action of this number still reads so: others may have been put in front
of it. Where that fails, the title decides, if it is that of exactly one action.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from noblame.archive.follow import named
from noblame.record.incident import Action
from noblame.sharing.escaping import BREAK, one_line
from noblame.sharing.keys.reading import Reading, Said, are_same
from noblame.sharing.lines import cut
from noblame.sharing.work import LONGEST

SHOWN = 60
"""Characters of an action in a reason."""
SHORTEST = 10
"""Characters of a title that was cut, below which it could be many another."""


class Meaning:
    """Finds actions by what is said of them; `actions` may get tickets meanwhile, and nothing else."""

    def __init__(self, actions: Sequence[Action]) -> None:
        self._actions = actions
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._plain: defaultdict[str, list[int]] = defaultdict(list)
        for at, action in enumerate(actions):
            for title in {_joined(action.what), _joined(cut(action.what, LONGEST))} if action.what.strip() else ():
                self._exact[title].append(at)
            for title in {plain(action.what), plain(cut(action.what, LONGEST))} - {""}:
                self._plain[title].append(at)

    def of(self, said: Said) -> dict[int, list[str]]:
        """Return where the actions stand that a line may mean, each with the tickets it may have then.

        What stands for one action in two ways wins; else there is more than one where the line could mean them all.
        """
        both = [(at, one.ticket) for one in said.readings for at in self._twice(one)]
        return _by_place(both or [*self._by_name(said.readings), *self._by_title(said.readings)])

    def why(self, said: Said) -> str:
        """Return why a line means no action."""
        if said.why or not said.readings:
            return said.why or "there is no ticket in it"
        for one in said.readings:
            at = self._called(one.name)
            if at is not None and one.title:
                return f"action {at + 1} reads otherwise now: {cut(self._actions[at].what, SHOWN)}"
        for one in said.readings:
            at = self._called(one.name)
            if at is not None:
                return f"a number alone may be another action by now; if it is the right one: {at + 1} {one.ticket}"
        return "it names no action of the record" + next(self._hints(said.readings), "")

    def _hints(self, readings: Sequence[Reading]) -> Iterator[str]:
        """Yield which action a longer title begins like, and what to write if it is that."""
        for one in readings:
            words = plain(one.title).split(" ")[: LONGEST // 2]
            for end in range(len(words) - 1, 1, -1):
                for at in self._plain.get(" ".join(words[:end]), ()):
                    yield f"; if it is action {at + 1}: {at + 1} {one.ticket}"

    def _twice(self, one: Reading) -> Iterator[int]:
        """Yield the action that has both the name and the title of a reading."""
        at = self._called(one.name) if one.title else None
        if at is not None and any(at in found for found in self._titled(one.title)):
            yield at

    def _by_name(self, readings: Sequence[Reading]) -> Iterator[tuple[int, str]]:
        """Yield the actions that are named surely: by an id, or by a number that somebody typed."""
        for one in readings:
            at = self._called(one.name)
            if at is not None and (not one.name.isdigit() or (one.typed and not one.title)):
                yield at, one.ticket

    def _by_title(self, readings: Sequence[Reading]) -> list[tuple[int, str]]:
        """Return the actions of a title: where none reads exactly so, those that nearly do."""
        ways = zip(*(self._titled(one.title) for one in readings), strict=True)
        for found in ways:
            pairs = [
                (at, one.ticket)
                for one, places in zip(readings, found, strict=True)
                for at in self._likeliest(places, one.ticket)
            ]
            if pairs:
                return pairs
        return []

    def _likeliest(self, places: Sequence[int], ticket: str) -> Sequence[int]:
        """Return of several actions of one title the one that has the ticket, else those that have none."""
        has = [at for at in places if are_same(self._actions[at].ticket, ticket)]
        return has or [at for at in places if not self._actions[at].ticket.strip()] or places

    def _titled(self, title: str) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Return where a title stands: exactly; but for case and what exports put into it; cut."""
        return self._exact.get(_joined(title), ()), self._plain.get(plain(title), ()), self._cut(plain(title))

    def _cut(self, title: str) -> Sequence[int]:
        begun = title.removesuffix("…").removesuffix("...").rstrip()
        if begun == title or len(begun) < SHORTEST:
            return ()
        return sorted({at for own, found in self._plain.items() if own.startswith(begun) for at in found})

    def _called(self, known_as: str) -> int | None:
        """Return where the action of an id or a number stands; of an id also where its case is another."""
        if not known_as:
            return None
        at = named(self._actions, known_as)
        ids = [one_line(action.id).casefold() for action in self._actions]
        return ids.index(known_as.casefold()) if at is None and ids.count(known_as.casefold()) == 1 else at


def plain(title: str) -> str:
    """Return a title as it is compared: without what an export put into it, case and spaces."""
    return _joined(title.replace(BREAK, "")).removeprefix("'").casefold()


def _joined(title: str) -> str:
    return " ".join(one_line(title).split())


def _by_place(pairs: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for at, ticket in dict.fromkeys(pairs):
        found.setdefault(at, []).append(ticket)
    return found
