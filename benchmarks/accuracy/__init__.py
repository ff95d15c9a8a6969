"""Accuracy by construction and against hand-made truth.

An independent author writes consistent reports with its own model of a unit's year, its own arithmetic and its own
wordings; it shares no code and no data with the auditor that it measures.
"""
