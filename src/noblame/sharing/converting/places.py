"""Which place of a record a heading or a label names, in the words of the usual templates."""

import re
from collections.abc import Mapping
from functools import lru_cache

from noblame.review.headings import LONGEST, pane_of

_MOMENT = r"(?: (?:time|date|at|on|date and time))*"
_MORE: Mapping[str, str] = {
    "timeline": r"(?:(?:incident|event|outage|detailed|full|key) )*(?:time ?line|chronology)(?: .*)?",
    "title": r"(?:incident |postmortem |post-mortem |document )?title|incident name",
    "date": r"(?:incident |outage |event )?dates?(?: of (?:the )?(?:incident|outage|event))?(?: ?(?:&|and|/) ?times?)?",
    "duration": r"(?:incident |outage |total |impact )?duration(?: of .*)?|time ?(?:frame|span)|downtime|outage length",
    "started": rf"(?:incident |outage |impact )?(?:start|started|begin|began){_MOMENT}|time started",
    "detected": rf"(?:incident )?detected{_MOMENT}|time detected|detection time",
    "resolved": rf"(?:incident |outage |impact )?(?:end|ended|resolved|finished){_MOMENT}|time resolved",
    "severity": r"(?:incident )?(?:severity|sev|priority)(?: level)?",
    "status": r"(?:document |postmortem |post-mortem |report )?status",
    "tags": r"tags|labels|keywords",
    "affected": r"(?:affected|impacted) (?:services?|systems?|components?|products?)"
    r"|(?:services?|systems?|components?|products?)(?: (?:affected|impacted|involved))?|affected",
    "facilitator": r"facilitators?|moderators?",
    "scribe": r"scribes?",
    "expert": r"(?:subject[- ]matter )?experts?|smes?|sme\(s\)",
    "responder": r"responders?|incident (?:commanders?|managers?|leads?)|ic|on[- ]?call(?:ers?)?",
    "attendees": r"(?:postmortem |post-mortem |document |report )?(?:authors?|owners?|leads?)|author\(s\)"
    r"|(?:post-?mortem|meeting|review) (?:attendees|participants)|reported by|written by|prepared by",
    "summary": r"(?:(?:executive|incident|outage|event|issue|post-?mortem) )?(?:summary|overview)|tl ?dr",
    "root_cause": r"blameless root causes?|(?:root )?causes?(?:\(s\))? ?(?:&|and|/) ?triggers?(?:\(s\))?"
    r"|triggers?(?:\(s\))? ?(?:&|and|/) ?(?:root )?causes?(?:\(s\))?",
    "trigger": r"triggers?(?: event)?|faults?|(?:immediate|proximate) causes?|what triggered (?:it|this|the incident)",
    "whys": r"(?:.* )?(?:five|5) whys?(?: .*)?",
    "lessons.went_well": r"what went well.*|went well|what worked(?: well)?|(?:the )?good(?: things)?",
    "lessons.to_improve": r"went (?:wrong|poorly|badly)|what did ?n['’]?t(?: go| work)?(?: so| that)? ?(?:well|right)?"
    r"|what went (?:wrong|poorly|badly|less well|bad).*|what could.* (?:better|improved?)|to improve"
    r"|(?:the )?bad(?: things)?",
    "lessons.lucky": r"where (?:we|did we) (?:got|get|were) lucky|(?:how did we )?(?:got|get) lucky"
    r"|where we were lucky",
    "actions": r"corrective (?:and|&|/) (?:preventative|preventive) (?:actions?|measures?)"
    r"|corrective actions?|remediation items?|follow[- ]?up items?"
    r"|(?:immediate|short[- ]term|long[- ]term|future) (?:actions?|steps)",
    "links": r"(?:(?:related|useful|relevant|external|supporting) )?(?:links|references|resources|documents|evidence)"
    r"|see also|further reading|artifacts|appendi(?:x|ces)|supporting (?:information|material|data|documents)"
    r"|(?:graphs|dashboards|logs)(?: (?:&|and) .*)?",
    "parked": r"parked|parking lot",
    "notes": r"how ?(?:['’]?d|did) we do",
}
"""What the check need not know; these win over `noblame.review.headings`."""
_PATTERNS = {place: re.compile(pattern) for place, pattern in _MORE.items()}
_NUMBERING = re.compile(r"^(?:\d+[.)]? ?)+(?! ?whys?\b)")
_NO_WORD = re.compile(r"[^\w\s&/'’.)(-]+|_")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_OF_IT = re.compile(r"(?: of| for| during)? (?:the|this) (?:incident|outage|issue|event|problem|failure)$")
_PHASES = frozenset({None, "timeline", "detection", "resolution"})
TEXTS = frozenset({"impact", "detection", "resolution", "root_cause"})
"""Places that hold a text."""
FACTS = frozenset({"title", "date", "duration", "started", "detected", "resolved", "severity", "status", "tags"})
"""Places that hold a word or a time."""
PEOPLE = frozenset({"facilitator", "scribe", "responder", "expert", "attendees"})
"""Places that hold names."""


def place_of(heading: str) -> str | None:
    """Return the place that a heading or a label names; None where it names none that is known.

    A place is a dotted path of the record, or one of the names of this module.

    >>> place_of("2. Timeline (UTC)"), place_of("Author(s)"), place_of("Weather")
    ('timeline', 'attendees', None)
    """
    return _place_of(heading[:LONGEST])


@lru_cache(maxsize=1000)
def _place_of(heading: str) -> str | None:
    words = " ".join(_NO_WORD.sub(" ", heading.casefold()).split())
    words = _NUMBERING.sub("", words).strip(" .-")
    bare = " ".join(_ASIDE.sub(" ", words).split())
    for each in (words, bare, _OF_IT.sub("", bare)):
        found = next((place for place, pattern in _PATTERNS.items() if pattern.fullmatch(each)), None)
        if found:
            return found
    return pane_of(heading) or pane_of(_OF_IT.sub("", bare))


def divides(place: str | None, above: str | None) -> bool:
    """Tell whether a heading divides the place it stands in, whatever it names elsewhere.

    `Detection` below `Action items` is a group of actions, below `Timeline` it is a phase; a summary below another
    place sums up that one.
    """
    of_it = above is not None and place == "summary"
    return of_it or above in {"actions", "whys"} or (above == "timeline" and place in _PHASES)
