"""What a team decides about wordings holds: its tools, idioms, phrases, questions, levels, and what it kept."""

from noblame.language import Finding
from noblame.record.incident import Accepted, Incident
from noblame.review.wording import findings
from noblame.settings import Settings

LINE = "John pushed the bad code."
BLANK = Incident(title="x")


def found(line: str = LINE, incident: Incident = BLANK, settings: Settings = Settings()) -> list[Finding]:  # noqa: B008  frozen
    return findings(line, "causes", ("John Doe",), incident, settings)


def rules(line: str = LINE, incident: Incident = BLANK, settings: Settings = Settings()) -> list[str]:  # noqa: B008  frozen
    return [each.rule for each in found(line, incident, settings)]


def test_a_line_that_blames_is_found() -> None:
    assert rules() == ["harm"]


def test_a_tool_of_the_house_is_no_person() -> None:
    assert rules("Frida forgot to drain the queue.") == ["omission"]
    assert rules("Frida forgot to drain the queue.", settings=Settings(tools=("frida",))) == []


def test_an_idiom_of_the_house_is_never_a_finding() -> None:
    assert rules(settings=Settings(idioms=("Bad Code",))) == []


def test_a_phrase_of_the_house_is_found_and_asks_the_question_of_the_house() -> None:
    ours = Settings(phrases={"veiled": ("the usual dance",)}, questions={"veiled": ("What is the dance?",)})
    (one,) = found("It was the usual dance again, and took an hour.", settings=ours)
    assert (one.kind, one.rule, one.ask) == ("blame", "veiled", "What is the dance?")
    assert rules("It was the usual dance again, and took an hour.") == []


def test_a_rule_can_be_off_or_have_another_level() -> None:
    assert rules(settings=Settings(rules={"harm": "off"})) == []
    (one,) = found(settings=Settings(rules={"harm": "error"}))
    assert one.level == "error"


def test_words_somebody_kept_stay_silent_and_others_do_not() -> None:
    (one,) = found()
    kept = Incident(title="x", accepted=(Accepted(text=LINE[one.start : one.end], rule=one.rule, reason="praise"),))
    assert rules(incident=kept) == []
    assert rules("Then John pushed the bad config.", incident=kept) == ["harm"]
