"""From books to a report: wordings, outlines, tables and forms, as lines of marked runs."""
