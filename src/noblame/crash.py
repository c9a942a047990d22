"""What remains of a bug: a private log file, and one calm line that names it (P12).

The line holds no code and no text of the incident, because it may stand on a screen that a whole room sees.
"""

import os
import platform
import tempfile
import traceback
from pathlib import Path

from noblame import __version__
from noblame.locations import state_dir


def write_crash_log(error: BaseException) -> Path | None:
    """Write the traceback of `error` to a new file that only its owner can read, and return its path.

    The state folder is tried first, then the system's folder for temporary files; None where neither takes it.
    """
    versions = f"noblame {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    report = versions + "".join(traceback.format_exception(error))
    for folder in (state_dir() / "crashes", Path(tempfile.gettempdir())):
        try:
            return _write(report, folder)
        except OSError:
            continue
    return None


def calm_line(path: Path | None) -> str:
    """Return the one line a person sees. `path` is what `write_crash_log` returned."""
    line = "noblame made a mistake of its own and had to stop; "
    return line + (f"the details are in {path}" if path else "no log of it could be written")


def _write(report: str, folder: Path) -> Path:
    """Write `report` to a new file in `folder`, made if need be. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix="crash-", suffix=".log", dir=folder)  # 0600
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as log:
        log.write(report)
    return Path(name)
