"""Where noblame keeps what is not a record: settings, the state of its windows, an archive nobody chose a place for.

Nothing is created here, nor at import. Who writes makes the folder, readable by its owner only.
"""

from pathlib import Path


def config_dir() -> Path:
    """Return the folder of the user's settings file."""
    from platformdirs import user_config_path  # noqa: PLC0415  23 ms that `--help` does not need

    return user_config_path("noblame", appauthor=False)


def state_dir() -> Path:
    """Return the folder of locks, copies that could not be saved, backups, logs and meetings that were cut off."""
    from platformdirs import user_state_path  # noqa: PLC0415  as above

    return user_state_path("noblame", appauthor=False)


def data_dir() -> Path:
    """Return the folder of the archive that is used where the user has named none."""
    from platformdirs import user_data_path  # noqa: PLC0415  as above

    return user_data_path("noblame", appauthor=False)


def cache_dir() -> Path:
    """Return the folder of what can be made again from what noblame comes with."""
    from platformdirs import user_cache_path  # noqa: PLC0415  as above

    return user_cache_path("noblame", appauthor=False)
