"""What is needed to make forms: specs found, pages laid out, what is printed and filled in beforehand."""
