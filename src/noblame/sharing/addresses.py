"""Which address may be followed, in any format that has links."""

import re

from noblame.inert import visible
from noblame.record.incident import Incident
from noblame.sharing.wanted import Wanted

_SCHEME = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s<>\"'`\\|{}\[\]^]")
"""What no address has by itself, and what could end one in some format."""
_KEEPS = re.compile(r"wiki|confluence|notion|docs?\b|document|handbook", re.IGNORECASE)
"""Words in the name of a place where documents are kept, rather than announced."""


def reachable(url: str) -> str:
    """Return an address with whatever could end it encoded; "" where it is none to follow: no page, no mail.

    >>> reachable("https://e.example/a b|c"), reachable("javascript:alert(1)")
    ('https://e.example/a%20b%7Cc', '')
    """
    url = url.strip()
    if not _SCHEME.match(url):
        return ""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), visible(url))


def where_to_read(wanted: Wanted) -> str:
    """Return the address of the document, or "": the one that is wanted, else that of a place where it was shared."""
    return reachable(wanted.link) or _shared(wanted.incident)


def _shared(incident: Incident) -> str:
    """Return the last place with an address, one where documents are kept before one where they are announced."""
    places = [(bool(_KEEPS.search(place.where)), reachable(place.url)) for place in incident.shared]
    found = [place for place in places if place[1]]
    return next((url for keeps, url in reversed(found) if keeps), found[-1][1] if found else "")
