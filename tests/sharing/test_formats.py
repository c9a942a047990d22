from noblame.cli.choices import ENDINGS
from noblame.sharing.formats import FORMATS, ending_of


def test_no_two_forms_share_a_file_in_a_folder() -> None:
    endings = [ending_of(form) for form in FORMATS.values()]
    assert len(set(endings)) == len(endings)
    assert (ending_of(FORMATS["markdown"]), ending_of(FORMATS["blog"])) == ("md", "blog.md")
    assert ending_of(FORMATS["slack"]) == "slack.txt"


def test_whoever_names_a_file_s_ending_is_told_its_form() -> None:
    said = {form.ending: ENDINGS.get(form.ending, form.ending) for form in FORMATS.values()}
    for form in FORMATS.values():
        assert form.name in said[form.ending].replace(",", "").split() or form.ending in FORMATS or form.name == "blog"
