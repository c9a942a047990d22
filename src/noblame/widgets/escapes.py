"""Escape and the key after it, where both came at once.

tmux holds an Escape back for half a second, and sends what is pressed meanwhile along with it. Textual 8.2 reads both
as a letter with Alt, which a pane takes for the letter, or as a sign such as ¶; Escape would be lost.
"""

import re
from collections.abc import Collection

_TOGETHER = re.compile("\x1b([^\x00-\x20\x7fOPX\\[\\]\\\\^_bf]| )")
"""Not what begins a sequence, nor `b` and `f`, by which terminals say that Alt moves the cursor by a word."""


def behind_escape(typed: str, bound: Collection[str] = ()) -> str:
    r"""Return the character that came with an Escape and stands for a key of its own; empty for anything else.

    Args:
        typed: All that came at once.
        bound: Keys that the user's settings give a meaning: `alt+e` is one key then.

    >>> behind_escape("\x1be"), behind_escape("\x1be", {"alt+e"}), behind_escape("\x1b[A")
    ('e', '', '')
    """
    found = _TOGETHER.fullmatch(typed)
    return found[1] if found and f"alt+{found[1]}" not in bound else ""
