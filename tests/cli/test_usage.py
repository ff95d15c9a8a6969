"""Wrong calls, help, consoles: one Chinese sentence, exit code 2, nothing written, nothing imported in vain."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jiheng.cli import root

SENTENCE = re.compile(r"用法错误：.+运行 jiheng( \w+)* --help 查看用法。\n")
# What Python itself loads at start-up in an environment like ours.
STARTUP = {"__main__", "__mp_main__", "sitecustomize", "usercustomize", "_distutils_hack", "__editable__"}


@pytest.mark.parametrize(
    "args",
    [
        ["nosuch"],
        ["--nosuch"],
        ["audit"],
        ["audit", ""],
        ["audit", "x", "--tables", ""],
        ["audit", "x", "--nosuch"],
        ["audit", "x", "--format", "docxx"],
        ["audit", "x", "--format"],
        ["audit", "x", "--fail-on", "hint"],
        ["audit", "x", "--jobs", "0"],
        ["audit", "x", "--jobs", "many"],
        ["audit", "x", "--policy", "nosuch"],
        ["audit", "x", "--policies", "nosuch"],
        ["explain", "x"],
        ["explain", "x", "y", "z"],
        ["rules", "nosuch"],
        ["rules", "show", "nosuch"],
        ["rules", "test", "nosuch"],
        ["policies", "show", "nosuch"],
    ],
)
def test_a_wrong_call_is_one_chinese_sentence(call, args):
    answer = call(*args)
    assert (answer.code, answer.out) == (2, "")
    assert SENTENCE.fullmatch(answer.err), answer.err


@pytest.mark.parametrize("args", [[], ["rules"], ["policies"]])
def test_a_call_without_a_verb_shows_what_there_is(call, args):
    answer = call(*args)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("用法：jiheng")


def verbs(group, path=()):
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield (*path, name)
        if hasattr(command, "list_commands"):
            yield from verbs(command, (*path, name))


@pytest.mark.parametrize("path", [(), *verbs(root)], ids=" ".join)
def test_every_help_page_is_chinese_and_complete(call, path):
    answer = call(*path, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"用法：jiheng{''.join(f' {name}' for name in path)} ")
    for line in answer.out.splitlines():
        if re.match(r"  \S", line):
            assert re.search("[一-鿿]", line), line
    assert not re.search(r"[{}]|Options|Usage|Show this", answer.out)


def test_the_version_is_printed(call):
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", call("--version").out)


@pytest.mark.parametrize("args", [["--help"], ["audit", "--help"], ["--version"], ["nosuch"]])
def test_what_reads_no_report_imports_no_library_but_the_command_line(process, args):
    modules = "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    loaded = set(process(*args, code=modules).stderr.decode().splitlines()[-1].split())
    assert loaded - set(sys.stdlib_module_names) - STARTUP == {"click", "jiheng"}


def test_help_imports_only_what_it_needs_of_jiheng(process):
    modules = "print(*(name for name in sys.modules if name.startswith('jiheng.')), file=sys.stderr)"
    loaded = process("--help", code=modules).stderr.decode().split()
    rooms = {name.split(".")[1] for name in loaded}
    assert rooms <= {"cli", "policy", "findings", "document", "spans", "ledger", "quantity"}


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_a_pipe_gets_utf_8_whatever_the_console_is(process, wrong, encoding):
    answer = process("audit", wrong, "--format", "json", PYTHONIOENCODING=encoding)
    assert answer.returncode == 1
    assert "错的 报告.txt" in answer.stdout.decode("utf-8")
    assert answer.stderr == b""


def test_errors_of_a_pipe_are_utf_8_too(process):
    answer = process("audit", "没有.txt", PYTHONIOENCODING="gbk")
    assert answer.stderr.decode("utf-8") == "没有.txt：找不到该文件，请检查路径和文件名。\n"


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are known to POSIX systems only")
def test_a_gbk_terminal_shows_what_it_can(wrong):
    output = terminal(["audit", str(wrong)], PYTHONIOENCODING="gbk", TERM="xterm", COLUMNS="60")
    shown = output.decode("gbk")
    assert "× 有错误" in re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert "\x1b[" in shown


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are known to POSIX systems only")
def test_no_colour_is_respected(wrong):
    assert b"\x1b[" not in terminal(["audit", str(wrong)], NO_COLOR="1", TERM="xterm")


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are known to POSIX systems only")
def test_bytes_are_not_poured_on_a_terminal(wrong):
    assert "请用 -o" in terminal(["extract", str(wrong), "--format", "xlsx"]).decode()


def test_a_closed_pipe_is_no_error(wrong):
    shell = f"'{sys.executable}' -m jiheng.cli audit '{wrong}' | true"
    answer = subprocess.run(["sh", "-c", shell], capture_output=True, check=False, timeout=60)
    assert answer.stderr == b""


def terminal(args, **environment):
    """What a call prints on a pseudo-terminal, standard output and standard error together."""
    import pty

    program = "import sys; from jiheng.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, *args]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, env={**os.environ, **environment}, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        running.wait(60)
    found = b""
    while chunk := read(ours):
        found += chunk
    os.close(ours)
    return found


def read(descriptor):
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("args", [["audit"], ["audit", "--format", "json"], ["--help"]])
def test_a_full_disk_is_one_sentence(args, wrong):
    args = [*args, wrong] if args[0] == "audit" else args
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jiheng.cli", *args], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "磁盘已满，结果没有写完，请腾出空间后重试。\n"
