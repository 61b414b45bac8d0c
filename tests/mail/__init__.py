"""Tests of e-mail, with real servers where servers matter."""
