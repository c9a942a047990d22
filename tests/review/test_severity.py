"""What a severity means (S26)."""

import pytest

from noblame.review.severity import definition
from noblame.settings import Settings


@pytest.mark.parametrize("label", ["P2", "p2", " P2 ", "SEV2", "sev-2"])
def test_a_number_means_the_same_in_both_scales(label: str) -> None:
    assert definition(label, Settings()) == Settings().severities["P2"]


@pytest.mark.parametrize("label", ["", "SEV4", "P", "major"])
def test_what_is_not_defined_has_no_meaning(label: str) -> None:
    assert definition(label, Settings()) == ""


def test_the_house_has_its_own() -> None:
    settings = Settings(severities={"Major": "all is down", "SEV3": "a little"})
    assert definition("major", settings) == "all is down"
    assert definition("P3", settings) == "a little"
