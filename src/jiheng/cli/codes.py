"""The exit codes; an unreadable input outranks findings."""

DONE = 0
FOUND = 1
WRONG = 2
UNREAD = 3
INTERRUPTED = 130
