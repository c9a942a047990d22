"""Where the ticket of an action is to be found (S68)."""


def ticket_link(ticket: str, ticket_url: str) -> str:
    """Return the address of a ticket, else the ticket as it was written.

    Args:
        ticket: A key or an address.
        ticket_url: The setting of that name: an address with `{ticket}` where a key goes; may be empty.
    """
    key = ticket.strip()
    if not ticket_url or "://" in key or not any(map(str.isdigit, key)):  # "later" is no key
        return key
    from urllib.parse import quote  # noqa: PLC0415  only a house with a tracker needs it

    return ticket_url.replace("{ticket}", quote(key.removeprefix("#"), safe=""))
