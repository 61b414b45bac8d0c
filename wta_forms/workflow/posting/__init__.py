"""Mails on their way out: to whom, whom to spare, and by which way."""
