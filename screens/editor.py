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
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    with tempfile.TemporaryDirectory(prefix="noblame-") as folder:
        file = Path(folder) / f"{name}.txt"
        file.write_text(text + "\n", encoding="utf-8")  # as every editor leaves it
        try:
            with app.suspend():
                ended = subprocess.run([*command, str(file)], check=False)  # noqa: S603  the user's own editor
            written = file.read_text(encoding="utf-8")
        except SuspendNotSupported:
            return text, "this terminal cannot be lent to another program"
        except (OSError, UnicodeDecodeError) as error:
            return text, f"{command[0]} did not give the text back: {error}"
    if ended.returncode:
        return text, f"{command[0]} ended with {ended.returncode}: nothing was changed"
    return clean(written).text.rstrip("\n"), ""
