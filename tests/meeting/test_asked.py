from noblame.meeting.asked import Asked


def test_the_first_question_not_shown_yet_comes() -> None:
    asked = Asked()
    assert [asked.choose(["A?", "B?"]), asked.choose(["B?", "C?"]), asked.choose(["A?", "B?", "D?"])] == [
        "A?",
        "B?",
        "D?",
    ]


def test_where_all_were_shown_the_one_shown_longest_ago_comes() -> None:
    asked = Asked()
    shown = [asked.choose(["A?", "B?", "C?"]) for _ in range(7)]
    assert shown == ["A?", "B?", "C?", "A?", "B?", "C?", "A?"]
    asked.choose(["B?"])
    assert asked.choose(["B?", "C?"]) == "C?"


def test_case_and_space_make_no_other_question() -> None:
    asked = Asked()
    asked.choose(["How would we know?"])
    assert asked.choose(["how  would we know?", "Since when?"]) == "Since when?"
