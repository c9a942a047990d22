"""The actions that have no ticket, as a shell script of `gh issue create` that a person reads and then runs (S68).

noblame sends nothing. Without `--go` the script only prints what it would do. Text of people stands in it twice, in
single quotes and in here-documents whose end is quoted: in neither does a shell look for anything.
"""

from collections.abc import Iterator
from itertools import chain, count
from shlex import quote

from noblame.sharing.escaping import one_line
from noblame.sharing.wanted import Wanted
from noblame.sharing.work import Task, body, tasks

LABEL = "postmortem"
HEAD = """\
#!/bin/sh
# Open actions of a post-mortem as issues on GitHub, by its own program gh (https://cli.github.com).
#
#   sh THIS_FILE          prints the issues and creates none
#   sh THIS_FILE --go     creates them in the repository of this folder, or in $GH_REPO (owner/name)
#
# Then it prints the address of each issue, which the record takes back:
#
#   sh THIS_FILE --go | noblame tickets {record}
#
# What it created is noted in THIS_FILE.filed, so that after a failure a second run goes on and files nothing twice.
set -eu
go=${{1-}}
filed=$0.filed
case $go in
  '' | --go) ;;
  *) echo "usage: sh $0 [--go]" >&2; exit 2 ;;
esac

# issue NAME TITLE: creates one, or prints it; its text is read from stdin.
issue() {{
  line=$(known "$1" "$2")
  if [ -n "$line" ]; then
    [ "$go" = --go ] || printf 'filed before: '
    printf '%s\\n' "$line"
  elif [ "$go" = --go ]; then
    url=$(gh issue create --title="$2" --body-file=- --label={label})
    printf '%s %s %s\\n' "$1" "$url" "$2" | tee -a "$filed"
  else
    printf '%s: gh issue create --title=%s --body-file=- --label={label}\\n' "$1" "$(quoted "$2")"
    sed 's/^/    /'
  fi
}}

# known NAME TITLE: the line that was printed when it was created, if it was.
known() {{
  [ -e "$filed" ] || return 0
  while IFS= read -r line; do
    case $line in
      "$1 "*" $2")
        url=${{line#"$1 "}}
        url=${{url%" $2"}}
        case $url in *' '*) ;; *) printf '%s\\n' "$line"; break ;; esac ;;
    esac
  done <"$filed"
}}

# quoted TEXT: as it could be typed.
quoted() {{
  printf '%s\\n' "$1" | sed "s/'/'\\\\\\\\''/g; s/^/'/; s/\\$/'/"
}}

if [ "$go" = --go ]; then
  if ! true 2>/dev/null >>"$filed"; then
    echo "$0: $filed cannot be written, and without it a second run would file twice" >&2
    exit 2
  fi
  # A label that the repository lacks would stop the first issue; one that is there stays as it is.
  gh label create {label} --description 'An action of a post-mortem' >/dev/null 2>&1 || :
fi
"""


def render(wanted: Wanted) -> str:
    """Return the script; an owner's name is no login, so nobody is assigned, and the text names the owner.

    Raises:
        SharingError: There is no open action without a ticket.
    """
    head = HEAD.format(record=quote(one_line(wanted.stem)), label=LABEL)
    return "\n".join((head, *_issues(wanted)))


def _issues(wanted: Wanted) -> Iterator[str]:
    for task in tasks(wanted):
        yield _issue(task, body(task, wanted))


def _issue(task: Task, text: str) -> str:
    """Return the call that creates one issue. `text` ends in a line break, as a here-document does."""
    end = _end(text)
    return f"issue {quote(task.name)} {quote(task.title)} <<'{end}'\n{text}{end}\n"


def _end(text: str) -> str:
    """Return a line that the text does not have."""
    lines = set(text.split("\n"))
    return next(end for end in chain(["END_OF_TEXT"], map("END_OF_TEXT_{}".format, count(2))) if end not in lines)
