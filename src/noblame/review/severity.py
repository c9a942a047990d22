"""What a severity means (S26)."""

import re

from noblame.settings import Settings

_LEVEL = re.compile(r"(?:p|sev-?)([0-9])")


def definition(severity: str, settings: Settings) -> str:
    """Return the one-line definition of a severity, in any case; SEV2 means what P2 means where only that is defined.

    Nothing for a severity that the settings do not define.
    """
    wanted = severity.strip().casefold()
    meanings = {label.casefold(): meaning for label, meaning in settings.severities.items()}
    if wanted in meanings:
        return meanings[wanted]
    return next((each for label, each in meanings.items() if _level(wanted) and _level(label) == _level(wanted)), "")


def _level(severity: str) -> str:
    """Return the number of P2 or SEV2."""
    found = _LEVEL.fullmatch(severity)
    return found[1] if found else ""
