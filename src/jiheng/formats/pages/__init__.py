"""Printed pages, of whatever format: letters, strokes and pictures as lines, ruled tables and figures."""
