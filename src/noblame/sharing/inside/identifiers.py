"""Names that only programs have, in a text: `prod_checkout`, `STRIPE_SECRET`, `com.shop.checkout.PaymentClient`."""

import re
from collections.abc import Collection, Iterator

Span = tuple[int, int]

_SNAKE = re.compile(r"(?<![\w./@#$-])\$?[A-Za-z][A-Za-z0-9]*_\w*?[A-Za-z]\w*(?![\w@]|/\w)")
_DOTTED = re.compile(r"(?<![\w./@#-])[A-Za-z][\w-]+(?:\.[A-Za-z][\w-]+){2,}(?![\w@/-]|\.\w)")
_JOINED = re.compile(r"[a-z]+(?:\.[A-Z][a-z]*)+|www(?:\.[\w-]+)+|(?:db|cache)\.[a-z]\w{1,4}\.\w+")
_LIBRARY = re.compile(
    r"(?:java|javax|kotlin|scala|org\.(?:apache|springframework|postgresql|hibernate)|system|android)\.", re.IGNORECASE
)
"""What many programs have in them, and errors are named after."""
_PUBLIC = frozenset(
    (  # noqa: SIM905  as text
        "error errors code codes event events webhook webhooks field fields parameter parameters param params header "
        "headers attribute attributes property properties status statuses response responses reason reasons scope "
        "scopes message messages exception claim claims api argument arguments column columns metadata"
    ).split()
)
"""What an API tells its customers stands beside one of these: `the error rate_limit_exceeded`."""
_BETWEEN = frozenset("was is were are and or the a of with said read reads returned as not".split())  # noqa: SIM905
_NEAR = 40
"""So many characters before a name tell what it is."""
_FAILURE = re.compile(
    r"(?:ERR|ERROR|E|SQLITE|NS|DNS|SSL|TLS|NET)_\w+"
    r"|\w+_(?:ERROR|EXCEEDED|TIMEOUT|FAILED|FAILURE|INVALID|REQUIRED|FOUND|DENIED|DECLINED"
    r"|UNAVAILABLE|EXPIRED|EXHAUSTED|REFUSED|REJECTED|RESET|MISMATCH)"
)
"""Errors in capitals: `ERR_CONNECTION_REFUSED`."""
_SETTINGS = frozenset(
    (  # noqa: SIM905  as text
        "idle_in_transaction_session_timeout statement_timeout lock_timeout idle_session_timeout deadlock_timeout "
        "max_connections work_mem maintenance_work_mem shared_buffers effective_cache_size max_wal_size wal_level "
        "autovacuum_freeze_max_age max_locks_per_transaction pg_dump pg_restore pg_stat_statements pg_stat_activity "
        "innodb_buffer_pool_size wait_timeout max_allowed_packet maxmemory_policy proxy_read_timeout "
        "proxy_connect_timeout keepalive_timeout worker_connections net_read_timeout read_timeout max_execution_time "
        "client_id client_secret redirect_uri page_size page_token next_page_token user_id order_id customer_id "
        "created_at updated_at access_token refresh_token id_token api_key status_code content_type pk_live pk_test "
        "memory_limit utf8mb4_unicode_ci x86_64 snake_case user_agent"
    ).split()
)
"""What systems that everybody runs call their settings and tools, and what nearly every API has."""
_VARIABLE = re.compile(r"\b(?:env(?:ironment)?(?: var(?:iable)?s?)?|variables?|flags?|secrets?) $", re.IGNORECASE)


def identifiers(text: str, public: Collection[str]) -> Iterator[Span]:
    """Yield where a text has the names of tables, variables, flags and classes, but for what an API makes public.

    Args:
        text: As it is read.
        public: Hosts that may be told, in small letters.
    """
    for found in _SNAKE.finditer(text):
        if not _is_public(text, found):
            yield found.span()
    for found in _DOTTED.finditer(text):
        known = found[0].casefold() in public or _JOINED.fullmatch(found[0]) or _LIBRARY.match(found[0])
        if not known:
            yield found.span()


def _is_public(text: str, found: re.Match[str]) -> bool:
    """Return whether a name is one that customers read: of a system everybody runs, of an error, of an API."""
    if found[0].casefold() in _SETTINGS:
        return True
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if _VARIABLE.search(before):
        return False
    after = re.match(r"[\"'`\u201d\u2019]? (\w+)", text[found.end() : found.end() + _NEAR])
    beside = bool(after) and str(after and after[1]).casefold() in _PUBLIC
    return beside or bool(_FAILURE.fullmatch(found[0])) or _is_told(before)


def _is_told(before: str) -> bool:
    """Return whether a word for what an API tells stands before, with nothing between but such names."""
    for word in reversed(re.findall(r"\w+|[.;!?\n]", before)):
        if "_" not in word and word.casefold() not in _BETWEEN:
            return word.casefold() in _PUBLIC
    return False
