"""What a facilitator has written and decided, and under which names answers are meant there."""
