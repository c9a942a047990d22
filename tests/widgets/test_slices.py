from noblame.widgets.slices import enough, in_turns


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_slice_is_over_once_its_time_is() -> None:
    clock = Clock()
    over = enough(0.004, clock)
    assert not over()
    clock.now = 0.0039
    assert not over()
    clock.now = 0.004
    assert over()


def test_a_thread_goes_on_until_it_is_told_to_stop() -> None:
    told = iter([True, True, False])
    may_go_on = in_turns(lambda: next(told), seconds=0, breath=0)
    assert [may_go_on() for _ in range(3)] == [True, True, False]
