"""What a text tells outside that is for inside: hosts, addresses, tickets, secrets, names, blame (S3, S78)."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import unquote

from noblame.language import Finding
from noblame.record.incident import Incident
from noblame.record.notation.tree import walk
from noblame.review.open_findings import is_open
from noblame.review.wording import findings
from noblame.sharing.failing import SharingError
from noblame.sharing.inside import internal
from noblame.sharing.inside.credentials import given_out, secrets
from noblame.sharing.inside.public_places import is_open_to_all, is_outside
from noblame.sharing.names.strangers import strangers
from noblame.sharing.roles import Roles, people_of
from noblame.sharing.wanted import Wanted

Kind = internal.Kind | Literal["name", "language"]
SHOWN = 4
"""So many characters of a secret are shown, so that the line that warns of it does not tell it."""
_KEPT = ("secret", "account")
"""The kinds of which only that much is shown."""
_BEGINS = re.compile(r"^[a-z][a-z0-9+.-]*://[^/?#]*", re.IGNORECASE)
"""How an address begins: its host is a company's name, not somebody's."""
_SIGNS = re.compile(r"[/?&=#;+-]+")
TOLD = 3
"""So many leaks are told of in one line."""


class Leak(NamedTuple):
    """One thing that should not be told outside."""

    kind: Kind
    text: str
    """The words, as they stand in the text."""
    place: str
    """The part of the record, as `actions[0].what`."""

    @property
    def words(self) -> str:
        """The kind and the words, a secret without its end: `host tre-2`."""
        text = " ".join(self.text.split())
        return f"{self.kind} {f'{text[:SHOWN]}…' if self.kind in _KEPT else text}"


class LeakError(SharingError):
    """A text cannot go outside as it is.

    Attributes:
        leaks: what it would tell.
    """

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        some = ", ".join(f"{leak.words} ({leak.place})" for leak in leaks[:TOLD])
        more = f" and {len(leaks) - TOLD} more" if len(leaks) > TOLD else ""
        super().__init__(f"not written, as it would tell outside what is internal: {some}{more}")
        self.leaks = leaks


def leaks(text_by_place: Mapping[str, str], wanted: Wanted) -> tuple[Leak, ...]:
    """Return what texts would tell outside, in their order, but for what `wanted` allows.

    Args:
        text_by_place: By the part of the record they come from, the texts as they would be read.
        wanted: Whose record names people, tickets and ids, and whose settings say what a ticket looks like.
    """
    incident, settings = wanted.incident, wanted.settings
    names = Roles(people_of(incident, settings.people)).names
    known = tuple(action.ticket.strip() for action in incident.actions if action.ticket.strip())
    public, numbered = public_addresses(wanted), ids(incident)
    found = list[Leak]()
    for place, text in text_by_place.items():
        said = internal.internal(text, known, settings.ticket_pattern, numbered, public)
        here = [Leak(kind, words, place) for kind, words in said]
        here += [Leak("name", text[one.start : one.end], place) for one in names.mentions(text)]
        rest = names.without(text)
        here += [Leak("name", word, place) for word in (*names.left(rest), *strangers(rest, settings.tools))]
        found += [leak for _, leak in sorted((text.find(leak.text), leak) for leak in here)]
    return allowed(dict.fromkeys(found), wanted)


def blame(text_by_place: Mapping[str, str], wanted: Wanted) -> tuple[Leak, ...]:
    """Return the open findings of the language check in texts, but for what `wanted` allows (S95).

    Args:
        text_by_place: The texts as people wrote them, so that what was accepted is known again.
        wanted: As for `leaks`.
    """
    people = tuple(person.name for person in people_of(wanted.incident, wanted.settings.people))
    kept = {(" ".join(one.text.split()), one.rule) for one in wanted.incident.accepted}
    found = list[Leak]()
    for place, text in text_by_place.items():
        for one in _findings(place, text, people, wanted):
            words = text[one.start : one.end]
            if is_open(one) and (" ".join(words.split()), one.rule) not in kept:
                found.append(Leak("language", words, place))
    return allowed(dict.fromkeys(found), wanted)


def _findings(place: str, text: str, people: tuple[str, ...], wanted: Wanted) -> list[Finding]:
    """Return the findings of a text: of an action those of any other text too, as customers read it beside them."""
    pane = "resolution" if place.startswith("resolution") else place.partition("[")[0]
    found = findings(text, pane, people, wanted.incident, wanted.settings)
    if pane != "actions":
        return found
    blaming = findings(text, "impact", people, wanted.incident, wanted.settings)
    spans = [(one.start, one.end) for one in found]
    found += [one for one in blaming if one.kind == "blame" and (one.start, one.end) not in spans]
    return sorted(found, key=lambda one: one.start)


def allowed(found: Mapping[Leak, object], wanted: Wanted) -> tuple[Leak, ...]:
    """Return the leaks that nobody allowed, neither by their kind nor by their words."""
    passing = {word.casefold() for word in wanted.allow}
    return tuple(
        leak for leak in found if leak.kind not in passing and " ".join(leak.text.split()).casefold() not in passing
    )


def ids(incident: Incident) -> frozenset[str]:
    """Return the ids of actions and causes: words that only the record knows."""
    causes = (place.cause.id for place in walk(incident.causes))
    return frozenset(filter(None, (*(action.id for action in incident.actions), *causes)))


def public_addresses(wanted: Wanted) -> tuple[str, ...]:
    """Return the addresses that may be told: the link and what it was shared as outside, if anybody can open them."""
    link, found = wanted.link.strip(), list[str]()
    if link and not linked(wanted):
        found.append(link)
    shared = [place.url.strip() for place in wanted.incident.shared if is_outside(place.where)]
    found += [url for url in shared if url and not allowed(_told_by(url, wanted), wanted) and _is_public(url, wanted)]
    return tuple(dict.fromkeys(found))


def linked(wanted: Wanted) -> tuple[Leak, ...]:
    """Return what the link tells that is internal, unless it is allowed; nothing where there is none.

    That are secrets in it, names of people, and the whole link where customers cannot open it.
    """
    link = wanted.link.strip()
    if not link:
        return ()
    found = _told_by(link, wanted)
    if not _is_public(link, wanted) and not any(leak.kind == "secret" for leak in found):
        found[Leak("url", link, "link")] = None
    return allowed(found, wanted)


def _told_by(url: str, wanted: Wanted) -> dict[Leak, None]:
    """Return the secrets and the names that an address itself holds."""
    read = unquote(url)
    found = dict[Leak, None]()
    for start, end in (*given_out(read), *secrets(read)):
        found[Leak("secret", read[start:end], "link")] = None
    names = Roles(people_of(wanted.incident, wanted.settings.people)).names
    path = _BEGINS.sub("", read)
    known = tuple(names.left(path))
    others = strangers(_SIGNS.sub(" ", path), wanted.settings.tools)
    said = (*known, *(name for name in others if not any(part in name for part in known)))
    return found | {Leak("name", name, "link"): None for name in said}


def _is_public(url: str, wanted: Wanted) -> bool:
    """Return whether anybody can open an address, and the document was not shared there for inside."""
    inside = {place.url.strip() for place in wanted.incident.shared if not is_outside(place.where)}
    return is_open_to_all(url) and url.strip() not in inside
