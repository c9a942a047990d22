"""The meeting: agenda, clock, ledger and where it stands. Pure; time is passed in."""
