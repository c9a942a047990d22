"""Saying that something cannot be shared so."""


class SharingError(Exception):
    """A record cannot be shared in a format; the text is one line for the user."""
