"""What there is of a person or a project, and how it goes."""
