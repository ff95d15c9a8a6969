"""The child process: what hangs, crashes or grows there is a sentence here, and the next file is read."""

import os
import pickle
import sys
import time
from io import BytesIO

import pytest

from jiheng.formats import Limits, Unreadable
from jiheng.formats.child import CHILD, _Documents
from jiheng.formats.limits import STANDARD

ROGUE = "tests.formats.rogue"


def sentence(order, limits=STANDARD):
    with pytest.raises(Unreadable) as refused:
        CHILD.read(ROGUE, order, "报告.pdf", limits)
    assert refused.value.path == "报告.pdf"
    return refused.value.message


def test_a_reader_that_hangs_is_stopped():
    begun = time.monotonic()
    assert "1 秒" in sentence(b"sleep", Limits.of({"seconds": 1}))
    assert time.monotonic() - begun < 10
    assert CHILD.read(ROGUE, b"print", "甲.txt", STANDARD).text == "收入"


@pytest.mark.parametrize("order", [b"die", b"raise"])
def test_a_reader_that_crashes_harms_nobody(order):
    assert "意外中止" in sentence(order)
    assert CHILD.read(ROGUE, b"print", "甲.txt", STANDARD).text == "收入"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows offers no limit on a process's memory here")
def test_a_reader_that_grows_is_stopped():
    assert "意外中止" in sentence(b"grow")


def test_the_child_stays_warm_and_passes_refusals_on():
    CHILD.read(ROGUE, b"print", "甲.txt", STANDARD)
    first = CHILD._process.pid
    assert sentence(b"refuse") == "不读。"
    assert CHILD._process.pid == first


@pytest.mark.parametrize("evil", [os.system, eval, pickle.loads, Limits.of, "jiheng.formats.child\nsubprocess.Popen"])
def test_an_answer_can_hold_nothing_but_documents(evil):
    data = f"c{evil}\n.".encode() if isinstance(evil, str) else pickle.dumps(evil)
    with pytest.raises(pickle.UnpicklingError):
        _Documents(BytesIO(data)).load()
