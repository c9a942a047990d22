"""The message to affected customers, with slots for what only people can say: the apology, whom to ask (S79)."""

from noblame.sharing.outside import plain_text, told
from noblame.sharing.wanted import Wanted

TEMPLATE = "email.txt.jinja"


def render(wanted: Wanted) -> str:
    """Return the message as plain text, the subject first; what is in brackets is still to be written.

    Raises:
        SharingError: As from `noblame.sharing.outside.told`.
    """
    return plain_text(TEMPLATE, wanted.archive, told=told(wanted, briefly=True))
