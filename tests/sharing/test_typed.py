import json

import jsonschema
import msgspec
import pytest
from hypothesis import given
from tests.sharing.samples import STEMS, WHOLE, agreed, hostile, shared
from tests.sharing.typed import HOSTILE

from noblame.record.incident import Incident
from noblame.record.schema import json_schema


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed_and_fits_the_schema(stem: str) -> None:
    text, expected = agreed("json", stem)
    assert text == expected
    jsonschema.validate(json.loads(text), json_schema())


def test_a_record_with_a_title_alone_has_every_field_and_fits_the_schema() -> None:
    found = json.loads(shared("json", Incident(title="Down")))
    assert found["title"] == "Down"
    assert list(found) == list(Incident.__struct_fields__)
    jsonschema.validate(found, json_schema())


def test_the_record_comes_back_whole() -> None:
    assert msgspec.json.decode(shared("json", WHOLE), type=Incident) == WHOLE


@given(HOSTILE)
def test_every_text_comes_back_as_it_was_typed(text: str) -> None:
    record = hostile([text] * 12)
    assert msgspec.json.decode(shared("json", record), type=Incident) == record
