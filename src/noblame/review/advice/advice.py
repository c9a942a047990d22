"""One piece of advice: what a record still lacks, where, and what to do about it."""

from typing import Literal, NamedTuple

Level = Literal["hint", "nudge", "warn", "error"]
"""From quiet to loud; only a team's settings make advice an error."""
REASONS = "reasons: "
"""What a key begins with under which a reason stands."""
WHY_SKIPPED = "triage: reason"
"""The key for why a post-mortem is skipped that something calls for (S11)."""


class Advice(NamedTuple):
    """What one rule of the practice says about one place of a record."""

    id: str
    """The rule, as `check` and the settings' `rules` name it: `wish`, `late-meeting`."""
    level: Level
    place: str
    """Where, as a path of the record: `title`, `meeting.held`, `actions[2]`, `causes[0].next[1]`."""
    message: str
    """What is lacking and why it matters, in one sentence; it speaks of the document, never of a person."""
    fix: str
    """What to do, in a few words that start with a verb, for whoever reads it in the app as well as beside the file."""
    keys: tuple[str, ...] = ()
    """Where that is written in the file, where the words of `fix` do not name it: `reasons: no-meeting`, `closes`."""

    @property
    def fix_in_file(self) -> str:
        """What to do beside the file: `Add one, or give the reason (`reasons: no-actions`).`."""
        return noted(self.fix, ", ".join(f"`{key}`" for key in self.keys))

    @property
    def reason(self) -> str:
        """The key under `reasons` for the reason that `fix` speaks of; empty where it speaks of none."""
        return next((key.removeprefix(REASONS) for key in self.keys if key.startswith(REASONS)), "")

    @property
    def takes_reason(self) -> bool:
        """Whether a reason is one of the ways out that `fix` names."""
        return bool(self.reason) or WHY_SKIPPED in self.keys


def noted(fix: str, note: str) -> str:
    """Return what to do with a note in brackets before its full stop, or as it is without one.

    >>> noted("Add one, or give the reason.", "k")
    'Add one, or give the reason (k).'
    """
    return f"{fix.removesuffix('.')} ({note})." if note else fix
