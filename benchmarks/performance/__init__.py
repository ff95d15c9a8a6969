"""Speed and memory, each measured by one module with ``rows()``, all printed by one command."""
