"""The parts the screens are made of; each runs on its own in a small app."""
