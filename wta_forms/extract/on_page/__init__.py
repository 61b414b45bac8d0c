"""What stands on a page beside the fields: notes laid on top, and printed words and ticks."""
