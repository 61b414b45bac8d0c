"""Whose answers there are, which of them count, and how each person wants to be shown."""
