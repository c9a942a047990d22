"""A pane in the user's own editor, and back."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from noblame.widgets.typed import clean


def edited_outside(app: App[object], text: str, name: str) -> tuple[str, str]:
    """Suspend `app`, open `text` in $VISUAL or $EDITOR (else vi), and return the new text and a line of trouble.

    The text is the old one wherever there is trouble.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        command = shlex.split(named) or ["vi"]
        status, written = _lent(app, command, text, name)
    except SuspendNotSupported:
        return text, "this terminal cannot be lent to another program"
    except (OSError, ValueError) as error:  # no such program, a full disk, an open quote, bytes that are no text
        why = (isinstance(error, OSError) and error.strerror) or error
        return text, f"{Path(named).name} did not give the text back: {why}"
    if status:
        return text, f"{Path(command[0]).name} ended with {status}: nothing was changed"
    return clean(written).text.rstrip("\n"), ""


def _lent(app: App[object], command: list[str], text: str, name: str) -> tuple[int, str]:
    """Run the editor while `app` is suspended, and return its exit status and what the file says then.

    Raises:
        OSError: there is no such program, or no room for the file; the terminal is the app's again by then.
    """
    with tempfile.TemporaryDirectory(prefix="noblame-") as folder:
        file = Path(folder) / f"{name}.txt"
        file.write_text(text + "\n", encoding="utf-8")  # as every editor leaves it
        with app.suspend():
            ended = _ended([*command, str(file)])
        if isinstance(ended, OSError):
            raise ended
        return ended, file.read_text(encoding="utf-8")


def _ended(command: list[str]) -> int | OSError:
    """Return the exit status of a program, or why it was not run: raised here it would leave the terminal lent."""
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603  the user's own editor
    except OSError as error:
        return error
