"""E-mail: what is sent, how it goes out, and what a message that came back holds."""
