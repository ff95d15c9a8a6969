"""``jiheng audit``: exit codes, outputs, and what happens to files."""

import json
import os
from pathlib import Path
from threading import Thread

import openpyxl
import pytest


def test_exit_codes_say_how_it_came_out(call, right, wrong, tmp_path):
    assert call("audit", right).code == 0
    assert call("audit", wrong).code == 1
    assert call("audit", wrong, "--fail-on", "never").code == 0
    assert call("audit", wrong, tmp_path / "没有.txt").code == 3
    assert call("audit", tmp_path / "没有.txt", "--fail-on", "never").code == 3


def test_warnings_fail_only_where_they_are_asked_for(call, tmp_path):
    path = tmp_path / "停用.txt"
    path.write_text(
        "四川省云岭县水务局2023年度部门决算\n1.医疗卫生与计划生育支出（类）行政事业单位医疗（款）行政单位医疗（项）：支出决算为3万元。\n",
        "utf-8",
    )
    severities = {
        finding["severity"]
        for document in json.loads(call("audit", path, "--format", "json").out)["documents"]
        for finding in document["findings"]
    }
    assert "warning" in severities
    assert "error" not in severities
    assert call("audit", path).code == 0
    assert call("audit", path, "--fail-on", "warning").code == 1


def test_the_verdict_and_the_proof_are_printed(call, wrong):
    answer = call("audit", wrong)
    assert answer.out.startswith("× 有错误：错误1处")
    assert "应为 40.00%" in answer.out
    assert answer.err == ""


def test_an_unreadable_input_is_one_sentence_and_the_rest_is_written(call, right, tmp_path):
    output = tmp_path / "结果.json"
    answer = call("audit", tmp_path / "没有.txt", right, "--format", "json", "-o", output)
    assert answer.code == 3
    assert answer.err.count("\n") == 1
    assert answer.err.startswith(str(tmp_path / "没有.txt"))
    made = json.loads(output.read_text("utf-8"))
    assert len(made["failures"]) == len(made["documents"]) == 1


def test_only_unreadable_inputs_print_nothing_but_their_sentence(call, tmp_path):
    answer = call("audit", tmp_path / "没有.txt")
    assert (answer.out, answer.err.count("\n")) == ("", 1)


@pytest.mark.parametrize("format", ["text", "json", "sarif", "html"])
def test_every_format_goes_to_screen_and_file_alike(call, wrong, tmp_path, format):
    output = tmp_path / "新建" / f"结果.{format}"
    assert call("audit", wrong, "--format", format, "-o", output).out == ""
    assert output.read_text("utf-8") == call("audit", wrong, "--format", format).out
    assert [path.name for path in output.parent.iterdir()] == [output.name]


def test_a_folder_takes_a_page_for_each_report_and_an_index(call, right, wrong, tmp_path):
    (tmp_path / "下级").mkdir()
    (tmp_path / "下级" / wrong.name).write_bytes(wrong.read_bytes())
    pages = tmp_path / "网页"
    assert call("audit", tmp_path, "--format", "html", "-o", pages).code == 1
    names = {"index.html", f"{right.name}.html", f"{wrong.name}.html", f"{wrong.name}-2.html"}
    assert {path.name for path in pages.iterdir()} == names
    assert call("audit", tmp_path, "--format", "html", "-o", pages).code == 1
    assert {path.name for path in pages.iterdir()} == names


def test_an_input_is_never_overwritten(call, wrong):
    before = wrong.read_bytes()
    answer = call("audit", wrong, "-o", wrong.parent / "." / wrong.name)
    assert answer.code == 2
    assert "不能覆盖" in answer.err
    assert wrong.read_bytes() == before


def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(call, wrong, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    answer = call("audit", wrong, "--format", "json", "-o", tmp_path)
    assert answer.code == 2
    assert "无法写入" in answer.err
    assert sorted(tmp_path.rglob("*")) == before


def test_processes_print_the_same(call, right, wrong):
    alone = call("audit", right, wrong, "--format", "json")
    assert alone == call("audit", right, wrong, "--format", "json", "--jobs", "2")


def test_packs_of_the_user_are_known(call, right, tmp_path):
    pack = tmp_path / "packs" / "yunling-2023"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text('[pack]\nname = "云岭县"\nparent = "sichuan-2023"\nregions = ["云岭县"]\n', "utf-8")
    given = ("audit", right, "--policy", "yunling-2023")
    assert call(*given).code == 2
    answer = call(*given, "--policies", pack.parent, "--format", "json")
    assert json.loads(answer.out)["documents"][0]["parts"][0]["policy"] == "yunling-2023"
    (pack / "pack.toml").write_text('[pack]\nname = "云岭县"\nparent = "nowhere"\n', "utf-8")
    assert "nowhere" in call(*given, "--policies", pack.parent).err


def test_a_place_under_a_file_is_said_too(call, wrong):
    code, out, err = call("audit", wrong, "-o", wrong / "结果.json")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("审核.html", "<!doctype html>"),
        ("审核.htm", "<!doctype html>"),
        ("审核.json", "{"),
        ("审核.txt", "× "),
        ("审核", "× "),
    ],
)
def test_the_name_of_the_file_says_how_it_is_written(call, wrong, tmp_path, name, begin):
    call("audit", wrong, "-o", tmp_path / name)
    assert (tmp_path / name).read_text("utf-8").startswith(begin)


@pytest.mark.parametrize(("format", "name"), [("html", "审核.txt"), ("xlsx", "清单.docx"), ("text", "清单.xlsx")])
def test_a_name_under_which_no_program_would_open_it_is_refused(call, wrong, tmp_path, format, name):
    answer = call("audit", wrong, "--format", format, "-o", tmp_path / name)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "请把文件名的结尾改为" in answer.err
    assert not (tmp_path / name).exists()


def test_a_text_without_a_figure_is_never_called_right(call, tmp_path):
    path = tmp_path / "通知.txt"
    path.write_text("请各单位按时报送材料。\n", "utf-8")
    assert call("audit", path).out.startswith("! 没有可核对的内容")
    assert "没有可核对的内容" in call("audit", path, "--format", "html").out
    call("audit", path, "-o", tmp_path / "清单.xlsx")
    unit = openpyxl.load_workbook(tmp_path / "清单.xlsx")["单位"]
    assert "没有可核对的内容" in "".join(str(cell.value) for cell in unit[2])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_takes_the_result_and_a_link_stays_a_link(call, wrong, tmp_path):
    pipe, link, real = tmp_path / "管道", tmp_path / "链接.txt", tmp_path / "实.txt"
    os.mkfifo(pipe)
    link.symlink_to(real)
    read = []
    reader = Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    assert call("audit", wrong, "-o", pipe).code == 1
    reader.join(10)
    call("audit", wrong, "-o", link)
    assert link.is_symlink()
    assert pipe.is_fifo()
    assert read == [real.read_text("utf-8")]


def test_a_full_disk_is_one_sentence(call, wrong):
    if not Path("/dev/full").exists():
        pytest.skip("the system has no full device")
    answer = call("audit", wrong, "-o", "/dev/full")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "无法写入 /dev/full" in answer.err
    assert Path("/dev/full").is_char_device()
