"""The command line as tests call it."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def call(tmp_path):
    """Run the command in a folder of its own."""

    def called(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "jiheng.cli", *map(str, arguments)],
            cwd=tmp_path, capture_output=True, encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False,
        )  # fmt: skip

    return called
