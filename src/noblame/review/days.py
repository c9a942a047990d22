"""Days as a team counts them: in its own time zone, and without weekends."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from noblame.settings import Settings

SATURDAY = 5


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


def business_days_later(start: datetime, days: int) -> datetime:
    """Return the same time of day, `days` days from Monday to Friday after `start`."""
    later = start
    while days > 0:
        later += timedelta(days=1)
        days -= later.weekday() < SATURDAY
    return later
