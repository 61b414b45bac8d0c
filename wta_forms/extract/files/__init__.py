"""What a file is, and what it holds: from bytes to a :class:`~wta_forms.extract.raw.RawForm`."""
