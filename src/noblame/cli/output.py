"""Lines for stdout and stderr."""

import os
import sys
from io import TextIOWrapper

from noblame.cli.refusal import RefusedError
from noblame.inert import visible


def say(text: str) -> None:
    """Write `text` and a newline to stdout. Raises RefusedError where that fails, and BrokenPipeError as it is."""
    try:
        print(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritten(error) from error


def tell(text: str) -> None:
    """Write `text` to stderr, as a message and not as an answer; what a terminal would act on is shown as a sign."""
    print(visible(text), file=sys.stderr)


def flush() -> None:
    """Wait until all of stdout is out. Raises as `say`."""
    if sys.stdout is None:  # started with stdout closed (>&-)
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritten(error) from error


def accept_any_text() -> None:
    """Let stdout write what its encoding lacks as an escape, rather than fail in the middle of an answer."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def let_go() -> None:
    """Send what is left in stdout nowhere, so that Python's own flush at exit stays silent."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _unwritten(error: OSError) -> RefusedError:
    """Return the refusal for an answer that did not get out."""
    let_go()
    return RefusedError(f"noblame: the answer could not be written: {error.strerror}")
