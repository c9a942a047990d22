"""`noblame actions`: what is open across the archive, what is done, the sheet for a review (S21, S93, S94)."""

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime
from shlex import quote

from noblame.archive.actions import actions_of, chosen, is_open
from noblame.archive.follow import MissingActionError, change, done, named, review
from noblame.archive.sheet import sheet
from noblame.cli.actions_list import lines, rows
from noblame.cli.guard import WRONG
from noblame.cli.output import flush, say, tell
from noblame.cli.refusal import RefusedError
from noblame.cli.whole import Whole, whole
from noblame.inert import visible
from noblame.record.file import Saved
from noblame.record.followed import Followed
from noblame.record.storing import StoreError
from noblame.review.days import today
from noblame.review.deadlines import counted
from noblame.sharing.typed import as_json
from noblame.source.problem import UnreadableError

NAMED = 4
"""How many records a message names."""


def run(options: argparse.Namespace) -> int:
    """Write what is asked for, whatever becomes of single records, and return the exit status."""
    _refuse_strays(options)
    archive = whole(options)
    day = today(datetime.now(UTC), archive.settings)
    if options.done:
        return _done(options, archive, day)
    asked = chosen(actions_of(archive.found), options.which, options.owner, day)
    status = archive.status
    if options.sheet:
        say(sheet(asked, day, archive.settings.ticket_url))
        status = max(status, _stamp(asked, archive, day) if options.stamp else 0)
    elif options.json:
        say(as_json(rows(asked, day, archive.settings.ticket_url)))
    else:
        said = "\n".join(lines(asked, options, day, archive.settings.ticket_url))
        say(visible(said))
    archive.tell_unread()
    return status


def _refuse_strays(options: argparse.Namespace) -> None:
    """Refuse an option that says more about another one which is not there."""
    for option, value, needed, there in (
        ("--verified", options.verified, "--done", options.done),
        ("--stamp", options.stamp, "--sheet", options.sheet),
    ):
        if value and not there:
            raise RefusedError(f"noblame actions: {option} needs {needed}; see: noblame actions --help")


# One action is done


def _done(options: argparse.Namespace, archive: Whole, day: date) -> int:
    """Note in its record that an action is done."""
    if options.records:
        archive.tell_unread()
        if archive.status:
            return archive.status
    one = _meant(options, archive)
    try:
        saved = change(one, done(day, options.verified), archive.settings.severities)
    except (MissingActionError, StoreError) as error:
        raise RefusedError(f"noblame actions: {error}") from error
    _say_done(one, saved, day)
    if not (options.verified or one.action.verified):
        tell(f"how was it verified? noblame actions {quote(one.path.stem)} --done {quote(one.name)} --verified TEXT")
    return 0


def _meant(options: argparse.Namespace, archive: Whole) -> Followed:
    """Return the action that `--done` means. Without a record it is an id that one action of the archive alone has."""
    actions = list(actions_of(archive.found))
    if options.records and len(archive.found) == 1:
        return _within(actions, options.done, archive.found[0].path.stem)
    found = [one for one in actions if one.action.id == options.done]
    if len(found) == 1:
        return found[0]
    if not found:
        what = "a number counts within one record" if options.done.isdigit() else f"no action is {options.done}"
        raise RefusedError(f"noblame actions: {what}; name the record: noblame actions RECORD --done {options.done}")
    raise RefusedError(_ambiguous(options.done, [one for one in found if is_open(one.action)] or found))


def _ambiguous(name: str, found: Sequence[Followed]) -> str:
    """Return the line that names the records an id may be of."""
    places = [one.record for one in found[:NAMED]]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    says = f"more than one record has an action {name}; it may be that of {', '.join(places)}{more}"
    return f"noblame actions: {says}; name the record: noblame actions {places[0]} --done {name}"


def _within(actions: Sequence[Followed], name: str, record: str) -> Followed:
    """Return the action of one record that is called so."""
    at = named((one.action for one in actions), name)
    if at is None:
        has = f"it has {', '.join(one.name for one in actions)}" if actions else "it has none"
        raise RefusedError(f"noblame actions: {record} has no action {name}; {has}")
    return actions[at]


def _say_done(one: Followed, saved: Saved, day: date) -> None:
    """Say in one line what was written, and where."""
    if saved.wrote:
        say(visible(f"done {day}: {one.name} {one.action.what} → {one.path.name}"))
    else:
        say(visible(f"done already: {one.name} {one.action.what}; {one.path.name} is as it was"))
    if saved.backup:
        tell(f"{one.path.name} was written anew as a whole; the old one is kept as {saved.backup}")


# The sheet is stamped


def _stamp(asked: Sequence[Followed], archive: Whole, day: date) -> int:
    """Note in every record on the sheet that its actions were looked at again; return the exit status."""
    flush()
    paths = dict.fromkeys(one.path for one in asked)
    noted: list[bool] = []
    for path in paths:
        try:
            noted.append(review(path, day, archive.settings.severities).wrote)
        except (StoreError, UnreadableError) as error:
            tell(str(error))
    already, now = noted.count(False), noted.count(True)
    if already:
        tell(f"noted already today in {counted(already, 'record')}")
    if now or not already:
        tell(f"noted in {counted(now, 'record')} that the actions were looked at again on {day}")
    return WRONG if len(noted) < len(paths) else 0
