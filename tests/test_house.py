"""The rules of the house, on the tree itself: size, wording in data, clean text, links and commands that exist."""

import ast
import csv
import json
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
IDEOGRAPH = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
# Written in pieces, so that this file itself stays clean.
FORBIDDEN = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", "npm" + "js", "/wo" + "rk/", "/opt/" + "pypi"])
)
BINARY = {".docx", ".doc", ".wps", ".pdf", ".ofd", ".xlsx", ".xls", ".et", ".png", ".zip", ".parquet"}
MADE = re.compile(r"(^|/)\.|__pycache__|^(build|dist|htmlcov)/")


def tree() -> list[Path]:
    """Every file that belongs to the repository: what git knows or would take; all files where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listing.returncode == 0:
        found = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not MADE.search(path.relative_to(ROOT).as_posix())]
    return [path for path in found if path.is_file()]


TREE = tree()
PYTHON = [path for path in TREE if path.suffix == ".py" and SOURCE in path.parents]
DATA = [path for path in TREE if path.suffix in {".toml", ".csv", ".json"} and path.parent != ROOT]
PAGES = [path for path in TREE if path.suffix == ".md"]
TEXT = [path for path in TREE if path.suffix not in BINARY]


def faults(paths: list[Path], look: Callable[[Path], object]) -> dict[str, object]:
    """What a look at each file finds wrong, by the file's name; files that are in order are left out."""
    return {path.relative_to(ROOT).as_posix(): found for path in paths if (found := look(path))}


def text_of(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def too_long(path: Path) -> list[str]:
    """The file, if it is too long, and every function in it that is."""
    text = text_of(path)
    spans = [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in functions(ast.parse(text))]
    whole = [f"{text.count(chr(10))} lines"] if text.count("\n") > LONGEST_FILE else []
    return whole + [f"{name}: {lines} lines" for name, lines in spans if lines > LONGEST_FUNCTION]


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def docstrings(module: ast.Module) -> set[int]:
    """Identities of all strings that stand alone as a statement: docstrings of every kind."""
    return {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}


def wording(module: ast.Module) -> list[str]:
    """The string literals with Chinese characters that are not docstrings, each with its line."""
    quiet = docstrings(module)
    return [
        f"line {node.lineno}: {node.value!r}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in quiet
        and IDEOGRAPH.search(node.value)
    ]


def unreadable(path: Path) -> str:
    """Why a data file cannot be used; nothing if it can."""
    try:
        match path.suffix:
            case ".toml":
                return "" if tomllib.loads(path.read_text("utf-8")) else "empty"
            case ".json":
                json.loads(path.read_text("utf-8"))
            case ".csv":
                rows = [line for line in path.read_text("utf-8-sig").splitlines() if not line.startswith("#")]
                return "" if len({len(row) for row in csv.reader(rows)}) == 1 else "rows of different widths, or none"
    except ValueError as error:
        return str(error)
    return ""


def dead_links(page: Path) -> list[str]:
    """The links of a page that name a file of the repository which is not there."""
    links = re.findall(r"\]\(([^)\s]+)\)", text_of(page))
    local = [link.partition("#")[0] for link in links if "://" not in link and not link.startswith(("#", "mailto:"))]
    return [link for link in local if not (page.parent / link).exists()]


def unknown_targets(page: Path) -> set[str]:
    """The make commands that a page names and the Makefile does not know."""
    named = re.findall(r"(?:`|^\s*(?:\$ )?)make ([a-z][a-z-]*)", text_of(page), re.MULTILINE)
    return set(named) - set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))


def shown_commands(page: str) -> list[str]:
    """The command lines of a page's code blocks, without their comments."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text_of(ROOT / page), re.MULTILINE | re.DOTALL)
    lines = (line.partition("#")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


def test_source_files_and_functions_are_short():
    assert faults(PYTHON, too_long) == {}


def test_terms_and_messages_are_data_not_code():
    assert faults(PYTHON, lambda path: wording(ast.parse(text_of(path)))) == {}


def test_the_gate_on_wording_sees_strings_and_spares_docstrings():
    module = ast.parse('"""绩衡"""\nWHOLE = "合计"\ndef f(x):\n    """说明"""\n    return f"增加{x}" + "，"  # 注释\n')
    assert wording(module) == ["line 2: '合计'", "line 5: '增加'"]


def test_data_files_can_be_read():
    assert faults(DATA, unreadable) == {}


def test_no_file_names_a_registry_or_a_machine_path():
    assert faults(TEXT, lambda path: FORBIDDEN.findall(text_of(path))) == {}


def test_links_between_pages_lead_somewhere():
    assert faults(PAGES, dead_links) == {}


def test_make_commands_named_in_pages_exist():
    assert faults(PAGES, unknown_targets) == {}


def test_both_readmes_show_the_same_commands():
    assert shown_commands("README.md") == shown_commands("README.zh-CN.md") != []
