"""Every command of every screen, and what a meeting, drafting and the home screen offer of them."""

from msgspec.structs import replace

from noblame.command import Command

HELP = Command(
    id="help", action="help", label="help", title="Help for where you are", keys="f1", outside="question_mark"
)
REDIRECT = Command(
    id="redirect",
    action="redirect",
    label="redirect",
    title="Lay the redirect card across the screen",
    keys="f2,ctrl+r",
    outside="r",
)
BACK = Command(id="back", action="back", label="back", title="Step back", keys="f3,ctrl+o", outside="p")
FORWARD = Command(id="forward", action="forward", label="next", title="Step forward", keys="f4,ctrl+n", outside="n")
MINUTE = Command(
    id="minute",
    action="add_minute",
    label="+1 min",
    title="One more minute for this step",
    keys="f5",
    outside="plus,equals_sign",
)
PAUSE = Command(
    id="pause",
    action="pause",
    label="pause",
    title="Pause or resume; after a sleep, take it off",
    keys="f6",
    outside="space",
)
CAPTURE = Command(
    id="capture",
    action="capture",
    label="capture",
    title="Quick capture: a win, an idea, an action …",
    keys="f7,ctrl+t",
    outside="c",
)
REWORD = Command(
    id="reword",
    action="reword",
    label="reword",
    title="Next place to reword: its question",
    keys="f8,ctrl+g",
    outside="g",
)
ROOM = Command(
    id="room",
    action="room_view",
    label="room",
    title="Room view: only the step, the clock and the pane",
    keys="f9",
    outside="v",
)
CLOSE = Command(
    id="close",
    action="close_meeting",
    label="close",
    title="To the close; there, end the meeting and leave",
    keys="f10",
    outside="x",
)
DONE = Command(
    id="done",
    action="done",
    label="done",
    title="Done: framing said, the room agrees, read back",
    keys="ctrl+l",
    outside="y",
)
MENU = Command(id="menu", action="item_menu", label="item", title="Menu for this line", keys="ctrl+f", outside="f")
SAVE = Command(
    id="save", action="save_now", label="save", title="Save now", keys="ctrl+s", outside="s", in_footer=False
)
LEAVE = Command(
    id="leave",
    action="leave",
    label="leave",
    title="Leave, saved, to be resumed",
    keys="ctrl+q",
    outside="q",
    in_footer=False,
)
PROMPT = Command(
    id="prompt",
    action="next_prompt",
    label="prompt",
    title="Show the next prompt for the room",
    outside="full_stop",
    in_footer=False,
)
FACTS = Command(
    id="facts", action="facts", label="facts", title="Change title, severity and times of the incident", in_footer=False
)
PREVIEW = Command(
    id="preview",
    action="preview",
    label="preview",
    title="Preview the document as Markdown, and share it",
    keys="f9",
    outside="v",
)
SHARE = Command(
    id="share",
    action="share",
    label="share",
    title="Preview the document, and share it",
    outside="e",
    in_footer=False,
)
EDITOR = Command(id="editor", action="editor", label="editor", title="Open this pane in $EDITOR", in_footer=False)
HIDE = Command(
    id="hide",
    action="hide_names",
    label="names",
    title="Hide names on the screen, or show them again",
    outside="h",
    in_footer=False,
)
DECIDE = Command(
    id="decide",
    action="decide",
    label="decide",
    title="Decide what was changed here and on disk at once",
    in_footer=False,
)
THEME = Command(
    id="theme",
    action="app.change_theme",
    label="theme",
    title="Change between the dark and the light theme",
    in_footer=False,
)
JUMPS = tuple(
    Command(
        id=f"jump-{number}",
        action=f"jump({number})",
        label=str(number),
        title=f"Jump to {name}",
        outside=str(number),
        in_footer=False,
    )
    for number, name in enumerate(
        ("set the stage", "the timeline", "root cause", "improvements", "action items", "what went well", "the close"),
        1,
    )
)

MEETING = (
    HELP,
    FORWARD,
    MINUTE,
    CAPTURE,
    DONE,
    REDIRECT,
    BACK,
    PAUSE,
    REWORD,
    MENU,
    CLOSE,
    ROOM,
    SAVE,
    LEAVE,
    PROMPT,
    FACTS,
    SHARE,
    EDITOR,
    HIDE,
    DECIDE,
    THEME,
    *JUMPS,
)
"""What a meeting's screens offer, the most important first: the footer drops from the end."""

CLOCK_KEYS = (MINUTE, PAUSE)
"""What a dialog over a meeting still carries, because a screen's bindings do not fire below a modal."""

ADVICE = Command(
    id="advice",
    action="next_advice",
    label="advice",
    title="Next advice: go where something is still missing",
    keys="f5",
    outside="a",
)
ALL_ADVICE = Command(
    id="advice.all",
    action="all_advice",
    label="all advice",
    title="Read all advice for this section, whole",
    outside="l",
    in_footer=False,
)
ACCEPT = Command(
    id="advice.accept",
    action="accept_advice",
    label="accept",
    title="Leave it as it is: the advice you were led to, with the reason",
    outside="k",
    in_footer=False,
)
EDIT_OUTSIDE = Command(
    id="draft.editor",
    action="edit_outside",
    label="editor",
    title="Open this pane in $EDITOR",
    keys="f6",
    outside="e",
)
FINISH = Command(
    id="finish", action="finish", label="leave", title="Leave, saved, naming the file", keys="f10", outside="x"
)
ZONE = Command(id="zone", action="zone", label="zone", title="Show times in another zone", outside="z", in_footer=False)
HOLD = Command(
    id="hold", action="hold_meeting", label="meeting", title="Hold the meeting", outside="m", in_footer=False
)
INVITE = Command(
    id="invite", action="invitation", label="invitation", title="The text that invites to the meeting", outside="i"
)
PRESENT = Command(
    id="present", action="present", label="was there", title="Tick the person in hand as present, or not", outside="t"
)
UNPUBLISH = Command(
    id="unpublish", action="status_back", label="status back", title="Back to the status before", outside="b"
)
SECTIONS = tuple(
    Command(
        id=f"section-{number}",
        action=f"section({number})",
        label=str(number),
        title=f"Go to {name}",
        outside=str(number % 10),
        in_footer=False,
    )
    for number, name in enumerate(
        (
            *("the summary", "people and the meeting", "the timeline", "detection and resolution", "root cause"),
            *("improvements", "action items", "lessons", "the appendix", "publishing"),
        ),
        1,
    )
)

DRAFT = (
    HELP,
    replace(FORWARD, title="Next section"),
    ADVICE,
    ALL_ADVICE,
    ACCEPT,
    REWORD,
    PREVIEW,
    MENU,
    INVITE,
    PRESENT,
    UNPUBLISH,
    EDIT_OUTSIDE,
    CAPTURE,
    replace(BACK, title="Section before"),
    FINISH,
    SAVE,
    LEAVE,
    PROMPT,
    ZONE,
    HIDE,
    HOLD,
    DECIDE,
    THEME,
    *SECTIONS,
)
"""What drafting offers."""

WRITING = tuple(({each.id: each for each in MEETING} | {each.id: each for each in DRAFT}).values())
"""Both, each binding once: the same panes serve a meeting and one person. On a key of both the meeting comes first."""

DRAFT_IT = Command(
    id="home.draft", action="draft", label="draft", title="Draft the document of this record", outside="d"
)
OPEN = Command(
    id="home.open", action="open", label="run the meeting", title="Run the meeting of this record", keys="enter"
)
NEW = Command(id="home.new", action="new", label="new", title="Write a new record", outside="n")
FILTER = Command(
    id="home.filter", action="filter", label="filter", title="Show only what holds a text", outside="slash"
)
INIT = Command(id="home.init", action="init", label="make an archive", title="Make this folder an archive", outside="i")
QUIT = Command(id="home.quit", action="leave", label="quit", title="Quit", keys="ctrl+q", outside="q")

HOME = (HELP, OPEN, DRAFT_IT, NEW, FILTER, INIT, THEME, QUIT)
"""What the home screen offers."""
