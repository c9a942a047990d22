"""Action items: tasks, plain lists and tables, with their fields (S32, S63, S65 to S73)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, get_args

from noblame.record.incident import Action, ActionType
from noblame.record.labels import label_rules
from noblame.review.due import parse_due
from noblame.sharing.converting.blocks import Block, Item, Items, Quote, Table, Text
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.groups import grouped
from noblame.sharing.converting.marks import unlabelled
from noblame.sharing.converting.prose import PLACEHOLDERS, joined, plain, under
from noblame.sharing.converting.words import Words
from noblame.sharing.document import WISH

_NAMES = {
    "owner": r"owners?|assignees?|assigned(?: to)?|who|responsible(?: person)?|dri|person|lead|team",
    "due": r"due(?: date| by)?|deadline|when|by when|eta|target(?: date)?|by|date",
    "ticket": r"tickets?|issues?|bugs?|jira|tracking(?: (?:issue|ticket|bug))?|links?|references?|prs?|github issue",
    "type": r"type|category|kind",
    "priority": r"priority|prio",
    "done": r"status|done|state|progress|completed?",
    "what": r"(?:corrective |follow[- ]?up )?(?:actions?(?: items?)?|tasks?|what|descriptions?|items?|measures?)"
    r"|title|summary",
    "number": r"#|no\.?|nr\.?|id",
}
_COLUMN = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _NAMES.items()}
_INLINE = "owners?|assignees?|assigned to|due(?: date| by)?|deadline|eta|priority|tickets?|type"
_FIELD = re.compile(
    rf"(?P<open>\s?[-–—|,;]\s?|\s?(?P<bracket>[(\[])|\.?\s)(?P<name>{_INLINE})\s?:\s?",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?P<what>.*) - Owner: (?P<owner>.*) - Due: (?P<due>.*)", re.DOTALL)
_WISH = re.compile(rf"{WISH}(?: \((?P<said>.*)\))?", re.DOTALL)
_NO_ACTION = "No action: "
_IS_DONE = re.compile(r"(?:done|completed?|closed|fixed|finished|resolved|merged|shipped|yes|x|[✓✔✅])", re.IGNORECASE)
_STATE = re.compile(r"(?P<ticket>.*?)[\s*:,-]*\b(?P<state>DONE|TODO)\W*", re.DOTALL)
"""How a ticket and how far it is stand in one column."""
_NO_TICKET = {"n/a", "na", "none", "-", ""}
_IS_OPEN = re.compile(r"(?:todo|to do|open|not started|no|new|pending)?", re.IGNORECASE)
_AROUND = " *_`.:()[]-–—☐❌⬜"
_GROUP_IS_DONE = re.compile(r"\((?:all )?(?:done|completed?)\)", re.IGNORECASE)
LONGEST = 200
"""So long is a ticket with its state, at most."""
SHORT = 40
"""So long is what heads a group of actions, at most."""
_YEAR = re.compile(r"\b[0-9]{4}\b")
_UNDATED = date(2000, 1, 1)
_TYPES = frozenset(get_args(ActionType))


def read_actions(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Read the action items; what is no item stays as a passage, but for the reason why there is none (S52)."""
    reason = False
    for group, block in grouped(draft, heading, blocks):
        if isinstance(block, Items):
            draft.add("actions", _items(draft, block.items, group))
        elif isinstance(block, Table) and any(_column(cell.text) for cell in block.head):
            draft.add("actions", _table(block, group))
        elif isinstance(block, Quote):
            draft.leave(heading.text, group)
            read_actions(draft, heading, block.blocks)
        elif isinstance(block, Text) and (reason or block.words.shape.startswith(_NO_ACTION)):
            reason = True
            _no_actions(draft, joined(group, block.words.text.removeprefix(_NO_ACTION)))
        else:
            draft.leave(heading.text, "\n\n".join(filter(None, (group, plain((block,))))))


def _no_actions(draft: Draft, text: str) -> None:
    reasons = draft.incident.reasons
    why = "\n\n".join(filter(None, (reasons.get("no-actions", ""), text)))
    draft.put(reasons={**reasons, "no-actions": why})


def _items(draft: Draft, items: Iterable[Item], group: str) -> Iterator[Action]:
    """Yield the actions of a list; what stands below one is part of it, unless it is a task or has an owner."""
    for item in items:
        below = [each for block in item.below if isinstance(block, Items) for each in block.items]
        heads = item.checked is None and item.words.text.endswith(":") and len(item.words.text) <= SHORT
        if below and (heads or any(map(_is_action, below))):
            if not heads:
                yield from _one(item, group, (), own=draft.own)
            yield from _items(draft, below, item.words.text.rstrip(" :") if heads else group)
            yield from _rest(item, group)
        else:
            yield from _one(item, group, under(item.below), own=draft.own)


def _rest(item: Item, group: str) -> Iterator[Action]:
    """Yield what stands below an item beside a list."""
    for text in under(block for block in item.below if not isinstance(block, Items)):
        yield Action(what=text, detail=group)


def _is_action(item: Item) -> bool:
    return item.checked is not None or _FIELD.search(item.words.text) is not None


def _one(item: Item, group: str, below: Iterable[str], *, own: bool) -> Iterator[Action]:
    """Yield the action of one item, nothing for the template's placeholder."""
    words = item.words.flat()
    fields = _own(words) if own else None
    fields = _fields(words) if fields is None else fields
    detail = "; ".join(filter(None, (group, *below)))
    action = _action(fields, detail, done=bool(item.checked or _GROUP_IS_DONE.search(group)))
    if action is not None:
        yield action


def _own(words: Words) -> dict[str, Words] | None:
    """Return the fields of an action as our own export writes it: two, and always both."""
    found = _OWN.fullmatch(words.text)
    return {name: words.cut(*found.span(name)) for name in ("what", "owner", "due")} if found else None


def _fields(words: Words) -> dict[str, Words]:
    """Return what an item says behind `- Owner:`, `(due: …)` and the like, and the rest of it."""
    found, end = dict[str, Words](), len(words.text)
    for field in reversed(list(_FIELD.finditer(words.text))):
        name = _column(field["name"])
        if not name or name in found:
            break
        value = words.cut(field.end(), end)
        if field["bracket"] and value.text.endswith((")", "]")):
            value = value.cut(0, len(value.text) - 1)
        found[name], end = value, field.start()
    found = {name: _closed(value) for name, value in found.items()}
    return {**unlabelled(words.cut(0, end), found), **found}


def _closed(value: Words) -> Words:
    """Return a value without the bracket that closes one opened in front of all fields."""
    lone = value.text.endswith(")") and value.text.count(")") > value.text.count("(")
    return value.cut(0, len(value.text) - 1) if lone else value


def _table(table: Table, group: str) -> Iterator[Action]:
    """Yield the actions of a table by what its columns are called; the first that has no other name says what to do."""
    names = [_column(cell.text) for cell in table.head]
    if "what" not in names:
        names = ["what" if index == _first(names) else name for index, name in enumerate(names)]
    for row in table.rows:
        fields, more = dict[str, Words](), [group] if group else []
        for name, head, cell in zip(names, table.head, row, strict=False):
            if name and name not in fields and name != "number":
                fields[name] = cell
            elif cell.text and not (name == "number" and cell.text.strip("#. ").isdigit()):
                more.append(f"{head.text}: {cell.text}" if head.text else cell.text)
        action = _action(fields, "; ".join(more), done=_GROUP_IS_DONE.search(group) is not None)
        if action is not None:
            yield action


def _first(names: list[str]) -> int:
    return next((index for index, name in enumerate(names) if not name), 0)


def _column(head: str) -> str:
    return next((name for name, pattern in _COLUMN.items() if pattern.fullmatch(head.strip(" :"))), "")


def _action(fields: dict[str, Words], detail: str, *, done: bool) -> Action | None:
    """Return an action with what its fields say; what a field cannot hold is told in its detail."""
    said = {name: "" if words.shape in PLACEHOLDERS else words.text for name, words in fields.items()}
    said |= _ticket(fields["ticket"]) if said.get("ticket") else {}
    state = said.get("done", "").strip(_AROUND)
    done = done or bool(_IS_DONE.fullmatch(state))
    more = [detail] if detail else []
    taken: dict[str, Any] = {
        "owner": _known(said.get("owner", ""), "not named", done=done),
        "ticket": said.get("ticket", ""),
    }
    taken["due"] = _due(_known(said.get("due", ""), "no date", done=done))
    kind, priority = said.get("type", ""), said.get("priority", "")
    if kind.casefold() in _TYPES:
        taken["type"] = kind.casefold()
    elif kind:
        more.append(f"Type: {kind}")
    if priority and label_rules()["priority"].fits(priority):
        taken["priority"] = priority
    elif priority:
        more.append(f"Priority: {priority}")
    if not done and not _IS_OPEN.fullmatch(state):
        more.append(f"Status: {said['done']}")
    taken |= {"detail": "; ".join(more), "done": True if done else None}
    what = said.get("what", "")
    if not what and not any(taken.values()):
        return None
    return Action(what=what, **taken)


def _ticket(words: Words) -> dict[str, str]:
    """Return a ticket, by its address where it is a link, and how far it is where that stands behind it."""
    state = _STATE.fullmatch(words.text) if len(words.text) <= LONGEST else None
    text = state["ticket"].strip() if state else words.text
    if len(words.refs) == 1 and text == words.text[: words.refs[0].end] and _says(words.refs[0].url, text):
        text = words.refs[0].url
    found = {"ticket": "" if text.casefold() in _NO_TICKET else text}
    return {**found, "done": state["state"]} if state else found


def _says(url: str, text: str) -> bool:
    """Tell whether an address has every word of a text."""
    return set(re.findall(r"\w+", text)) <= set(re.findall(r"\w+", url))


def _known(text: str, nobody: str, *, done: bool) -> str:
    """Return an owner or a date, nothing for the words that stand for a missing one (S63)."""
    wish = _WISH.fullmatch(text)
    if wish:
        return wish["said"] or ""
    return "" if done and text == nobody else text


def _due(text: str) -> str:
    """Return a date with its year as the record writes it; any other text as it is."""
    day = parse_due(text, _UNDATED) if _YEAR.search(text) else None
    return day.isoformat() if day else text
