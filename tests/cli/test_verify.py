"""A snapshot can be checked by anyone: hashes, table, ledger and report against each other."""

import csv
import hashlib
import io
import json
import shutil
from decimal import Decimal

import pytest
from click.testing import CliRunner

from jiheng.cli import root as program


def run(*given):
    return CliRunner().invoke(program, [str(one) for one in given], standalone_mode=False)


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("公 开")
    source = root / "examples" / "units" / "school" / "部门.json"
    made = run("compose", source, "-o", folder / "报告.html", "--snapshot", folder / "快照")
    assert made.return_value == 0, made.output
    return folder


@pytest.fixture(scope="module")
def total(made):
    """What the report says of all expenditure, as printed."""
    facts = json.loads((made / "快照" / "ledger.json").read_text("utf-8"))["facts"]
    return next(f["value"] for f in facts if (f["concept"], f["measure"], f["year"]) == ("支出合计", "决算数", 2023))


@pytest.fixture
def snapshot(made, tmp_path):
    return shutil.copytree(made / "快照", tmp_path / "快照")


def seal(folder):
    """Make the hashes anew, as one would who changes a snapshot and knows how it is made."""
    names = [path.name for path in sorted(folder.iterdir()) if path.name != "SHA256SUMS"]
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_bytes("".join(lines).encode())


def change(path, old, new):
    content = path.read_text("utf-8")
    assert old in content
    path.write_bytes(content.replace(old, new).encode())


def test_a_fresh_snapshot_agrees_and_holds_the_report_itself(made, snapshot):
    found = run("verify", snapshot)
    assert found.return_value == 0
    assert "一致" in found.output
    assert (snapshot / "报告.html").read_bytes() == (made / "报告.html").read_bytes()


def test_the_package_describes_every_column_and_file(snapshot, total):
    package = json.loads((snapshot / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (snapshot / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    rows = list(csv.DictReader(io.StringIO((snapshot / "facts.csv").read_text("utf-8-sig"))))
    fields = [
        field["name"] for field in next(r for r in package["resources"] if r["name"] == "facts")["schema"]["fields"]
    ]
    assert list(rows[0]) == fields
    modelled = {a["source"] for d in package["model"]["dimensions"].values() for a in d["attributes"].values()}
    assert modelled | {package["model"]["measures"]["amount"]["source"]} == set(fields)
    assert {(row["value"], row["unit"], row["amount"]) for row in rows} >= {
        (total, "万元", str(int(Decimal(total) * 10000)))
    }


def test_a_changed_byte_is_told(snapshot):
    change(snapshot / "报告.html", "部门概况", "部门情况")
    found = run("verify", snapshot)
    assert found.return_value == 1
    assert "报告.html" in found.output


def test_a_changed_figure_is_told_even_with_new_hashes(snapshot, total):
    change(snapshot / "报告.html", total, f"1{total}")
    seal(snapshot)
    found = run("verify", snapshot)
    assert found.return_value == 1
    assert f"2023年 支出合计 决算数 {total}万元" in found.output
    assert f"2023年 支出合计 决算数 1{total}万元" in found.output


def test_a_changed_table_is_told_even_with_new_hashes(snapshot, total):
    change(snapshot / "facts.csv", total, f"1{total}")
    seal(snapshot)
    assert "facts.csv" in run("verify", snapshot).output


def test_missing_and_further_files_are_told(snapshot):
    (snapshot / "facts.csv").unlink()
    (snapshot / "另一份.docx").write_bytes(b"")
    found = run("verify", snapshot)
    assert found.return_value == 1
    assert "facts.csv" in found.output
    assert "另一份.docx" in found.output


def test_what_is_no_snapshot_is_refused_and_the_others_are_still_checked(snapshot, made):
    (snapshot / "SHA256SUMS").write_bytes(b"\xff")
    found = run("verify", snapshot, made / "快照")
    assert found.return_value == 3
    assert "一致" in found.output
    assert str(snapshot) in found.output


@pytest.mark.parametrize("spoil", ["ledger.json", "datapackage.json"])
@pytest.mark.parametrize("content", [b"\xff", b"{", b"[]", b'"x"', None])
def test_data_that_were_spoiled_or_taken_away_are_told_as_a_change(snapshot, spoil, content):
    if content is None:
        (snapshot / spoil).unlink()
    else:
        (snapshot / spoil).write_bytes(content)
    found = run("verify", snapshot)
    assert found.return_value == 1
    assert spoil in found.output
