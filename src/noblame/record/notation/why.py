"""The next question: each answer in the why tree is asked why of in turn (S49, S53)."""

import re
from collections.abc import Collection

ASKED = "Why was it possible that "
HOW = "How did it come to be that "
"""The same, for a room in which "why" sounds like blame."""

_FIRST_WORD = re.compile(r"(?P<word>[A-Z][a-z]*)(?= |$)(?P<rest>.*)")
_NAMES = re.compile(
    "I|Airflow|Amazon|Ansible|Apache|Argo|Azure|Cassandra|Chef|Cloudflare|Consul|Datadog|Docker|Elastic|Elasticsearch|"
    "Envoy|Fastly|Git|Google|Grafana|Helm|Heroku|Istio|Jenkins|Jira|Kafka|Kibana|Kubernetes|Linux|Memcached|Mongo|Nginx|"
    "Nomad|Okta|Oracle|Postgres|Prometheus|Puppet|Python|Redis|Ruby|Sentry|Slack|Splunk|Stripe|Terraform|Travis|Ubuntu|"
    "Vault|Windows|Zookeeper|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
"""Names that often stand first in an answer about a system, and keep their capital."""
_OPENERS = re.compile(
    "The|A|An|No|Not|Our|Their|Its|Every|Each|All|Both|Any|Some|Most|Many|Only|One|Two|Three|This|That|These|Those|There|"
    "When|While|After|Before|During|If|As|In|On|At|For|From|With|Without|Because|Old|New"
)
"""Words that are no first name, even where a name follows."""


def next_question(because: str, names: Collection[str] = (), *, how: bool = False, is_sentence: bool = True) -> str:
    """Return the question an answer leads to: `Why was it possible that the pool ran dry?`.

    The first letter is lowered unless the word looks like a name or an acronym; the final period goes. A question that
    nobody has answered yet stays the question; an empty answer asks for the first.

    Args:
        because: The answer.
        names: People and systems whose names keep their capital; each word of a name counts.
        how: Ask `How did it come to be that …?` instead.
        is_sentence: Whether the answer has a verb of its own; one without is quoted, since it goes with no "that":
            `Why was it possible: “No alert on queue depth”?`.
    """
    answer = " ".join(because.split()).rstrip(" .!?…;,")
    if not answer:
        return "How did it come to be?" if how else "Why was it possible?"
    if answer.lower().startswith((ASKED.lower(), HOW.lower())) or because.rstrip().endswith("?"):
        return f"{answer}?"
    asked = HOW if how else ASKED
    if not is_sentence:
        return f"{asked.removesuffix(' that ')}: “{answer}”?"
    return f"{asked}{_lowered(answer, {word for name in names for word in name.split()})}?"


def _lowered(answer: str, names: set[str]) -> str:
    """Return the answer as the middle of a sentence."""
    first = _FIRST_WORD.fullmatch(answer)
    if first is None or _NAMES.fullmatch(first["word"]) or first["word"] in names:
        return answer
    if re.match(" [A-Z][a-z]", first["rest"]) and not _OPENERS.fullmatch(first["word"]):  # a full name: "Priya Raman"
        return answer
    return answer[0].lower() + answer[1:]
