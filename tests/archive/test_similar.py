"""What happened before (S13)."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.archive.folder import Listed, records
from noblame.archive.similar import in_words, similar
from noblame.record.incident import Incident

WHEN = datetime(2026, 11, 18, tzinfo=UTC)


def one(title: str, **fields: Any) -> Listed:
    return Listed(path=Path(f"{title}.yaml"), incident=Incident(title=title, **fields), when=WHEN)


def found(earlier: list[Listed], title: str, *tags: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.title, each.shared) for each in similar(earlier, title, tags)]


def test_telling_words_tags_and_systems_are_compared() -> None:
    earlier = [one("Checkout unavailable for 47 minutes"), one("x", tags=("database",)), one("y", affected=("search",))]
    assert found(earlier, "checkout fails for 47 minutes") == [(earlier[0].path.stem, ("checkout",))]
    assert found(earlier, "Search is slow") == [("y", ("search",))]
    assert found(earlier, "z", "database") == [("x", ("database",))]
    assert found(earlier, "The map was empty") == []


@pytest.mark.parametrize("title", ["Outage for 47 minutes", "unavailable", "Service was down 47 times", "", "the of"])
def test_words_of_any_incident_share_nothing(title: str) -> None:
    assert found([one("Service unavailable, an outage of 47 minutes, the of down")], title) == []


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Queries pile up", "Query of death"),
        ("Connection leaks", "A leaked connection"),
        ("Caches empty", "Caching off"),
        ("DNS", "dns again"),
        ("決済停止", "決済停止"),
    ],
)
def test_a_word_is_known_in_its_other_forms(title: str, other: str) -> None:
    assert found([one(other)], title)


def test_the_most_alike_comes_first_and_a_tag_weighs_most() -> None:
    earlier = [one("Checkout pool"), one("Pool"), one("Billing", tags=("pool", "payments"))]
    assert [each for each, _ in found(earlier, "Checkout pool again")] == ["Checkout pool", "Pool", "Billing"]
    assert next(each for each, _ in found(earlier, "Checkout", "pool", "payments")) == "Billing"


def test_a_word_that_most_records_hold_tells_none_apart() -> None:
    earlier = [one(f"Checkout {name}") for name in ("ann", "bob", "cid", "dan", "eve", "fay")]
    assert found(earlier, "Checkout ann") == [("Checkout ann", ("ann",))]
    assert len(found(earlier[:5], "Checkout xyz")) == 5
    assert len(found(earlier, "x", "checkout")) == 6  # somebody chose it


def test_an_unreadable_record_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("noblame: 1\ntitle: [\n")
    (tmp_path / "b.yaml").write_text("noblame: 1\ntitle: Checkout down\n")
    assert [each.path.name for each in similar(records(tmp_path), "Checkout")] == ["b.yaml"]


def test_it_is_told_in_one_line() -> None:
    earlier = [one("Checkout pool"), one("Pool leak")]
    assert in_words(similar(earlier, "Pool leak")) == "2 earlier records share pool, leak"
    assert in_words(similar(earlier, "Leaks")) == "1 earlier record shares leaks"
    assert in_words([]) == ""


@given(st.text(), st.text())
def test_any_text_can_be_compared(title: str, other: str) -> None:
    for each in similar([one(other)], title):
        assert each.shared
