"""How what came back, or was typed in for somebody, becomes an answer of a project."""
