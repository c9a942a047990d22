"""The settings of a user and of an archive."""

from noblame.settings.fitting import Known
from noblame.settings.reading import ARCHIVE_FILE, load_settings
from noblame.settings.rule_ids import ADVICE, RULES
from noblame.settings.unused import unused
from noblame.settings.values import AGENDA, Deadlines, RuleLevel, Settings, Weekday, arranged

__all__ = [
    "ADVICE",
    "AGENDA",
    "ARCHIVE_FILE",
    "RULES",
    "Deadlines",
    "Known",
    "RuleLevel",
    "Settings",
    "Weekday",
    "arranged",
    "load_settings",
    "unused",
]
