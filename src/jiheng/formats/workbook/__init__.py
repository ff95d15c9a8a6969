"""Workbooks: a sheet is a table, a cell says what it shows."""
