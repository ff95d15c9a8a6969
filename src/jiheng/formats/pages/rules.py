"""The straight lines of a page, from the strokes and the filled shapes that it draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jiheng.formats.pages.geometry import Rule

_THIN = 3.0  # a filled shape up to this width is a line
_SLANT = 1.0  # what a line may lean
_SHORTEST = 4.0
_GAP = 3.0  # between the dashes of one line
_SAME = 1.5  # between two strokes of one line
_DOT = 2.0  # a shape that is no wider and no higher is a dot
_LEVEL = 0.5  # between the dots of one line, across it
_FEWEST = 4  # dots that make a line

Point = tuple[float, float]
Stroke = tuple[Point, Point]


def rules(strokes: Sequence[Stroke]) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines that strokes draw, each sorted by place."""
    strokes = [*(stroke for stroke in strokes if not _is_dot(stroke)), *_dotted(list(filter(_is_dot, strokes)))]
    across = [Rule((y + w) / 2, min(x, v), max(x, v)) for (x, y), (v, w) in strokes if abs(y - w) <= _SLANT]
    down = [Rule((x + v) / 2, min(y, w), max(y, w)) for (x, y), (v, w) in strokes if abs(x - v) <= _SLANT]
    return _joined(across), _joined(down)


def _is_dot(stroke: Stroke) -> bool:
    (x, y), (v, w) = stroke
    return abs(x - v) <= _DOT and abs(y - w) <= _DOT


def _dotted(dots: Sequence[Stroke]) -> Iterator[Stroke]:
    """The lines that dots make, in either direction."""
    for line in _runs([((x + v) / 2, (y + w) / 2) for (x, y), (v, w) in dots]):
        yield line[0], line[-1]
    for line in _runs([((y + w) / 2, (x + v) / 2) for (x, y), (v, w) in dots]):
        yield line[0][::-1], line[-1][::-1]


def _runs(dots: Sequence[Point]) -> Iterator[list[Point]]:
    """Dots that follow one another at a level (their second number)."""
    level = float("-inf")
    levelled = []
    for along, at in sorted(dots, key=lambda dot: dot[1]):
        level = level if at - level <= _LEVEL else at
        levelled.append((level, along))
    run: list[Point] = []
    for at, along in sorted(levelled):
        if run and (at != run[-1][1] or along - run[-1][0] > _GAP):
            if len(run) >= _FEWEST:
                yield run
            run = []
        run.append((along, at))
    if len(run) >= _FEWEST:
        yield run


def filled(outline: Sequence[Stroke]) -> Iterator[Stroke]:
    """A filled shape as the line that it draws, if it is thin."""
    xs, ys = zip(*(point for stroke in outline for point in stroke), strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if bottom - top <= _THIN:
        yield (left, (top + bottom) / 2), (right, (top + bottom) / 2)
    elif right - left <= _THIN:
        yield ((left + right) / 2, top), ((left + right) / 2, bottom)


def _joined(found: Iterable[Rule]) -> list[Rule]:
    """Lines that lie on each other or follow one another as one; specks are none."""
    joined: list[Rule] = []
    for rule in _levelled(sorted(found)):
        if joined and rule.at == joined[-1].at and rule.start - joined[-1].end <= _GAP:
            joined[-1] = joined[-1]._replace(end=max(joined[-1].end, rule.end))
        else:
            joined.append(rule)
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def _levelled(found: Iterable[Rule]) -> list[Rule]:
    """The lines with one place for all that nearly share it, sorted along each."""
    levelled: list[Rule] = []
    at = last = float("-inf")
    for rule in found:
        at = at if rule.at - last <= _SAME else rule.at
        last = rule.at
        levelled.append(rule._replace(at=at))
    return sorted(levelled)
