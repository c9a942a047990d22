"""The actions that have no ticket, as a shell script of `gh issue create` that a person reads and then runs (S68).

noblame sends nothing. Without `--go` the script only prints what it would do. Text of people stands in it twice, in
single quotes and in here-documents whose end is quoted: in neither does a shell look for anything.
"""

from collections import Counter
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
# What it created it notes beside itself, in a file that ends in .filed. Run it again after a failure: what stands
# there is not created a second time, only its line is printed again, so that the record gets them all.
set -eu
go=${{1-}}
filed=$0.{notes}.filed
case $go in
  '' | --go) ;;
  *) echo "usage: sh $0 [--go]" >&2; exit 2 ;;
esac

# issue NAME TITLE [twin]: creates one, or prints it; its text is read from stdin.
issue() {{
  url=$(known "$@")
  if [ -n "$url" ]; then
    [ "$go" = --go ] || printf 'created before: '
    printf '%s %s %s\\n' "$1" "$url" "$2"
  elif [ "$go" = --go ]; then
    can_note
    url=$(gh issue create --title="$2" --body-file=- --label={label})
    url=$(printf '%s\\n' "$url" | tail -n 1)
    # noted before it is printed: nobody may be reading any more
    if ! printf '%s %s %s\\n' "$1" "$url" "$2" >>"$filed"; then
      echo "$0: $1 was created as $url, and $filed does not have it: add the line that is printed" >&2
      printf '%s %s %s\\n' "$1" "$url" "$2"
      exit 2
    fi
    printf '%s %s %s\\n' "$1" "$url" "$2"
  else
    printf '%s: gh issue create --title=%s --body-file=- --label={label}\\n' "$1" "$(quoted "$2")"
    sed 's/^/    /'
  fi
}}

# known NAME TITLE [twin]: the address of one that was created before. The title decides, as numbers move when the
# record changes; of twins, which read the same, name and title.
known() {{
  [ -e "$filed" ] || return 0
  while IFS= read -r line; do
    rest=${{line#* }}
    if [ "${{rest#* }}" = "$2" ] && {{ [ -z "${{3-}}" ] || [ "${{line%% *}}" = "$1" ]; }}; then
      printf '%s\\n' "${{rest%% *}}"
      return
    fi
  done <"$filed"
}}

# can_note: stops where what is created could not be noted.
can_note() {{
  if ! {{ true >>"$filed" && true <"$filed"; }} 2>/dev/null; then
    echo "$0: $filed cannot be written, and without it a second run would file twice" >&2
    exit 2
  fi
}}

# quoted TEXT: as it could be typed.
quoted() {{
  printf '%s\\n' "$1" | sed "s/'/'\\\\\\\\''/g; s/^/'/; s/\\$/'/"
}}

if [ "$go" = --go ]; then
  can_note
  # A label that the repository lacks would stop the first issue; one that is there stays as it is.
  gh label create {label} --description 'An action of a post-mortem' >/dev/null 2>&1 || :
fi
"""
TAIL = """\
if [ "$go" != --go ]; then
  printf '\\nNothing was created. --go creates these and notes each in %s,\\n' "$filed"
  printf 'so that a second run after a failure creates none twice.\\n'
fi
"""
LONGEST = 80
"""Characters of the record's name in that of the notes, so that a folder can hold it."""


def render(wanted: Wanted) -> str:
    """Return the script; an owner's name is no login, so nobody is assigned, and the text names the owner.

    Raises:
        NothingError: There is no open action without a ticket.
    """
    stem = one_line(wanted.stem)
    head = HEAD.format(record=quote(stem), notes=quote(stem[:LONGEST]), label=LABEL)
    return "\n".join((head, *_issues(wanted), TAIL))


def _issues(wanted: Wanted) -> Iterator[str]:
    found = tasks(wanted)
    titles = Counter(task.title for task in found)
    for task in found:
        yield _issue(task, body(task, wanted), twin=titles[task.title] > 1)


def _issue(task: Task, text: str, *, twin: bool) -> str:
    """Return the call that creates one issue. `text` ends in a line break, as a here-document does."""
    end = _end(text)
    words = f"issue {quote(task.name)} {quote(task.title)}{' twin' if twin else ''}"
    return f"{words} <<'{end}'\n{text}{end}\n"


def _end(text: str) -> str:
    """Return a line that the text does not have."""
    lines = set(text.split("\n"))
    return next(end for end in chain(["END_OF_TEXT"], map("END_OF_TEXT_{}".format, count(2))) if end not in lines)
