"""What leads one person through the document: for each section the question, prompts, and examples for empty panes.

The examples of panes that a step of the meeting shows too are the same. No key is named, since keys can be changed.
"""

from msgspec.structs import replace

from noblame.meeting.guide import GUIDE, Guide

_SUMMARY = Guide(
    place="summary",
    question="What happened, in a few lines?",
    hint="Whoever reads only this knows who was affected, how badly and for how long.",
    prompts=(
        "Would somebody from another team understand the title?",
        "Who was affected: customers, colleagues, other systems? How many, and what could they not do?",
        "Did it cost data, money or trust? Put a number on what can be counted.",
        "When did it start for those who were affected, which may be earlier than the first alert?",
    ),
    teach={
        "impact": "Who was affected, how severely, in numbers: 38 % of checkouts failed; 5,200 customers saw an error"
    },
    purpose="The header of the document: title, times, severity and impact. The duration and the time to detect follow "
    "from the times.",
    doing="The title says what broke and for how long, and names nobody. Times are typed in the zone that is shown and "
    "stored in UTC; an incident that goes on has no end yet. The impact says who was affected and how severely.",
    done="It is done when title, severity, times and impact are filled.",
)
_PEOPLE = Guide(
    place="people",
    question="Who should be in the room, and when?",
    hint="Responders know what happened, stakeholders what it did to them, experts how it works.",
    prompts=(
        "Who responded? Without them the timeline has holes.",
        "Who felt it: support, sales, a team whose service stood still?",
        "Who knows the systems that were affected?",
        "Who leads the meeting and did not respond? Who writes along?",
    ),
    teach={"attendees": "One person a line with the role: Ines Faro (responder)"},
    purpose="The meeting takes place within one or two days, while people remember what they saw.",
    doing="One person a line with the role in brackets: facilitator, scribe, responder, stakeholder, expert or "
    "leadership. The list below ticks who is invited and who was there. The time is typed as people say it.",
    done="It is done when the roles that are needed are invited and the meeting has a time.",
)
_TIMELINE = replace(
    GUIDE["timeline"],
    hint="Facts only: what was seen, done, decided. Reasons have their own section.",
    done="It is done when it runs from the first sign to the end without a gap nobody can explain.",
)
_RESOLUTION = Guide(
    place="resolution",
    question="How was it noticed, and how did it end?",
    hint="What noticed it, after how many minutes; what brought service back, and what keeps it back.",
    prompts=(
        "What noticed it first: an alert, a customer, somebody who happened to look?",
        "How many minutes lie between the start and that moment?",
        "Was it reported at once? If not, what made that hard?",
        "What brought service back for now, and at which line of the timeline?",
        "What fixed it for good, or is still to be done?",
    ),
    teach={
        "detection": "How, by whom, after how many minutes: the pool alert paged seven minutes after the deploy",
        "resolution.temporary": "What brought service back: rolled back to 4.11 and ended idle transactions",
        "resolution.permanent": "What keeps it back: 4.13 returns the connection on every path",
    },
    purpose="How late an incident is noticed is often the cheapest thing to change. It is a fact about the system.",
    doing="Say what noticed it: alert, customer, staff or other. Then how, by whom and after how many minutes. The "
    "resolution has two halves: what helped for now, and what fixed it for good.",
    done="It is done when both halves of the story are told.",
)
_ROOT_CAUSE = GUIDE["root-cause"]
_IMPROVEMENTS = replace(GUIDE["improvements"], hint="What did not work as a fact, then ideas for the system.")
_ACTIONS = GUIDE["actions"]
_WINS = replace(
    GUIDE["wins"],
    question="What is worth keeping?",
    hint="What went well, where luck helped, and the one thing that will be different.",
    prompts=(*GUIDE["wins"].prompts, *GUIDE["close"].prompts[1:]),
    teach={**GUIDE["wins"].teach, **GUIDE["close"].teach},
)
_APPENDIX = Guide(
    place="appendix",
    question="Where can somebody look it up?",
    hint="Logs, dashboards, changes, tickets, chats: one link a line, with a name.",
    prompts=(
        "Which graph shows it best? Take a snapshot before the data is gone.",
        "Which pull request, ticket or chat would somebody ask for in a year?",
        "What could nobody answer, and who will find out?",
    ),
    teach={
        "links": "A name and an address: Pool dashboard <https://grafana.example/d/1> [dashboard]",
        "questions": "What nobody could answer, and who finds out: Why did the canary pass? @Priya Raman",
        "parked": "Off-topic matters and where they go: Who owns the rota? -> ops guild",
        "notes": "Whatever has no other place",
    },
    purpose="Evidence outlives memory, if it can be found.",
    doing="One link a line; the word in brackets says what it is: log, dashboard, change, ticket, chat or doc. Open "
    "questions name who finds out, parked matters where they go.",
    done="It is done when a stranger could check what the document says.",
)
_PUBLISH = Guide(
    place="publish",
    question="Is it ready to be read?",
    hint="Enter moves the status on, ticks what only a person can know, and answers for each root.",
    prompts=(
        "If every action that is kept were done, could this happen the same way?",
        "Who outside this team could learn from it?",
        "When will somebody look at the actions again?",
    ),
    teach={},
    purpose="A document goes from draft to reviewed, published and closed. Each move has its conditions; a reason that "
    "is written down can stand for what is not met.",
    doing="The list ticks itself from the record and says why something is open. Enter on the status moves it on; on a "
    "root it answers whether it could happen again; on a tick only a person can give, it gives it.",
    done="It is done when it is published, shared, and its actions are done.",
)
SECTION_GUIDES = {
    guide.place: guide
    for guide in (
        *(_SUMMARY, _PEOPLE, _TIMELINE, _RESOLUTION, _ROOT_CAUSE),
        *(_IMPROVEMENTS, _ACTIONS, _WINS, _APPENDIX, _PUBLISH),
    )
}
"""One guide for each section."""
