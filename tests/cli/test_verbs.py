"""The other verbs: extract, explain, rules, policies, doctor."""

import csv
import json

import pytest


def findings(call, path):
    return json.loads(call("audit", path, "--format", "json").out)["documents"][0]["findings"]


def test_extract_prints_json_and_csv(call, right):
    made = json.loads(call("extract", right).out)
    assert made["schema"] == "jiheng.extract/1"
    rows = list(csv.DictReader(call("extract", right, "--format", "csv").out.lstrip("\ufeff").splitlines()))
    assert [row["value"] for row in rows] == [fact["value"] for fact in made["documents"][0]["facts"]]


@pytest.mark.parametrize("format", ["json", "csv", "xlsx", "parquet"])
def test_extract_writes_every_format(call, right, tmp_path, format):
    output = tmp_path / f"数据.{format}"
    assert call("extract", right, tmp_path / "没有.txt", "--format", format, "-o", output).code == 3
    assert output.stat().st_size > 0


def test_a_missing_package_is_named_before_anything_is_done(call, right, monkeypatch, tmp_path):
    monkeypatch.setattr("jiheng.cli.extract.find_spec", lambda _: None)
    answer = call("extract", right, "--format", "parquet", "-o", tmp_path / "x.parquet")
    assert answer.code == 2
    assert "pip install" in answer.err


def test_explain_shows_the_computation(call, wrong, tmp_path):
    report = tmp_path / "结果.json"
    call("audit", wrong, "--format", "json", "-o", report)
    (finding,) = findings(call, wrong)
    answer = call("explain", report, finding["id"][:5])
    assert answer.code == 0
    assert answer.out.startswith(finding["title"])
    for operand in finding["evidence"]:
        assert operand["quote"] in answer.out
    output = tmp_path / "说明.txt"
    assert call("explain", report, finding["id"], "-o", output).code == 0
    assert output.read_text("utf-8") == call("explain", report, finding["id"]).out


@pytest.mark.parametrize("content", ["", "不是 JSON", "[]", '{"schema": "other/1"}', "[" * 100_000])
def test_explain_refuses_what_is_no_report(call, tmp_path, content):
    report = tmp_path / "结果.json"
    report.write_text(content, "utf-8")
    answer = call("explain", report, "abc")
    assert (answer.code, answer.out) == (3, "")
    assert "不是审核结果" in answer.err


def test_explain_knows_only_findings_of_the_report(call, wrong, tmp_path):
    report = tmp_path / "结果.json"
    call("audit", wrong, "--format", "json", "-o", report)
    assert call("explain", report, "zzz").code == 2
    assert call("explain", tmp_path / "没有.json", "zzz").code == 3


def test_rules_are_listed_and_shown(call):
    listed = call("rules", "list").out.splitlines()
    assert listed[0].split() == ["编号", "级别", "类别", "名称"]
    identity = listed[1].split()[0]
    assert call("rules", "show", identity).out.startswith(f"编号：{identity}\n")
    page = call("rules", "list", "--format", "md").out
    assert page.startswith("# 审核规则目录")
    assert f"共{len(listed) - 1}条规则" in page


def test_rules_are_tested_one_by_one(call):
    answer = call("rules", "test", "share_of_whole", "mobile_number")
    assert answer.code == 0
    assert answer.out.startswith("检验2条规则的")


def test_a_rule_whose_example_does_not_hold_is_named(call, tmp_path):
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "pack.toml").write_text('[pack]\nname = "某县"\nparent = "national"\n', "utf-8")
    (pack / "rules.toml").write_text(
        '[[rules.mobile_number.examples]]\ntext = "没有手机号码。"\nfails = true\n', "utf-8"
    )
    answer = call("rules", "test", "mobile_number", "--policy", "mine", "--policies", tmp_path)
    assert answer.code == 1
    assert "规则 mobile_number 的例" in answer.out


def test_policies_are_listed_shown_and_checked(call, tmp_path):
    assert "sichuan-2023" in call("policies", "list").out
    shown = call("policies", "show", "sichuan-2023").out
    assert shown.startswith("# sichuan-2023 ")
    assert 'measures.account = "决算数"  # national/lexicon/measures.toml' in shown.splitlines()
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "pack.toml").write_text('[pack]\nname = "某县"\nparent = "national"\n', "utf-8")
    assert call("policies", "check", tmp_path).out == "没有发现问题。\n"
    (pack / "pack.toml").write_text('[pack]\nname = "某县"\nparent = "nation"\n', "utf-8")
    answer = call("policies", "check", pack)
    assert answer.code == 1
    assert answer.out.startswith("mine/pack.toml 的 pack.parent：没有名为 nation 的上级政策包")


def test_the_doctor_says_what_is_there(call):
    answer = call("doctor")
    assert answer.code == 0
    (line,) = (line for line in answer.out.splitlines() if line.strip().startswith("可读文件"))
    assert ".docx" in line
    assert ".wps" not in line
    assert "audit --format html" in answer.out


@pytest.mark.parametrize(("system", "words"), [("win32", ".msi"), ("darwin", "应用程序"), ("linux", "银河麒麟")])
def test_the_doctor_says_how_to_install_what_is_missing_offline_too(call, monkeypatch, system, words):
    monkeypatch.setattr("jiheng.formats.converter.program", lambda: None)
    monkeypatch.setattr("jiheng.formats.pdf.recognition.available", lambda: False)
    monkeypatch.setattr("jiheng.cli.doctor.SYSTEM", system)
    answer = call("doctor").out
    assert words in answer
    assert "--no-index" in answer
    assert "另存为 .docx" in answer


@pytest.mark.parametrize(
    ("typesetter", "office", "said"),
    [(object(), None, "可用"), (None, "/usr/bin/soffice", "LibreOffice：/usr/bin/soffice"), (None, None, "缺少 typst")],
)
def test_the_doctor_says_by_what_a_report_becomes_pdf(call, monkeypatch, typesetter, office, said):
    monkeypatch.setattr("jiheng.formats.converter.program", lambda: office)
    monkeypatch.setattr("jiheng.cli.doctor.find_spec", lambda _: typesetter)
    (line,) = (line for line in call("doctor").out.splitlines() if "compose -o .pdf" in line)
    assert said in line


def test_the_doctor_tells_programs_what_is_missing(call, monkeypatch):
    monkeypatch.setattr("jiheng.formats.converter.program", lambda: None)
    found = json.loads(call("doctor", "--format", "json").out)
    assert found["schema"] == "jiheng.doctor/1"
    items = {item["name"]: item for item in found["items"]}
    assert not items["reads_converted"]["ready"]
    assert "LibreOffice" in items["reads_converted"]["text"]
    assert items["reads"]["ready"]
    assert {"audit.json", "extract.csv", "compose.docx"} <= items.keys()


def test_the_doctor_says_what_it_found_and_which_limits_hold(call, monkeypatch):
    monkeypatch.setattr("jiheng.formats.converter.program", lambda: "/opt/libreoffice/program/soffice")
    monkeypatch.setattr("jiheng.formats.pdf.recognition.available", lambda: True)
    monkeypatch.setattr("jiheng.formats.limits.OWN", {"pages": 5000})
    answer = call("doctor").out
    assert "/opt/libreoffice/program/soffice" in answer
    assert "pages=5000" in answer
    assert "jiheng[ocr]" not in answer
    monkeypatch.setattr("jiheng.formats.limits.FAULT", "page=1")
    assert "“page=1”写错了" in call("doctor").out
