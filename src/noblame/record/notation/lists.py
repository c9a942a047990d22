"""Panes of one item a line: attendees, ideas, parked matters, questions, links, actions, plain lists.

Each is a `Notation`: how one line is read and how one item is shown. The rest they share.
"""

import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast, get_args

import msgspec

from noblame.record.incident import Action, Attendee, Improvement, Link, LinkKind, Parked, Question, Role
from noblame.record.notation.align import BLANK, Page, edited, one_line, same_or, turn
from noblame.record.notation.marks import take_marks, with_marks, words_end

T = TypeVar("T")


class Notation(msgspec.Struct, Generic[T], frozen=True):
    """How the items of one list are written, one a line."""

    parse_line: Callable[[str], T]
    """Reads one line; what is no mark of this notation stays text."""
    line: Callable[[T], str]
    """Shows one item."""
    mark: re.Pattern[str] | None = None
    """What may stand at the end of a line, behind the item's own words."""

    def words(self, line: str) -> tuple[int, int]:
        """Return from which column up to which a line has the item's own words."""
        return 0, words_end(line, self.mark) if self.mark else len(line)

    def to_text(self, items: tuple[T, ...]) -> str:
        """Return the items as lines."""
        return "\n".join(map(self.line, items))

    def from_text(self, text: str, old: tuple[T, ...] = (), *, earlier: tuple[T, ...] = ()) -> tuple[T, ...]:
        """Return the items a text stands for; a blank line is none.

        A line nobody edited is the very same item, an edited line keeps the item's other keys; where nothing changed,
        the result is `old` itself.

        Args:
            text: The whole pane.
            old: What the pane's text stood for before the edit.
            earlier: Items that stood here once, so that a line that comes back (undo, cut and paste) is that item
                again.
        """
        stood = self._page(earlier) if earlier else BLANK
        page = turn(self._page(old), text.split("\n"), self._read, self._edit, stood)
        return same_or(old, page.items)

    def _page(self, items: tuple[T, ...]) -> Page[T]:
        return Page(list(map(self.line, items)), items)

    def _read(self, line: str, _: list[T | None]) -> T:
        return self.parse_line(line)

    def _edit(self, item: T, before: str, after: str, _: list[T | None]) -> T:
        return edited(item, self.parse_line(before), self.parse_line(after))


_ROLE = re.compile(rf"\((?P<role>{'|'.join(role for role in get_args(Role) if role)})\)", re.IGNORECASE)
_IDEA_MARK = re.compile(
    r"\[(?P<votes>[0-9]{1,3})\]|\(held:(?P<held>[^()]*)\)|\(decided:(?P<decided>(?:[^()]|\([^()]*\))*)\)", re.IGNORECASE
)
_LINK_MARK = re.compile(rf"\[(?P<kind>{'|'.join(kind for kind in get_args(LinkKind) if kind)})\]", re.IGNORECASE)
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+")
_LINK_TAIL = re.compile(rf"{_LINK_MARK.pattern}|<(?P<url>{_URL.pattern})>", re.IGNORECASE)
_ARROW = re.compile(r"(?:^| )(?:->|→) ")
_BOX = re.compile(r"(?:[-*] )?\[(?P<done>[ xX])\] ")
_FIELD = re.compile(r" [-\u2013\u2014] (?P<name>owner|due|priority|ticket):", re.IGNORECASE)


def _read_attendee(line: str) -> Attendee:
    name, marks = take_marks(line, _ROLE)
    return Attendee(name=name, role=cast("Role", marks.get("role", "").lower()))


def _show_attendee(who: Attendee) -> str:
    return with_marks(one_line(who.name), _ROLE, f"({who.role})")


def _read_idea(line: str) -> Improvement:
    idea, marks = take_marks(line, _IDEA_MARK)
    held, decided = marks.get("held", ""), marks.get("decided", "")
    return Improvement(idea=idea, votes=int(marks.get("votes", "0")), held_from=held, decided=decided)


def _show_idea(item: Improvement) -> str:
    votes = f"[{item.votes}]" if item.votes else ""
    held = f"(held: {one_line(item.held_from)})" if item.held_from else ""
    decided = f"(decided: {one_line(item.decided)})" if item.decided else ""
    return with_marks(one_line(item.idea), _IDEA_MARK, votes, held, decided)


def _read_parked(line: str) -> Parked:
    line = line.strip()
    arrows = list(_ARROW.finditer(line))
    if not arrows:
        return Parked(what=line)
    return Parked(what=line[: arrows[-1].start()].rstrip(), for_=line[arrows[-1].end() :].lstrip())


def _show_parked(item: Parked) -> str:
    who = f"-> {one_line(item.for_)}" if item.for_ else ""
    return " ".join(filter(None, [one_line(item.what), who]))


def _read_question(line: str) -> Question:
    ask, at, who = line.strip().rpartition(" @")
    if not at or not who[:1].isalpha() or "?" in who:
        return Question(ask=line.strip())
    return Question(ask=ask.rstrip(), who=who)


def _show_question(item: Question) -> str:
    who = f"@{one_line(item.who)}" if item.who else ""
    return " ".join(filter(None, [one_line(item.ask), who]))


def _read_link(line: str) -> Link:
    line, marks = take_marks(line, _LINK_MARK)
    kind = cast("LinkKind", marks.get("kind", "").lower())
    title, _, url = line.rpartition(" ")
    bare = url.removeprefix("<").removesuffix(">")
    if not _URL.fullmatch(bare) or url not in {bare, f"<{bare}>"}:
        return Link(title=line, kind=kind)
    return Link(title=title.rstrip(), url=bare, kind=kind)


def _show_link(link: Link) -> str:
    url = one_line(link.url)
    text = " ".join(filter(None, [one_line(link.title), f"<{url}>" if url and link.title else url]))
    return with_marks(text, _LINK_MARK, f"[{link.kind}]")


def _read_action(line: str) -> Action:
    line = line.strip()
    box = _BOX.match(line)
    line = line[box.end() :] if box else line
    found: dict[str, Any] = {}
    for field in reversed(list(_FIELD.finditer(line))):
        name = field["name"].lower()
        if name in found:
            break
        found[name] = line[field.end() :].strip()
        line = line[: field.start()]
    return Action(what=line.strip(), done=True if box and box["done"] != " " else None, **found)


def _show_action(action: Action) -> str:
    fields = ("owner", "due", "priority", "ticket")
    said = [f" - {name.capitalize()}: {one_line(value)}" for name in fields if (value := getattr(action, name))]
    return f"{'[x] ' if action.done else ''}{one_line(action.what)}{''.join(said)}"


attendees = Notation(_read_attendee, _show_attendee, _ROLE)
"""`Ines Faro (responder)`"""
ideas = Notation(_read_idea, _show_idea, _IDEA_MARK)
"""`Lint rule for clean-up [5] (held: root-cause) (decided: too dear)`"""
parked = Notation(_read_parked, _show_parked)
"""`Who owns the on-call rota? -> ops guild`"""
questions = Notation(_read_question, _show_question)
"""`Why did the canary pass? @Priya Raman`"""
links = Notation(_read_link, _show_link, _LINK_TAIL)
"""`Pool dashboard <https://grafana.example/d/1> [dashboard]`"""
actions = Notation(_read_action, _show_action)
"""`Add lint rule - Owner: Tomás Vidal - Due: 2026-12-01`, also with `- [ ]` or `- [x]` before it"""
lines = Notation(str.strip, one_line)
"""One item a line."""
