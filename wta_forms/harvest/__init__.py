"""Taking in everything that comes back: from folders and mailboxes, each once, each with an outcome."""
