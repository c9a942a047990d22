"""Days as a team counts them: in its own time zone, and without weekends and holidays."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import get_args

from noblame.settings import Deadlines, Settings, Weekday

WEEK: tuple[Weekday, ...] = get_args(Weekday)
"""The days of the week as the settings name them, from Monday on."""
USUAL = Deadlines()


def zone(settings: Settings) -> tzinfo:
    """Return the time zone in which times are shown. UTC needs no zone database, which small containers lack."""
    if settings.timezone == "UTC":
        return UTC
    from zoneinfo import ZoneInfo  # noqa: PLC0415  12 ms that only those with another zone spend

    return ZoneInfo(settings.timezone)


def local(at: datetime, zone: tzinfo) -> datetime:
    """Return an aware time in `zone`; as it is where the first or the last year would be left."""
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at


def today(now: datetime, settings: Settings) -> date:
    """Return the day it is at the aware time `now`, in the settings' zone."""
    return now.astimezone(zone(settings)).date()


def is_business_day(day: date, deadlines: Deadlines = USUAL) -> bool:
    """Tell whether people work on a day: no weekend, no holiday."""
    return WEEK[day.weekday()] not in deadlines.weekend and day not in deadlines.holidays


def business_days_later(start: datetime, days: int, deadlines: Deadlines = USUAL) -> datetime:
    """Return the same time of day, `days` business days after `start`; the end of the calendar where it comes first."""
    later = start
    while days > 0:
        try:
            later += timedelta(days=1)
        except OverflowError:
            return later
        days -= is_business_day(later.date(), deadlines)
    return later
