"""Fillable, accessible PDF forms from YAML; answers read back from any viewer and merged into a plan."""
