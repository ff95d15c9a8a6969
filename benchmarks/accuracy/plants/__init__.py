"""Errors of known kinds, one per report, each with the place where it stands and what contradicts it."""
