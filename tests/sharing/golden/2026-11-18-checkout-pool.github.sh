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
# What it created is noted in THIS_FILE.filed, so that after a failure a second run goes on and files nothing twice.
set -eu
go=${1-}
filed=$0.filed
case $go in
  '' | --go) ;;
  *) echo "usage: sh $0 [--go]" >&2; exit 2 ;;
esac

# issue NAME TITLE: creates one, or prints it; its text is read from stdin.
issue() {
  line=$(known "$1" "$2")
  if [ -n "$line" ]; then
    [ "$go" = --go ] || printf 'filed before: '
    printf '%s\n' "$line"
  elif [ "$go" = --go ]; then
    url=$(gh issue create --title="$2" --body-file=- --label=postmortem)
    printf '%s %s %s\n' "$1" "$url" "$2" | tee -a "$filed"
  else
    printf '%s: gh issue create --title=%s --body-file=- --label=postmortem\n' "$1" "$(quoted "$2")"
    sed 's/^/    /'
  fi
}

# known NAME TITLE: the line that was printed when it was created, if it was.
known() {
  [ -e "$filed" ] || return 0
  while IFS= read -r line; do
    case $line in
      "$1 "*" $2")
        url=${line#"$1 "}
        url=${url%" $2"}
        case $url in *' '*) ;; *) printf '%s\n' "$line"; break ;; esac ;;
    esac
  done <"$filed"
}

# quoted TEXT: as it could be typed.
quoted() {
  printf '%s\n' "$1" | sed "s/'/'\\\\''/g; s/^/'/; s/\$/'/"
}

if [ "$go" = --go ]; then
  if ! true 2>/dev/null >>"$filed"; then
    echo "$0: $filed cannot be written, and without it a second run would file twice" >&2
    exit 2
  fi
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
