"""Answers that are sentences, and those that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.language.finite import is_sentence

SENTENCES = """
The pool ran dry
The disk was full
Nothing watches the disk
No automated check notices a connection that is never closed
The error path in the payment client leaks its connection
Codes and campaigns share one queue and one rate limit
Workers retry at once when the provider says 429
Login codes waited behind 880,000 campaign messages
Nothing deletes old logs
The image has no log rotation
The alert went to a mailbox
The database ran out of connections
Nobody noticed that the queue had grown
The client swallows the error
The script ran
Redis restarted
The certificate expired
The deploy didn't wait for the migration
Alerts can't reach the on-call engineer
There is no alert on queue depth
The cron job checks nothing
Retries doubled the load
The runbook does not mention the replica
Kafka rebalanced after the deploy
The canary passed
Staging has less data than production
The config was never reviewed
We don't test restores
The load balancer kept sending traffic to the dead node
Log rotation is off by default
One queue serves both
Old logs filled the volume
""".strip().splitlines()
NONE = """
No alert on queue depth
Missing index on users
No check for closed connections
Retry storm
Disk full
Too many retries
A failed deploy
Unclosed connections
Lack of monitoring
Expired certificate
No alert when the queue was full
Redis restart
Human error
High load on the database after the campaign was sent
No rate limit
Alerts on queue depth missing
Untested restore
Single point of failure
No way to stop a campaign
Not enough capacity
Wrong timeout in the client
Queue alerts on staging
Old logs
A queue with no limit
Memory leaks
Slow queries
""".strip().splitlines()


@pytest.mark.parametrize("text", SENTENCES)
def test_a_text_with_a_verb_of_its_own_is_a_sentence(text: str) -> None:
    assert is_sentence(text)
    assert is_sentence(f"{text}.")


@pytest.mark.parametrize("text", [*NONE, "", "  ", "…", "?"])
def test_a_text_without_one_is_none(text: str) -> None:
    assert not is_sentence(text)


@given(st.text())
def test_any_text_is_one_or_none(text: str) -> None:
    assert is_sentence(text) in {True, False}
