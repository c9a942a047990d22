from pathlib import Path

from noblame.archive.carried import carried_over

RECORD = """noblame: 1
title: x
actions:
  - {what: Add an alert, owner: Ana Prieto, due: 2026-12-01}
  - {what: Done already, done: 2026-11-20}
  - {what: Later, decided: later}
  - {what: Rotate logs}
"""


def test_open_actions_of_the_other_records_are_carried_over(tmp_path: Path) -> None:
    here = tmp_path / "2026-11-20-here.yaml"
    here.write_text(RECORD)
    (tmp_path / "2026-11-18-there.yaml").write_text(RECORD)
    assert tuple(map(str, carried_over(tmp_path, here))) == (
        "Add an alert · Ana Prieto · 2026-12-01 · 2026-11-18-there",
        "Rotate logs · 2026-11-18-there",
    )


def test_a_record_under_another_name_is_still_this_one(tmp_path: Path) -> None:
    here = tmp_path / "here.yaml"
    here.write_text(RECORD)
    (tmp_path / "link.yaml").symlink_to(here)
    assert carried_over(tmp_path, tmp_path / "link.yaml") == ()


def test_what_cannot_be_read_has_none(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("noblame: 1\ntitle: [\n")
    assert carried_over(tmp_path, tmp_path / "x.yaml") == ()
    assert carried_over(tmp_path / "missing", tmp_path / "x.yaml") == ()
