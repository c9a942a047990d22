"""Reading any file: a record, or one line for each thing that is wrong with it (P8)."""

import tracemalloc
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from random import Random

import pytest
import yaml
from msgspec.structs import replace

from noblame.record.incident import Action, Attendee, Cause, Entry, Incident, Link, Question
from noblame.record.reading import parse, render, spell
from noblame.source import loader
from noblame.source.problem import Problem, UnreadableError

HERE = Path(__file__).parent
HOSTILE = sorted((HERE / "hostile").glob("*.yaml"))
EXPECTED = (HERE / "hostile" / "expected.txt").read_text("utf-8").splitlines()
EXAMPLE = (HERE / "contract.yaml").read_bytes()
SAMPLE = files("noblame.sample_incidents") / "2026-11-18-checkout-pool.yaml"
START = "title: x\nstarted: 2026-11-18T14:02:00Z\n"


@pytest.fixture(params=["libyaml", "pure"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads with each of the two parsers."""
    if request.param == "pure":
        monkeypatch.setattr(loader, "parser_class", lambda: loader.PureLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")


def read(text: str) -> Incident:
    return parse(text.encode(), "x.yaml").incident


def problems(data: bytes, name: str = "x.yaml") -> list[str]:
    with pytest.raises(UnreadableError) as caught:
        parse(data, name)
    return str(caught.value).split("\n")


def warnings(text: str) -> list[str]:
    return list(map(str, parse(text.encode(), "x.yaml").warnings))


# Hostile files


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_a_hostile_file_gives_its_lines_and_nothing_else(path: Path) -> None:
    expected = [line for line in EXPECTED if line.startswith(f"{path.name}:")]
    assert expected
    assert problems(path.read_bytes(), path.name) == expected


def test_every_expected_line_belongs_to_a_file() -> None:
    assert len(HOSTILE) >= 50
    assert {line.split(":")[0] for line in EXPECTED} == {path.name for path in HOSTILE}


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_a_hundred_thousand_levels_end_in_one_line(opening: str) -> None:
    (line,) = problems(b"title: x\nnotes:\n  " + opening.encode() * 100_000)
    assert line.startswith("x.yaml:3:")
    assert line.endswith("more than 32 levels inside each other; a flatter structure")


@pytest.mark.usefixtures("_parser")
def test_an_alias_cannot_get_around_the_depth() -> None:
    deep = "a: &a " + "[" * 30 + "]" * 30
    assert problems(f"title: x\n{deep}\nb: [[*a]]\n".encode()) == [
        "x.yaml:3:6: more than 32 levels inside each other; a flatter structure"
    ]


def test_too_large_a_file_is_not_even_looked_at() -> None:
    assert problems(b"[" * (8 * 1024 * 1024 + 1)) == ["x.yaml:1:1: a file of 8.0 MiB; at most 8 MiB"]


def test_too_many_values_end_in_one_line_before_memory_does() -> None:
    tracemalloc.start()
    (line,) = problems(b"title: x\nnotes: [" + b"a, " * 2_500_000 + b"]")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert line.endswith("more than 250,000 values; a smaller file")
    assert peak < 400 * 1024 * 1024


def test_many_problems_of_one_kind_stop_after_fifty() -> None:
    assert len(problems(b"a: 1\n" * 1000)) == 50
    assert len(problems(b"\x01\n" * 1000)) == 50
    assert len(problems(b"<<<<<<< x\n" * 1000)) == 50


@pytest.mark.parametrize("pure", [False, True])
def test_a_file_with_anything_changed_opens_or_says_why(monkeypatch: pytest.MonkeyPatch, *, pure: bool) -> None:
    """A mutation ends in a record or in lines that name a place in the file; any other exception fails this test."""
    if pure:
        monkeypatch.setattr(loader, "parser_class", lambda: loader.PureLoader)
    rng, sources = Random(20261118), [EXAMPLE, SAMPLE.read_bytes()[:6000]]
    spoilt = [mutated(rng, bytearray(rng.choice(sources))) for _ in range(150 if pure else 1500)]
    found = [problems_or_none(data) for data in spoilt]
    assert 0 < found.count(()) < len(spoilt)
    for data, problems_ in zip(spoilt, found, strict=True):
        lines = data.count(b"\n") + 1
        assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in problems_)
        assert all(str(problem).isprintable() for problem in problems_)


def problems_or_none(data: bytes) -> tuple[Problem, ...]:
    try:
        parse(data, "x.yaml")
    except UnreadableError as error:
        return tuple(error.problems) or (Problem(path="no reason given", line=0),)
    return ()


PIECES = [
    *(
        b"\t",
        b" ",
        b"\n",
        b":",
        b"- ",
        b"#",
        b"'",
        b'"',
        b"{",
        b"]",
        b"&a ",
        b"*a",
        b"!x ",
        b"%",
        b"\x00",
        b"\xff",
        b"|",
    ),
    *(
        b">",
        b"\\",
        b"? ",
        b"---\n",
        b"...\n",
        "\u2028".encode(),
        b"\xc2\x85",
        b"\r",
        b"<<: ",
        b",",
        b"@",
        b"\xef\xbb\xbf",
    ),
]


def mutated(rng: Random, data: bytearray) -> bytes:
    for _ in range(rng.choice([1, 1, 2, 4])):
        at = rng.randrange(len(data))
        match rng.randrange(6):
            case 0:
                del data[at : at + rng.choice([1, 1, 3, 20])]
            case 1:
                data[at:at] = rng.choice(PIECES)
            case 2:
                data[at] = rng.randrange(256)
            case 3:
                data[at:at] = data[at : at + 40]
            case 4:
                other = rng.randrange(len(data))
                data[at], data[other] = data[other], data[at]
            case 5:
                del data[max(at, 1) :]
        data = data or bytearray(b"x")
    return bytes(data)


# The field decides


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "word", ["no", "off", "0123", "1e3", "1.10", "14:02", "09:05", "190:20:30", "2026-12-01", "0x1F", "y", "="]
)
def test_a_text_field_takes_a_word_as_it_is_written(word: str) -> None:
    incident = read(
        f"title: {word}\ntags: [{word}]\nactions: [{{what: {word}, ticket: {word}}}]\nreasons: {{{word}: {word}}}"
    )
    assert (incident.title, incident.tags, incident.reasons) == (word, (word,), {word: word})
    assert (incident.actions[0].what, incident.actions[0].ticket) == (word, word)


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("nothing", ["", " ", " ~", " null", " Null", " NULL"])
def test_nothing_is_an_empty_text_and_elsewhere_an_absent_key(nothing: str) -> None:
    incident = read(
        f"title:{nothing}\nstarted:{nothing}\ntimeline:{nothing}\nmeeting:{nothing}\ncost:{nothing}\nstatus:{nothing}"
    )
    assert incident == Incident(title="")


def test_null_in_quotes_is_a_text() -> None:
    assert read("title: 'null'\nnotes: \"~\"") == Incident(title="null", notes="~")


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", True), ("ON", True), ("True", True), ("'true'", True), ("no", False), ("Off", False)]
)
def test_true_and_false_have_three_spellings(word: str, meant: bool) -> None:  # noqa: FBT001  what is expected
    assert read(f"title: x\ncustomer_impact: {word}").customer_impact is meant


def test_numbers_are_decimal() -> None:
    assert read("title: x\nimprovements: [{idea: a, votes: 010}, {idea: b, votes: '7'}]").improvements[0].votes == 10


def test_choices_and_labels_in_any_case() -> None:
    incident = read("title: x\nstatus: Draft\nseverity: sev1\ndetected_by: ALERT\nactions: [{what: a, priority: High}]")
    assert (incident.status, incident.severity, incident.detected_by) == ("draft", "sev1", "alert")
    assert incident.actions[0].priority == "High"


def test_the_settings_may_name_more_severities() -> None:
    data = b"title: x\nseverity: major"
    assert problems(data) == ['x.yaml:2:11: "major" for severity; P1 to P3 or SEV1 to SEV5']
    assert parse(data, "x.yaml", ["Major"]).incident.severity == "major"


def test_done_and_resolution_take_two_shapes() -> None:
    incident = read("title: x\nresolution: rolled back\nactions: [{what: a, done: 2026-11-30}, {what: b, done: yes}]")
    assert [action.done for action in incident.actions] == [date(2026, 11, 30), True]
    assert incident.resolution == "rolled back"


@pytest.mark.usefixtures("_parser")
def test_an_item_written_as_plain_text_is_read_by_its_notation() -> None:
    incident = read(
        START + "timeline: ['14:09 [detect] Pool alert', {what: b}]\nattendees: [Ines Faro (expert)]\n"
        "actions: ['Add rule - Owner: Mei Tanaka - Due: 2026-12-01']\nlinks: [Dashboard <https://x.example>]\n"
        "causes: ['Leak [root] [actionable] {c3}']\nquestions: ['Why? @Mei Tanaka']\nshared: [wiki]\n"
    )
    assert incident.timeline[0] == Entry(at=datetime(2026, 11, 18, 14, 9, tzinfo=UTC), kind="detect", what="Pool alert")
    assert incident.attendees == (Attendee(name="Ines Faro", role="expert"),)
    assert incident.actions == (Action(what="Add rule", owner="Mei Tanaka", due="2026-12-01"),)
    assert incident.links == (Link(title="Dashboard", url="https://x.example"),)
    assert incident.causes == (Cause(because="Leak", kind="root", actionable=True, id="c3"),)
    assert incident.questions == (Question(ask="Why?", who="Mei Tanaka"),)
    assert incident.shared[0].where == "wiki"


def test_a_plain_item_cannot_bring_in_what_could_not_be_read_again() -> None:
    (line,) = problems(b"title: x\nactions: ['Add rule - Priority: urgent']")
    assert line.startswith("x.yaml:2:11:")
    assert "P1 to P5" in line


@pytest.mark.usefixtures("_parser")
def test_anchors_aliases_and_merge_keys() -> None:
    incident = read(
        "title: &t Pool\nimpact: *t\nbase: &base {role: responder, invited: true}\n"
        "attendees: [{<<: *base, name: Mei}, {<<: [{role: expert}, *base], name: Ana, invited: no}]\n"
    )
    assert incident.impact == "Pool"
    assert incident.attendees == (
        Attendee(name="Mei", role="responder", invited=True),
        Attendee(name="Ana", role="expert"),
    )


@pytest.mark.parametrize("line", ["started: {}", "detected: {}", "resolved: {}", "meeting: {{held: {}}}"])
def test_the_day_of_a_time_alone_comes_from_the_times_that_have_one(line: str) -> None:
    incident = read(f"title: x\ntimeline: [{{at: 23:50Z}}]\n{line.format('2026-11-19T00:10:00Z')}\n")
    assert incident.timeline[0].at == datetime(2026, 11, 18, 23, 50, tzinfo=UTC)


def test_the_day_can_come_from_a_timeline_entry() -> None:
    incident = read("title: x\nstarted: 14:02Z\ntimeline: [{at: soon ago}]\n".replace("soon ago", "2026-11-18 14:09Z"))
    assert incident.started == datetime(2026, 11, 18, 14, 2, tzinfo=UTC)


# Warnings


def test_times_without_a_zone_are_utc_with_one_warning() -> None:
    text = "title: x\nstarted: 2026-11-18 14:02\ntimeline: [{at: 14:09}, {at: 14:10Z}]\n"
    assert warnings(text) == [
        'x.yaml:2:10: a time without a zone, "2026-11-18 14:02" (and 1 more); read as UTC; Z says so'.replace(
            "; Z", "; Z"
        )
    ]


@pytest.mark.parametrize(
    ("text", "place", "key", "meant"),
    [
        ("titel: y", "2:1", "titel", ""),
        ("severty: P1", "2:1", "severty", "severity"),
        ("Impact: y", "2:1", "Impact", "impact"),
        ("root-cause: y", "2:1", "root-cause", "root_cause"),
        ("timeline: [{what: a, wehn: b, knd: act}]", "2:31", "knd", "kind"),
        ("our_team: y", "", "", ""),
    ],
)
def test_a_likely_slip_is_kept_and_asked_about(text: str, place: str, key: str, meant: str) -> None:
    expected = [f'x.yaml:{place}: the unknown key "{key}"; did you mean {meant}?'] if meant else []
    assert warnings(f"title: x\n{text}\n") == expected


# Writing


@pytest.mark.usefixtures("_parser")
def test_the_example_of_the_contract_is_read_without_a_warning_and_written_back() -> None:
    reading = parse(EXAMPLE, "example.yaml")
    assert reading.warnings == ()
    assert parse(render(reading.incident).encode(), "fresh.yaml").incident == reading.incident
    assert spell(reading.document, reading.incident, reading.incident).data == EXAMPLE


def test_a_fresh_file_looks_like_this() -> None:
    incident = Incident(
        title="Checkout: down",
        severity="P1",
        started=datetime(2026, 11, 18, 14, 2, tzinfo=UTC),
        affected=("checkout", "payments"),
        timeline=(Entry(at=datetime(2026, 11, 18, 14, 2, tzinfo=UTC), what="Deploy", source="#inc-1"), Entry()),
        root_cause="First line\nsecond line\n",
        causes=(Cause(because="14:02", next=(Cause(because="no", recurs="no"),)),),
        actions=(Action(what="Add a rule", id="a1", due="2026-12-01", priority="1"),),
        reasons={"no-meeting": "Größe: 5 🔥"},
    )
    assert render(incident) == (
        "noblame: 1\n"
        'title: "Checkout: down"\n'
        "severity: P1\n"
        "started: 2026-11-18T14:02:00Z\n"
        "affected: [checkout, payments]\n"
        "timeline:\n"
        '  - {at: 2026-11-18T14:02:00Z, what: Deploy, source: "#inc-1"}\n'
        "  - {}\n"
        "root_cause: |\n"
        "  First line\n"
        "  second line\n"
        "causes:\n"
        '  - because: "14:02"\n'
        "    next:\n"
        '      - because: "no"\n'
        '        recurs: "no"\n'
        "actions:\n"
        "  - what: Add a rule\n"
        "    id: a1\n"
        "    due: 2026-12-01\n"
        "    priority: 1\n"
        'reasons: {no-meeting: "Größe: 5 🔥"}\n'
    )


def test_a_moved_start_does_not_move_the_times_of_day_below_it() -> None:
    reading = parse(b"# ours\ntitle: x\nstarted: 2026-11-18T14:02:00Z\ntimeline: [{at: 14:09Z}]\n", "x.yaml")
    later = replace(reading.incident, started=datetime(2026, 11, 25, 14, 2, tzinfo=UTC))
    spelling = spell(reading.document, reading.incident, later)
    assert not spelling.anew
    assert spelling.data == (
        b"# ours\ntitle: x\nstarted: 2026-11-25T14:02:00Z\ntimeline: [{at: 2026-11-18T14:09:00Z}]\n"
    )


def test_what_no_splice_can_spell_is_written_anew_with_unknown_keys() -> None:
    reading = parse(b"title: x\nours: {a: [1, no]}\nnotes: |\n  no line end here", "x.yaml")
    above = spell(reading.document, reading.incident, replace(reading.incident, tags=("a",), title="y"))
    assert above.anew is False  # a key above it can still be spliced in
    deep = reading.incident
    for level in range(20):
        deep = replace(deep, causes=(Cause(because=str(level), next=deep.causes),))
    spelling = spell(reading.document, reading.incident, deep)
    assert (spelling.anew, spelling.reading) == (True, None)
    assert b"ours: {a: [1, no]}" in spelling.data
    assert b"no line end here" in above.data


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_survive(newline: str, mark: str) -> None:
    def spoilt(text: str) -> bytes:
        return (mark + text.replace("\n", newline)).encode()

    reading = parse(spoilt("title: x # ours\nnotes: |\n  a\n  b\n"), "x.yaml")
    spelling = spell(reading.document, reading.incident, replace(reading.incident, notes="a\nc\n", impact="big"))
    assert spelling.data == spoilt("title: x # ours\nimpact: big\nnotes: |\n  a\n  c\n")


def test_lone_line_ends_stay_where_they_are() -> None:
    data = b"title: x\r\nimpact: a\ntags: [a]\r\n"
    reading = parse(data, "x.yaml")
    spelling = spell(reading.document, reading.incident, replace(reading.incident, impact="b"))
    assert spelling.data == data.replace(b"impact: a", b"impact: b")
