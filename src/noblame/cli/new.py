"""`noblame new TITLE`: decides whether a post-mortem is due, and writes the record (S7 to S17)."""

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from noblame.archive.files import ArchiveError
from noblame.archive.folder import records
from noblame.archive.naming import new_record
from noblame.archive.similar import Similar, in_words, similar
from noblame.cli.opening import open_home
from noblame.cli.output import say, tell
from noblame.cli.places import archive_of, refusing
from noblame.cli.refusal import RefusedError
from noblame.cli.terminal import need_terminal
from noblame.inert import visible
from noblame.record.incident import Incident, Triage
from noblame.record.labels import label_rules
from noblame.review import triage
from noblame.review.begun import Decided, begun
from noblame.review.days import local, zone
from noblame.review.when import LEEWAY, PAST, past_time
from noblame.settings import Settings, load_settings

SAID = ("criteria", "severity", "started", "resolved", "reason", "no_meeting", "tags", "affected", "fix", "json")
"""The options that say what the screen would ask."""
_PLAINLY = {"always": "this one is always held", "skip": "this one is skipped anyway"}
SHOWN = 3
"""So many earlier records are named."""


def run(options: argparse.Namespace) -> int:
    """Ask on the screen; where options say what it would ask, write the record at once."""
    title = " ".join(visible(" ".join(options.title)).split())
    if not title:
        raise RefusedError("noblame new: a record needs a title: what broke, for how long")
    archive = archive_of(options)
    if not any(getattr(options, name) not in (None, (), "", False) for name in SAID):
        need_terminal("noblame new", "without one say what applies, as in: --criteria customer-outage --severity P1")
        return open_home(archive, title, mouse=options.mouse)
    settings, problems = load_settings(archive)
    for problem in problems:
        tell(str(problem))
    now = datetime.now(UTC)
    incident = begun(_said(title, options, settings, now))
    earlier = _earlier(archive, incident)
    with refusing():
        path = new_record(archive, incident, now, zone(settings), settings.severities)
    say(_as_json(path, incident, earlier) if options.json else _line(path, incident))
    for hint in (*_taken_for(options.started, incident, now, settings), *_hints(incident, earlier, settings)):
        tell(f"noblame new: {hint}")
    return 0


def _said(title: str, options: argparse.Namespace, settings: Settings, now: datetime) -> Decided:
    """Return what the options say. Raises RefusedError where they do not fit together."""
    started = _time("--started", options.started, settings, now)
    resolved = _time("--resolved", options.resolved, settings, now, started)
    if started and resolved and resolved < started:
        raise RefusedError("noblame new: --resolved lies before --started")
    said = Decided(
        title=title,
        severity=_severity(options.severity, settings),
        started=started,
        resolved=resolved,
        tags=tuple(map(visible, options.tags)),
        affected=tuple(map(visible, options.affected)),
        criteria=options.criteria,
        against=_one_line(options.no_meeting or ""),
        reason=_one_line(options.reason),
        fix=_one_line(options.fix),
    )
    _check_decision(said, against=options.no_meeting is not None)
    return said


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())


def _severity(label: str, settings: Settings) -> str:
    """Return a severity that a record may have. Raises RefusedError for another."""
    rule = label_rules(settings.severities)["severity"]
    if label and not rule.fits(label):
        raise RefusedError(f"noblame new: argument --severity: {label!r} is none of {rule.expected}")
    return label.strip()


def _time(option: str, text: str, settings: Settings, now: datetime, near: datetime | None = None) -> datetime | None:
    """Return the time an option names, which has passed. Raises RefusedError where it names none."""
    if not text:
        return None
    at = past_time(text, now, zone(settings), near)
    if at is None:
        raise RefusedError(f"noblame new: argument {option}: {text!r} is no time as {PAST}")
    if at > now + LEEWAY:
        raise RefusedError(f"noblame new: argument {option}: {text!r} is still to come")
    return at


def _check_decision(said: Decided, *, against: bool) -> None:
    """Raise RefusedError where the decision lacks its reason, or what goes with it."""
    found = triage.verdict(said.criteria)
    if against and found.verdict != "usually":
        why = f"{_PLAINLY[found.verdict]}: {found.why}" if found.verdict else "say what applies: --criteria"
        raise RefusedError(f"noblame new: --no-meeting is for what usually has a post-mortem; {why}")
    if against and not said.against:
        raise RefusedError("noblame new: --no-meeting needs a reason, which is kept in the record")
    if said.fix and "trivial" not in said.criteria:
        raise RefusedError("noblame new: --fix notes the obvious fix of something trivial; add --criteria trivial")


def _earlier(archive: Path, incident: Incident) -> list[Similar]:
    """Return the earlier records that share something with this one; none from a folder that is not there yet."""
    try:
        return similar(records(archive), incident.title, (*incident.tags, *incident.affected))
    except ArchiveError:  # what is wrong with the folder is told when the record is written
        return []


def _line(path: Path, incident: Incident) -> str:
    return visible(f"{path}: {triage.in_words(incident.triage or Triage())}")


def _as_json(path: Path, incident: Incident, earlier: list[Similar]) -> str:
    """Return path and decision for a program; what JSON may escape is escaped."""
    shared = [{"path": str(one.path), "title": one.title, "shared": one.shared} for one in earlier]
    decision = msgspec.to_builtins(incident.triage or Triage())
    return json.dumps({"path": str(path), "triage": decision, "similar": shared}, indent=2)


def _taken_for(started: str, incident: Incident, now: datetime, settings: Settings) -> Iterator[str]:
    """Yield on which day a time alone was taken to be, where that is not today."""
    there = zone(settings)
    if (
        incident.started
        and len(started) < len("2026-11-18")
        and local(incident.started, there).date() != local(now, there).date()
    ):
        yield f"--started {started} is taken for {local(incident.started, there):%Y-%m-%d %H:%M} ({settings.timezone})"


def _hints(incident: Incident, earlier: list[Similar], settings: Settings) -> Iterator[str]:
    """Yield what could change the decision, and what goes with it."""
    criteria = incident.triage.criteria if incident.triage else ()
    ask = triage.verdict(criteria).ask
    if ask:
        yield f"{ask}{'' if criteria else ' --criteria says it'}"
    if triage.needs_fix(criteria) and not incident.actions:
        yield "trivial, with an obvious fix: which? Note it as an action of the record; --fix TEXT does that at once"
    if "night-page" not in criteria and triage.night(incident, zone(settings)):
        yield f"it fell into the night ({settings.timezone}): if it woke someone, that is --criteria night-page"
    if earlier:
        names = ", ".join(one.path.stem for one in earlier[:SHOWN])
        more = f" and {len(earlier) - SHOWN} more" if len(earlier) > SHOWN else ""
        yield f"{in_words(earlier)}: {names}{more}"
    if triage.reminder(criteria):
        yield triage.reminder(criteria)
