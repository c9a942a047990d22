"""How people really write: a labelled corpus, a part of which nobody read while the rules were written."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from noblame.language import Finding, find

PARTS = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("corpus/*.yaml"))
}
SEEN = [line for name, part in PARTS.items() if name != "unread" for line in part]
UNREAD = PARTS["unread"]
EVERYTHING = [*SEEN, *UNREAD]


def found(line: dict[str, Any]) -> list[Finding]:
    return [each for each in find(line["text"], line.get("people", ())) if each.level != "hint"]


def precision_and_recall(lines: list[dict[str, Any]]) -> tuple[float, float]:
    hits = [(line["label"] != "ok", bool(found(line))) for line in lines]
    right = hits.count((True, True))
    return right / (right + hits.count((False, True))), right / (right + hits.count((True, False)))


def test_half_of_it_is_hard_to_leave_alone_and_nine_hundred_lines_were_unread() -> None:
    assert len(EVERYTHING) >= 900
    assert 0.4 < sum(line["label"] == "ok" for line in EVERYTHING) / len(EVERYTHING) < 0.6
    assert len(UNREAD) >= 900
    assert len({line["text"] for line in EVERYTHING}) == len(EVERYTHING)


def test_every_category_has_lines_and_every_span_is_in_its_line() -> None:
    blamed = [line for line in EVERYTHING if line["label"] != "ok"]
    assert min(Counter(line["category"] for line in blamed).values()) >= 40
    assert all(line["span"] in line["text"] for line in blamed)


def test_what_was_read_is_found_and_the_rest_left_alone() -> None:
    precision, recall = precision_and_recall(SEEN)
    assert precision >= 0.96
    assert recall >= 0.86


def test_what_was_not_read_is_found_nearly_as_well() -> None:
    precision, recall = precision_and_recall(UNREAD)
    assert precision >= 0.95
    assert recall >= 0.84


def test_a_line_that_is_fine_is_seldom_called_out_loud() -> None:
    fine = [line for line in EVERYTHING if line["label"] == "ok"]
    assert sum(any(each.level == "warn" for each in found(line)) for line in fine) / len(fine) <= 0.03


@pytest.mark.parametrize("name", [name for name in PARTS if name != "unread"])
def test_a_finding_covers_what_a_reviewer_would_underline(name: str) -> None:
    covered = total = 0
    for line in PARTS[name]:
        places = found(line) if line["label"] != "ok" else []
        if places:
            start = line["text"].index(line["span"])
            wanted = set(range(start, start + len(line["span"])))
            got = {at for each in places for at in range(each.start, each.end)}
            total += 1
            covered += len(wanted & got) >= 0.7 * len(wanted)
    assert covered >= 0.85 * total


def test_a_line_is_found_in_a_document_where_it_stands() -> None:
    lines = [line["text"] for line in SEEN if "people" not in line and line["label"] == "blame"][:100]
    alone = sum(len(find(line)) for line in lines)
    assert len(find("\n\n".join(lines))) >= 0.97 * alone  # “they” may mean somebody of the line before
