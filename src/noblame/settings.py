"""The settings: the user's own file, then the archive's `.noblame.yaml`, which wins for what a team shares.

Single values replace each other, mappings are joined entry by entry, lists are put together; `severities` are one scale
and are replaced as a whole. A wrong value is a problem with its place and falls back alone; the rest counts.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, tzinfo
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import yaml
from msgspec.structs import replace

from noblame import locations
from noblame.source.convert import convert
from noblame.source.document import Document, read_document
from noblame.source.nodes import Pair, all_pairs, described, is_null
from noblame.source.places import quoted
from noblame.source.problem import Problem, UnreadableError

AGENDA = {"stage": 2, "timeline": 10, "root-cause": 15, "improvements": 15, "actions": 5, "wins": 3}
"""The steps of the practice and their minutes (S41 to S47)."""
ARCHIVE_FILE = ".noblame.yaml"
MOST = {"agenda": 24 * 60, "due_days": 3650, "deadlines": 3650}
"""The largest number that means anything, in the setting's own unit; the smallest is 1."""

RuleLevel = Literal["off", "hint", "nudge", "warn", "error"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Deadlines(msgspec.Struct, frozen=True, kw_only=True):
    """Until when the meeting is held (S19) and the document published (S20), counted from the end of the incident."""

    meeting_hours: int = 48
    publish_business_days: int = 5
    weekend: tuple[Weekday, ...] = ("sat", "sun")
    """The days of each week that are no business days; there may be none."""
    holidays: tuple[date, ...] = ()
    """Single days that are no business days."""


RULES = (
    *(
        "character",
        "comply",
        "counterfactual",
        "fault",
        "harm",
        "hindsight",
        "human-error",
        "judgement",
        "label",
        "omission",
    ),
    *("one-off", "passive", "question", "retrain", "sanction", "self", "team", "vague", "veiled", "vigilance"),
)
"""The rules of the language check. They are data of `noblame.language`, which stands above; a test compares the two."""
ADVICE = (
    *("agenda-changed", "detected-after-resolved", "detected-before-started", "early-meeting", "end-row-after-end"),
    *("facilitator-responds", "findings-open", "impact-number", "late-meeting", "late-publication"),
    *("may-recur", "night-page", "no-actions", "no-causes", "no-contributing", "no-detection"),
    *("no-detection-row", "no-end", "no-end-row", "no-external-text", "no-headline", "no-impact", "no-links"),
    *("no-meeting", "no-resolution", "no-responder", "no-root", "no-root-text", "no-severity"),
    *("no-stakeholder", "no-start", "no-timeline", "no-triage", "no-wins", "nobody-invited", "not-a-date"),
    *("not-actionable", "not-shared", "not-specific", "nothing-to-improve", "only-leadership", "overdue"),
    *("owner-absent", "person-root", "recurs-unanswered", "resolved-before-started", "restated"),
    *("restricted-sharing", "root-without-action", "row-outside", "row-without-time", "several-owners"),
    *("single-chain", "skip-contradicted", "still-open", "symptom", "timeline-gap", "timeline-order"),
    *("title-names-person", "too-many-actions", "type-detail", "undefined-severity", "unexplained", "unranked"),
    *("untracked", "unverified", "wish"),
)
"""The rules of advice, of `noblame.review.advice`; a test compares the two."""
ENTRIES = {
    "agenda": tuple(AGENDA),
    "deadlines": Deadlines.__struct_fields__,
    "rules": (*RULES, *ADVICE),
    "phrases": RULES,
    "questions": RULES,
}
"""The entries a mapping can have, where they are not free."""
RULE = "the id of a rule, as `noblame check` names it behind the level"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What can be named, where only a layer above knows it. The app passes it in; who shows no screen does without."""

    commands: tuple[str, ...]
    """The ids of bindings that can have other keys."""
    themes: tuple[str, ...]
    is_key: Callable[[str], bool]
    """Tells whether there is a key of a name."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a user or a team can set."""

    agenda: dict[str, int] = msgspec.field(default_factory=AGENDA.copy)
    """All six steps in their order, with their minutes."""
    people: tuple[str, ...] = ()
    """Names the language check should know, beside those in the record."""
    tools: tuple[str, ...] = ()
    """Names that look like people's and are systems."""
    idioms: tuple[str, ...] = ()
    """Wordings of the house that are never a finding."""
    phrases: dict[str, tuple[str, ...]] = {}
    """From a rule's id to wordings of the house that it finds too."""
    questions: dict[str, tuple[str, ...]] = {}
    """From a rule's id to questions that are asked before its own."""
    rules: dict[str, RuleLevel] = {}
    """The level of single rules, by id."""
    severities: dict[str, str] = msgspec.field(
        default_factory=lambda: {
            "P1": "customers cannot use a main function, or data is lost or exposed",
            "P2": "a main function is slow or fails for some, or needs a workaround",
            "P3": "a small function fails, or nobody outside notices",
        }
    )
    """Each label with its definition in one line (S26)."""
    deadlines: Deadlines = Deadlines()
    due_days: dict[str, int] = msgspec.field(default_factory={"P1": 14, "P2": 30, "P3": 60}.copy)
    """In how many days an action is due when nobody says otherwise, by severity."""
    ticket_url: str = ""
    """The address of a ticket, with `{ticket}` where its key goes."""
    ticket_pattern: str = ""
    """What a ticket's key looks like, as a regular expression for the whole of it; empty takes any usual key."""
    timezone: str = "UTC"
    """The zone in which times are shown, by its IANA name."""
    room_marks: Literal["off", "count", "marks"] = "count"
    """What a room sees of findings in its panes: nothing, their number, or the places too."""
    ask: Literal["why", "how"] = "why"
    """Whether the why tree asks "Why was it possible that …?" or "How did it come to be that …?"."""
    keys: dict[str, str] = {}
    """Binding id to keys, separated by commas."""
    theme: str = "projector-dark"
    bell: bool = False
    """Whether the terminal's bell rings, once, when a step's time is up."""

    @property
    def zone(self) -> tzinfo:
        """The time zone itself; UTC works without a zone database."""
        if self.timezone == "UTC":
            return UTC
        from zoneinfo import ZoneInfo  # noqa: PLC0415  12 ms that only those with another zone spend

        return ZoneInfo(self.timezone)


def load_settings(archive: Path | None, known: Known | None = None) -> tuple[Settings, list[Problem]]:
    """Return the settings that hold in an archive, or without one the user's own, and what is wrong with the files.

    Keys and theme are looked at only against what is `known`.
    """
    files = [locations.config_dir() / "config.yaml", *([archive / ARCHIVE_FILE] if archive else [])]
    settings, problems = Settings(), list[Problem]()
    for path in files:
        settings, found = _read(path, settings, known)
        problems += found
    return settings, problems


def arranged(named: Mapping[str, int], base: Mapping[str, int] = AGENDA) -> dict[str, int]:
    """Return the agenda `base` with the minutes of `named`.

    Steps that are not named keep minutes and place; the places of the others go to them in the order they are named in.
    """
    following = iter(step for step in named if step in base)
    order = [next(following) if step in named else step for step in base]
    return {step: named.get(step, base[step]) for step in order}


def _read(path: Path, settings: Settings, known: Known | None) -> tuple[Settings, list[Problem]]:
    try:
        data = path.read_bytes()
        if not _says_anything(data):
            return settings, []
        return _taken(read_document(data, str(path)), settings, known)
    except (FileNotFoundError, NotADirectoryError):
        return settings, []
    except OSError as error:
        return settings, [Problem(path=str(path), found=error.strerror or str(error), expected="a file of settings")]
    except UnreadableError as error:
        return settings, error.problems


def _says_anything(data: bytes) -> bool:
    lines = (line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").splitlines())
    return any(line and not line.startswith(b"#") for line in lines)


def _taken(document: Document, settings: Settings, known: Known | None) -> tuple[Settings, list[Problem]]:
    """Return `settings` with every value of the file that is right."""
    problems = list[Problem]()
    for key, value in all_pairs(document.root):
        if key.value not in Settings.__struct_fields__:
            problems.append(_unknown(document, key))
            continue
        found = dict[str, Any]()
        for entry, single in _entries(document, key, value):
            converted, wrong = convert(single, Settings)
            if converted is not None and not wrong:
                wrong = _misfits(key.value, entry, single, converted, known)
            problems += wrong
            if converted is not None and not any(problem.level == "error" for problem in wrong):
                found[entry] = getattr(converted, key.value)
        settings = _with(settings, key.value, found)
    return settings, problems


def _entries(document: Document, key: yaml.ScalarNode, value: yaml.Node) -> Iterator[tuple[str, Document]]:
    """Yield the document as if it held one setting only; a mapping entry by entry, with the entry's name."""
    if isinstance(value, yaml.MappingNode):
        for pair in all_pairs(value):
            yield pair[0].value, replace(document, root=_mapping(document.root, (key, _mapping(value, pair))))
    elif not is_null(value):
        yield "", replace(document, root=_mapping(document.root, (key, value)))


def _mapping(like: yaml.MappingNode, pair: Pair) -> yaml.MappingNode:
    return yaml.MappingNode(like.tag, [pair], like.start_mark, like.end_mark, like.flow_style)


def _misfits(name: str, entry: str, single: Document, converted: Settings, known: Known | None) -> list[Problem]:
    """Return what is wrong with a value of the right type."""
    places, (key, node) = single.places, single.root.value[0]
    if isinstance(node, yaml.MappingNode):
        key, node = node.value[0]
    if name in ENTRIES and entry not in ENTRIES[name]:
        others = RULE if name == "rules" else f"one of {', '.join(ENTRIES[name])}"
        expected = _nearest(entry, ENTRIES[name], others) if name == "rules" else others
        return [places.problem(key.start_mark.index, f"{name}: {quoted(entry)}", expected)]
    if known and name == "keys" and entry not in known.commands:
        expected = _nearest(entry, known.commands, "the id of a command with a key, as the help (F1) shows it")
        return [places.problem(key.start_mark.index, f"{name}: {quoted(entry)}", expected)]
    value = getattr(converted, name)
    expected = _expected(name, entry, value) or (_named(name, entry, value, known) if known else "")
    if not expected:
        return []
    found = quoted(node.value) if isinstance(node, yaml.ScalarNode) else described(node)
    return [places.problem(node.start_mark.index, f"{key.value}: {found}", expected)]


def _expected(name: str, entry: str, value: Any) -> str:
    """Return what should stand where a value means nothing; empty where it does."""
    if (name, entry) == ("deadlines", "weekend"):
        return "at least one day of the week to work on" if len(set(value.weekend)) == len(get_args(Weekday)) else ""
    number = value[entry] if isinstance(value, dict) else getattr(value, entry, None)
    if name in MOST and isinstance(number, int):
        return "" if 1 <= number <= MOST[name] else f"a number from 1 to {MOST[name]}"
    if name == "timezone" and not _is_zone(value):
        return "a time zone's name as Europe/Berlin"
    if name == "ticket_url" and not (value.startswith(("https://", "http://")) and "{ticket}" in value):
        return "an address as https://tickets.example/{ticket}"
    if name == "ticket_pattern" and not _is_pattern(value):
        return "a regular expression as OPS-[0-9]+"
    return ""


def _named(name: str, entry: str, value: Any, known: Known) -> str:
    """Return what should stand where a theme or a key has a name that nothing has; empty where it is fine."""
    if name == "theme" and value not in known.themes:
        return _nearest(value, known.themes, f"one of {', '.join(known.themes)}")
    if name == "keys" and not all(known.is_key(key.strip()) for key in value[entry].split(",")):
        return "names of keys as f5,ctrl+u"
    return ""


def _is_zone(name: str) -> bool:
    try:
        return bool(Settings(timezone=name).zone)
    except (KeyError, ValueError, OSError):  # no such zone; no name for one; a folder of the zone database
        return False


def _is_pattern(text: str) -> bool:
    try:
        return bool(re.compile(text))
    except (re.error, OverflowError, RecursionError):
        return False


def _with(settings: Settings, name: str, found: dict[str, Any]) -> Settings:
    """Return `settings` with what the file says for one of them; `found` has one value for each entry that is right."""
    if not found:
        return settings
    old, new = getattr(settings, name), next(iter(found.values()))
    if isinstance(old, dict):
        entries = {entry: value[entry] for entry, value in found.items()}
        new = entries if name == "severities" else arranged(entries, old) if name == "agenda" else old | entries
    elif isinstance(old, Deadlines):
        new = replace(old, **{entry: getattr(value, entry) for entry, value in found.items()})
    elif isinstance(old, tuple):
        new = tuple(dict.fromkeys((*old, *new)))
    return replace(settings, **{name: new})


def _unknown(document: Document, key: yaml.ScalarNode) -> Problem:
    fields = Settings.__struct_fields__
    hint = _nearest(key.value, fields, f"one of {', '.join(fields)}")
    return document.places.problem(key.start_mark.index, f"the unknown setting {quoted(key.value)}", hint, "warn")


def _nearest(word: str, known: tuple[str, ...], otherwise: str) -> str:
    """Return `did you mean …?` for a slip."""
    from difflib import get_close_matches  # noqa: PLC0415  only for a slip

    near = get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else otherwise
