"""The zone of a timeline: named by its heading, by the head of a column, or in a line of its own."""

import re
from collections.abc import Iterable

from noblame.sharing.converting.blocks import Block, Heading, Table, Text
from noblame.sharing.converting.days import ZONE, zone_in
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.timeline_table import column
from noblame.sharing.converting.words import Words

SAID_ZONE = re.compile(
    r"(?:note:? )?(?:all )?(?:times?|timestamps?)(?: (?:are|is|shown|listed|given|below|here|zone))*:?"
    rf"(?: in)?(?: the)? (?:{ZONE})(?: time ?zone| time)?(?!\w)",
    re.IGNORECASE,
)
"""`All times are in UTC.`, `(times PST)`."""
FAR = 200
"""So many characters of a paragraph are looked through for it."""


def read_zone(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Take the zone that is named, unless one is known."""
    names = [heading.text]
    for block in blocks:
        if isinstance(block, Text | Heading):
            names += (found[0] for found in SAID_ZONE.finditer(block.words.text, 0, FAR))
        elif isinstance(block, Table):
            names += (cell.text for cell in block.head if column(cell.text) == "time")
    draft.zone = draft.zone or next(filter(None, map(zone_in, names)), None)
