"""The search for reference cycles rests while a document is worked on, and goes on behind it whatever happens."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from jiheng.formats import read
from jiheng.services import audit
from jiheng.uncollected import uncollected
from tests.formats.printed import pdf, ruled, text

WORDS = "2023年支出合计100.00万元。"


def word(path: Path) -> None:
    made = docx.Document()
    made.add_paragraph(WORDS)
    made.add_table(2, 2).cell(0, 0).text = "合计"
    made.save(str(path))


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["合计", 100.5])
    book.save(path)


WRITE: dict[str, Callable[[Path], object]] = {
    ".docx": word,
    ".xlsx": workbook,
    ".html": lambda path: path.write_text(f"<p>{WORDS}</p><table><tr><td>合计<td>1.00</table>", "utf-8"),
    ".pdf": lambda path: path.write_bytes(
        pdf(text(60, 80, WORDS) + ruled([60, 200, 300], [100, 120], [["合计", "1"]]))
    ),
    ".txt": lambda path: path.write_text(WORDS, "utf-8"),
}


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_no_cycles_are_searched_for_inside():
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_fault_does_not_leave_it_at_rest():
    with pytest.raises(ValueError, match="fault"), uncollected():
        raise ValueError("fault")
    assert gc.isenabled()


def test_who_had_it_at_rest_keeps_it_so():
    gc.disable()
    with uncollected():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_only_the_outermost_lets_it_go_on():
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_audit_searches_for_none_and_leaves_none(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(
        "某市民政局2023年度部门决算\n2023年支出总计100.00万元，其中：基本支出60.00万元，项目支出50.00万元。\n", "utf-8"
    )
    audit(path)  # packs are loaded and words compiled
    gc.collect()
    runs = [one["collections"] for one in gc.get_stats()]
    found = audit(path)
    assert gc.isenabled()
    assert sum(one["collections"] for one in gc.get_stats()) - sum(runs) <= 2
    del found
    assert gc.collect() < 50  # of some thousand values


def test_what_is_said_to_be_without_cycles_is_handed_over_without_a_walk_over_it():
    with uncollected(acyclic=True):
        made = [[number] for number in range(5_000)]
    assert gc.isenabled()
    assert gc.get_count()[0] < 5_000  # none of them waits for the next search
    assert gc.get_freeze_count() == 0
    del made


def test_a_cycle_of_others_does_not_grow_old_with_it():
    class Node:
        pass

    node = Node()
    node.itself = node
    gone = weakref.ref(node)
    del node
    with uncollected(acyclic=True):
        pass
    assert gone() is None


@pytest.mark.parametrize("kind", WRITE)
def test_no_reader_leaves_a_cycle(tmp_path, kind):
    path = tmp_path / f"报告{kind}"
    WRITE[kind](path)
    read(path)
    gc.collect()
    gc.disable()
    assert read(path).text
    assert gc.collect() == 0
