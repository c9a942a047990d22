"""Sections that are a text: how it was noticed, how it was fixed (S30, S31)."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from noblame.record.incident import DetectedBy, Incident, Resolution
from noblame.sharing.converting.blocks import Block, Text
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.prose import plain
from noblame.sharing.converting.times import length_of

_NOTICED: dict[str, DetectedBy] = {
    "an alert": "alert",
    "a customer": "customer",
    "staff": "staff",
    "other means": "other",
}
_DETECTED = re.compile(
    rf"Detected(?: by (?P<by>{'|'.join(_NOTICED)}))?(?: (?P<after>[0-9][\w ]*?) after the start)?\.", re.IGNORECASE
)
_HALVES = {"Temporary: ": "temporary", "Permanent: ": "permanent"}


def read_detection(draft: Draft, blocks: Iterable[Block]) -> None:
    """Read how it was noticed; a last sentence such as `Detected by an alert 7 min after the start.` fills fields."""
    text = list(blocks)
    if text and isinstance(text[-1], Text) and _noticed(draft, text[-1].words.text):
        text.pop()
    draft.say("detection", plain(text))


def _noticed(draft: Draft, text: str) -> bool:
    """Take who noticed it and after how long; return whether that is all the sentence says."""
    found = _DETECTED.fullmatch(text)
    if found is None or not any(found.groups()):
        return False
    start, minutes = _start(draft.incident), length_of(found["after"] or "")
    if found["after"] and (start is None or minutes is None):
        return False
    if found["by"]:
        draft.put(detected_by=_NOTICED[found["by"].lower()])
    if start is not None and minutes is not None and draft.incident.detected is None:
        draft.put(detected=start + timedelta(minutes=minutes))
    return True


def _start(incident: Incident) -> datetime | None:
    return incident.started or min((entry.at for entry in incident.timeline if entry.at is not None), default=None)


def read_resolution(draft: Draft, blocks: Iterable[Block]) -> None:
    """Read how it was fixed; `Temporary:` and `Permanent:` in front of a paragraph divide it."""
    parts: dict[str, list[Block]] = {"": [], "temporary": [], "permanent": []}
    half = ""
    for block in blocks:
        label = next(
            (label for label in _HALVES if isinstance(block, Text) and block.words.shape.startswith(label)), ""
        )
        half = _HALVES.get(label, half)
        parts[half].append(Text(block.words.cut(len(label))) if label and isinstance(block, Text) else block)
    whole, temporary, permanent = (plain(parts[name]) for name in ("", "temporary", "permanent"))
    before = draft.incident.resolution
    if isinstance(before, Resolution):
        whole, permanent = _both(before.temporary, whole), _both(before.permanent, permanent)
    else:
        whole = _both(before, whole)
    if temporary or permanent:
        draft.put(resolution=Resolution(temporary=_both(whole, temporary), permanent=permanent))
    else:
        draft.put(resolution=whole)


def _both(first: str, second: str) -> str:
    return "\n\n".join(filter(None, (first, second)))
