"""Around a section of the document: the sections at the left, the facts and deadlines above, the advice below."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual.screen import Screen
from textual.widget import Widget

from noblame import commands
from noblame.meeting.guide import Guide
from noblame.meeting.section_guides import SECTION_GUIDES
from noblame.meeting.sections import NAMES
from noblame.meeting.writing import Writing
from noblame.record.incident import Incident
from noblame.review.advice.advice import noted
from noblame.review.completeness import key_facts, sections
from noblame.review.counsel import Counsel, Lacking, Point
from noblame.review.deadline_strip import strips
from noblame.review.open_findings import SECTION_KEYS
from noblame.review.tally import Tally
from noblame.review.triage import is_skipped
from noblame.review.words import exactly
from noblame.screens.edge import Edge
from noblame.settings import Settings
from noblame.widgets.advice_panel import AdvicePanel
from noblame.widgets.section_list import Row, SectionList, Sign
from noblame.widgets.status_line import StatusLine


class DraftEdge(Edge):
    """What one person sees of the whole document while writing one section of it."""

    commands: ClassVar = commands.DRAFT
    keys: ClassVar = SECTION_KEYS
    leads_on: ClassVar = True
    words: ClassVar = {section: name.lower() for section, name in NAMES.items()}

    def __init__(self, screen: Screen[None], room: Writing, place: str) -> None:
        super().__init__(screen, place)
        self.room = room
        self._judged: Lacking | None = None
        self._signs: Mapping[str, Sign] = {}

    def guide(self) -> Guide:
        """Return the section in words."""
        return SECTION_GUIDES[self.place]

    @staticmethod
    def tally(settings: Settings) -> Tally:
        """Return what counts the findings of all sections."""
        return Tally(settings, SECTION_KEYS)

    def says_where(self) -> str:
        """Return `7 of 10 Actions`, where the sections are not listed."""
        if not self.screen.has_class("-narrow"):
            return ""
        return f"{list(NAMES).index(self.place) + 1} of {len(NAMES)} {NAMES[self.place]}"

    def above(self) -> Iterable[Widget]:
        """Yield the sections, the facts and the deadlines."""
        self.screen.add_class("-alone")
        yield SectionList(read_only=self.room.read_only, id="sections")
        yield StatusLine(id="key-facts")
        yield StatusLine(id="deadlines")

    def below(self) -> Iterable[Widget]:
        """Yield the advice."""
        yield AdvicePanel(id="advice")

    def show_time(self, counts: Mapping[int, int]) -> None:  # noqa: ARG002  the panes mark what is to be reworded
        """Show what is due, and how far each section is."""
        incident, now, settings = self.room.incident, self.room.clock().wall, self.room.settings
        self.screen.query_one("#deadlines", StatusLine).show_left(*strips(incident, now, settings, self.room.zone))
        self._show_sections()
        self._show_advice()

    def show_lacks(self) -> None:
        """Show the facts, the advice for this section, and what is missing in all."""
        incident, settings = self.room.incident, self.room.settings
        facts = self.screen.query_one("#key-facts", StatusLine)
        facts.show_left(" · ".join(facts_in_words(incident, settings)))
        facts.show_right("skipped" if is_skipped(incident) else incident.status)
        self._show_advice()

    def _show_advice(self) -> None:
        """Show what this section lacks, the heaviest first, and which of it somebody was led to."""
        here, in_hand = self._here(), self.counsel.in_hand
        key = commands.ALL_ADVICE.key(self.room.settings.keys)
        self.screen.query_one(AdvicePanel).show(self.told(), here.index(in_hand) if in_hand in here else None, key)

    def _here(self) -> list[Point]:
        return [point for point in self.lacking().points if point.section == self.place]

    def told(self) -> list[tuple[str, str]]:
        """Return level and words of what this section lacks, with the keys by which a reason is given."""
        return [(each.level, self._words(each)) for each in self._here()]

    def _words(self, point: Point) -> str:
        """Return a point in words; where a reason is a way out, with the key that asks for it."""
        if self.room.read_only or point.advice is None or not point.advice.takes_reason:
            return point.words
        keymap = self.room.settings.keys
        key, lead = commands.ACCEPT.key(keymap), commands.ADVICE.key(keymap)
        note = f"{key} outside a pane" if point == self.counsel.in_hand else f"{lead}, then {key}"
        return point._replace(fix=noted(point.fix, note)).words

    @property
    def counsel(self) -> Counsel:
        """What is lacking, for all sections."""
        return self.room.shared(Counsel)

    def lacking(self) -> Lacking:
        """Return what the whole document lacks."""
        return self.counsel.of(self.room.incident, self.room.clock().wall, self.room.people, self._findings())

    def _findings(self) -> int:
        """Return how much of the whole document is to be reworded, as far as it was counted."""
        return sum(self.room.shared(self.tally).counts.values()) if self.room.is_read else 0

    def _show_sections(self) -> None:
        """Show how far each section is; only what the record says decides that."""
        lacking = self.lacking()
        if lacking is not self._judged:
            self._judged, self._signs = lacking, sections(self.room.incident, self.room.people)
        to_do = Counter(point.section for point in lacking.points if point.level != "hint")
        rows = [Row(name, self._sign(section, to_do[section]), to_do[section]) for section, name in NAMES.items()]
        here = list(NAMES).index(self.place) + 1
        self.screen.query_one(SectionList).show(rows, here, list(self._summary(lacking)), self._severity())

    def _sign(self, section: str, to_do: int) -> Sign:
        """Return how far a section is; one with something to do is not done."""
        sign = self._signs[section]
        return "started" if sign == "done" and to_do else sign

    def _summary(self, lacking: Lacking) -> Iterator[str]:
        """Yield how much is missing in all, under its title, and where the next of it is."""
        if missing := list(self._missing(lacking)):
            yield from ("Still missing", *missing)
        if (ahead := self.counsel.ahead) is not None and not self.room.read_only:
            yield f"{commands.ADVICE.key(self.room.settings.keys)} leads to {NAMES[ahead.section]}"

    def _missing(self, lacking: Lacking) -> Iterator[str]:
        """Yield how much is missing to hold the meeting and to publish; once it is published, what is still advised."""
        incident = self.room.incident
        if incident.status in {"draft", "reviewed"}:
            if incident.meeting.held is None:
                yield f"to meet     {lacking.to_meet or 'ready'}"
            yield f"to publish  {lacking.to_publish or 'ready'}"
        elif advised := sum(point.advice is not None and point.level != "hint" for point in lacking.points):
            yield f"advice      {advised}"

    def _severity(self) -> str:
        """Return the severity with its definition in one line (S26)."""
        facts = key_facts(self.room.incident, self.room.settings)
        return ": ".join(filter(None, (facts.severity, facts.definition)))


def facts_in_words(incident: Incident, settings: Settings) -> Iterator[str]:
    """Yield duration, time to detect and time to mitigate."""
    facts = key_facts(incident, settings)
    if facts.duration is not None:
        yield f"lasted {exactly(facts.duration)}"
    else:
        yield "ongoing" if facts.ongoing else "start and end are not known yet"
    if facts.time_to_detect is not None:
        yield f"detected +{exactly(facts.time_to_detect)}"
    if facts.time_to_mitigate is not None:
        yield f"mitigated +{exactly(facts.time_to_mitigate)}"
