"""The limits that a user sets, and the bounds of the process that reads."""

import ctypes
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from jiheng.formats.bounds import JobLimits

ROOT = Path(__file__).parents[2]
READ = "import sys; from pathlib import Path; from jiheng.formats import read; print(read(Path(sys.argv[1])).text)"


def answer(path, setting):
    command = [sys.executable, "-X", "utf8", "-c", READ, str(path)]
    return subprocess.run(
        command, env={**os.environ, "JIHENG_LIMITS": setting}, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("收入合计" * 100, "utf-8")
    return path


def test_a_user_sets_limits_of_his_own(report):
    assert "收入合计" in answer(report, "").stdout
    assert "收入合计" in answer(report, "characters=400, seconds=5").stdout
    assert "399 字的上限" in answer(report, "seconds=5;characters=399").stderr


@pytest.mark.parametrize("setting", ["page=3", "pages", "pages=", "pages=-1", "pages=0", "pages=1.5", "pages=很多"])
def test_a_setting_that_is_none_is_named_and_nothing_is_read(report, setting):
    refused = answer(report, f"seconds=5,{setting}")
    assert refused.returncode != 0
    assert f"“{setting}”" in refused.stderr
    assert not refused.stdout


def test_the_guide_names_every_limit_with_its_value():
    table = (ROOT / "docs/guide/limits.md").read_text("utf-8")
    stated = {name: int(value) for name, value in re.findall(r"^\| `(\w+)` \| (\d+) \|", table, re.MULTILINE)}
    assert stated == tomllib.loads((ROOT / "src/jiheng/formats/limits.toml").read_text("utf-8"))["limits"]


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the size that the system's header gives for 64 bits")
def test_the_limits_of_a_job_have_the_size_that_windows_expects():
    assert ctypes.sizeof(JobLimits) == 144
