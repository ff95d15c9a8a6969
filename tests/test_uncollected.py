"""The search for reference cycles rests while a document is worked on, and goes on behind it whatever happens."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from jiheng.services import audit
from jiheng.uncollected import uncollected


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
