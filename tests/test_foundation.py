"""What a fresh clone stands on: the lint gates, the locks, the package that is built from the tree, a light start."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile

import pytest

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock", "requirements-uv.lock"]
HEAVY = {"lxml", "docx", "openpyxl", "xlsxwriter", "pdfplumber", "pypdfium2", "python_calamine", "rich", "django"}


def run(root, *command):
    """Run a command in the repository, free of what an enclosing make hands down."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_style_types_and_import_contracts(root):
    if not shutil.which("make"):
        pytest.skip("no make here; run ruff, mypy and lint-imports by hand")
    result = run(root, "make", "lint")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("lock", LOCKS)
def test_locked_packages_carry_hashes_and_no_address(root, lock):
    text = (root / lock).read_text("utf-8")
    packages = re.split(r"\n(?=[A-Za-z0-9])", text.replace("\\\n", ""))
    assert [package.split()[0] for package in packages if "==" in package and "--hash=sha256:" not in package] == []
    assert not re.search(r"://|--(extra-)?index|--find-links", text)


@pytest.mark.parametrize(("lock", "groups"), [(LOCKS[0], []), (LOCKS[1], ["dev"]), (LOCKS[2], ["bench"])])
def test_locks_hold_what_the_project_declares(root, lock, groups):
    def key(requirement):
        return re.match(r"[\w.-]+", requirement).group().lower().replace("_", "-").replace(".", "-")

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [item for group in groups for item in project["optional-dependencies"][group]]
    locked = {key(line) for line in (root / lock).read_text("utf-8").splitlines() if "==" in line}
    assert {key(item) for item in project["dependencies"] + extras} - locked == set(), "run: make lock"


def test_wheel_holds_every_file_of_the_package(root, tmp_path):
    built = run(root, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    source = root / "src"
    files = {path.relative_to(source).as_posix() for path in (source / "jiheng").rglob("*") if path.is_file()}
    assert {file for file in files if "__pycache__" not in file} - held == set()


def test_start_up_imports_nothing_heavy(root):
    if not (root / "src/jiheng/cli/__init__.py").exists():
        pytest.skip("the command line is not written yet")
    loaded = run(root, sys.executable, "-c", "import jiheng.cli, sys; print(*sys.modules)")
    assert loaded.returncode == 0, loaded.stderr
    assert HEAVY & {module.partition(".")[0] for module in loaded.stdout.split()} == set()
