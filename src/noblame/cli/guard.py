"""The outermost guard: however a command ends, a person sees plain lines and a shell a fitting exit status."""

from collections.abc import Callable

from noblame.cli.output import accept_any_text, flush, let_go, tell
from noblame.cli.refusal import RefusedError

WRONG = 2
"""Wrong usage, or a file that cannot be read."""
BUG = 70
"""EX_SOFTWARE of sysexits.h."""
INTERRUPTED = 130
"""128 and SIGINT, as shells have it."""
BROKEN_PIPE = 141
"""128 and SIGPIPE, as of any program whose reader went away."""


def guarded(command: Callable[[], int]) -> int:
    """Return the exit status of `command`; where it fails, say why on stderr and return what fits."""
    accept_any_text()
    try:
        return _explained(command)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        let_go()
        return BROKEN_PIPE


def _explained(command: Callable[[], int]) -> int:
    """Return the exit status of `command`, or of the lines that tell why it failed."""
    try:
        return _flushed(command)
    except BrokenPipeError:
        raise
    except RefusedError as refused:
        tell(str(refused))
        return WRONG
    except Exception as error:  # noqa: BLE001  the one place that catches all: no traceback may reach a user (P12)
        return _unexpected(error)


def _flushed(command: Callable[[], int]) -> int:
    """Return the exit status of `command` once all that it wrote is out."""
    try:
        return command()
    finally:
        flush()


def _unexpected(error: Exception) -> int:
    """Tell a file's problems line by line, and of a bug no more than where its log is."""
    # Imported here because both take a while to load, and most commands end well.
    from noblame.source.problem import UnreadableError  # noqa: PLC0415

    if isinstance(error, UnreadableError):
        tell(str(error))
        return WRONG
    from noblame.crash import calm_line, write_crash_log  # noqa: PLC0415

    tell(calm_line(write_crash_log(error)))
    return BUG
