"""Facts before analysis: a cause or a fix said in the timeline waits for its step (S48)."""

import re
from functools import lru_cache
from typing import Literal

from msgspec.structs import replace

from noblame.record.incident import Cause, Improvement, Incident

Sort = Literal["", "cause", "fix"]

_CAUSES = r"(?:(?:the|a|out|its|likely|probable|possible) )*(?:root )?causes?\b"
_DO = (
    r"(?:add|alert|automate|block|build|check|document|enforce|fix|have|improve|introduce|limit|lower|make|monitor|move"
    r"|page|put|raise|remove|replace|set up|split|start|stop|switch|test|train|use|validate|write)\b"
)
_THING = (
    r"(?:[\w-]+ )?(?:alert|alarm|monitor|check|test|limit|threshold|dashboard|runbook|checklist|guard|lint|canary|retry"
    r"|timeout)s?\b"
)


def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


_ASIDE = _any_of(
    r'"[^"]*"',
    r"“[^”]*”",
    r"`[^`]*`",
    r"https?://\S+",
    r"\b(?:no|find\w*|found|know\w*|identif\w+|(?:look|search|hunt|dig)\w* (?:for|into)|investigat\w+|analy[sz]\w+) "
    + _CAUSES,
    rf"\b{_CAUSES} (?:(?:is|was|are|were|as|still|yet|remains|not) )*"
    r"(?:un(?:known|clear|certain)|known|found|identified|confirmed)\b",
    r"\bdue to (?:be|expire|start|begin|end|finish|run|renew|launch|ship|land|arrive|return|close|open|go|happen|roll"
    r"|rotate|reboot|restart|fire|complete|retire|switch|deploy|merge|meet|fly|leave)\b",
    r"\bled to the (?:door|room|exit|desk|rack|cage|floor|page|dashboard|runbook)\b",
    r"\bthe next time\b",
    r"\bnext time (?:it|the|an?|he|she|they)\b",
)
"""What is read past: quotes, the search for a cause, what is due on a day."""
_CAUSE = _any_of(
    r"\bbecause\b",
    r"\broot cause\b",
    r"\bcaused (?:by|the|this|it|all|an?)\b",
    r"\b(?:due|owing) to\b",
    r"\bon account of\b",
    r"\bthe (?:cause|culprit) (?:is|was|seems|must)\b",
    r"\b(?:the|our) reason (?:is|was|for|why|that|being)\b",
    r"\bturn(?:s|ed) out (?:that|to be|the|we|it|nobody|no)\b",
    r"\b(?:led|leading) to\b",
    r"\bresult(?:ed|ing) (?:in|from)\b",
    r"\bas a result\b",
    r"\bstem(?:s|med) from\b",
    r"\b(?:that|this|which)(?:'s| is| was) why\b",
    r"\bwhich meant that\b",
    r"\b(?:at|the) fault (?:of|lies|was|is)\b",
    r"\b(?:is|was|were|are) to blame\b",
    r"\bshould(?:n't| not)? have\b",
    r"\bwould(?:n't| not)? have happened\b",
)
_FIX = _any_of(
    r"\bwe (?:should|ought to|need (?:to|an?|more|better)|must(?! have)|have to)\b",
    rf"\bwe could (?:have )?(?:(?:also|instead|maybe|perhaps|just) )*{_DO}",
    rf"\blet(?:'s| us) {_DO}",
    r"\bnext time\b",
    r"\bin (?:the )?future\b",
    r"\bgoing forward\b",
    r"\bfollow[- ]?up:",
    r"\bto (?:prevent|avoid) (?:this|that|such|a repeat|recurrence|it happening)\b",
    r"\baction items?\b",
    r"\bto-?do\b",
    r"\bit would (?:help|be (?:better|good|great|nice|useful))\b",
    r"\bwould have (?:helped|caught|prevented|avoided|shown)\b",
    r"\bshould be (?:added|fixed|changed|automated|alerted|monitored|documented|tested|replaced|removed)\b",
    rf"\bneeds? (?:an?|more|better) {_THING}",
    r"^\W*(?:improve|automate|introduce|implement)\b",
    rf"^\W*(?:add|create|write|set up) (?:an? |more |better )?{_THING}",
)


@lru_cache(1_000)  # the line at the cursor is asked about again and again
def sounds_like(what: str) -> Sort:
    """Return whether a timeline line sounds like a cause or a fix, "" for a plain fact.

    >>> sounds_like("Pool ran dry because the error path leaks")
    'cause'
    >>> sounds_like("Certificate was due to expire at 14:00")
    ''
    """
    plain = _ASIDE.sub(" ", what.replace("\u2019", "'"))
    if _FIX.search(plain):
        return "fix"
    return "cause" if _CAUSE.search(plain) else ""


def held(incident: Incident, number: int, sort: Sort) -> Incident:
    """Return the record with one timeline line, counted from 0, in the step it belongs to instead.

    A cause waits at the end of the why tree, anything else among the held ideas.
    """
    what = incident.timeline[number].what
    rest = (*incident.timeline[:number], *incident.timeline[number + 1 :])
    incident = replace(incident, timeline=rest)
    if sort == "cause":
        return replace(incident, causes=(*incident.causes, Cause(because=what)))
    idea = Improvement(idea=what, held_from="timeline")
    return replace(incident, improvements=(*incident.improvements, idea))
