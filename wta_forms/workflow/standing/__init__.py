"""Where everybody stands with every form."""
