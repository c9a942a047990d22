"""The interface: places, levels, panes, questions, and that no text makes it fail."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noblame.language import Finding, find


def covered(text: str, *people: str, pane: str | None = None) -> list[str]:
    return [text[finding.start : finding.end] for finding in find(text, people, pane)]


def only(text: str, *people: str, pane: str | None = None) -> Finding:
    (finding,) = find(text, people, pane)
    return finding


def test_the_two_pairs_of_the_practice_get_their_exact_questions() -> None:
    assert only("John pushed the bad code.").ask == "What allowed bad code to reach production?"
    assert only("We'll be more careful next time.").ask == "How? What specific change will you make?"


def test_a_finding_covers_from_the_subject_to_the_end_of_the_predicate() -> None:
    assert covered("Then Dana forgot to drain the node, and requests failed.") == ["Dana forgot to drain the node"]
    assert covered("02:14 [act] the on-call engineer ignored the page") == ["the on-call engineer ignored the page"]
    assert covered("It was slow because Dana pushed a bad config, but it held.") == ["Dana pushed a bad config"]
    assert covered("  Dana broke the build [contributing] {c3}", "Dana Levi") == ["Dana broke the build"]


def test_one_finding_a_clause() -> None:
    text = "Dana was careless and broke checkout; the on-call engineer failed to notice it. Who approved this?"

    assert [finding.rule for finding in find(text)] == ["character", "omission", "question"]


def test_findings_stand_in_reading_order_and_never_overlap() -> None:
    found = find("Be more careful.\nJohn forgot it.\n\nIt was human error. Remember to test. Why did you do that?")

    assert [finding.rule for finding in found] == ["vigilance", "omission", "human-error", "vigilance", "question"]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_who_is_given_decides_who_is_a_person() -> None:
    assert covered("Travis forgot the flag.") == []
    assert covered("Travis forgot the flag.", "Travis Moore") == ["Travis forgot the flag"]
    assert covered("Xochitl broke the build.") == []
    assert covered("Xochitl broke the build.", "Xochitl Reyes") == ["Xochitl broke the build"]


@pytest.mark.parametrize("name", ["Tomás", "tomas", "TOMAS", "@tomas", "Vidal", "Tomás Vidal", "tomas vidal"])
def test_a_given_person_is_known_by_any_part_of_the_name_in_any_spelling(name: str) -> None:
    assert covered(f"At noon {name} broke checkout.", "Tomás Vidal") == [f"{name} broke checkout"]


def test_a_name_that_is_a_word_counts_only_as_a_name() -> None:
    assert covered("The page failed to load and will failed to parse.", "Will Page") == []
    assert covered("Page failed to render.", "Will Page") == []
    assert covered("This will page failed to open.", "Will Page") == []
    assert covered("Will Page broke the build.", "Will Page") == ["Will Page broke the build"]
    assert covered("Then Will broke the build.", "Will Page") == ["Will broke the build"]


def test_no_name_that_is_in_no_roster_needs_to_be_a_common_one() -> None:
    for name in ("Wojciech", "Xochitl", "Ngozi", "Anneliese", "Þórunn"):
        assert only(f"{name} forgot to rotate the key.").level == "nudge"
        assert only(f"{name} forgot to rotate the key.", f"{name} Lind").level == "warn"


@pytest.mark.parametrize(
    "line",
    [
        "The deploy script forgot its lease.",
        "The reviewer bot missed the regression.",
        "Dana's script broke the build.",
        "The developer portal failed to load and dropped the whole session.",
        "Cassandra dropped the whole shard.",
        "Argo pushed a bad manifest.",
        "Alexa ignored the setting.",
    ],
)
def test_the_head_noun_decides_who_did_it(line: str) -> None:
    assert covered(line, "Dana Levi") == []


@pytest.mark.parametrize(
    "line",
    [
        "Dana, who was on call, forgot to drain it",
        "Dana Levi (on call) forgot to drain it",
        "Dana restarted the pods and then forgot to drain it",
        "Dana, our new SRE, forgot to drain it",
        "the engineer in Berlin forgot to drain it",
        "one of the engineers forgot to drain it",
        "whoever was on call forgot to drain it",
        "Dana and the DBA forgot to drain it",
    ],
)
def test_a_subject_is_found_where_it_stands_further_away(line: str) -> None:
    assert covered(f"It was slow because {line}.", "Dana Levi") == [line]


def test_they_are_the_last_ones_spoken_of() -> None:
    assert covered("The replicas lagged. They forgot their leases.") == []
    assert covered("The engineers met. They forgot to drain it.") == ["They forgot to drain it"]
    assert covered("Customers called. They ignored the banner.") == []


@pytest.mark.parametrize("slip", ["Dnaiella", "daniela", "Daniellla", "danyella", "daniell", "dani"])
def test_a_name_may_have_a_slip_of_one_letter_or_be_short(slip: str) -> None:
    assert covered(f"{slip} forgot to drain it", "Daniella Okoro") == [f"{slip} forgot to drain it"]


@pytest.mark.parametrize("name", ["Mark", "Will", "Grace", "Hope", "Bill", "April", "Chip", "Chase", "Drew"])
def test_a_name_that_is_a_word_needs_a_sign_that_it_is_one(name: str) -> None:
    low = name.lower()
    assert covered(f"{low} skipped the canary", f"{name} Sato") == [f"{low} skipped the canary"]
    assert covered(f"The {low} failed to load; no {low} was left.", f"{name} Sato") == []


def test_an_unknown_capitalised_word_is_a_person_only_before_what_people_do() -> None:
    assert covered("Wojciech forgot to rotate the key.") == ["Wojciech forgot to rotate the key"]
    assert covered("Wojciech broke on the new image.") == []
    assert covered("Frontdoor failed to drain.") == []


def test_the_timeline_is_one_level_quieter() -> None:
    assert only("John pushed the bad code.", "John Moore").level == "warn"
    assert only("14:02 John pushed the bad code", "John Moore", pane="timeline").level == "nudge"
    assert only("14:02 John pushed the bad code", pane="timeline").level == "hint"


def test_actions_hear_no_blame_but_shallow_promises_loudly() -> None:
    assert find("John forgot to run the tests", pane="actions") == []
    assert only("Talk to HR about John", "John Moore", pane="actions").rule == "sanction"
    assert only("Improve monitoring - Owner: Priya Raman - Due: soon", pane="actions").level == "warn"


def test_wrapped_prose_is_one_sentence_and_a_list_is_not() -> None:
    wrapped = "It turned out on the call that the developer of the cart\nhad deleted the wrong table."

    assert covered(wrapped) == [wrapped[wrapped.index("the developer") : -1]]
    assert covered(wrapped, pane="lessons.to_improve") == []


def test_fenced_code_is_left_alone_and_the_text_after_it_is_not() -> None:
    text = "```\nJohn pushed the bad code.\n```\nJohn pushed the bad code.\n"

    assert [finding.start for finding in find(text)] == [text.rindex("John")]


def test_a_typographic_apostrophe_is_an_apostrophe() -> None:
    assert covered("Dana didn’t check the dashboard.") == ["Dana didn’t check the dashboard"]


def test_the_same_words_always_get_the_same_question() -> None:
    assert len({only("Dana caused the outage.").ask for _ in range(5)}) == 1


@pytest.mark.parametrize("harm", ["broke checkout", "caused it", "wiped everything", "messed up", "ruined the day"])
def test_a_question_that_holds_a_given_name_is_passed_over(harm: str) -> None:
    assert "What" not in only(f"Dana {harm}.", "Dana Levi", "Mei What").ask.split()


def test_importing_the_package_reads_no_rules_and_no_yaml() -> None:
    code = "import sys, noblame.language; sys.exit('yaml' in sys.modules or 'textual' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )

    assert done.returncode == 0


WORDS = [
    *("John", "Dana", "the on-call engineer", "the health check", "Jenkins", "they", "someone", "we", "Will", "nobody"),
    *("pushed", "broke", "forgot to", "failed to", "should have", "be more careful", "human error", "who", "why did"),
    *("bad", "code", "the dashboard", "checked", "remember to", "improve monitoring", "'s fault", "by", "was", "n't"),
    *(".", ",", "?", "\n", ";", ":", "`", '"', "“", "'", "’", "```", " - ", "(", "[act]", "14:02", "\ue001", "\ue000"),
]
NAMES = [
    "Priya Raman",
    "Dana Levi",
    "Will Page",
    "Ngozi Okafor-Eze",
    "王芳",
    "O'Brien",
    "J. P. van der Berg",
    "Ö",
    "",
    "-",
]
people = st.lists(st.sampled_from(NAMES) | st.text(max_size=12), max_size=4).map(tuple)
panes = st.sampled_from([None, "timeline", "actions", "causes", "notes"])
texts = st.text(max_size=120) | st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=25).map(" ".join)


def check(text: str, people: tuple[str, ...], pane: str | None) -> None:
    end = 0
    for finding in find(text, people, pane):
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == text[finding.start : finding.end].strip()
        end = finding.end


@given(texts, people, panes)
@settings(max_examples=400, deadline=None)
def test_any_text_is_taken_and_every_place_lies_inside_it(text: str, people: tuple[str, ...], pane: str | None) -> None:
    check(text, people, pane)


@given(
    st.sampled_from(
        ["Priya Raman", "Dana Levi", "Will Page", "Wojciech", "Ngozi Okafor-Eze", "Mark Case", "May Chance"]
    ),
    st.sampled_from(["broke the build", "forgot to test", "pushed bad code", "should have asked", "is to blame"]),
)
def test_a_question_never_holds_a_name(name: str, predicate: str) -> None:
    parts = set(name.replace("-", " ").split())
    for finding in find(f"Then {name} {predicate}. It was {name}'s fault.", (name,)):
        assert parts.isdisjoint(finding.ask.replace("?", " ").replace(",", " ").split())


@pytest.mark.parametrize(
    "text",
    [
        "pushed " * 20_000,
        "Dana and " * 5_000 + "broke",
        "the developer " * 5_000 + "forgot to",
        "`" * 20_000 + "forgot",
        "' forgot " * 5_000,
        "Dana " + "very " * 20_000 + "broke it",
        "Dana broke it, " * 3_000,
        "a" * 100_000 + " forgot",
        "(" * 20_000 + "who broke it",
        "\n" * 20_000 + "forgot",
        "the engineer who " * 3_000 + "forgot",
    ],
    ids=lambda text: text[:12],
)
def test_no_text_keeps_it_busy_for_long(text: str) -> None:
    """Each of these takes well under a second; a quadratic rule takes minutes, and the run's own time limit sees it."""
    check(text, ("Dana Levi",), None)
