"""What is wrong with a pack that a user wrote: file and key, in Chinese."""

import pytest

from jiheng.policy.checking import faults
from jiheng.policy.loader import BUILT_IN

HEAD = '[pack]\nname = "某县"\nparent = "sichuan-2023"\nregions = ["四川省某县"]\nyears = [2022, 2025]\n'


@pytest.fixture
def check(tmp_path):
    """Check a pack of one or two files: its faults as lines."""

    def checked(content="", head=HEAD):
        pack = tmp_path / "mine"
        pack.mkdir(exist_ok=True)
        (pack / "pack.toml").write_text(head, "utf-8")
        (pack / "own.toml").write_text(content, "utf-8")
        return [str(fault) for fault in faults(tmp_path)]

    return checked


def test_the_packs_that_come_with_jiheng_have_no_fault():
    assert [str(fault) for fault in faults(BUILT_IN)] == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        '[concepts."农机补贴"]\nfamilies = ["amounts"]\naliases = ["农机购置补贴"]\ndimension = "money"\n',
        '[numbers.digits]\n"廿" = 20\n',
        '[rules.mine]\nkind = "sum"\nseverity = "hint"\ntitle = "新规则"\nmessage = "“{name}”不符。"\n',
        (
            '[concepts."农机补贴"]\ndimension = "money"\n[[relations]]\nid = "mine"\nkind = "sum"\n'
            'result = { concept = "农机补贴" }\nterms = [{ concept = "基本支出" }]\n'
        ),
    ],
)
def test_what_a_county_adds_is_welcome(check, content):
    assert check(content) == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('[numbers]\nminsu = ["负"]\n', "mine/own.toml 的 numbers.minsu：没有这个设置，是否应为 minus？"),
        (
            '[numbers]\nminus = "负"\n',
            "mine/own.toml 的 numbers.minus：应为列表（加方括号），这里写的是文字（加引号）。",
        ),
        ("[nonsense_of_mine]\nx = 1\n", "mine/own.toml 的 nonsense_of_mine：没有这个设置。"),
        (
            '[rules.mobile_number]\nseverity = "fatal"\n',
            "mine/own.toml 的 rules.mobile_number.severity：没有“fatal”，只能是 error、warning、hint。",
        ),
        (
            '[rules.mobile_number]\nkind = "summ"\n',
            "mine/own.toml 的 rules.mobile_number.kind：没有“summ”，只能是 sum、",
        ),
        (
            '[rules.mine]\nkind = "sum"\nseverity = "hint"\ntitle = "新"\n',
            "mine/own.toml 的 rules.mine.message：缺少这一项。",
        ),
        (
            '[[relations]]\nid = "mine"\nkind = "sum"\nresult = { concept = "基本支初" }\nterms = []\n',
            "mine/own.toml 的 relations[1].result.concept：没有“基本支初”这一指标项（相近的有“基本支出”）；",
        ),
        (
            '[[relations]]\nid = "mine"\nkidn = "sum"\nresult = { concept = "基本支出" }\nterms = []\n',
            "mine/own.toml 的 relations[1].kidn：没有这个设置，是否应为 kind？",
        ),
        ('a = "没有结束\n', "mine/own.toml：第1行不符合 TOML 的写法，"),
    ],
)
def test_a_fault_is_named_with_file_and_key(check, content, fault):
    (line,) = check(content)
    assert line.startswith(fault)


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (HEAD.replace("sichuan-2023", "nowhere"), "parent"),
        (HEAD.replace("sichuan-2023", "mine"), "parent"),
        (HEAD.replace('name = "某县"\n', ""), "name"),
        (HEAD.replace("[2022, 2025]", "[2025, 2022]"), "years"),
        (HEAD.replace("regions", "region"), "region"),
    ],
)
def test_the_head_is_checked(check, head, key):
    (line,) = check("", head)
    assert line.startswith(f"mine/pack.toml 的 pack.{key}：")


def test_a_folder_without_a_pack_is_said(tmp_path):
    (line,) = map(str, faults(tmp_path))
    assert line == f"{tmp_path}：没有政策包；每个政策包是其中的一个文件夹，内有 pack.toml。"


def test_bytes_that_are_no_text_are_said(check, tmp_path):
    check()
    (tmp_path / "mine" / "坏.toml").write_bytes(b"\xff\xfe\x00")
    assert [str(fault) for fault in faults(tmp_path / "mine")] == [
        "mine/坏.toml：不是有效的 UTF-8 文本或 TOML 文件，请检查引号、括号和编码。"
    ]
