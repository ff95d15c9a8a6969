"""The user guide names only commands, options and files that exist, and shows what the example report really gives."""

import re
import shlex

import pytest

from jiheng import cli

COMMAND = re.compile(r"^\s*(?:\S*[/\\])?jiheng (.+)$|`jiheng ([^`]+)`", re.MULTILINE)


def commands(folder):
    for page in sorted(folder.rglob("*.md")):
        for found in COMMAND.finditer(page.read_text("utf-8")):
            yield page.name, found[1] or found[2]


def test_the_guide_shows_commands(root):
    assert len(list(commands(root / "docs/guide"))) > 15


def test_commands_and_options_exist(root_command, root):
    for page, line in commands(root / "docs/guide"):
        words = shlex.split(line.replace("\\", "/"))
        command = root_command
        while words and hasattr(command, "list_commands") and not words[0].startswith("-"):
            command = command.get_command(None, words.pop(0))
            assert command is not None, (page, line)
        known = {option for param in command.params for option in param.opts} | {"--help"}
        assert {word for word in words if word.startswith("-")} <= known, (page, line)


@pytest.fixture
def root_command():
    return cli.root


def test_the_finding_of_the_guide_is_the_one_of_the_example(root, call):
    report = root / "examples/reports/yunling-agri-machinery-2023-disclosure.txt"
    shown = "".join(call("audit", report).out.split())
    sample = re.search(r"```text\n(.*?)```", (root / "docs/guide/findings.md").read_text("utf-8"), re.DOTALL)[1]
    for line in sample.splitlines()[1:]:
        assert "".join(line.split()) in shown, line
