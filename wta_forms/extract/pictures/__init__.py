"""Pictures of pages, as far as they can be looked at: what is needed for more is an extra (``seeing``)."""
