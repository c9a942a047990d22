"""Machines, buckets and other parts of an installation in a text, by their names."""

import re
from collections.abc import Collection, Iterator

from noblame.sharing.inside.ordinary import BRANDS, JOINED, REGION, is_ordinary

Span = tuple[int, int]

_ENDS = (
    "com|net|org|edu|gov|io|dev|app|cloud|info|biz|eu|uk|de|fr|ch|at|nl|be|es|it|se|no|fi|dk|pt|us|ca|au|nz|jp|cn|in|br"
    "|co|ai|me|tv|example|test|invalid|internal|intern|local|localdomain|lan|corp|home|private|svc|consul|onion|arpa"
    "|prod|prd|staging|stg|preprod|uat|qa|cluster|intra|intranet"
)
_NAME = re.compile(
    rf"(?<![\w.@/-])(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+(?:{_ENDS}"
    r"|(?:corp|prod|prd|stg|staging|internal|intra|svc)(?:\.[a-z][a-z0-9-]+)+)"
    r"(?::\d{1,5})?(?:/[\w./-]*\w:[\w.-]*\w)?(?![\w-]|\.\w)",
    re.IGNORECASE,
)
"""A name with dots that ends as domains do, with the image of a registry; `4.12`, `e.g.` and `main.py` do not."""
_CLOUD = re.compile(
    r"\barn:[\w-]+:[\w-]+:[^\s\"'<>)]*[\w*]"
    r"|(?<=\bimage )[a-z0-9][\w./-]{0,80}:[\w.-]*\w"
    r"|(?<![\w-])(?:i|vpc|subnet|sg|ami|vol|eni|snap|rtb|igw|nat|acl|vpce|tgw)-(?=[a-f]*\d)[0-9a-f]{8,17}(?![\w-])"
)
_SMALL = re.compile(
    r"(?<![\w./@#-])(?:"
    r"ip-\d{1,3}(?:-\d{1,3}){3}"
    r"|[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[0-9a-f]{8,10}-[a-z0-9]{5}"  # a pod of a deployment
    r"|[a-z][a-z0-9]*(?:-[a-z0-9]+)+-(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{3,10}"
    r"|[a-z][a-z0-9]+(?:-[a-z0-9]+)*-\d{1,4}"
    r"|[a-z]\d{1,2}-\d{1,4}"
    r"|(?:[a-z][a-z0-9]+(?:-[a-z0-9]+)*-)?(?:node|host|srv|server|vm|db|web|app|worker|broker|sql|mail|dns|lb|fw|vpn)"
    r"\d{1,4}"
    r"|localhost(?::\d{1,5})?"
    r"|[a-z][a-z0-9-]*[a-z0-9]:\d{4,5}"
    r")(?![\w-]|\.\w)"
)
"""The short name of a machine: `mqtt-3`, `c4-07`, `web12`, `checkout-7d9f8b6c54-x2x4z`, `cache:6379`."""
_CAPITAL = re.compile(
    r"(?<![\w./@#-])(?:"
    r"(?:[A-Z][A-Z0-9]{1,9}-){1,4}(?:WEB|SQL|DB|APP|SRV|DC|FS|LB|FW|SW|ESX|VM|DNS|MAIL|NODE|HOST|PC|NAS|RTR"
    r"|CORE|EDGE)-?\d{1,4}"
    r"|[A-Z]{2,8}\d{1,3}-[A-Z]{2,8}\d{1,4}"
    r"|(?:WEB|SQL|DB|APP|SRV|SERVER|HOST|NODE|ESX|VM|DNS|MAIL|LB|FW|NAS)\d{2,4}"
    r"|(?:Web|Db|App|Srv|Server|Host|Node)\d{2,3}"
    r")(?![\w-]|\.\w)"
)
_NO_MACHINE = re.compile(
    r"(?:utf|iso|sha|md|aes|rsa|tls|ssl|http|covid|top|bottom|step|phase|part|stage|tier|level|day|week|month|version|v"
    r"|page|wave|mid|early|late|since|sev|severity|priority|p|round|line|chapter|under|over|pre|post|non|double|layer"
    r"|type|class|grade|mach|catch|zero|one|two|three|four|five|six|ten|web|gpt|area|factor|figure|number|no|a|b|sub"
    r"|last|next|first|gen|generation|formula|omega|apollo|plus|minus|category|option|plan|zone|gate|terminal|track"
    r"|fiscal|near|all|wifi|wi-fi|error|code|table|section|article|appendix|around|about|rule)-\d{1,4}"
    r"|[a-z]+-(?:19|20)\d\d|web[23]|(?:error|code|ref|id|order|year|total|ratio|port|case):\d+"
)
_COUNTED = re.compile(r"(?<![\w./\\@#'-])(?![0-9a-f]{7,}\b)[a-z]{3,14}\d{1,3}(?![\w%-]|\.\w)")
"""A word with its number, in small letters: `kafka7`, `titan7`, `pgprod03`."""
_DEVICE = re.compile(
    r"(?<![\w./@#-])(?:[a-z]{2,5}\d{1,3}|asa|asr|mx|srx|nexus|cisco|juniper|arista|palo|forti\w{0,4}|mikrotik|dc|pop)"
    r"(?:-[a-z0-9]{1,10}){0,2}"
    r"-(?:core|edge|access|agg|dist|border|leaf|spine|tor|sw|fw|rtr|router|switch|firewall|gw|lb|wan|lan)\d{0,3}(?![\w-]|\.\w)",
    re.IGNORECASE,
)
"""What a network is built of: `fra1-core`, `asa-edge`; a `multi-core` is not."""
_COMPOUND = re.compile(r"(?<![\w./@#-])[A-Za-z]?[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-]|\.\w)")
_STAGES = frozenset("prod prd stg uat preprod".split())  # noqa: SIM905  as below
_SYSTEMS = frozenset(
    (  # noqa: SIM905  as text
        "db pg sql mysql postgres postgresql mariadb redis kafka mongo mongodb elastic elasticsearch es rabbitmq mqtt "
        "etcd nginx haproxy lb vpn bastion k8s kube ldap smtp memcached cassandra zookeeper vault consul"
    ).split()
)
_TAILS = frozenset("db pg svc dlq rds asg alb nlb elb pvc vpc eks aks gke fw rtr srv vm".split())  # noqa: SIM905  as above
"""How the short names of parts end: `checkout-svc`, `payments-dlq`."""
_PLACES = frozenset(
    (  # noqa: SIM905  as text
        "primary replica master slave standby leader follower main node host server srv bucket read write ro rw backup "
        "shard cache proxy gateway svc broker worker eu us ap prod staging dev test internal a b c"
    ).split()
)
_OF_WORDS = frozenset(
    (  # noqa: SIM905  as text
        "backed based level side driven wide related heavy only like ready grade style compatible aware specific free "
        "first native managed hosted facing friendly safe bound pre non post multi in no my anti cross inter sub vector"
    ).split()
)
"""Parts of words that only have a hyphen: `redis-backed`, `db-level`, `non-prod`."""


def hosts(text: str, public: Collection[str]) -> Iterator[Span]:
    """Yield where a text names machines and parts of an installation.

    Args:
        text: As it is read.
        public: Hosts that may be told, in small letters.
    """
    yield from (found.span() for found in _CLOUD.finditer(text))
    for found in _NAME.finditer(text):
        name = found[0].casefold()
        if name not in public and name not in BRANDS and not JOINED.fullmatch(found[0]):
            yield found.span()
    for found in _SMALL.finditer(text):
        if not _NO_MACHINE.fullmatch(found[0]) and not REGION.fullmatch(found[0]):
            yield found.span()
    yield from (found.span() for look in (_CAPITAL, _DEVICE) for found in look.finditer(text))
    yield from (found.span() for found in _COUNTED.finditer(text) if not is_ordinary(found[0]))
    yield from (found.span() for found in _COMPOUND.finditer(text) if _is_system(found[0].casefold().split("-")))


def _is_system(parts: list[str]) -> bool:
    """Return whether words with hyphens name a system: its stage, what it runs and its place, or its bucket."""
    if parts[-1] in _OF_WORDS or parts[0] in _OF_WORDS:
        return False
    plain = {part.rstrip("0123456789") for part in parts}
    if plain & _STAGES or parts[-1] in _TAILS:
        return True
    bucket = len(parts) > 2 and parts[-1] in {"bucket", "bkt"}  # a token-bucket is none
    return bucket or bool(plain & _SYSTEMS and (plain & _PLACES or parts[-1].isdigit()))
