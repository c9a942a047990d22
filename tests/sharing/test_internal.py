"""What is internal by its looks is found wherever it stands; what is said to customers passes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.sharing.inside.internal import internal
from noblame.sharing.names.seen import seen

CORPUS = Path(__file__).parent / "corpus"
LEAKS = [line.split("|", 2) for line in (CORPUS / "leaks.txt").read_text("utf-8").splitlines()]
CUSTOMERS = (CORPUS / "customers.txt").read_text("utf-8").splitlines()
HONEST = (*CUSTOMERS, *(CORPUS / "honest.txt").read_text("utf-8").splitlines())
WIDE = {at: at + 0xFEE0 for at in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}


def found(text: str, *public: str) -> list[tuple[str, str]]:
    return [(kind, seen(words)) for kind, words in internal(text, ["OPS-1"], "", ["a1"], public)]


def test_the_corpora_are_large_and_say_everything_once() -> None:
    assert len({words for _, words, _ in LEAKS}) == len(LEAKS) >= 150
    assert len(set(CUSTOMERS)) == len(CUSTOMERS) >= 120


@pytest.mark.parametrize(("kind", "words", "around"), LEAKS)
def test_a_leak_is_found_as_what_it_is_and_nothing_else(kind: str, words: str, around: str) -> None:
    assert found(around.replace("@", words, 1)) == [(kind, words)]


@pytest.mark.parametrize("text", HONEST)
def test_what_is_said_to_customers_passes(text: str) -> None:
    assert found(text) == []


@given(st.sampled_from(LEAKS), st.sampled_from(HONEST), st.booleans())
def test_a_leak_is_found_beside_anything_honest(leak: list[str], honest: str, before: bool) -> None:  # noqa: FBT001
    kind, words, around = leak
    said = around.replace("@", words, 1)
    assert found(f"{said} {honest}" if before else f"{honest} {said}") == [(kind, words)]


@given(st.sampled_from(LEAKS), st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff"), st.data())
def test_a_leak_is_found_whatever_nobody_sees_in_it(leak: list[str], unseen: str, data: st.DataObject) -> None:
    kind, words, around = leak
    at = data.draw(st.integers(0, len(words)))
    assert found(around.replace("@", words[:at] + unseen + words[at:], 1)) == [(kind, words)]


@pytest.mark.parametrize(("kind", "words", "around"), LEAKS)
def test_a_leak_is_found_in_letters_of_full_width(kind: str, words: str, around: str) -> None:
    assert found(around.replace("@", words.translate(WIDE), 1)) == [(kind, words)]


def test_what_is_found_is_told_as_it_was_written() -> None:
    assert list(internal("on prod\u00ad-db.", [], "", [], [])) == [("host", "prod\u00ad-db")]


def test_the_host_of_a_public_address_may_be_told() -> None:
    assert found("See news.acme.com.") == [("host", "news.acme.com")]
    for text in ("See news.acme.com.", "See news.acme.com/1.", "See https://news.acme.com/1."):
        assert found(text, "https://news.acme.com/1") == []
    assert found("See https://news.acme.com/12.", "https://news.acme.com/1") != []


@pytest.mark.parametrize("front", ["www.shop.com", "status.shop.com", "https://status.shop.co.uk/", "WWW.Shop.DE"])
def test_the_first_page_of_a_house_may_be_told_and_nothing_behind_it(front: str) -> None:
    assert found(f"See {front}.") == found(f"{front} was slow, so was ({front}).") == []
    for more in (f"{front.rstrip('/')}/x", f"{front.rstrip('/')}:8443", f"me@{front.rpartition('//')[2]}"):
        assert found(f"See {more}.") != []


@pytest.mark.parametrize("inside", ["www.corp.com", "status.staging.com", "www.shop.local", "status.db1.shop.com"])
def test_the_first_page_of_what_is_inside_is_found(inside: str) -> None:
    assert [words for _, words in found(f"See {inside}.")] == [inside]
