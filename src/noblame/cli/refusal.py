"""Saying no to a command."""


class RefusedError(Exception):
    """Why a command cannot do what it was asked, in one line that says what to do instead. The exit status is 2."""
