import re

import pytest
from hypothesis import given
from tests.sharing.reading import PARSER, read
from tests.sharing.typed import HOSTILE, lines, one_line

from noblame.sharing.escaping import BREAK, address, block, label, line


@given(HOSTILE)
def test_a_line_reads_as_it_was_typed_wherever_it_stands(text: str) -> None:
    said = line(text)
    if one_line(text):
        for before, kind in (("# ", "h1"), ("- ", "li"), ("", "p"), ("- 14:09 - ", "li"), ("**Impact:** ", "p")):
            (part,) = read(f"{before}{said}\n")
            prefix = {"# ": "", "- ": ""}.get(before, before.removeprefix("- "))
            assert (part.kind, part.text.strip()) == (kind, f"{prefix}{one_line(text)}")


@given(HOSTILE)
def test_paragraphs_read_as_they_were_typed(text: str) -> None:
    parts = read(f"{block(text)}\n## Next\n")
    assert {part.kind for part in parts[:-1]} <= {"p"}
    assert parts[-1].text == "Next"
    assert "\n\n".join(part.text.strip() for part in parts[:-1]) == lines(text)


@given(HOSTILE, HOSTILE)
def test_a_link_has_its_label_and_leads_where_it_says(title: str, path: str) -> None:
    target = address(f"https://e.example/{path}")
    assert target is not None
    (part,) = read(f"- [{label(title)}]({target})\n")
    assert part.text.startswith("‹https://e.example/")
    assert part.text.partition("›")[2].strip() == one_line(title)


@given(HOSTILE)
def test_nothing_is_left_that_a_forge_would_act_on(text: str) -> None:
    shown = "".join(
        child.content if child.type == "text" else " "
        for token in PARSER.parse(f"x {line(text)}")
        for child in token.children or ()
    )
    bare = re.sub(r"https?://\S*", "", shown)
    assert not re.search(r"(?<![\w])@\w|(?<!&)#[0-9]|\bgh-[0-9]", bare, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ask @priya", f"Ask @{BREAK}priya"),
        ("mail ops@shop.example", "mail ops@shop.example"),
        ("see #42", f"see #{BREAK}42"),
        ("see #inc-1432", "see #inc-1432"),
        ("Fixes #42", f"Fixes{BREAK} #{BREAK}42"),
        ("closes shop/checkout#7", f"closes{BREAK} shop/checkout#{BREAK}7"),
        ("resolved: GH-9", f"resolved{BREAK}: GH-{BREAK}9"),
        ("fixed https://git.example/issues/4.", f"fixed{BREAK} <https://git.example/issues/4>."),
        ("Fixes the leak in 4.12", "Fixes the leak in 4.12"),
        ("https://git.example/x#42", "<https://git.example/x#42>"),
        ("https://k.example/app?_g=(filters:!(),x:0))", "<https://k.example/app?_g=(filters:!(),x:0)>)"),
        ("https://***", "https://\\*\\*\\*"),
        ("(https://en.example/wiki/Pool_(tables))", "(<https://en.example/wiki/Pool_(tables)>)"),
    ],
)
def test_what_a_forge_would_act_on_is_broken_and_the_rest_is_not(text: str, written: str) -> None:
    assert line(text) == written


@pytest.mark.parametrize(
    "text", ["pg_stat_activity: 471 idle", "4.11 on all pods", "60 s -> 180 s", "-5 °C", "14:09 a & b", "C# code"]
)
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert line(text) == text


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://e.example/a b?c=1&d=2#e", "https://e.example/a%20b?c=1&d=2#e"),
        ("https://e.example/x)<y>", "https://e.example/x%29%3Cy%3E"),
        ("https://e.example/?a&copy;", "https://e.example/?a\\&copy;"),
        ("mailto:ops@e.example", "mailto:ops@e.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("../secret", None),
        ("", None),
    ],
)
def test_only_pages_and_mail_become_the_target_of_a_link(url: str, target: str | None) -> None:
    assert address(url) == target


def test_what_is_typed_as_a_list_keeps_its_lines() -> None:
    parts = read(block("Two steps:\n- roll back\n- end the\ntransactions"))
    assert [part.text for part in parts] == ["Two steps:\n- roll back\n- end the\ntransactions"]
    assert block("a:\n- b") == "a:  \n\\- b"


def test_dashes_with_a_tab_between_are_no_rule() -> None:
    parts = read(f"{block('--	-')}\n## Next\n")
    assert [part.kind for part in parts[:-1]] == ["p"]
