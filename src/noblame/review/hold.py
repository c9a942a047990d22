"""Facts before analysis: a cause or a fix said in the timeline waits for its step (S48)."""

import re
from functools import lru_cache
from typing import Literal

_CAUSE = re.compile(
    r"\b(?:because|root cause|caused by|due to|the (?:reason|cause)|turn(?:s|ed) out|led to|fault of)\b",
    re.IGNORECASE,
)
_FIX = re.compile(
    r"\b(?:we (?:should|could|must|need to|ought to|have to)|should have|next time|in (?:the )?future|to prevent"
    r"|going forward|follow[- ]up:|action item|todo\b|let's|it would (?:help|be better))",
    re.IGNORECASE,
)


@lru_cache(20_000)  # all lines are asked about after each key, and one is new
def sounds_like(what: str) -> Literal["", "cause", "fix"]:
    """Return whether a timeline line sounds like a cause or a fix, "" for a plain fact.

    >>> sounds_like("Pool ran dry because the error path leaks")
    'cause'
    """
    if _FIX.search(what):
        return "fix"
    return "cause" if _CAUSE.search(what) else ""
