"""From lines to a file: layouts, typing habits and what PDF converters leave behind."""
