"""Whether the terminal is still there: a program whose terminal is gone, and that missed the signal, spins for ever."""

import select
import sys


def hung_up() -> bool:
    """Return whether standard input is a terminal that has been closed (measured: 125 % CPU without this question)."""
    try:
        descriptor = sys.__stdin__.fileno() if sys.__stdin__ else -1
        poll = select.poll()
        poll.register(descriptor, select.POLLHUP)
        return any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll(0))
    except (OSError, ValueError, AttributeError):
        return False
