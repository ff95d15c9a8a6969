"""Generated reports for inspection: saved as files, or printed beside the auditor's answer where it failed."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks.accuracy.audit_door import audit
from benchmarks.accuracy.campaign import Plan, cases, saved
from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.judge import judge
from benchmarks.accuracy.plants.plant import AGAINST, PLANT


def about(case: Case) -> dict[str, object]:
    """What is planted in a case, in the terms of its text."""
    text = case.text.text
    places = {
        flag: [
            {"line": text.count("\n", 0, at) + 1, "text": text[at:end].strip()} for at, end in case.text.flagged(flag)
        ]
        for flag in (PLANT, AGAINST)
    }
    return {
        "case": case.name,
        "note": case.note,
        "accept": sorted(case.accept),
        "mentions": list(case.mentions),
        "look": sorted(case.look.habits),
        "planted": [text[mark.start : mark.end] for mark in case.text.marks if mark.flag == PLANT],
        **places,
    }


def dump(kinds: list[str], plan: Plan, folder: Path) -> None:
    """Every case as a text file with a JSON file beside it that tells what is planted."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        for case in cases(kind, plan):
            path = saved(case, folder)
            path.with_suffix(".json").write_text(
                json.dumps(about(case), ensure_ascii=False, indent=1), encoding="utf-8"
            )


def show(kinds: list[str], plan: Plan) -> None:
    """The planted place and all findings of the cases that fail; for clean reports the text as well."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            for case in cases(kind, plan):
                answer = audit([saved(case, Path(folder))])
                verdict = judge(case, answer)
                if verdict.found is False or verdict.false or verdict.failure:
                    print(f"=== {case.name} found: {verdict.found} {verdict.failure}")
                    print(json.dumps(about(case), ensure_ascii=False, indent=1))
                    findings = answer["documents"][0]["findings"] if answer["documents"] else []
                    print(json.dumps(findings, ensure_ascii=False, indent=1))
                    if not case.planted:
                        print(case.text.text)
