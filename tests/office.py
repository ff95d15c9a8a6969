"""LibreOffice as the other program that opens what is written here, and saves what is read here."""

import shutil
import subprocess

import pytest

OFFICE = shutil.which("soffice")
needed = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def saved(path, form, folder):
    """A file as LibreOffice saves it into a folder; ``form`` is the new ending, with a filter behind a colon or not."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / path.name).with_suffix(f".{form.partition(':')[0]}")
