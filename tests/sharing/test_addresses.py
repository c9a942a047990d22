import pytest
from hypothesis import given
from msgspec.structs import replace
from tests.sharing.samples import NOW, WHOLE
from tests.sharing.typed import HOSTILE

from noblame.record.incident import Shared
from noblame.sharing.addresses import reachable, where_to_read
from noblame.sharing.wanted import Wanted

WIKI = Shared(where="wiki", url="https://wiki.example/pm/42")
CHANNEL = Shared(where="#engineering", url="https://chat.example/p1")
STATUS = Shared(where="status page", url="https://status.example/1")


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (" https://e.example/a b?c=1&d#e ", "https://e.example/a%20b?c=1&d#e"),
        ("HTTP://e.example/ü", "HTTP://e.example/ü"),
        ("https://e.example/x|y]<z>'\"", "https://e.example/x%7Cy%5D%3Cz%3E%27%22"),
        ("mailto:ops@e.example", "mailto:ops@e.example"),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("wiki/pm/42", ""),
        ("", ""),
    ],
)
def test_only_pages_and_mail_are_reached(url: str, target: str) -> None:
    assert reachable(url) == target


@given(HOSTILE)
def test_nothing_ends_an_address_before_its_end(path: str) -> None:
    assert not set(reachable(f"https://e.example/{path}")) & set(" \t\n<>\"'`\\|{}[]^")


@pytest.mark.parametrize(
    ("places", "link", "read_at"),
    [
        ((), "", ""),
        ((WIKI, CHANNEL, STATUS), "", WIKI.url),
        ((CHANNEL, STATUS), "", STATUS.url),
        ((WIKI,), "https://e.example/7", "https://e.example/7"),
        ((WIKI,), "not an address", WIKI.url),
        ((Shared(where="wiki"), CHANNEL), "", CHANNEL.url),
        ((WIKI, Shared(where="wiki", url="https://wiki.example/new")), "", "https://wiki.example/new"),
    ],
)
def test_the_document_is_read_where_it_is_kept(places: tuple[Shared, ...], link: str, read_at: str) -> None:
    wanted = Wanted(incident=replace(WHOLE, shared=places), stem="a-record", now=NOW, link=link)
    assert where_to_read(wanted) == read_at
