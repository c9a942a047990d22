from noblame.meeting.agenda import STEPS
from noblame.meeting.trail import Trail


def test_to_leave_a_step_forward_is_to_finish_it() -> None:
    trail = Trail(STEPS)
    trail.move("lobby", "stage", [])
    trail.move("stage", "timeline", ["stage"])
    assert trail.states["stage"] == "done"
    assert trail.ahead("timeline") == ["root-cause", "improvements", "actions", "wins"]


def test_to_leave_a_step_backward_is_not() -> None:
    trail = Trail(STEPS)
    trail.move("lobby", "timeline", [])
    trail.move("timeline", "stage", ["timeline"])
    assert trail.states["timeline"] == "ahead"


def test_steps_between_that_are_finished_stay_so_after_a_look_back() -> None:
    trail = Trail(STEPS)
    for here, there in (("lobby", "stage"), ("stage", "timeline"), ("timeline", "root-cause"), ("root-cause", "stage")):
        trail.move(here, there, [here])
    assert trail.ahead("stage") == ["root-cause", "improvements", "actions", "wins"]


def test_a_step_jumped_over_is_skipped_until_the_room_is_before_it() -> None:
    trail = Trail(STEPS)
    trail.move("lobby", "stage", [])
    trail.move("stage", "close", ["stage"])
    assert {trail.states[step] for step in STEPS[1:]} == {"skipped"}
    trail.move("close", "actions", ["stage"])
    assert trail.ahead("actions") == ["wins"]
    assert trail.states["improvements"] == "skipped"


def test_a_step_the_room_was_in_is_not_skipped_when_jumped_over_later() -> None:
    trail = Trail(STEPS)
    trail.move("lobby", "root-cause", [])
    trail.move("root-cause", "timeline", ["root-cause"])
    trail.move("timeline", "actions", ["root-cause", "timeline"])
    assert (trail.states["root-cause"], trail.states["improvements"]) == ("done", "skipped")
