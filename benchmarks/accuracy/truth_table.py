"""Every report beside the repository against its truth, as Markdown."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.accuracy.tally import NO_FIGURE, table
from benchmarks.accuracy.truth import Score, ask, score
from benchmarks.accuracy.wording import load

SHARED = Path(__file__).parents[3] / "shared"


def scores() -> list[Score]:
    """Every report with a truth; those without one with their figures only."""
    done: list[Score] = []
    for path in sorted([*(SHARED / "reports").glob("*.txt"), *(SHARED / "samples").glob("*.txt")]):
        answer, file = ask(path), SHARED / "truth" / f"{path.stem}.json"
        if file.exists():
            done.append(score(path.stem, json.loads(file.read_text(encoding="utf-8")), answer))
        else:
            figures = (answer.figures["facts"], answer.figures["facts"] + len(answer.figures["not_understood"]))
            done.append(Score(path.stem, (0, 0), (0, 0), [], None, figures, [], {}))
    return done


def markdown(*, verbose: bool) -> list[str]:
    """The part of ``docs/accuracy.md`` on hand-made truth."""
    words = load("report")
    if not (SHARED / "truth").is_dir():
        return [words["truth"], "", words["not_there"], ""]
    done = scores()
    rows = [
        [
            s.name,
            share(s.errors),
            share(s.warnings),
            str(len(s.false)) if s.kinds else NO_FIGURE,
            share(s.facts),
            share(s.figures),
        ]
        for s in done
    ]
    totals: dict[str, tuple[int, int]] = {}
    for one in done:
        for kind, (right, every) in one.kinds.items():
            before = totals.get(kind, (0, 0))
            totals[kind] = (before[0] + right, before[1] + every)
        for text in (*(f"MISSED {m}" for m in one.missed), *(f"WRONG {f}" for f in one.false)) if verbose else ():
            print(one.name, text, file=sys.stderr)
    kinds = [[kind, str(every), str(right)] for kind, (right, every) in sorted(totals.items())]
    return [
        words["truth"],
        "",
        *table(words["truth_head"], rows),
        "",
        words["truth_kinds"],
        "",
        *table(words["truth_kinds_head"][:3], kinds),
        "",
    ]


def share(pair: tuple[int, int] | None) -> str:
    """``right of all``, with percent."""
    return f"{pair[0]} of {pair[1]} ({pair[0] / pair[1]:.1%})" if pair and pair[1] else NO_FIGURE
