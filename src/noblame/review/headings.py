"""Which part of a post-mortem a heading opens, in the words of the usual templates."""

import re
from collections.abc import Mapping

_KINDS = "(?:corrective|preventive|preventative|prevention|remediation|remedial)"
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "timeline": (
        r"(?:(?:incident|event|detailed|full|key) )?(?:time ?line|chronology|event log|events)",
        r"(?:time ?line|chronology|sequence|log) of (?:the )?(?:events?|incident|outage)",
    ),
    "root_cause": (
        r"(?:underlying |root[- ])?cause(?: analysis| summary)?|root[- ]causes(?: analysis)?|rca|triggers?",
        r"what caused .*",
    ),
    "causes": (
        r"(?:contributing|contributory|causal) (?:factors?|causes?|conditions?)|contributors(?: (?:and|&) enablers)?",
        r"causes|factors|(?:five|5) whys?(?: .*)?|why(?: did .*)?",
    ),
    "detection": (
        r"(?:how (?:was it|we|it was) )?detect(?:ion|ed)(?: it)?|alerting|monitoring|how did we (?:find out|know)",
    ),
    "impact": (r"(?:(?:customer|user|business|incident|internal|external) )?impacts?", r"what was the impact"),
    "resolution": (
        r"(?:mitigation|resolution|recovery|response|fix)(?: (?:and|&|/) (?:mitigation|resolution|recovery|response))?",
        r"how (?:we|it was) (?:fixed|resolved|mitigated)(?: it)?",
    ),
    "lessons.went_well": (
        r"(?:what|things that) (?:went|worked) (?:well|right)|(?:the )?good|successes|positives|highlights",
    ),
    "lessons.to_improve": (
        r"lessons(?: learne?[dt])?|(?:key )?(?:learnings?|takeaways)|what (?:did )?we (?:have )?learn(?:ed|t)?",
        r"(?:what|things that) (?:went|did) (?:wrong|poorly|badly|not (?:go|work)(?: so)? well)",
        r"(?:what|things that) did ?n['’]?t (?:go|work)(?: so| that)?(?: well| right)?",
        r"what (?:could|can) (?:have )?(?:be|been|gone|go|we) (?:improved?|better|do better)|the bad|challenges",
        r"(?:areas|opportunities|room) (?:for|of|to) improve(?:ment)?s?",
        r"what (?:we )?(?:will|can|could) (?:we )?do (?:better|differently)",
    ),
    "lessons.lucky": (r"(?:where|what|how) we (?:got|were) (?:un)?lucky|luck|near misses",),
    "improvements": (
        r"(?:(?:proposed|suggested|possible) )?improvements?|recommendations?|ideas|suggestions|proposals",
    ),
    "actions": (
        rf"(?:(?:open|follow[- ]?up|{_KINDS}|key) )*(?:actions?(?: (?:points?|plan|list))*|tasks?|tickets|measures)",
        r"(?:[\w ]{1,30} )?action items?(?: .{1,30})?|actions? taken|work items",
        r"follow[- ]?ups?|next steps?|remediations?(?: (?:plan|items?))?|(?:future )?prevention|to[- ]?dos?|ais?",
        rf"{_KINDS} (?:and|&|/) {_KINDS} (?:actions?|measures?)",
        r"what (?:are we|we are|we will be|will we be) (?:doing|changing)(?: .*)?|how (?:do|will|can) we prevent .*",
    ),
    "questions": (r"(?:(?:open|remaining|unanswered) )?questions|faqs?|unknowns",),
    "notes": (
        r"(?:(?:additional|other|further) )?notes|appendi(?:x|ces)|supporting (?:information|material)|background",
    ),
    "attendees": (
        r"attendees|participants|people(?: involved)?|responders|authors?|owners?|who was (?:there|involved)",
        r"on[- ]?call(?:ers)?|(?:incident|response) team|roles",
    ),
}
"""For each pane the headings that open it, as patterns over plain words in lower case."""

LONGEST = 100
"""So many characters of a heading are looked at."""
_NUMBERING = re.compile(r"^(?:(?:section|part|step|appendix) )?(?:\d+[.)]? ?)+(?! ?whys?\b)|^[ivx]+[.)] |^[a-z][.)] ")
_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]")
_NO_WORD = re.compile(r"[^\w\s&/'’.)-]+|(?<!\w)[-'.]|[-'.](?![\w ])|_")
_PATTERNS = {pane: re.compile("|".join(patterns)) for pane, patterns in SECTIONS.items()}


def pane_of(heading: str) -> str | None:
    """Return the pane that a heading opens; None where it opens none that is known.

    >>> pane_of("3. Action Items (AI)")
    'actions'
    """
    plain = " ".join(_NO_WORD.sub(" ", _ASIDE.sub(" ", heading[:LONGEST].casefold().replace("(s)", "s"))).split())
    plain = _NUMBERING.sub("", plain).strip(" .)-")
    return next((pane for pane, pattern in _PATTERNS.items() if pattern.fullmatch(plain)), None)
