from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from noblame.record.incident import Entry, Incident, Link
from noblame.review.citations import citations

RECORD = Incident(
    title="x",
    timeline=(
        Entry(at=datetime(2026, 11, 18, 23, 30, tzinfo=UTC), what="Pool alert paged"),
        Entry(what="Somebody called"),
        Entry(what=" "),
    ),
    links=(Link(title="Dashboard", url="https://g.example/d"), Link(url="https://g.example/e"), Link()),
)


def test_lines_of_the_timeline_and_links_can_be_cited() -> None:
    assert [each.text for each in citations(RECORD)] == [
        "23:30 Pool alert paged",
        "Somebody called",
        "Dashboard <https://g.example/d>",
        "https://g.example/e",
    ]
    assert all(each.text == each.shown for each in citations(RECORD))


def test_the_record_has_utc_and_the_room_its_own_time() -> None:
    first = next(citations(RECORD, ZoneInfo("Europe/Berlin")))
    assert first == ("23:30Z Pool alert paged", "00:30 Pool alert paged")
