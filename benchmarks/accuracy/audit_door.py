"""The only door to the auditor: a file in, the object of the JSON contract out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def audit(paths: Sequence[Path]) -> Json:
    """The contract object ``jiheng.audit/1`` for files."""
    from jiheng.services import audit_paths

    return dict(audit_paths(paths))


def extract(paths: Sequence[Path]) -> Json:
    """The object ``jiheng.extract/1`` for files: text and facts."""
    from jiheng.services import extract_paths

    return dict(extract_paths(paths))
