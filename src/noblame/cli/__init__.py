"""The command line: one module a command. Nothing here imports Textual; the app is imported when a command opens it."""
