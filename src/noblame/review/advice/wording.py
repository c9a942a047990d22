"""Advice about findings of the language check (S95)."""

from collections.abc import Iterator

from noblame.review.advice.case import Case, Rule, Said
from noblame.review.deadlines import counted


def findings_open(case: Case) -> Iterator[Said]:
    """Yield where words are still to be reworded (S95); loudly where everybody reads them already."""
    if case.open_findings:
        verb = "is" if case.open_findings == 1 else "are"
        found = f"{counted(case.open_findings, 'finding')} of the language check"
        message = f"It is published with {found} open." if case.published else f"There {verb} still {found} to look at."
        yield Said("title", message, "Reword each, or keep the words on purpose.", None if case.published else "nudge")


RULES = (
    Rule("findings-open", "warn", "Findings of the language check that are still open", findings_open, always=True),
)
