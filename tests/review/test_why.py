import pytest
from msgspec.structs import replace

from noblame.language import find
from noblame.record.incident import Action, Incident
from noblame.record.notation import causes, tree
from noblame.review import why

PEOPLE = ("Ana Prieto",)
CHAIN = """\
The disk was full [immediate]
  Nothing deletes old logs
    The image has no log rotation [root] [actionable] {c1}"""


def incident(outline: str, *actions: Action) -> Incident:
    return Incident(title="x", causes=causes.from_text(outline), actions=actions)


def said(outline: str, row: int) -> str:
    record = incident(outline)
    return why.suggestion(record, list(tree.walk(record.causes))[row], PEOPLE)


def rows(places: tuple[tree.Place, ...]) -> list[str]:
    return [place.cause.because for place in places]


def test_an_answer_becomes_the_next_question_in_either_form() -> None:
    assert why.next_ask("The disk was full", PEOPLE) == "Why was it possible that the disk was full?"
    assert why.next_ask("The disk was full", PEOPLE, how=True) == "How did it come to be that the disk was full?"
    assert why.next_ask("  ", PEOPLE) == ""


def test_an_answer_that_is_no_sentence_is_asked_about_in_quotation_marks() -> None:
    answer = "No alert on queue depth."
    assert why.next_ask(answer, PEOPLE) == "Why was it possible: “No alert on queue depth”?"
    assert why.next_ask(answer, PEOPLE, how=True) == "How did it come to be: “No alert on queue depth”?"
    assert why.next_ask("Was there no alert?", PEOPLE) == "Was there no alert?"


@pytest.mark.parametrize("because", ["Human error", "Ana Prieto forgot to rotate the logs"])
def test_the_engines_question_takes_the_place_of_the_next_why(because: str) -> None:
    found = find(because, PEOPLE, "causes")
    asked = why.next_ask(because, PEOPLE, found)
    assert asked in {each.ask for each in found}
    assert "Ana" not in asked


def test_of_an_answer_that_only_begins_with_a_name_what_allowed_it_is_asked() -> None:
    assert why.next_ask("Ana Prieto ran the script", PEOPLE) == "What allowed that to happen?"
    assert why.next_ask("The script ran", PEOPLE) == "Why was it possible that the script ran?"


def test_a_single_chain_is_told_from_a_branch_and_from_a_beginning() -> None:
    assert why.lone_chain(causes.from_text(CHAIN))
    assert not why.lone_chain(causes.from_text(f"{CHAIN}\n  Nothing watches the disk"))
    assert not why.lone_chain(causes.from_text(f"{CHAIN}\nThe alert went to a mailbox"))
    assert not why.lone_chain(causes.from_text("The disk was full"))
    assert not why.lone_chain(causes.from_text("Why did it happen?\n  The disk was full"))
    assert not why.lone_chain(())


def test_what_is_to_be_acted_on_has_no_action_until_a_kept_one_closes_it() -> None:
    outline = f"{CHAIN}\n  Nothing watches the disk"
    assert rows(why.uncovered(incident(outline))) == ["The image has no log rotation", "Nothing watches the disk"]
    rotate = Action(what="Rotate", closes="c1")
    assert rows(why.uncovered(incident(outline, rotate))) == ["Nothing watches the disk"]
    assert rows(why.uncovered(incident(outline, replace(rotate, done=True)))) == ["Nothing watches the disk"]
    assert len(why.uncovered(incident(outline, replace(rotate, decided="later")))) == 2


def test_a_root_is_covered_by_an_action_on_what_lies_below_it_and_questions_ask_for_none() -> None:
    rotate = Action(what="Rotate", closes="c1")
    assert rows(why.uncovered(incident("No rotation [root]\n  The image has none {c1}", rotate))) == []
    assert rows(why.uncovered(incident("No rotation [root] {c1}\n  The image has none", rotate))) == [
        "The image has none"
    ]
    assert rows(why.uncovered(incident("Why was it found late?"))) == []


def test_each_root_is_asked_about_until_somebody_said() -> None:
    record = incident("A [root]\nB [root] [recurs: no]\nC [root] [recurs: yes]\nD [root] [recurs: unsure]\nE")
    assert rows(why.unanswered_roots(record)) == ["A"]
    assert rows(why.recurring_roots(record)) == ["C", "D"]


def test_of_a_person_nobody_asks_whether_it_returns() -> None:
    record = incident("Human error [root]\nDana deployed it [root]\nNothing watches it [root]")
    assert rows(why.unanswered_roots(record, ("Dana Okafor",))) == ["Nothing watches it"]
    assert rows(why.recurring_roots(incident("Human error [root] [recurs: yes]"))) == []


def test_the_whys_are_counted_and_five_is_no_rule() -> None:
    outline = "\n".join(
        "  " * level + f"{word} broke" for level, word in enumerate(["Ax", "Be", "Ci", "Do", "Em", "Fa"])
    )
    assert said(outline, 0) == "1st why · answered below"
    assert said(outline, 2).startswith("3rd why")
    assert said(outline, 5) == "6th why · go on only if you could act on it"
    assert said("\n".join(outline.split("\n")[:4]), 3) == "4th why · go on until you can act on it"
    assert said("\n".join(outline.split("\n")[:5]), 4).startswith("5th why · go on only")


def test_a_starting_question_is_no_answer_and_does_not_count() -> None:
    outline = "Why was it found late?\n  The alert went to a mailbox"
    assert said(outline, 0) == "a question: its answers go below it"
    assert said(outline, 1) == "1st why · go on until you can act on it"


def test_a_single_chain_that_ends_is_asked_what_else_had_to_be_true() -> None:
    assert said(CHAIN, 2) == "3rd why · What else had to be true?"
    assert said(f"{CHAIN}\nNothing watches", 2) == "3rd why · something to act on: it may end here"


def test_an_answer_that_repeats_its_question_and_a_person_as_root_are_said() -> None:
    assert "it repeats its question" in said("The disk was full\n  The disk was full", 1)
    assert "again" not in said("The disk was full\n  Old logs filled the volume", 1)
    assert said("Ana Prieto deleted it [root]", 0) == "1st why · a person is no root: ask on"


def test_there_are_three_questions_to_start_with_in_either_form() -> None:
    assert why.starts() == ("Why did it happen?", "Why was it found late?", "Why did it take long to fix?")
    assert all(each.startswith("How") and each.endswith("?") for each in why.starts(how=True))
