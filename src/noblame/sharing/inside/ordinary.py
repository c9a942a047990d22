"""Words with digits, hyphens and dots that everybody knows: `read-only`, `IPv6`, `Node.js`, `eu-west-1`."""

import re

REGION = re.compile(
    r"(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso)?-(?:(?:north|south)?(?:east|west)?|central)-\d[a-f]?"
    r"|(?:us|europe|asia|northamerica|southamerica|australia|me|africa)-(?:(?:north|south)?(?:east|west)?|central)-?\d"
)
"""The regions of the clouds, which all of their customers know."""
BRANDS = frozenset(
    (  # noqa: SIM905  as text
        "asp.net ado.net vb.net booking.com monday.com amazon.com amazon.de amazon.co.uk hotels.com draw.io socket.io "
        "crates.io github.com microsoft.com google.com apple.com bol.com cars.com check24.de last.fm"
    ).split()
)
"""What everybody calls so."""
JOINED = re.compile(r"[a-z]+\.[A-Z][a-z]*")
"""Two sentences without a space between them: `restarted.It`."""
WITH_DIGIT = re.compile(
    r"(?:ipv|utf|oauth|sha|https?|tls|ssl|base|web|python|java|jdk|php|node|rust|vue|angular|react|css|html"
    r"|swift|perl|postgres|postgresql|mysql|mariadb|redis|oracle|sqlite|postgis|lucene|kernel|openssl"
    r"|libssl|ext|zfs|argon|blake|curve|secp|ed|arm|amd|int|uint|float|fido|wpa|usb|cat|hdmi|mpeg|windows"
    r"|win|macos|ios|ipados|android|chrome|firefox|iphone|ipad|pixel|galaxy|xbox|playstation|gpt|claude"
    r"|llama|gemini|mistral|covid|vitamin|area|route|fortune|formula|ftse|dax|sdax|mdax|nikkei|euro|top"
    r"|step|phase|part|stage|tier|level|day|week|month|year|version|page|wave|option|plan|zone|gate"
    r"|terminal|track|line|round|case|test|user|class|type|category|figure|table|section|article|sev|prio"
    r"|priority|log|neo|bzip|rot|crc|adler|murmur|xxhash|poly|salsa|chacha|sse|avx|mach|graphql|ldapv|smbv"
    r"|snmpv|nfsv|igmpv|ntlmv|http|proxyv|api|apiv|rfc|iso|pci|soc|nist|gdpr|mi|three|two|half|check|pay"
    r"|office|microsoft|dynamics|sap|bootstrap|tailwind|spring|rails|django|laravel|symfony|drupal"
    r"|wordpress|typo)"
    r"-?\d{1,4}(?:\.\d+)*",
    re.IGNORECASE,
)
"""Norms, systems and models with their number, and steps that are counted."""
_NUMBER = re.compile(
    r"\d[\d.,/:]*(?:-?[a-z]+)*|\d+x-\d+x|(?:19|20)\d\d-?r\d|[a-z]+-(?:19|20)\d\d|v\d[\w.]*|[a-z]{1,2}\d{1,3}(?:\.\d)?|[a-z]\d[a-z]|[\d.-]+"
    r"|x\d\d(?:[_-]64)?|arm64|aarch64|log4j|neo4j|couchdb2|graphdb|k8s|i18n|l10n|a11y|[a-z]+\.js|(?:i\.e|e\.g|a\.m|p\.m|u\.s|n\.b|z\.b)",
    re.IGNORECASE,
)
_FIRST = frozenset(
    (  # noqa: SIM905  as text
        "read write multi non pre post anti cross inter intra sub super semi self auto re co de un under over mis "
        "ultra micro mini meta hyper quasi pseudo single dual double triple two three four five six one half full "
        "high low long short mid near far fast slow hard soft hot cold warm cool deep wide big large small real "
        "open closed third first second last next new old well ill so up down on off in out by to at check sign "
        "log time fail roll load back front end point peer business follow stand shut start set cut clean tear "
        "spin turn take make run e x ever best least most more less much many all any no non-stop right left top "
        "bottom always never still state day week month year hour minute round built out-of cloud customer user "
        "client web data event message push pull life cycle dead live store same cutting leading bleeding blue "
        "green red black white rate error fault highly newly fully freshly recently partly badly heavily lightly "
        "poorly internet server host machine node cluster database service queue table schema pod job"
    ).split()
)
"""How words begin that only have a hyphen: `multi-region`, `fail-over`."""
_LAST = frozenset(
    (  # noqa: SIM905  as text
        "backed based level side driven wide related heavy only like ready grade style compatible aware specific "
        "free first native managed hosted facing friendly safe bound vector in out on off up down over back "
        "through by to end time line point term scale sized size long balanced balancing scaled scaling coded "
        "tolerant redundant proof intensive capable enabled disabled limited limiting rich poor region zone tenant "
        "node core cluster old new ahead around after before again wise fold class day week month hour minute "
        "second made owned run running started restarted shared dependent independent generated triggered "
        "initiated supported connected attached mounted routed encrypted protected exposed critical sensitive "
        "controlled availability performance media priority parallel mail effect set rule share"
    ).split()
)
"""How they end: `customer-facing`, `time-outs`."""
_PAIRED = frozenset("read write and or pull push merge commit client server tag main dev prod".split())  # noqa: SIM905
"""What stands with a stroke in sentences: `read/write`."""
_DONE = ("ed", "ing", "able", "ible", "ly")
"""`load-tested`, `fault-finding`."""
_SMALL = frozenset("a an and as at by for in no non of on or out per so the to up with end back".split())  # noqa: SIM905
"""What phrases have in their middle: `point-in-time`."""


def is_ordinary(word: str) -> bool:
    """Return whether a word with a digit, a hyphen or a dot names no part of an installation.

    >>> is_ordinary("read-only"), is_ordinary("IPv6"), is_ordinary("payments-dlq"), is_ordinary("pgprod03")
    (True, True, False, False)
    """
    low = word.casefold()
    if low in BRANDS or any(look.fullmatch(low) for look in (_NUMBER, REGION, WITH_DIGIT)) or JOINED.fullmatch(word):
        return True
    if "_" in word or any(map(str.isdigit, word)):
        return False
    parts = re.split(r"[-./]", low)
    if max(map(len, parts)) == 1 or not (word.islower() or word.isupper()):
        return True
    if "-" not in low:
        return "/" in low and not _PAIRED.isdisjoint(parts)
    ends = parts[-1] in _LAST or parts[-1].removesuffix("s") in _LAST or parts[-1].endswith(_DONE)
    return ends or parts[0] in _FIRST or not _SMALL.isdisjoint(parts[1:-1])
