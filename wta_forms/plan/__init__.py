"""Responses → Plan."""
