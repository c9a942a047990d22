"""Converting by the field, for any struct."""

from datetime import UTC, date, datetime
from typing import Annotated, Literal

import msgspec
import pytest

from noblame.source.convert import convert
from noblame.source.document import read_document
from noblame.source.problem import Problem
from noblame.source.shapes import Label, shape_of


class Guest(msgspec.Struct, frozen=True, kw_only=True):
    seat: int = 0
    name: str
    from_: str = msgspec.field(default="", name="from")


class Party(msgspec.Struct, frozen=True, kw_only=True):
    guests: tuple[Guest, ...] = ()
    menu: dict[str, tuple[str, ...]] = {}
    host: Guest | None = None
    when: datetime | None = None
    day: date | None = None
    dress: Literal["", "black", "any"] = ""
    size: Annotated[str, "size"] = ""
    music: bool = False


def read(text: str, **options: object) -> tuple[Party | None, list[Problem]]:
    return convert(read_document(text.encode(), "party"), Party, **options)  # type: ignore[arg-type]  # any option


def test_every_shape_is_read_by_its_field() -> None:
    party, problems = read(
        "guests: [{name: 007, seat: 7, from: no}, Ana]\nmenu: {1.0: [on]}\nhost: {name: 'null'}\n"
        "when: 2026-11-18 14:02Z\nday: 2026-12-01\ndress: BLACK\nsize: XL\nmusic: On\nunknown: {a: b}\n"
    )
    assert problems == []
    assert party == Party(
        guests=(Guest(name="007", seat=7, from_="no"), Guest(name="Ana")),
        menu={"1.0": ("on",)},
        host=Guest(name="null"),
        when=datetime(2026, 11, 18, 14, 2, tzinfo=UTC),
        day=date(2026, 12, 1),
        dress="black",
        size="XL",
        music=True,
    )


def test_every_error_is_collected_in_file_order() -> None:
    party, problems = read(
        "music: loud\nday: soon\nguests:\n  - {seat: x, name: [a]}\n  - seat: 1\nmenu: [a]\nhost: Ana\n"
    )
    assert party is None
    assert [str(problem) for problem in problems] == [
        'party:1:8: "loud" for music; true or false',
        'party:2:6: "soon" for day; a day as 2026-12-01',
        'party:4:12: "x" for seat; a whole number',
        "party:4:21: a list for name; a text",
        'party:5:5: no "name" here; `name: …`',
        "party:6:7: a list for menu; `key: value` lines",
        'party:7:7: "Ana" for host; `key: value` lines',
    ]


def test_a_notation_reads_plain_items_and_may_refuse_them() -> None:
    def seated(text: str) -> Guest:
        name, seat = text.split("@")
        if not seat.isdigit():
            raise ValueError("a seat behind the @")
        return Guest(name=name, seat=int(seat))

    party, _ = read("guests: [Ana@3, 'Bo@4']", lines={Guest: seated})
    assert party == Party(guests=(Guest(name="Ana", seat=3), Guest(name="Bo", seat=4)))
    assert read("guests: [Ana@x]", lines={Guest: seated}) == (
        None,
        [Problem(path="party", line=1, column=10, found='"Ana@x" for guests', expected="a seat behind the @")],
    )


def test_labels_are_checked_where_their_rule_is_given() -> None:
    rule = {"size": Label("s|m|x*l", "S, M, L or XL")}
    assert read("size: xxL", labels=rule)[0] == Party(size="xxL")
    assert [str(problem) for problem in read("size: huge", labels=rule)[1]] == [
        'party:1:7: "huge" for size; S, M, L or XL'
    ]
    assert read("size: huge")[0] == Party(size="huge")


def test_a_slip_is_asked_about_once_also_behind_an_alias() -> None:
    party, problems = read("host: &h {name: a, form: b}\nguests: [*h, {name: c, from: d, form: e}]\n")
    assert party is not None
    assert [str(problem) for problem in problems] == ['party:1:20: the unknown key "form"; did you mean from?']
    assert [problem.level for problem in problems] == ["warn"]


def test_a_type_no_file_can_hold_is_a_mistake_in_the_program() -> None:
    with pytest.raises(TypeError, match="float"):
        shape_of(float)
