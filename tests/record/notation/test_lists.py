from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import Action, Attendee, Improvement, Link, Parked, Question
from noblame.record.notation import actions, attendees, ideas, lines, links, parked, questions
from noblame.record.notation.lists import Notation

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20) | st.sampled_from(
    ["", "two\nlines", " spaced ", "a -> b", "x @you", "pool [5]", "x (responder)", "<http://x>", "- Owner: y"]
)

FORMS: list[tuple[Notation[Any], str, object]] = [
    (attendees, "Ines Faro (responder)", Attendee(name="Ines Faro", role="responder")),
    (attendees, "Ines Faro (Responder)", Attendee(name="Ines Faro", role="responder")),
    (attendees, "Ines Faro (on leave)", Attendee(name="Ines Faro (on leave)")),
    (attendees, "Ines Faro", Attendee(name="Ines Faro")),
    (ideas, "Lint rule for clean-up [5]", Improvement(idea="Lint rule for clean-up", votes=5)),
    (ideas, "Lint rule [5] (held: root-cause)", Improvement(idea="Lint rule", votes=5, held_from="root-cause")),
    (ideas, "Lint rule (decided: too dear (for now))", Improvement(idea="Lint rule", decided="too dear (for now)")),
    (ideas, "Lint rule (why not)", Improvement(idea="Lint rule (why not)")),
    (ideas, "Read array[5]", Improvement(idea="Read array[5]")),
    (parked, "Who owns the rota? -> ops guild", Parked(what="Who owns the rota?", for_="ops guild")),
    (parked, "a -> b -> c", Parked(what="a -> b", for_="c")),
    (parked, "Rename foo->bar", Parked(what="Rename foo->bar")),
    (parked, "Who owns the rota? ->", Parked(what="Who owns the rota? ->")),
    (questions, "Why did the canary pass? @Priya Raman", Question(ask="Why did the canary pass?", who="Priya Raman")),
    (questions, "Why did @payments pass?", Question(ask="Why did @payments pass?")),
    (questions, "What runs @ 14:02", Question(ask="What runs @ 14:02")),
    (links, "Pool dashboard <https://g.example/d/1>", Link(title="Pool dashboard", url="https://g.example/d/1")),
    (links, "Pool dashboard https://g.example/d/1", Link(title="Pool dashboard", url="https://g.example/d/1")),
    (links, "https://g.example/d/1", Link(url="https://g.example/d/1")),
    (links, "Pool dashboard", Link(title="Pool dashboard")),
    (links, "a < b", Link(title="a < b")),
    (links, "Pool <https://g.example> [Log]", Link(title="Pool", url="https://g.example", kind="log")),
    (links, "Pool [log book]", Link(title="Pool [log book]")),
    (
        actions,
        "Add lint rule - Owner: Tomás Vidal - Due: 2026-12-01",
        Action(what="Add lint rule", owner="Tomás Vidal", due="2026-12-01"),
    ),
    (actions, "- [ ] Add lint rule - Due: fri - Owner: X", Action(what="Add lint rule", owner="X", due="fri")),
    (actions, "- [x] Add lint rule", Action(what="Add lint rule", done=True)),
    (actions, "Add lint rule - with care", Action(what="Add lint rule - with care")),
    (
        actions,
        "Add a rule - Priority: P1 - Ticket: OPS-1",
        Action(what="Add a rule", priority="P1", ticket="OPS-1"),
    ),
    (lines, "  The rollback took four minutes ", "The rollback took four minutes"),
]

ITEMS: list[tuple[Notation[Any], st.SearchStrategy[Any]]] = [
    (attendees, st.builds(Attendee, name=WORDS, role=st.sampled_from(["", "scribe"]), present=st.booleans())),
    (ideas, st.builds(Improvement, idea=WORDS, votes=st.integers(-1, 2000), held_from=WORDS, decided=WORDS)),
    (parked, st.builds(Parked, what=WORDS, for_=WORDS)),
    (questions, st.builds(Question, ask=WORDS, who=WORDS)),
    (links, st.builds(Link, title=WORDS, url=WORDS, kind=st.sampled_from(["", "log"]))),
    (actions, st.builds(Action, what=WORDS, owner=WORDS, due=WORDS, helpers=st.just(("H",)), detail=WORDS)),
    (lines, WORDS),
]


@pytest.mark.parametrize(("notation", "line", "item"), FORMS)
def test_each_form_of_a_line_reads_as_its_item(notation: Notation[Any], line: str, item: object) -> None:
    assert notation.parse_line(line) == item
    assert notation.parse_line(notation.to_text((item,))) == item


@pytest.mark.parametrize(("notation", "items"), ITEMS)
@given(data=st.data())
def test_a_text_nobody_edited_gives_back_the_very_same_items(
    notation: Notation[Any], items: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    some = tuple(data.draw(st.lists(items, max_size=5)))
    assert notation.from_text(notation.to_text(some), some) is some


@pytest.mark.parametrize(("notation", "items"), ITEMS)
@given(data=st.data())
def test_editing_one_line_changes_only_its_item(
    notation: Notation[Any], items: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    some = tuple(data.draw(st.lists(items, min_size=1, max_size=5)))
    shown = notation.to_text(some).split("\n")
    row = data.draw(st.integers(0, len(some) - 1))
    shown[row] = f"x{shown[row]}"
    edited = notation.from_text("\n".join(shown), some)
    assert len(edited) == len(some)
    assert all(new is old for place, (new, old) in enumerate(zip(edited, some, strict=True)) if place != row)


@pytest.mark.parametrize("notation", [notation for notation, _ in ITEMS])
@given(text=ANYTHING)
def test_any_text_is_read(notation: Notation[Any], text: str) -> None:
    notation.parse_line(text)
    assert len(notation.from_text(text)) == sum(bool(line.strip()) for line in text.split("\n"))


def test_other_keys_stay_with_an_edited_line() -> None:
    who = Attendee(name="Ines Faro", role="scribe", invited=True, present=True)
    assert attendees.from_text("Inês Faro (responder)", (who,)) == (
        Attendee(name="Inês Faro", role="responder", invited=True, present=True),
    )
    done = Action(what="Add rule", done=date(2026, 11, 30), helpers=("Mei",), id="a1")
    assert actions.from_text("[x] Add lint rule", (done,)) == (
        Action(what="Add lint rule", done=date(2026, 11, 30), helpers=("Mei",), id="a1"),
    )


def test_a_text_with_line_breaks_shows_as_one_line_and_survives_an_edit_beside_it() -> None:
    matter = Parked(what="two\nlines", for_="ops")
    assert parked.to_text((matter,)) == "two lines -> ops"
    assert parked.from_text("two lines -> dev", (matter,)) == (Parked(what="two\nlines", for_="dev"),)


def test_a_line_that_comes_back_is_its_old_item_again() -> None:
    link = Link(title="Pool", url="https://g.example", kind="dashboard")
    assert links.from_text("Pool <https://g.example> [dashboard]", (), earlier=(link,)) == (link,)


def test_long_runs_of_spaces_are_read_in_no_time() -> None:
    text = f"a{' ' * 200_000}b"
    assert all(notation.from_text(text) for notation, _ in ITEMS)
