"""What became of a file, for people: a diagnosis, in words, with a letter."""
