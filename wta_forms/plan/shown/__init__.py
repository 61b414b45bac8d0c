"""The blocks of a plan, filled with what people said."""
