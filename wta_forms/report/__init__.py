"""Plan → bytes, one file a format."""
