"""The plan as its author wrote it: its language, read and checked."""
