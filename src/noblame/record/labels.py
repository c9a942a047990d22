"""What the marked texts of a record may say: severity and priority."""

import re
from collections.abc import Iterable

from noblame.source.shapes import Label

_SEVERITY = "p[1-3]|sev-?[1-5]"
_PRIORITY = "p?[1-5]|high|medium|low"


def label_rules(severities: Iterable[str] = ()) -> dict[str, Label]:
    """Return the rule for each mark of a text in a record.

    Args:
        severities: labels that the settings allow besides P1 to P3 and SEV1 to SEV5.
    """
    more = sorted(label for label in set(severities) if not re.fullmatch(_SEVERITY, label.lower()))
    pattern = "|".join([_SEVERITY, *(re.escape(label.lower()) for label in more)])
    words = ", ".join(["P1 to P3", *more])
    return {
        "severity": Label(pattern, f"{words} or SEV1 to SEV5"),
        "priority": Label(_PRIORITY, "1 to 5, P1 to P5, high, medium or low"),
    }
