"""What a plan is made of, what waits for a decision, and what is new in it."""
