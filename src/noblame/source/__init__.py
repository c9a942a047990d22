"""YAML text with places: guarded reading, conversion by the type of a field, writing, splicing."""
