from noblame.sharing.formats import FORMATS, ending_of


def test_no_two_forms_share_a_file_in_a_folder() -> None:
    endings = [ending_of(form) for form in FORMATS.values()]
    assert len(set(endings)) == len(endings)
    assert (ending_of(FORMATS["markdown"]), ending_of(FORMATS["blog"])) == ("md", "blog.md")
    assert ending_of(FORMATS["slack"]) == "slack.txt"
