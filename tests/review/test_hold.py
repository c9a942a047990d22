"""Facts stay in the timeline; causes and fixes get the hint to wait for their step (S48)."""

import pytest

from noblame.record.incident import Cause, Entry, Improvement, Incident
from noblame.review.hold import Sort, held, sounds_like

CAUSES = """\
Pool ran dry because the error path leaks
Root cause: a leaked connection
Outage caused by the 4.12 deploy
502s due to the full disk
The cause was a typo in the limit
Turned out the cron job had stopped
The retry storm led to the outage
Rolled back because the error rate rose
The canary should have caught it
That\u2019s why the alert was silent
A full disk resulted in write errors
This wouldn't have happened with 4.11
"""
FIXES = """\
We should add an alert at 80 %
we need an alert here
Next time page the DBA first
The pool needs a better alert
Add an alert for pool exhaustion
TODO: lower the TTL
In future, check the disk first
To prevent this, limit the pool
A canary would have caught it
We could have added a check
let's add a lint rule
Action item: runbook page
It would be better to fail closed
we must never deploy on Friday
Improve the alerting
Follow-up: rotate the key
We should have had an alert because the pool is small
"""
FACTS = """\
Certificate due to expire at 14:00
Report due at 14:00
Backup restarted; due to finish at 16:00
Priya was led to the door of the cage
Started looking for the root cause
Root cause still unknown
Root cause identified
No cause found yet
We could see errors on all hosts
we could not reach the dashboard
Job failed again the next time it ran
Blocked traffic from AS123 to prevent more load
Pool alert paged on-call
Rolled back to 4.11
Let's Encrypt renewal failed
Decided to fail over to eu-west
Log says "failed because of timeout"
We had to restart all pods
We must have hit the limit at 14:02
Added an alert for the pool
Add node 7 to the pool
Customers need a refund
Reason field empty in the audit log
Results in the dashboard were 5 min old
The trigger was enabled at 14:02
Todoist sync stopped
Fault tolerance test started

"""


@pytest.mark.parametrize("line", CAUSES.splitlines())
def test_a_cause_is_heard(line: str) -> None:
    assert sounds_like(line) == "cause"


@pytest.mark.parametrize("line", FIXES.splitlines())
def test_a_fix_is_heard_also_beside_a_cause(line: str) -> None:
    assert sounds_like(line) == "fix"


@pytest.mark.parametrize("line", FACTS.splitlines())
def test_a_fact_is_left_alone(line: str) -> None:
    assert sounds_like(line) == ""


TWO = Incident(
    title="x",
    timeline=(Entry(what="The pool leaks because nobody closes it"), Entry(what="Pool alert paged")),
    causes=(Cause(because="The pool was empty"),),
)


def test_a_cause_waits_at_the_end_of_the_why_tree() -> None:
    after = held(TWO, 0, "cause")
    assert after.timeline == TWO.timeline[1:]
    assert after.causes == (*TWO.causes, Cause(because="The pool leaks because nobody closes it"))


@pytest.mark.parametrize("sort", ["fix", ""])
def test_anything_else_waits_among_the_ideas(sort: Sort) -> None:
    after = held(TWO, 1, sort)
    assert after.timeline == TWO.timeline[:1]
    assert after.improvements == (Improvement(idea="Pool alert paged", held_from="timeline"),)
