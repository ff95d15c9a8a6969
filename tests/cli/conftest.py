"""The command line as its user meets it: arguments in, what is printed and the exit code out."""

import os
import subprocess
import sys

import pytest

RIGHT = (
    "四川省云岭县水务局2023年度部门决算\n"
    "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。\n"
)
WRONG = RIGHT.replace("项目支出40.00万元，占40.00%", "项目支出40.00万元，占46.00%")


@pytest.fixture
def process(tmp_path):
    """Call ``jiheng`` as a process of its own, in an environment, with more code after it; it prints bytes."""

    def called(*args, code="", **environment):
        program = f"import sys\nfrom jiheng.cli import main\ncode = main()\n{code}\nsys.exit(code)"
        command = [sys.executable, "-c", program, *map(str, args)]
        return subprocess.run(
            command, cwd=tmp_path, env={**os.environ, **environment}, capture_output=True, check=False, timeout=60
        )

    return called


@pytest.fixture
def right(tmp_path):
    path = tmp_path / "对的 报告.txt"
    path.write_text(RIGHT, "utf-8")
    return path


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "错的 报告.txt"
    path.write_text(WRONG, "utf-8")
    return path
