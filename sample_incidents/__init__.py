"""Records that look real: what `noblame demo` opens, what the tests read and what the README shows."""
