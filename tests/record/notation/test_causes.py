from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.incident import Action, Cause, Incident
from noblame.record.notation import causes, ids

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
WORDS = PRINTABLE | st.sampled_from(
    ["", "two\nlines", "  spaced", "pool [root]", "leak {c1}", "see {payment}", "it got [worse]"]
)


def trees(below: st.SearchStrategy[tuple[Cause, ...]]) -> st.SearchStrategy[tuple[Cause, ...]]:
    cause = st.builds(
        Cause,
        because=WORDS,
        kind=st.sampled_from(["", "immediate", "contributing", "root"]),
        effect=st.sampled_from(["", "worse", "harder"]),
        evidence=st.sampled_from([(), ("14:09 alert",)]),
        actionable=st.booleans(),
        recurs=st.sampled_from(["", "yes", "no", "unsure"]),
        id=st.sampled_from(["", "c3", "hand written"]),
        next=below,
    )
    return st.lists(cause, max_size=3).map(tuple[Cause, ...])


TREES = st.recursive(st.just(cast("tuple[Cause, ...]", ())), trees, max_leaves=6)

TREE = (
    Cause(
        because="The database ran out of connections",
        kind="immediate",
        evidence=("14:09 pool alert",),
        next=(
            Cause(
                because="The error path leaks its connection",
                kind="contributing",
                effect="worse",
                next=(Cause(because="No check notices it", kind="root", actionable=True, recurs="no", id="c3"),),
            ),
            Cause(because="The pool had no alert", kind="contributing"),
        ),
    ),
)
TEXT = """\
The database ran out of connections [immediate]
  The error path leaks its connection [contributing] [worse]
    No check notices it [root] [actionable] [recurs: no] {c3}
  The pool had no alert [contributing]"""


def bare(items: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Return a tree with only what a line can show."""
    return tuple(replace(cause, evidence=(), next=bare(cause.next)) for cause in items)


def test_a_tree_is_an_outline_of_two_spaces_a_level() -> None:
    assert causes.to_text(TREE) == TEXT
    assert causes.from_text(TEXT) == bare(TREE)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Leak [root]", Cause(because="Leak", kind="root")),
        ("  Leak {c12} [Actionable] [IMMEDIATE]", Cause(because="Leak", kind="immediate", actionable=True, id="c12")),
        ("Leak [sic] [root]", Cause(because="Leak [sic]", kind="root")),
        ("Leak [root] [sic]", Cause(because="Leak [root] [sic]")),
        ("Leak [root] [immediate]", Cause(because="Leak [root]", kind="immediate")),
        ("Leak[root]", Cause(because="Leak[root]")),
        ("Leak in {payment}", Cause(because="Leak in {payment}")),
        ("[root]", Cause(because="", kind="root")),
        ("Leak [contributing] [worse]", Cause(because="Leak", kind="contributing", effect="worse")),
        ("Leak [Harder] [recurs:unsure]", Cause(because="Leak", effect="harder", recurs="unsure")),
        ("Leak [worse] than before", Cause(because="Leak [worse] than before")),
        ("Leak [recurs: maybe]", Cause(because="Leak [recurs: maybe]")),
        ("Leak [worse] [harder]", Cause(because="Leak [worse]", effect="harder")),
    ],
)
def test_marks_stand_at_the_end_and_other_brackets_stay_text(line: str, expected: Cause) -> None:
    assert causes.parse_line(line) == expected


@given(TREES)
def test_an_outline_nobody_edited_gives_back_the_very_same_tree(tree: tuple[Cause, ...]) -> None:
    assert causes.from_text(causes.to_text(tree), tree) is tree


@given(TREES.filter(bool), st.data())
def test_editing_one_line_changes_only_its_cause(tree: tuple[Cause, ...], data: st.DataObject) -> None:
    lines = causes.to_text(tree).split("\n")
    row = data.draw(st.integers(0, len(lines) - 1))
    if any(not line.strip() for line in lines):
        return
    said = lines[row].strip()
    lines[row] = lines[row].replace(said, f"x {said}")
    edited = causes.from_text("\n".join(lines), tree)
    before, after = list(causes.walk(tree)), list(causes.walk(edited))
    assert [place.path for place in after] == [place.path for place in before]
    for place, (new, old) in enumerate(zip(after, before, strict=True)):
        assert (new.cause.evidence, new.cause.effect, new.cause.id) == (
            old.cause.evidence,
            old.cause.effect,
            old.cause.id,
        )
        if place != row and before[row].path[: len(old.path)] != old.path:
            assert new.cause is old.cause


def test_evidence_stays_with_an_edited_line_and_with_a_moved_branch() -> None:
    edited = causes.from_text(TEXT.replace("ran out of", "lost all its"), TREE)
    assert edited[0].evidence == ("14:09 pool alert",)
    assert edited[0].next is TREE[0].next
    lines = TEXT.split("\n")
    moved = causes.from_text("\n".join([lines[0], lines[3], lines[1], lines[2]]), TREE)
    assert moved[0].next == (TREE[0].next[1], TREE[0].next[0])
    deeper = causes.from_text("\n".join([lines[0], lines[3], "  " + lines[1], "  " + lines[2]]), TREE)
    assert deeper[0].next[0].next == (TREE[0].next[0],)


def test_a_cut_branch_comes_back_whole() -> None:
    lines = TEXT.split("\n")
    cut = causes.from_text("\n".join([lines[0], lines[3]]), TREE)
    assert len(cut[0].next) == 1
    back = causes.from_text(TEXT, cut, earlier=TREE)
    assert back == TREE


def test_an_over_indented_line_is_one_level_below_its_parent() -> None:
    tree = causes.from_text("a\n        b\n        c\n    d\n\te")
    assert causes.to_text(tree) == "a\n  b\n  c\n  d\n  e"


def test_four_spaces_a_level_and_tabs_are_understood() -> None:
    assert causes.to_text(causes.from_text("a\n    b\n        c\n    d")) == "a\n  b\n    c\n  d"
    assert causes.to_text(causes.from_text("a\n\tb\n\t\tc\n d")) == "a\n  b\n    c\nd"


def test_a_first_line_that_is_indented_is_at_the_top() -> None:
    assert causes.to_text(causes.from_text("    a\n  b")) == "a\nb"


def test_the_tree_stops_at_the_depth_a_file_can_hold() -> None:
    tree = causes.from_text("\n".join("  " * level + str(level) for level in range(40)))
    assert max(place.depth for place in causes.walk(tree)) == causes.DEEPEST
    assert len(list(causes.walk(tree))) == 40


MARKED = st.builds(
    Cause,
    because=st.sampled_from(["Leak", "Leak [sic]", "It got [worse] then"]),
    kind=st.sampled_from(["", "immediate", "contributing", "root"]),
    effect=st.sampled_from(["", "worse", "harder"]),
    actionable=st.booleans(),
    recurs=st.sampled_from(["", "yes", "no", "unsure"]),
    id=st.sampled_from(["", "c3"]),
)


@given(MARKED)
def test_every_mark_comes_back_from_a_fresh_line(cause: Cause) -> None:
    assert causes.from_text(causes.to_text((cause,))) == (cause,)


@given(ANYTHING)
def test_any_text_is_read(text: str) -> None:
    causes.parse_line(text)
    assert len(list(causes.walk(causes.from_text(text)))) == sum(bool(line.strip()) for line in text.split("\n"))


def test_walking_and_finding_name_depth_and_path() -> None:
    found = causes.find(TREE, "c3")
    assert found is not None
    assert (found.cause.because, found.depth, found.path) == ("No check notices it", 2, (0, 0, 0))
    assert causes.find(TREE, "c4") is None
    assert causes.find(TREE, "") is None
    assert [place.depth for place in causes.walk(TREE)] == [0, 1, 2, 1]


def test_the_next_why_is_asked_of_the_deepest_open_answer() -> None:
    leaf = causes.deepest_leaf(TREE)
    assert leaf is not None
    assert leaf.cause.because == "The pool had no alert"
    (only,) = (Cause(because="No check", actionable=True),)
    assert causes.deepest_leaf((only,)) == causes.Place(only, 0, (0,))
    assert causes.deepest_leaf(()) is None


def test_an_id_is_above_all_in_use() -> None:
    assert causes.next_id(TREE, "c") == "c4"
    assert causes.next_id((), "c") == "c1"
    assert causes.next_id((Action(what="x", id="a9"), Action(what="y", id="by hand")), "a") == "a10"
    assert ids.next_action_id(Incident(title="x", actions=(Action(what="x", id="a2"),))) == "a3"


def test_a_cause_gets_an_id_when_something_refers_to_it() -> None:
    incident = Incident(title="x", causes=TREE, actions=(Action(what="y", closes="c7"),))
    named, name = causes.with_id(incident, (0, 1))
    assert name == "c8"
    found = causes.find(named.causes, "c8")
    assert found is not None
    assert found.path == (0, 1)
    assert named.causes[0].next[0] is TREE[0].next[0]
    assert causes.with_id(incident, (0, 0, 0)) == (incident, "c3")
    with pytest.raises(IndexError):
        causes.with_id(incident, (3,))


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("The pool ran dry.", "the pool ran dry"),
        ("Connections were not returned", "connections were not returned"),
        ("DNS returned nothing", "DNS returned nothing"),
        ("P1 alerts were muted", "P1 alerts were muted"),
        ("GitHub was down", "GitHub was down"),
        ("Jenkins restarted", "Jenkins restarted"),
        ("Priya Raman had the only key", "Priya Raman had the only key"),
        ("The Kafka broker stalled", "the Kafka broker stalled"),
        ("Let's Encrypt had an outage", "Let's Encrypt had an outage"),
        ("two\nlines", "two lines"),
        ("why was it possible that nobody knew?", None),
        ("What allowed bad code to reach production?", None),
    ],
)
def test_an_answer_becomes_the_next_question(answer: str, question: str | None) -> None:
    expected = answer if question is None else f"Why was it possible that {question}?"
    assert causes.next_question(answer) == expected


def test_how_is_asked_instead_of_why_where_a_room_wants_it() -> None:
    assert causes.next_question("The pool ran dry.", how=True) == "How did it come to be that the pool ran dry?"
    assert causes.next_question("How did it come to be that it ran?") == "How did it come to be that it ran?"
    assert causes.next_question("", how=True) == "How did it come to be?"


def test_names_the_record_knows_keep_their_capital() -> None:
    assert causes.next_question("Orca stalled") == "Why was it possible that orca stalled?"
    assert causes.next_question("Orca stalled", names=("Orca Deployer",)) == "Why was it possible that Orca stalled?"
    assert causes.next_question("  ") == "Why was it possible?"


def test_an_id_goes_again_unless_an_action_refers_to_it() -> None:
    incident = Incident(title="t", causes=(Cause(because="a", next=(Cause(because="b", id="c1"),)),))
    without = ids.without_id(incident, "c1")
    assert without.causes == (Cause(because="a", next=(Cause(because="b"),)),)
    assert ids.without_id(without, "c1") is without
    referred = replace(incident, actions=(Action(what="x", closes="c1"),))
    assert ids.without_id(referred, "c1") is referred
