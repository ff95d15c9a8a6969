"""What all tests share: the repository's root, the material beside it, and how random tests draw their cases."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from jiheng.cli import main

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

# Deadlines measure the machine, not the code; the daily run draws the same cases every time, the nightly run new ones.
settings.register_profile("daily", deadline=None, derandomize=True, max_examples=50, print_blob=True)
settings.register_profile(
    "nightly", deadline=None, max_examples=2000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("daily")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the repository; a test that wants it is skipped where there is none."""
    folder = ROOT.parent / "shared"
    if not (folder / "reports").is_dir():
        pytest.skip("no folder ../shared with real reports beside the repository")
    return folder


class Answer(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(capfd):
    """Call ``jiheng`` with arguments, in this process."""

    def called(*args):
        code = main([str(arg) for arg in args])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return called


@pytest.fixture(scope="module")
def browser():
    """A real browser; a test that wants it is skipped where there is none."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def faces() -> None:
    """Office programs and browsers print Chinese with the faces of the system alone."""
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
        if not listed.stdout.strip():
            pytest.skip("no Chinese face on this machine (Debian: fonts-noto-cjk)")
