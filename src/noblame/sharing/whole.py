"""What a document that must be complete still lacks, for every format that can be strict (S36, S63)."""

from collections.abc import Iterator

from noblame.record.incident import Action, Incident
from noblame.review.due import written_date
from noblame.review.mandatory import Missing, missing_fields
from noblame.review.owners import is_nobody
from noblame.sharing.failing import SharingError
from noblame.sharing.wanted import Wanted


class IncompleteError(SharingError):
    """A document that must be complete is not.

    Attributes:
        missing: the mandatory fields that are empty, with what to write.
    """

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__("; ".join(each.words for each in missing))
        self.missing = missing


def ensure_whole(wanted: Wanted) -> None:
    """Look at whether a document may be written.

    Raises:
        IncompleteError: `wanted` is strict, and a mandatory field is empty or an action a wish.
    """
    missing = (*missing_fields(wanted.incident), *_wishes(wanted.incident)) if wanted.strict else ()
    if missing:
        raise IncompleteError(missing)


def _wishes(incident: Incident) -> Iterator[Missing]:
    """Yield what an action lacks that the document would print as WISH (S63), by its number there."""
    for number, action in enumerate((each for each in incident.actions if not each.decided), 1):
        lacks = " and ".join(_lacks(action)) if not action.done else ""
        if lacks:
            yield Missing("actions", f"action {number} has no {lacks} yet: who does it, by when", "actions")


def _lacks(action: Action) -> Iterator[str]:
    if is_nobody(action.owner):
        yield "owner"
    if written_date(action.due) is None:
        yield "date"
