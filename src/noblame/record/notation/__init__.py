"""Panes as text: what a person types, line by line, and the structs it stands for (design section 5).

Each notation has `parse_line`, `to_text` and `from_text`: the modules `timeline` and `causes`, and the lists
`attendees`, `ideas`, `parked`, `questions`, `links`, `actions` and `lines`.
"""

from noblame.record.notation.lists import actions, attendees, ideas, lines, links, parked, questions

__all__ = ["actions", "attendees", "ideas", "lines", "links", "parked", "questions"]
