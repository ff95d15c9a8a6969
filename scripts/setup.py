"""Make the environment `.venv` beside this folder: locked packages by hash, then Jiheng itself, editable.

``python scripts/setup.py [LOCK]`` works the same on Linux, Windows and macOS and needs only Python 3.11 or newer.
The packages come through uv where uv can be had (about ten times faster) and through plain pip everywhere else, so
that a site's own mirror settings, which only pip reads, always get their turn. Runs again without harm.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / "python"
PIP = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
UV = [SCRIPTS / "uv", "pip", "install", "--quiet", "--python", PYTHON]


def succeeds(*command: object) -> bool:
    """Run a command in the repository and tell whether it ended well; a missing program did not."""
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode == 0
    except OSError:
        return False


def create_environment() -> None:
    """Create `.venv` unless a working one is there."""
    if not (succeeds(PYTHON, "-c", "import pip") or succeeds(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)):
        sys.exit("No environment could be made; see the message above (on Debian: apt install python3-venv).")


def main(lock: str = "requirements-dev.lock") -> None:
    """Install the packages of one lock file and then Jiheng itself."""
    create_environment()
    locked = ("--require-hashes", "-r", lock)
    with_uv = succeeds(*PIP, "--require-hashes", "-r", "requirements-uv.lock") and succeeds(*UV, *locked)
    if not with_uv:
        print("uv could not install the packages (see above); trying plain pip, which takes longer ...")
    if not (with_uv or succeeds(*PIP, *locked)):
        sys.exit(f"The packages of {lock} could not be installed; see the message above.")
    # Without build isolation nothing unhashed is fetched: the lock itself holds the build tools.
    if not succeeds(*PIP, "--no-deps", "--no-build-isolation", "--editable", "."):
        sys.exit("Jiheng itself could not be installed; see the message above.")


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Jiheng needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))
    main(*sys.argv[1:])
