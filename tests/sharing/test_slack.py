import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.samples import NOW, STEMS, WHOLE, agreed, hostile, shared
from tests.sharing.typed import HOSTILE, one_line

from noblame.record.incident import Action, Incident, Lessons
from noblame.sharing.escaping import BREAK
from noblame.sharing.failing import SharingError
from noblame.sharing.slack import MOST, mrkdwn, render
from noblame.sharing.wanted import Wanted

LINK = re.compile(r"<(https?://[^|>]*)(?:\|([^>]*))?>")


def read(text: str) -> str:
    """What is read of mrkdwn; whatever Slack would make anything of but a link fails."""
    apart = LINK.sub(" ", text)
    assert not re.search(r"[<>]|&(?!(?:amp|lt|gt);)", apart)
    assert not re.search(rf"[*~`](?!{BREAK})|(?<!{BREAK})[*~`]", apart)
    assert not re.search(rf"(?<![^\W_])_(?!{BREAK})|(?<!{BREAK})_(?![^\W_])", apart)
    assert not re.search(r"(?<![\w\u200c])[@#]\w|(?<![0-9]):[\w+'-]+:", apart)
    return plain(LINK.sub(lambda found: found[2] or found[1], text))


def plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace(BREAK, "")


def rows(message: str) -> dict[str, str]:
    """What stands behind each label."""
    return {found[1]: read(found[2]) for found in re.finditer(r"^\*([\w -]+):\* (.*)$", message, re.MULTILINE)}


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    text, expected = agreed("slack", stem)
    assert text == expected


def test_it_has_what_a_channel_asks_for() -> None:
    message = shared("slack", replace(WHOLE, lessons=Lessons(headline="Watch it on its way up")))
    assert rows(message) == {
        "Post-mortem": "Checkout unavailable",
        "Severity": "P1",
        "Duration": "2026-11-18, 14:02 - 14:49 UTC (47 min)",
        "Impact": "38 % of checkouts failed",
        "Root cause": "No check notices it",
        "What we will do differently": "Watch it on its way up",
    }
    assert message.split("\n")[5:8] == [
        "*Actions:*",
        "• Add a lint rule - Owner: Tomás Vidal - Due: 2026-12-01",
        "• Page at 80 % - Owner: Priya Raman - Due: 2026-11-27 - done",
    ]
    assert message.endswith("\n<https://wiki.example/pm/42|Read the post-mortem>\n")


def test_a_record_with_a_title_alone_says_what_is_not_known() -> None:
    assert rows(shared("slack", Incident(title="Down"))) == {
        "Post-mortem": "Down",
        "Severity": "not set",
        "Root cause": "not found yet",
        "Actions": "none yet",
    }


def test_why_there_is_no_action_is_said() -> None:
    record = replace(WHOLE, actions=(), reasons={"no-actions": "a vendor's fault line"})
    assert rows(shared("slack", record))["Actions"] == "none, a vendor's fault line"


def test_a_wish_is_called_one() -> None:
    message = shared("slack", replace(WHOLE, actions=(Action(what="Add it", owner="the team"),)))
    assert "• Add it - Owner: WISH (the team) - Due: WISH\n" in message


@pytest.mark.parametrize(("count", "more"), [(60, 0), (64, 4), (2000, 1940)])
def test_it_is_cut_at_the_actions_and_says_how_many_more_there_are(count: int, more: int) -> None:
    actions = tuple(Action(what=f"Add alert {number}", owner="Ana", due="2026-12-01") for number in range(count))
    message = shared("slack", replace(WHOLE, actions=actions))
    assert len(message) < MOST
    shown = len(re.findall(r"^• Add alert [0-9]+ - Owner: Ana - Due: 2026-12-01$", message, re.MULTILINE))
    assert 0 < shown == count - more
    assert (f"\nand {more} more\n" in message) == bool(more)
    assert message.endswith("|Read the post-mortem>\n")


@pytest.mark.parametrize("size", range(50))
def test_it_stays_below_the_limit_wherever_an_item_ends(size: int) -> None:
    action = Action(what="Add an alert", owner="Ana", due="2026-12-01")
    message = shared("slack", replace(WHOLE, impact="i" * (100 + size), actions=(action,) * 80))
    assert MOST - 2 * len("• Add an alert - Owner: Ana - Due: 2026-12-01\n") < len(message) < MOST


def test_where_texts_are_long_they_are_cut_before_the_actions_go() -> None:
    actions = tuple(Action(what=f"{number} " + "word " * 200, owner="Ana", due="2026-12-01") for number in range(4))
    record = replace(WHOLE, impact="*x* " * 500, root_cause="cause " * 500, actions=actions)
    message = shared("slack", record)
    assert len(message) < MOST
    assert message.count("\n• ") >= 3
    assert rows(message)["Impact"].endswith("*x*…")


def test_a_team_s_template_wins(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "slack.txt.jinja").write_text("{{ brief.title }}: {{ brief.link }}\n", encoding="utf-8")
    wanted = Wanted(incident=replace(WHOLE, title="<b>"), stem="a-record", now=NOW, archive=tmp_path)
    assert render(wanted) == "&lt;b&gt;: <https://wiki.example/pm/42>\n"


def test_a_link_without_end_is_refused_in_a_line() -> None:
    with pytest.raises(SharingError, match=r"^the message does not fit into 3000 characters, even without"):
        shared("slack", WHOLE, link=f"https://e.example/{'x' * MOST}")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<!channel> & <@U1>", f"&lt;!channel&gt; &amp; &lt;@{BREAK}U1&gt;"),
        ("@here see #ops", f"@{BREAK}here see #{BREAK}ops"),
        ("mail ops@shop.example", "mail ops@shop.example"),
        ("*x*", f"{BREAK}*{BREAK}x{BREAK}*{BREAK}"),
        ("pg_stat_activity", "pg_stat_activity"),
        ("_x_", f"{BREAK}_{BREAK}x{BREAK}_{BREAK}"),
        (":fire:", f":{BREAK}fire:"),
        ("at 14:02:31", "at 14:02:31"),
        ("see https://e.example/a_b?c&d.", "see <https://e.example/a_b?c&amp;d>."),
    ],
)
def test_what_slack_would_act_on_is_broken_and_the_rest_is_not(text: str, written: str) -> None:
    assert mrkdwn(text) == written


@given(HOSTILE)
def test_a_text_reads_as_it_was_typed(text: str) -> None:
    assert read(mrkdwn(text)) == one_line(text)


@given(st.lists(HOSTILE.map(lambda text: text[:40].strip() or "something"), min_size=12, max_size=12))
def test_every_place_reads_as_it_was_typed(texts: list[str]) -> None:
    message = shared("slack", hostile(texts))
    found = rows(message)
    assert [found[name] for name in ("Post-mortem", "Impact", "Root cause", "What we will do differently")] == [
        one_line(texts[at]) for at in (0, 1, 3, 11)
    ]
    actions = [read(line[2:]) for line in message.split("\n") if line.startswith("• ")]
    wish = one_line(f"WISH (x{texts[10]}x)")
    assert actions == [
        f"{one_line(texts[8])} - Owner: Ana - Due: 2026-12-01",
        f"{one_line(texts[0])} - Owner: {one_line(f'x{texts[9]}x')} - Due: {wish}",
    ]
