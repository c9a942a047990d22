"""The zone of a timeline: named by its heading, by the head of a column, or in a line of its own."""

import re
from collections.abc import Iterable, Iterator

from noblame.sharing.converting.blocks import Block, Heading, Items, Quote, Table, Text
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
_AROUND = " *_.,;:()[]\n"


def beside_zone(text: str) -> str | None:
    """Return what a text says besides the zone of its times; None where it names none.

    >>> beside_zone("All times are UTC+2."), beside_zone("Times in PST, from the chat"), beside_zone("Deploy")
    ('', 'from the chat', None)
    """
    zone = SAID_ZONE.search(text, 0, FAR)
    return f"{text[: zone.start()]} {text[zone.end() :]}".strip(_AROUND) if zone else None


def read_zone(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Take the zone that is named, unless one is known."""
    names = (heading.text, *_names(blocks))
    draft.zone = draft.zone or next(filter(None, map(zone_in, names)), None)


def _names(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what may name the zone."""
    for block in blocks:
        if isinstance(block, Text | Heading):
            yield from (found[0] for found in SAID_ZONE.finditer(block.words.text, 0, FAR))
        elif isinstance(block, Items):
            yield from (item.words.text for item in block.items if beside_zone(item.words.text) == "")
        elif isinstance(block, Table):
            yield from (cell.text for cell in block.head if column(cell.text) == "time")
        elif isinstance(block, Quote):
            yield from _names(block.blocks)
