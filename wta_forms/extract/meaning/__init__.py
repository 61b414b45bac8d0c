"""From what stands in a file to what a person answered."""
