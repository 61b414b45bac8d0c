"""YAML → Form."""
