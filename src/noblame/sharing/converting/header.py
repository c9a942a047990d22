"""What labels say besides times: severity, status, people, systems (S26, S37)."""

import re
from collections.abc import Iterable
from typing import cast

from msgspec.structs import replace

from noblame.record.incident import Attendee, Cause, Role, Status
from noblame.record.labels import label_rules
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.facts import Fact
from noblame.sharing.converting.places import PEOPLE, TEXTS
from noblame.sharing.converting.prose import PLACEHOLDERS, said
from noblame.sharing.converting.when import ORDER

_LEVEL = re.compile(r"\b(?P<name>sev(?:erity)?|p|s)[- ]?(?P<number>[0-9])\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?P<number>[1-5])\W*")
_BETWEEN = re.compile(r"[,;\n&]|\s(?:and|und|et)\s|\s/\s")
_STATUS: dict[str, Status] = {
    **dict.fromkeys(("draft", "wip", "in progress", "in review", "open", "pending", "active"), "draft"),
    **dict.fromkeys(("reviewed", "approved", "complete", "completed", "final", "finished"), "reviewed"),
    **dict.fromkeys(("published", "public"), "published"),
    **dict.fromkeys(("closed", "done"), "closed"),
}
"""What documents say of themselves; `resolved` speaks of the incident."""
_NOBODY = {"tbd", "n/a", "none", "unknown"}


def read_facts(draft: Draft, facts: Iterable[Fact]) -> None:
    """Read all that labels say, but for times."""
    for one in facts:
        if one.place in ORDER or one.value.shape in PLACEHOLDERS or not one.text:
            continue
        if one.place in PEOPLE:
            add_people(draft, one)
        elif one.place in TEXTS:
            draft.say(one.place, one.text)
        elif one.place == "trigger":
            draft.add("causes", [Cause(because=" ".join(one.text.split()), kind="immediate")])
        elif one.place in {"affected", "tags"}:
            draft.add(one.place, listed(one.text))
        else:
            _WORDS[one.place](draft, one)


def listed(text: str) -> list[str]:
    """Return the names between commas or on lines of their own."""
    return [name for part in re.split(r"[,;\n]", text.strip("[]")) if (name := part.strip(" \"'"))]


def add_people(draft: Draft, one: Fact) -> None:
    """Add people, with the role that the label says; authors were there in none."""
    role = cast("Role", one.place if one.place != "attendees" else "")
    if one.text.strip().casefold() in _NOBODY:
        draft.leave(one.label, one.text)
        return
    names = names_in(one.text.strip())
    meet(draft, [Attendee(name=name, role=role) for name in names if name])


def names_in(text: str) -> list[str]:
    """Return the names between commas, `and` and the like."""
    return [name for part in _BETWEEN.split(text.strip("[]")) if (name := part.strip(" \"'"))]


def meet(draft: Draft, people: Iterable[Attendee]) -> None:
    """Add people; who is there already is given the role that was not known before."""
    known = {who.name: who for who in draft.incident.attendees}
    for who in people:
        there = known.get(who.name)
        if there is None or (there.role and who.role and there.role != who.role):
            draft.add("attendees", [who])
            known.setdefault(who.name, who)
        elif who.role and not there.role:
            known[who.name] = replace(there, role=who.role)
            all_ = (known[who.name] if each == there else each for each in draft.incident.attendees)
            draft.put(attendees=tuple(all_))


def _severity(draft: Draft, one: Fact) -> None:
    """Take a severity as the record may have it; other words stay as a passage."""
    text, rule = " ".join(one.text.split()), label_rules(draft.severities)["severity"]
    level, number = _LEVEL.search(text), _NUMBER.fullmatch(text)
    label = text
    if not rule.fits(text):
        label = f"SEV{number['number']}" if number else _label(level) if level else ""
    if not label or not rule.fits(label) or draft.incident.severity:
        draft.leave(one.label, one.text)
        return
    draft.put(severity=label)
    if label != text and not number and level and re.sub(r"\W", "", text[: level.start()] + text[level.end() :]):
        draft.leave(one.label, one.text)


def _label(level: re.Match[str]) -> str:
    return f"{'P' if level['name'].lower() == 'p' else 'SEV'}{level['number']}"


def _status(draft: Draft, one: Fact) -> None:
    """Take how far the document is; what else its status says stays as a passage."""
    text = " ".join(one.text.casefold().split())
    first = re.split(r"[,;.(]| - ", text)[0].strip(" *_`✅")
    if first in _STATUS:
        draft.put(status=_STATUS[first])
    if text not in _STATUS:
        draft.leave(one.label, one.text)


def _title(draft: Draft, one: Fact) -> None:
    if draft.incident.title:
        draft.leave(one.label, one.text)
    else:
        draft.put(title=" ".join(said(one.value).split()) or " ".join(one.text.split()))


_WORDS = {"severity": _severity, "status": _status, "title": _title}
