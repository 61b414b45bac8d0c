"""The fields of a form: found, named, and what each holds."""
