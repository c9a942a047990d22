"""One screen per file, its style sheet beside it. Imported as `noblame.screens`."""
