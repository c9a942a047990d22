"""Judging a record: the lights on its actions, its due dates, what each step of the meeting still waits for."""
