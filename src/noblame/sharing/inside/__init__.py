"""What in a text is for inside by its looks: machines, addresses, tickets, secrets (S78)."""
