"""People become roles: "the on-call engineer" in place of a name, the same role for the same person everywhere (S3)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from noblame.record.incident import Action, Incident, Part
from noblame.review.owners import is_nobody
from noblame.sharing.names.mentions import Mention, Names
from noblame.sharing.names.name_parts import parts_of

COLLEAGUE = "colleague"
NOUNS = {
    "facilitator": "facilitator",
    "scribe": "scribe",
    "responder": "on-call engineer",
    "stakeholder": "stakeholder",
    "expert": "expert",
    "leadership": "manager",
}
"""By what an attendee was there for, what is said in place of the name; of anybody else, a colleague."""
_ONE_EACH = ("facilitator", "scribe", "on-call engineer")
"""Of these there is usually one, so that a single one is “the”."""
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_NAMED = frozenset({"name", "owner", "helpers", "facilitator", "who", "by"})
"""Fields that hold a name and nothing else."""
_NO_TEXT = frozenset(
    {
        *("id", "kind", "role", "status", "severity", "detected_by", "effect", "recurs", "type", "due", "priority"),
        *("rule", "verdict", "criteria", "url", "ticket", "closes"),
    }
)
"""Fields that hold no words of people."""
_AND = re.compile(r"\s*(?:[,;&+/|]|\s(?:and|or|with|plus)\s)\s*", re.IGNORECASE)
_NEAR = 200
"""So many characters before a name are looked at for the beginning of a quotation."""
_JOINING = re.compile(r"\s*(?:,|,?\s(?:and|&|\+)|/)\s*")
_OWNS = re.compile(r"(?<![\w'’.-])(?:the|our|your|my|their|his|its|an?)[ \u00a0]+\Z", re.IGNORECASE)
"""An article or an owner before a name, which needs no other: `the Priya dashboard`, `a Priya-led review`."""
_LONGEST_ARTICLE = 8
_NOBODY = frozenset[int]()
_STARTS = re.compile(r"(?:\A|[.!?…]\s|\n)\W*\Z")
"""What stands in front of the first word of a sentence."""


class Person(NamedTuple):
    """Somebody whom the record names, and what is said in place of the name, without its article."""

    name: str
    noun: str


def people_of(incident: Incident, others: Iterable[str] = ()) -> tuple[Person, ...]:
    """Return everybody whom a record names, each once, attendees first; `others` are names known besides."""
    found: list[Person] = []
    for name, noun in _everybody(incident, others):
        parts = set(parts_of(name))
        alike = [at for at, one in enumerate(found) if _is_alike(parts, name, one.name)]
        short = [at for at, one in enumerate(found) if set() < set(parts_of(one.name)) < parts]
        if len(short) == 1 and not alike:
            found[short[0]] = Person(name, found[short[0]].noun)  # “Priya” above, the whole name here
        elif not alike and any(map(str.isalpha, name)):
            found.append(Person(name, noun))
    return tuple(found)


def _is_alike(parts: set[str], name: str, other: str) -> bool:
    """Return whether a name is another one, or a part of it; one that has no parts has to be the very same."""
    return parts <= set(parts_of(other)) if parts else name.split() == other.split()


def _everybody(incident: Incident, others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every name of the record with its noun; a group is nobody."""
    led = incident.meeting.facilitator
    roles = {who.name: who.role or ("facilitator" if who.name == led else "") for who in incident.attendees}
    yield from ((name, NOUNS.get(role, COLLEAGUE)) for name, role in roles.items())
    yield from ((name, NOUNS["facilitator"]) for name in _single(led))
    fields = [name for action in incident.actions for name in (action.owner, *action.helpers)]
    fields += [question.who for question in incident.questions]
    fields += [place.by for place in incident.shared]
    yield from ((name, COLLEAGUE) for field in fields for name in _single(field))
    yield from ((name, COLLEAGUE) for name in others)


def _single(field: str) -> Iterator[str]:
    """Yield the names in a field that should hold one."""
    return (name.strip() for name in _AND.split(field) if not is_nobody(name))


class Roles:
    """Says the role wherever a text says the name.

    Args:
        people: Those whom the record names.
        told_apart: Whether those of one noun have numbers, in their order, so that readers inside can tell the owner of
            one action from that of another; customers need none.
    """

    def __init__(self, people: Sequence[Person], *, told_apart: bool = False) -> None:
        self.names = Names([person.name for person in people])
        """Where a text names them."""
        self._nouns = [person.noun for person in people]
        self._numbers = list(_numbers(self._nouns)) if told_apart else [0] * len(people)
        """The number of each among those of the same noun, 0 for one who has none."""

    def text(self, text: str) -> str:
        """Return a text that says roles in place of names; one that names nobody is the very same object."""
        groups = list(_groups(text, list(self.names.mentions(text)), self._noun))
        if not groups:
            return text
        parts, at = list[str](), 0
        for group in groups:
            start, end = group[0].start, group[-1].end
            owns = _OWNS.search(text, max(at, start - _LONGEST_ARTICLE), start)
            said = self._said(text, group)
            parts += [text[at : owns.start()], _owned(owns[0], said)] if owns else [text[at:start], said]
            at = end + 1 if _is_possessive_of_s(text, end) else end
            parts += ["'s"] if at > end else []
        return "".join((*parts, text[at:]))

    def name(self, name: str) -> str:
        """Return what stands in a field that holds a name: always with “a”, as “the facilitator” would be a group."""
        mentions = list(self.names.in_field(name))
        if len(mentions) != 1:
            return self.text(name)
        number = self._number(mentions[0])
        return f"{self._noun(mentions[0])} {number}" if number else _with_a(self._noun(mentions[0]))

    def _noun(self, mention: Mention) -> str:
        nouns = {self._nouns[number] for number in mention.who}
        return nouns.pop() if len(nouns) == 1 else COLLEAGUE

    def _number(self, mention: Mention) -> int:
        """Return the number of the one person who is meant, 0 where nobody has one or it may be several people."""
        return self._numbers[next(iter(mention.who))] if len(mention.who) == 1 else 0

    def _of_one(self, mention: Mention) -> str:
        noun, number = self._noun(mention), self._number(mention)
        if number:
            return f"{noun} {number}"
        return f"the {noun}" if noun in _ONE_EACH and self._nouns.count(noun) == 1 else _with_a(noun)

    def _of_several(self, group: Sequence[Mention]) -> str:
        """Return `two experts`, with numbers `experts 1 and 3`."""
        noun, numbers = self._noun(group[0]), sorted({self._number(mention) for mention in group})
        if numbers[0]:
            return f"{noun}s {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
        return f"{_COUNTS.get(len({mention.who for mention in group}), 'several')} {noun}s"

    def _said(self, text: str, group: Sequence[Mention]) -> str:
        """Return the words for one or several people in a row."""
        said = self._of_one(group[0]) if len({mention.who for mention in group}) == 1 else self._of_several(group)
        start = group[0].start
        begins = _STARTS.search(text, max(0, start - 12), start) and text[start].isupper()
        return said[0].upper() + said[1:] if begins else said


def without_names(incident: Incident, people: Iterable[str] = ()) -> Incident:
    """Return a record that says roles in place of names, in every text and in every field for a name.

    Of several on-call engineers each has a number, the same everywhere. Addresses stay as they are, also where they
    hold a name. What names nobody is the very same object.

    Args:
        incident: The record.
        people: Names known besides those in the record, such as those of the settings.
    """
    known = people_of(incident, people)
    named = _named(incident, Names([person.name for person in known]))
    changed: Incident = _changed(incident, "", Roles([known[number] for number in sorted(named)], told_apart=True))
    return changed


def _named(value: Any, names: Names, field: str = "") -> frozenset[int]:
    """Return the numbers of those whom a part of a record names: who only stands in the settings gets no number."""
    if isinstance(value, str):
        mentions = names.in_field(value) if field in _NAMED else names.mentions(value)
        return _NOBODY if field in _NO_TEXT else _NOBODY.union(*(one.who for one in mentions))
    if isinstance(value, tuple | dict):
        items = value.values() if isinstance(value, dict) else value
        return _NOBODY.union(*(_named(item, names, field) for item in items))
    if isinstance(value, Part):
        return _NOBODY.union(*(_named(getattr(value, name), names, name) for name in value.__struct_fields__))
    return _NOBODY


def _numbers(nouns: Sequence[str]) -> Iterator[int]:
    """Yield for each noun how often it has stood there so far, 0 for one that stands there once."""
    for at, noun in enumerate(nouns):
        yield nouns[: at + 1].count(noun) if nouns.count(noun) > 1 else 0


def _changed(value: Any, field: str, roles: Roles) -> Any:
    """Return a part of the record with roles for names; `field` is where it stands."""
    if isinstance(value, str):
        return value if field in _NO_TEXT else _say(roles, field)(value)
    if isinstance(value, tuple):
        items = tuple(_changed(item, field, roles) for item in value)
        return value if all(map(lambda one, other: one is other, items, value)) else items
    if isinstance(value, dict):
        entries = {key: _changed(item, field, roles) for key, item in value.items()}
        return value if all(entries[key] is value[key] for key in value) else entries
    if isinstance(value, Part):
        fixed = {"decided"} if isinstance(value, Action) else set[str]()
        parts = {name: getattr(value, name) for name in value.__struct_fields__ if name not in fixed}
        changes = {name: new for name, old in parts.items() if (new := _changed(old, name, roles)) is not old}
        return replace(value, **changes) if changes else value
    return value


def _say(roles: Roles, field: str) -> Callable[[str], str]:
    return roles.name if field in _NAMED else roles.text


def _groups(text: str, mentions: Sequence[Mention], noun: Callable[[Mention], str]) -> Iterator[list[Mention]]:
    """Yield the mentions, those of one noun that are only joined by “and” or a comma together."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not (noun(mention) == noun(group[-1]) and _JOINING.fullmatch(text, group[-1].end, mention.start)):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _with_a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _owned(before: str, said: str) -> str:
    """Return the words for somebody behind an article or an owner, with one article in place of two."""
    noun = re.sub(r"^(?:the|an?) ", "", said, flags=re.IGNORECASE)
    if noun == said or before.strip().casefold() not in {"a", "an"}:
        return before + noun
    return ("A" if before[0] == "A" else "a") + _with_a(noun)[1:]


def _is_possessive_of_s(text: str, end: int) -> bool:
    """Return whether a name on s has its apostrophe alone: `Ines' fix`; not where it ends a quotation."""
    alone = text[end - 1] in "sS" and re.match(r"['’](?![^\W\d_])", text[end : end + 2])
    return bool(alone) and not re.search(r"(?<!\w)['\u2018]", text[max(0, end - _NEAR) : end])
