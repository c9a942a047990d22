"""What people could type, and what is read of it."""

import re

from hypothesis import strategies as st

from noblame.inert import visible
from noblame.sharing.escaping import BREAK

HOSTILE = (
    st.lists(
        st.text(max_size=4)
        | st.sampled_from(
            [
                *(
                    "# ",
                    "## x\n",
                    "- [ ] ",
                    "- ",
                    "* ",
                    "+ ",
                    "> ",
                    "1. ",
                    "2) ",
                    "---",
                    "===",
                    "***",
                    "___",
                    "\n",
                    "\n\n",
                    " ",
                ),
                *(
                    "`",
                    "```\n",
                    "~~~\n",
                    "~~",
                    "**",
                    "__",
                    "_",
                    "*",
                    "\\",
                    "|",
                    "\n|-|-|\n",
                    ":-",
                    "a | b\n--|--\n",
                    "$x$",
                ),
                *("<b>", "<!--", "-->", "<script>alert(1)</script>", "&amp;", "&#35;", "&copy", "![x](y)", "[x]: /y\n"),
                *(
                    "[x](javascript:alert(1))",
                    "<https://e.example>",
                    "https://e.example/a_b?c=*d*#42",
                    "(http://e.example/)",
                ),
                *(
                    "@priya",
                    "a@b.example",
                    "#42",
                    "fixes #42",
                    "Closes: o/r#7",
                    "GH-12",
                    "fixed https://e.example/issues/4",
                ),
                *(
                    "    code",
                    "\t",
                    "\x1b[31m",
                    "\u202e",
                    "\u00a0",
                    "[^1]",
                    "pg_stat_activity",
                    "w\u00f6rd",
                    "\U0001f525",
                    "#",
                ),
            ]
        )
    )
    .map("".join)
    .map(lambda text: text.replace(BREAK, ""))
)
"""Text made of what Markdown, HTML, forges and terminals act on."""


def one_line(text: str) -> str:
    """What a text is within a line: its line breaks are spaces."""
    return re.sub(r"[ \t]*\n\s*", " ", visible(text).strip()).strip()


def lines(text: str) -> str:
    """What a text is as paragraphs: no outer space on any line, and blank lines as one."""
    tidy = (each.strip() for each in visible(text).strip().split("\n"))
    return re.sub(r"\n\n+", "\n\n", "\n".join(tidy))
