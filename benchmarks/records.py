"""Records to measure with, of any length."""

from datetime import UTC, datetime, timedelta

HEAD = """\
noblame: 1
title: Checkout unavailable for 47 minutes
severity: P1  # by the number of failed checkouts
status: draft
started: 2026-11-18T14:02:00Z
detected: 2026-11-18T14:09:00Z
resolved: 2026-11-18T14:49:00Z
detected_by: alert
impact: 38 % of checkouts failed; about 5,200 customers saw an error page.
affected: [checkout, payments]

attendees:
  - {name: Mei Tanaka, role: facilitator, invited: true, present: true}
  - {name: Priya Raman, role: responder, invited: true, present: true}
  - {name: Tomás Vidal, role: expert, invited: true, present: true}
  - {name: Ines Faro, role: stakeholder, invited: true}

timeline:
"""
TAIL = """\

detection: The pool alert paged the on-call engineer seven minutes after the deploy.
root_cause: Connections were not returned to the pool when a query failed.
causes:
  - because: The database ran out of connections
    kind: immediate
    evidence: ["14:09 pool alert"]
    next:
      - because: The error path in the payment client leaks its connection
        kind: contributing
        next:
          - {because: No automated check notices a connection that stays open, kind: root, actionable: true, id: c3}
lessons:
  went_well: ["The rollback took four minutes"]
  to_improve: ["The pool had no alert below exhaustion"]
improvements:
  - {idea: Lint rule for connection clean-up, votes: 5}
  - {idea: Alert at 80 % of the pool, votes: 3, held_from: root-cause}
actions:
  - id: a1
    what: Add a lint rule that fails the build when a connection is not closed
    owner: Tomás Vidal
    due: 2026-12-01
    type: tool
    priority: 1
    ticket: OPS-2231
    closes: c3
"""
LINES = (
    ("alert", "Pool alert paged the on-call engineer"),
    ("detect", "Priya Raman confirmed failing checkouts from the dashboard"),
    ("", "Error rate of checkout at 38 %, payments unaffected"),
    ("act", "Restarted two of twelve checkout pods, no change"),
    ("status", "Status page set to partial outage"),
    ("", "Query log shows 400 idle connections held by payment workers"),
    ("decide", "Decided to roll back to 4.11 rather than to raise the limit"),
    ("mitigate", "Rollback started in eu-west, then us-east"),
)
START = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
SHORT, LONG = 17, 410
"""Timeline lines that make a record of 3 KB and one of 40 KB."""


def record(lines: int) -> str:
    """Return a record with so many timeline lines, 20 s apart."""
    return HEAD + "".join(map(_entry, range(lines))) + TAIL


def _entry(number: int) -> str:
    kind, what = LINES[number % len(LINES)]
    at = f"{START + timedelta(seconds=20 * number):%Y-%m-%dT%H:%M:%SZ}"
    mark = f", kind: {kind}" if kind else ""
    return f'  - {{at: {at}, what: "{what}"{mark}}}\n'
