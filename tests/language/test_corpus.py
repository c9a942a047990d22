"""What people say in post-mortems: the clear cases are found, and nothing else is."""

from pathlib import Path

import pytest
import yaml

from noblame.language import find

PEOPLE = ("Priya Raman", "Dana Levi", "Kenji Sato", "Ngozi Okafor-Eze", "Sinéad O'Brien", "Tomás Vidal")
CORPUS = yaml.safe_load(Path(__file__).with_name("corpus.yaml").read_text(encoding="utf-8"))
LOUD = [(kind, line) for kind, lines in CORPUS["loud"].items() for line in lines]


@pytest.mark.parametrize(("kind", "line"), LOUD)
def test_a_clear_case_is_found(kind: str, line: str) -> None:
    assert kind in [finding.kind for finding in find(line, PEOPLE)]


@pytest.mark.parametrize("line", CORPUS["silent"])
def test_nothing_is_found_in_a_line_that_is_fine(line: str) -> None:
    assert find(line, PEOPLE) == []


def test_a_corpus_line_in_a_document_is_found_where_it_stands() -> None:
    document = "\n\n".join(line for _, line in LOUD) + "\n\n" + "\n\n".join(CORPUS["silent"])

    alone = sum(len(find(line, PEOPLE)) for _, line in LOUD)

    assert len(find(document, PEOPLE)) == alone


def test_the_corpus_is_large_and_half_of_it_is_hard_to_leave_alone() -> None:
    assert len(LOUD) >= 60
    assert len(CORPUS["silent"]) >= 60
