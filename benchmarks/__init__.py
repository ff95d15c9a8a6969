"""Measurements of Jiheng, each printed by one command."""
