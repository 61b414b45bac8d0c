"""A file → Response."""
