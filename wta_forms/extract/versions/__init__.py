"""Answers to an earlier version of a form, brought into a newer one."""
