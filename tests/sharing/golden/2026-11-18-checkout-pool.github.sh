#!/bin/sh
# Open actions of a post-mortem as issues on GitHub, by its own program gh (https://cli.github.com).
#
#   sh THIS_FILE          prints the issues and creates none
#   sh THIS_FILE --go     creates them in the repository of this folder, or in $GH_REPO (owner/name)
#
# Then it prints the address of each issue, which the record takes back:
#
#   sh THIS_FILE --go | noblame tickets 2026-11-18-checkout-pool
#
# What it created it notes beside itself, in a file that ends in .filed. Run it again after a failure: what stands
# there is not created a second time, only its line is printed again, so that the record gets them all.
set -eu
go=${1-}
filed=$0.2026-11-18-checkout-pool.filed
case $go in
  '' | --go) ;;
  *) echo "usage: sh $0 [--go]" >&2; exit 2 ;;
esac

# issue NAME TITLE [twin]: creates one, or prints it; its text is read from stdin.
issue() {
  url=$(known "$@")
  if [ -n "$url" ]; then
    [ "$go" = --go ] || printf 'created before: '
    printf '%s %s %s\n' "$1" "$url" "$2"
  elif [ "$go" = --go ]; then
    can_note
    url=$(gh issue create --title="$2" --body-file=- --label=postmortem)
    url=$(printf '%s\n' "$url" | tail -n 1)
    # noted before it is printed: nobody may be reading any more
    if ! printf '%s %s %s\n' "$1" "$url" "$2" >>"$filed"; then
      echo "$0: $1 was created as $url, and $filed does not have it: add the line that is printed" >&2
      printf '%s %s %s\n' "$1" "$url" "$2"
      exit 2
    fi
    printf '%s %s %s\n' "$1" "$url" "$2"
  else
    printf '%s: gh issue create --title=%s --body-file=- --label=postmortem\n' "$1" "$(quoted "$2")"
    sed 's/^/    /'
  fi
}

# known NAME TITLE [twin]: the address of one that was created before. The title decides, as numbers move when the
# record changes; of twins, which read the same, name and title.
known() {
  [ -e "$filed" ] || return 0
  while IFS= read -r line; do
    rest=${line#* }
    if [ "${rest#* }" = "$2" ] && { [ -z "${3-}" ] || [ "${line%% *}" = "$1" ]; }; then
      printf '%s\n' "${rest%% *}"
      return
    fi
  done <"$filed"
}

# can_note: stops where what is created could not be noted.
can_note() {
  if ! { true >>"$filed" && true <"$filed"; } 2>/dev/null; then
    echo "$0: $filed cannot be written, and without it a second run would file twice" >&2
    exit 2
  fi
}

# quoted TEXT: as it could be typed.
quoted() {
  printf '%s\n' "$1" | sed "s/'/'\\\\''/g; s/^/'/; s/\$/'/"
}

if [ "$go" = --go ]; then
  can_note
  # A label that the repository lacks would stop the first issue; one that is there stays as it is.
  gh label create postmortem --description 'An action of a post-mortem' >/dev/null 2>&1 || :
fi

issue a1 'Add a lint rule that fails the build when a connection is not closed on every path' <<'END_OF_TEXT'
Action a1 of the post-mortem: Checkout unavailable for 47 minutes

The document: <https://wiki.shop.example/pm/42>

- Owner: Tomás Vidal
- With: Ines Faro
- Due: 2026-12-01
- Type: tool
- Priority: 1
- Goes before: the client for instalments
- Answers the cause: No automated check notices a connection that is never closed
- Record: 2026-11-18-checkout-pool

Check name: connection-always-closed; runs in CI on all 14 services that open connections.
END_OF_TEXT

issue a3 'Add pool use to the canary analysis of checkout and payments, failing above 1.5 times the baseline' <<'END_OF_TEXT'
Action a3 of the post-mortem: Checkout unavailable for 47 minutes

The document: <https://wiki.shop.example/pm/42>

- Owner: Ylva Sørensen
- Due: 2026-12-08
- Type: process
- Priority: 3
- Goes before: canary for the mail service
- Answers the cause: Canary analysis compares errors and latency, but no resource that can run out
- Record: 2026-11-18-checkout-pool

<https://wiki.shop.example/delivery/canary>
END_OF_TEXT

if [ "$go" != --go ]; then
  printf '\nNothing was created. --go creates these and notes each in %s,\n' "$filed"
  printf 'so that a second run after a failure creates none twice.\n'
fi
