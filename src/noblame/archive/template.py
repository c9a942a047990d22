"""The settings file that a new archive gets."""

TEMPLATE = """\
# Settings of this archive, for everybody who works in it. To set something, take away the # in front of its line.
# Your own settings, for every archive, go into config.yaml in your user's config folder; what is set here wins.

# Minutes of each step, in the order in which the meeting takes them.
#agenda: {stage: 2, timeline: 10, root-cause: 15, improvements: 15, actions: 5, wins: 3}

# People the language check should know by name, beside those in the record.
#people: [Priya Raman, Tomás Vidal]

# Systems whose names could be taken for people.
#tools: [Jenkins, Argo]

# Wordings of your house that are never to be questioned.
#idioms: [blame layer, fat finger guard]

# Wordings of your house that are to be questioned, and questions of your own, by the rule they belong to.
#phrases: {veiled: [the usual squad], vague: [make it nicer]}
#questions: {vague: [Which graph will look different afterwards?]}

# The level of a rule of the language check or of advice, by the id that `noblame check` shows: off, hint, nudge, warn
# or error.
#rules: {vague: off, wish: error}

# Severities, each with its definition in one line. They replace the usual three.
#severities:
#  P1: customers cannot use a main function, or data is lost or exposed
#  P2: a main function is slow or fails for some, or needs a workaround
#  P3: a small function fails, or nobody outside notices

# Hours until the meeting is held, and business days until the document is published. The days of the weekend and the
# holidays are no business days.
#deadlines: {meeting_hours: 48, publish_business_days: 5, weekend: [sat, sun], holidays: [2026-12-25, 2027-01-01]}

# In how many days an action is due where nobody says otherwise, by severity.
#due_days: {P1: 14, P2: 30, P3: 60}

# What the key of a ticket looks like, as a regular expression; without it, any usual key or a link will do.
#ticket_pattern: OPS-[0-9]+

# The time zone in which times are shown. The file always has UTC.
#timezone: Europe/Berlin

# What the room sees of wordings to reconsider: off, count (their number) or marks (the places too).
#room_marks: count

# Whether the why tree asks "Why was it possible that …?" (why) or "How did it come to be that …?" (how).
#ask: why

# Other keys for a command, by its id as the help (F1) shows it.
#keys: {minute: "f5,f11"}

# The theme: projector-dark, projector-light or one of Textual's own.
#theme: projector-dark

# Whether the terminal's bell rings once when a step's time is up.
#bell: false
"""
"""What `noblame init` writes: every setting, explained in a line and commented out."""
