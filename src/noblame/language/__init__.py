"""Blame and shallow promises in a text, and the question to ask instead (design section 6)."""

from noblame.language.engine import find
from noblame.language.explanation import Explanation, explain
from noblame.language.finding import Finding, Kind, Level
from noblame.language.house import House

__all__ = ["Explanation", "Finding", "House", "Kind", "Level", "explain", "find"]
