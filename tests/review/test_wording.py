"""What a team decides about wordings holds: its tools, phrases, levels, and what it kept."""

from noblame.record.incident import Accepted, Incident
from noblame.review.wording import findings
from noblame.settings import Settings

LINE = "John pushed the bad code."
BLANK = Incident(title="x")


def rules(line: str = LINE, incident: Incident = BLANK, settings: Settings = Settings()) -> list[str]:  # noqa: B008  frozen
    return [each.rule for each in findings(line, "causes", ("John Doe",), incident, settings)]


def test_a_line_that_blames_is_found() -> None:
    assert rules() == ["shipped"]


def test_a_tool_of_the_house_is_no_person() -> None:
    assert rules("John forgot to drain the queue.") == ["omission"]
    assert rules("John forgot to drain the queue.", settings=Settings(tools=("john",))) == []


def test_a_phrase_of_the_house_is_never_a_finding() -> None:
    assert rules(settings=Settings(phrases=("bad code",))) == []


def test_a_rule_can_be_off_or_have_another_level() -> None:
    assert rules(settings=Settings(rules={"shipped": "off"})) == []
    (finding,) = findings(LINE, "causes", (), BLANK, Settings(rules={"shipped": "hint"}))
    assert finding.level == "hint"


def test_words_somebody_kept_stay_silent_and_others_do_not() -> None:
    (finding,) = findings(LINE, "causes", (), BLANK, Settings())
    words = LINE[finding.start : finding.end]
    kept = Incident(title="x", accepted=(Accepted(text=words, rule=finding.rule, reason="praise"),))
    assert rules(incident=kept) == []
    assert rules("Dana pushed the bad code.", incident=kept) == ["shipped"]
