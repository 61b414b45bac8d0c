"""The verbs: one file and one function a command, and the only place where the rooms are put together.

``wta_forms`` itself offers them all; a command imports its own, so that it does not wait for the others.
"""
