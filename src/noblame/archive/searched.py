"""What a text is looked for in, when somebody filters an archive."""

from noblame.archive.folder import Listed
from noblame.review.looked_for import folded
from noblame.review.triage import in_words


def searched(one: Listed) -> str:
    """Return every text of a record that a filter looks at, without case and accents; of an unreadable one its name.

    The decision is among them, so that `near miss` lists those (S12).
    """
    if one.incident is None:
        return folded(one.path.name)
    incident = one.incident
    texts = (one.path.name, incident.title, incident.severity, incident.status, incident.impact, incident.root_cause)
    lines = (*incident.tags, *incident.affected, *(entry.what for entry in incident.timeline))
    people = (*(who.name for who in incident.attendees), *(f"{each.what} {each.owner}" for each in incident.actions))
    decision = in_words(incident.triage) if incident.triage else ""
    return folded("\n".join((*texts, *lines, *people, decision)))
