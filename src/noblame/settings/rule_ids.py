"""The ids of rules that settings can name. The rules stand in layers above; a test compares."""

RULES = (
    *("character", "comply", "counterfactual", "fault", "harm", "hindsight", "human-error", "judgement", "label"),
    *("omission", "one-off", "passive", "question", "retrain", "sanction", "self", "team", "vague", "veiled"),
    "vigilance",
)
"""The rules of the language check. They are data of `noblame.language`."""
ADVICE = (
    *("agenda-changed", "detected-after-resolved", "detected-before-started", "early-meeting", "end-row-after-end"),
    *("facilitator-responds", "findings-open", "impact-number", "late-meeting", "late-publication"),
    *("may-recur", "night-page", "no-actions", "no-causes", "no-contributing", "no-detection"),
    *("no-detection-row", "no-end", "no-end-row", "no-external-text", "no-headline", "no-impact", "no-links"),
    *("no-meeting", "no-resolution", "no-responder", "no-root", "no-root-text", "no-severity"),
    *("no-stakeholder", "no-start", "no-timeline", "no-triage", "no-wins", "nobody-invited", "not-a-date"),
    *("not-actionable", "not-shared", "not-specific", "nothing-to-improve", "only-leadership", "overdue"),
    *("owner-absent", "person-root", "recurs-unanswered", "resolved-before-started", "restated"),
    *("restricted-sharing", "root-without-action", "row-outside", "row-without-time", "several-owners"),
    *("single-chain", "skip-contradicted", "still-open", "symptom", "timeline-gap", "timeline-order"),
    *("title-names-person", "too-many-actions", "type-detail", "undefined-severity", "unexplained", "unranked"),
    *("untracked", "unverified", "wish"),
)
"""The rules of advice, of `noblame.review.advice`."""
