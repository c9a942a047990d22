"""What leads the room through each place: the question, prompts to read aloud, and words for whoever asks for help.

Everything here asks about systems, never about people (S2, S50). The prompts follow the agenda of the practice (S41 to
S46), the close S52. No key is named here, since keys can be changed: the help lists them.
"""

from collections.abc import Mapping

import msgspec

from noblame.meeting.agenda import SHORT, TITLES

FRAMING = "This is blameless, we're here to learn"
"""The words with which a meeting begins (S41)."""
REDIRECT = "What allowed that to happen?"
"""What to ask in place of "why did you do that?" (S50)."""
REASONS = ("honest reports", "faster recovery", "better fixes", "a healthy team")
"""Why blameless, in two words each (S3 to S6)."""
REASONS_TOLD = (
    "Honest reports: people tell what they saw when nothing they say is held against them.",
    "Faster recovery: trouble that may be reported early is reported early.",
    "Better fixes: a change to the system stays when people come and go.",
    "A healthy team: nobody carries an incident home alone.",
)
"""The same as sentences, for the help."""
OBSERVERS = "Leadership is here to see, not to judge: ask what the team needs, and leave the findings to the room."
"""For those who come for visibility (S40)."""


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the meeting in words."""

    place: str
    question: str
    """What the room is asked, in large."""
    hint: str
    """One line below it."""
    prompts: tuple[str, ...]
    """Shown one at a time; the facilitator reads them aloud."""
    teach: Mapping[str, str]
    """By the record's dotted key: the grey line of an empty pane, with an example."""
    purpose: str
    """What this is for."""
    doing: str
    """What to do."""
    done: str
    """When it is done."""

    @property
    def help(self) -> tuple[str, ...]:
        """The paragraphs for somebody who asks for help here."""
        return self.purpose, self.doing, self.done

    @property
    def title(self) -> str:
        """What the place is called in a sentence."""
        return TITLES[self.place]

    @property
    def short(self) -> str:
        """What it is called on the rail."""
        return SHORT[self.place]


_LOBBY = Guide(
    place="lobby",
    question="Ready? Enter starts",
    hint="Everybody invited is ticked; untick who is missing.",
    prompts=(
        "Is somebody here who worked on this incident? Without them the timeline has holes.",
        "Is somebody here who felt it: support, sales, a team whose service stood still?",
        "Who writes along, so that whoever leads can look at the room?",
        "Can everybody read the screen from where they sit?",
    ),
    teach={"attendees": "One person a line with the role: Ines Faro (responder)"},
    purpose="The clock does not run yet. Use the time to see who is here and who is missing.",
    doing="Tick off who is missing. Responders know what happened, stakeholders what it did to them, experts how the "
    f"system works. {OBSERVERS}",
    done="It is done when you start: the clock begins and the first step opens.",
)
_STAGE = Guide(
    place="stage",
    question="Set the stage",
    hint="Say it aloud, in your own voice.",
    prompts=(
        "Everybody did what made sense with what the system showed at that moment. We want to see what it showed.",
        "We look for what in our tools, checks and processes let this happen. Names are for thanks.",
        f"If a sentence turns to a person, anyone may ask: {REDIRECT}",
        "Off-topic matters are welcome and get parked. Fixes that come up early are held until we ask for them.",
    ),
    teach={
        "attendees": "One person a line with the role: Ines Faro (responder)",
        "impact": "Who was affected, how badly, in numbers: 38 % of checkouts failed for 47 minutes",
    },
    purpose="People speak openly when they know what happens to what they say. That is decided here. "
    + " ".join(REASONS_TOLD),
    doing="Say the words on the screen in your own voice. Name the incident in one sentence, say who is here in which "
    "role, and ask of each action that earlier meetings left open: done, still on, dropped? Tab goes to them, Enter "
    "answers.",
    done="It is done when the framing was said.",
)
_TIMELINE = Guide(
    place="timeline",
    question="What happened, and when?",
    hint="Facts before analysis: what was seen, done, decided.",
    prompts=(
        "What was the very first sign, and where did it show?",
        "What did the dashboards and alerts say at that moment, and what did they leave out?",
        "What is missing between these two entries?",
        "Which decision was taken here, and what was known at the time?",
        "When did service come back for customers, and how do we know?",
    ),
    teach={
        "timeline": "A time and what happened: 14:09 [detect] Pool alert paged on-call",
        "detection": "What noticed it, and how long it took: the pool alert paged seven minutes after the deploy",
    },
    purpose="The room agrees on what happened before anybody says why. Where the timeline has a gap, there is often "
    "something to learn.",
    doing="Read the lines aloud and ask what is missing. `now ` and `+5 ` at the start of a line become a time; a word "
    "in brackets such as [alert] says what kind of entry it is. A cause or a fix that comes up is captured and held.",
    done="It is done when the room agrees that this is what happened. Leaving the step sorts the lines.",
)
_ROOT_CAUSE = Guide(
    place="root-cause",
    question="Why did it happen?",
    hint="Ask why of the system, until the room can act on it.",
    prompts=(
        "What had to be true for this to be possible?",
        REDIRECT,
        "Why did no check, alert or review catch it sooner?",
        "What else had to be true? Most incidents have more than one cause.",
        "What made it worse, or harder to fix?",
    ),
    teach={
        "causes": "Start with what broke, then Tab for why: The database ran out of connections [immediate]",
        "root_cause": "The heart of it in one sentence: connections were not returned when a query failed",
    },
    purpose="Every answer becomes the next question, until the room can act on it. Five times is usual, not a rule.",
    doing="One cause a line; Tab puts a line below the one it explains, Shift+Tab takes it back. The item menu marks "
    "it as immediate (it started here), contributing (worse, or harder to fix) or root (why it was possible), and as "
    "actionable; it starts with a question, notes what shows an answer to be so, makes an action of it, and asks how "
    f"in place of why. Where an answer is a person, ask: {REDIRECT}",
    done="It is done when a root is no person, and when there is something to act on.",
)
_IMPROVEMENTS = Guide(
    place="improvements",
    question="What can we do better?",
    hint="Ideas first, then hands: votes rank them.",
    prompts=(
        "Which of the ideas we held earlier still fits what we have learned?",
        "What would have told us sooner?",
        "What would have made it smaller, or shorter?",
        "What would make this impossible, rather than unlikely?",
        "Hands up: which of these would have helped most?",
    ),
    teach={
        "improvements": "One idea a line, votes in brackets: Lint rule for connection clean-up [5]",
        "lessons.to_improve": "What did not work, as a fact: the pool had no alert below exhaustion",
    },
    purpose="All ideas are heard before any is chosen. Those held in earlier steps are opened here.",
    doing="One idea a line. The item menu counts raised hands and makes an action of an idea. An idea nobody takes on "
    "can say why, so that it need not come up again.",
    done="It is done when the ideas are ranked.",
)
_ACTIONS = Guide(
    place="actions",
    question="Who does what, by when?",
    hint="Two or three that get done beat twenty that do not.",
    prompts=(
        "Which cause does this answer, and how would we notice that it worked?",
        "Who takes it on? One name; others can help.",
        "By which day? A date, not a quarter.",
        "What goes down the list so that there is room for this?",
        "If we did only two of these, which two?",
    ),
    teach={"actions": "What, who, by when: Alert at 80 % of the pool - Owner: Priya Raman - Due: 2026-11-27"},
    purpose="An action without an owner or a date is a wish. Here wishes become actions, or are let go with a reason.",
    doing="Each action has five lights: specific, owned, time-bound, tracked, prioritized. The form takes a due date "
    "as 2026-12-01, as a weekday such as fri, or as +2w; the right arrow takes the rest of a name, or the date that is "
    "offered. Of two names the first owns it and the second helps. The item menu ranks them by priority and votes; "
    "above three, say later or no, and why.",
    done="It is done when each action that is kept is specific, owned and dated.",
)
_WINS = Guide(
    place="wins",
    question="What went well?",
    hint="Thank people by name: here names belong.",
    prompts=(
        "What worked as it was meant to: an alert, a runbook, a rollback?",
        "What help came at the right moment, and from where?",
        "What did we learn about our systems that we did not know last week?",
        "Where were we lucky, and how would we do without luck?",
    ),
    teach={
        "lessons.went_well": "One thing a line: the rollback took four minutes",
        "lessons.lucky": "What could have gone worse and did not: it was not the night of the sale",
    },
    purpose="What worked is worth keeping, and people who hear it come to the next meeting.",
    doing="Read what was captured on the way, then ask for more. Luck has a list of its own: it is no plan.",
    done="It is done when one thing is acknowledged.",
)
_CLOSE = Guide(
    place="close",
    question="Who does what, by when? Read it back",
    hint="Each owner hears action and date, and says yes.",
    prompts=(
        "Does every owner agree to what was read, and to the day?",
        "What will we do differently because of this? One sentence.",
        "Every incident is expensive. What is our money's worth this time?",
    ),
    teach={"lessons.headline": "In one sentence: a connection that is never closed fails the build"},
    purpose="The meeting ends with what will be done, in the words of those who do it.",
    doing="Read each action aloud with owner and date, then ask for the headline. Parked matters, the show of hands "
    "and publishing can wait until the room is empty.",
    done="It is done when everything was read back. The meeting can be ended at any time before.",
)
GUIDE = {
    guide.place: guide for guide in (_LOBBY, _STAGE, _TIMELINE, _ROOT_CAUSE, _IMPROVEMENTS, _ACTIONS, _WINS, _CLOSE)
}
"""One guide for each place."""
