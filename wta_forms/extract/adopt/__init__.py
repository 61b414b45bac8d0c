"""A draft of a spec out of somebody else's fillable PDF."""
