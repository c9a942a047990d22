"""Advice about the why tree: shallow analysis, and causes that nothing answers (S28, S29, S53 to S59, S102)."""

from collections.abc import Iterator

from noblame.record.notation.tree import Place, walk
from noblame.review.advice.advice import Level
from noblame.review.advice.case import Case, Rule, Said, cause_place, is_question
from noblame.review.persons import MOST, is_person


def no_causes(case: Case) -> Iterator[Said]:
    """Yield where a meeting was held, or the document went on, without a cause (S53, S97)."""
    if case.met and not case.causes:
        message = "No cause is written down, so an action can only treat symptoms."
        yield Said(
            "causes", message, "Ask why it happened, and why of each answer, until there is something to act on."
        )


def no_root(case: Case) -> Iterator[Said]:
    """Yield where no cause is a root (S28, S59); a root cause in words alone is half of one."""
    if case.met and case.causes and not any(each.cause.kind == "root" for each in case.causes):
        message = "No cause is marked as a root, so the analysis ends at what set it off or made it worse."
        level: Level | None = "nudge" if case.incident.root_cause.strip() else None
        fix = "Ask why of the last answers once more, and mark as [root] what lies in the system."
        yield Said("causes", message, fix, level, keys=("kind: root",))


def person_root(case: Case) -> Iterator[Said]:
    """Yield the roots that are a person, or "human error" (S59)."""
    for place, each in _places(case.roots[:MOST]):
        if is_person(each.cause.because, case.names):
            message = "This root cause is a person, or human error; what can be changed is what allowed it."
            yield Said(place, message, "Ask: what allowed that to happen? The answer may be the root.")


def _systemic(case: Case) -> Iterator[tuple[str, Place]]:
    """Yield the roots that can be one, with their places; of a person nothing else is asked than what allowed it."""
    for at, (place, each) in enumerate(_places(case.roots)):
        if at >= MOST or not is_person(each.cause.because, case.names):
            yield place, each


def single_chain(case: Case) -> Iterator[Said]:
    """Yield where the tree has no branch anywhere (S56)."""
    if not case.met:
        return
    from noblame.review.why import ELSE, lone_chain  # noqa: PLC0415  `check` starts fast: few records need it

    if lone_chain(case.incident.causes):
        message = "The causes are one single chain; most incidents have several factors."
        yield Said("causes", message, f"Ask of an answer: {ELSE}")


def no_contributing(case: Case) -> Iterator[Said]:
    """Yield where nothing made it worse or harder to fix (S29, S58)."""
    kinds = {each.cause.kind for each in case.causes}
    if case.met and case.causes and "contributing" not in kinds:
        message = "No contributing factor is named; mostly something made it worse, or harder to fix."
        yield Said("causes", message, "Ask why it was found late, and why it took long to fix.")


def not_actionable(case: Case) -> Iterator[Said]:
    """Yield the ends of branches where the analysis stopped before anything can be acted on (S53)."""
    for place, each in _places(case.causes):
        cause = each.cause
        if not case.met or cause.next or cause.actionable or cause.id in case.closed:
            continue
        if is_question(cause.because):
            fix = "Answer it, or move it to the open questions."
            yield Said(place, "This why has no answer yet.", fix, keys=("questions",))
        else:
            message = "This branch ends where nobody can act on it yet."
            yield Said(place, message, "Ask why once more, or mark it [actionable].", keys=("actionable: true",))


def restated(case: Case) -> Iterator[Said]:
    """Yield the answers that only say their question again (S53)."""
    if all(len(each.path) == 1 for each in case.causes):
        return
    from noblame.review.restates import restates  # noqa: PLC0415  as above

    above = {each.path: each.cause.because for each in case.causes}
    for place, each in _places(case.causes):
        if not is_question(each.cause.because) and restates(each.cause.because, above.get(each.path[:-1], "")):
            message = "This answer says its question again, so the chain does not go on."
            yield Said(place, message, "Say what had to be true for it to happen.")


def root_without_action(case: Case) -> Iterator[Said]:
    """Yield the roots that no action answers, neither them nor what lies below (S5, S102)."""
    for place, each in _systemic(case):
        if case.met and not any(below.cause.id in case.closed for below in walk((each.cause,))):
            message = "No action answers this root cause, so it can happen again."
            fix = "Add an action that answers it, or one that is decided against, with the reason."
            yield Said(place, message, fix, keys=("closes",))


def may_recur(case: Case) -> Iterator[Said]:
    """Yield the roots that could lead there again with every kept action done (S102)."""
    for place, each in _systemic(case):
        if each.cause.recurs == "yes":
            message = "With every kept action done it would still happen again through this root cause."
            yield Said(place, message, "Add an action that ends it, or note who accepts that, and why.")
        elif each.cause.recurs == "unsure":
            message = "With every kept action done it might still happen again through this root cause."
            yield Said(place, message, "Find out what is missing, as an action or an open question.", "nudge")


def recurs_unanswered(case: Case) -> Iterator[Said]:
    """Yield the roots of which nobody said, by the time of publishing, whether it could happen again (S102)."""
    if case.incident.status == "draft":
        return
    from noblame.review.why import AGAIN  # noqa: PLC0415  as above

    for place, each in _systemic(case):
        if not each.cause.recurs:
            message = "Nobody has said yet whether it could still happen again through this root cause."
            yield Said(place, message, f"Ask: {AGAIN}", keys=("recurs",))


def no_root_text(case: Case) -> Iterator[Said]:
    """Yield where the tree has roots and the document no sentence that says so (S28)."""
    if case.met and case.roots and not case.incident.root_cause.strip():
        message = "The root cause stands in the tree only; readers of the document look for a sentence."
        yield Said("root_cause", message, "Say it in one or two sentences.")


def _places(causes: tuple[Place, ...]) -> Iterator[tuple[str, Place]]:
    """Yield causes with their places in the record."""
    return ((cause_place(each.path), each) for each in causes)


RULES = (
    Rule("no-root-text", "hint", "A root cause that no sentence states", no_root_text),
    Rule("no-causes", "warn", "A post-mortem without a cause", no_causes),
    Rule("no-root", "warn", "Causes of which none is a root", no_root),
    Rule("person-root", "warn", "A root cause that is a person, or human error", person_root),
    Rule("single-chain", "nudge", "Causes in one single chain", single_chain),
    Rule("no-contributing", "nudge", "Causes without a contributing factor", no_contributing),
    Rule("not-actionable", "nudge", "A branch of causes that ends before anything can be acted on", not_actionable),
    Rule("restated", "hint", "An answer that says its question again", restated),
    Rule("root-without-action", "nudge", "A root cause that no action answers", root_without_action),
    Rule("may-recur", "warn", "A root cause that the actions do not end", may_recur),
    Rule("recurs-unanswered", "nudge", "A root cause of which nobody asked whether it can return", recurs_unanswered),
)
