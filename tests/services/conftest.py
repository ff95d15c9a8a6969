"""A few short reports in a folder, right and wrong."""

import pytest

RIGHT = (
    "四川省云岭县水务局2023年度部门决算\n"
    "2023年度本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。\n"
)
WRONG = RIGHT.replace("项目支出40.00万元，占40.00%", "项目支出40.00万元，占46.00%")


@pytest.fixture
def folder(tmp_path):
    """报告/一.txt right, 报告/下级/二.txt wrong, and files that are none of the user's reports."""
    base = tmp_path / "报告 夹"
    (base / "下级").mkdir(parents=True)
    (base / ".隐藏").mkdir()
    (base / "__MACOSX").mkdir()
    (base / "一.txt").write_text(RIGHT, "utf-8")
    (base / "下级" / "二.TXT").write_bytes(WRONG.encode("gb18030"))
    for name in ("~$一.docx", ".草稿.txt", ".隐藏/三.txt", "__MACOSX/四.txt", "说明.xyz"):
        (base / name).write_text(RIGHT, "utf-8")
    return base
