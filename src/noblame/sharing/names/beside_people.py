"""Where an unknown word can only be somebody by what is said beside it: a role, a duty, a piece of work (S3)."""

from noblame.language.pronouns import OWNERS, PRONOUNS
from noblame.sharing.names.surroundings import Surroundings

_WORK = frozenset(
    (  # noqa: SIM905  two lines in place of thirty
        "branch branches change changes commit commits deploy deployment deploys laptop merge pager pr push "
        "revert rollback shift terminal workstation"
    ).split()
)
"""What belongs to somebody who works on a system, or was done by somebody."""
_DONE_BY_HAND = frozenset(
    (  # noqa: SIM905  as above
        "approved authored committed deployed merged opened pushed requested reverted reviewed rolled signed typed "
        "written"
    ).split()
)
"""What an account has done that stands behind `by`."""
_LONGEST_ROLE = 4
"""Words of a role, its article among them: `an engineer on call`."""
_NO_ACCOUNT = frozenset(PRONOUNS) | frozenset(OWNERS)
_SHORTEST_ACCOUNT = 4
_LEADS = frozenset({"meanwhile", "afterwards", "besides", "perhaps", "maybe", "hence", "thus", "nevertheless"})
"""Words that begin a sentence and may stand right before somebody."""


def is_beside_role(around: Surroundings, at: int, end: int) -> bool:
    """Return whether a role is said of the words from `at` to `end`: `the engineer, X,`, `X (SRE)`, `X the DBA`."""
    words = around.words
    opened, closed = words.low(at - 1), words.low(end)
    if (opened, closed) in {(",", ","), ("(", ")"), (",", "and"), ("[", "]")} and _is_role(around, at - 2):
        return True
    if closed in {"(", "["}:
        return _has_role(around, end + 1) and words.low(end - 1) not in PRONOUNS
    first = end + (closed == ",")
    said = words.one_of(first, "article") or words.low(first) in OWNERS
    if not said or not _has_role(around, first + 1):
        return False
    return closed == "," or (around.is_near(first) and words.low(at) not in _LEADS)


def has_work(around: Surroundings, at: int, end: int) -> bool:
    """Return whether `X's deploy` or `a deploy by X` is said of the words from `at` to `end`."""
    words = around.words
    if words.one_of(at - 1, "article", "adjective") or words.low(at - 1) in OWNERS:
        return False
    owns = words.low(end) == "'s" and (words.low(end + 1) in _WORK or words.low(end + 1) == "pull")
    return owns or (words.low(at - 1) == "by" and words.low(at - 2) in _WORK)


def is_account(around: Surroundings, at: int) -> bool:
    """Return whether a word in small letters that nobody has heard of is an account: `merged by X`, `X's commit`."""
    words, shown = around.words, around.shown(at)
    written = shown.isascii() and shown.islower() and shown.replace("_", "").isalnum() and shown[0].isalpha()
    if not written or len(shown) < _SHORTEST_ACCOUNT or words.is_known(at) or shown in _NO_ACCOUNT:
        return False
    before = at - 2 - words.one_of(at - 2, "particle")
    merged = words.low(at - 1) == "by" and words.low(before) in _DONE_BY_HAND and not shown.endswith("s")
    return merged or (words.low(at + 1) == "'s" and has_work(around, at, at + 1))


def _is_role(around: Surroundings, at: int) -> bool:
    """Return whether a word is the role of one person."""
    words = around.words
    return words.one_of(at, "role") and not words.one_of(at, "twofold") and not words.low(at).endswith("s")


def _has_role(around: Surroundings, at: int) -> bool:
    """Return whether a role stands at a place, or a little behind it, and ends there: no `expert mode`."""
    words = around.words
    for place in range(at, at + _LONGEST_ROLE):
        if _is_role(around, place) and not words.one_of(place + 1, "noun", "thing"):
            return True
        if not words.low(place)[:1].isalnum():
            return False
    return False
