"""Pages → PDF and map."""
