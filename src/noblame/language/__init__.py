"""Blame and shallow promises in a text, and the question to ask instead (design section 6)."""

from noblame.language.engine import find
from noblame.language.finding import Finding, Kind, Level

__all__ = ["Finding", "Kind", "Level", "find"]
