"""A project folder: its settings and its people."""
