"""Which words of a header stand on top of others."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.formats.pages.pieces import Piece
from jiheng.formats.pages.rooms import Room, held
from jiheng.formats.pages.stacks import Stack


def piles(found: Sequence[Stack], columns: Sequence[Room]) -> tuple[list[Stack], list[Stack]]:
    """The words next to each column, and those above them: over several columns, or on top of others."""
    single = [stack for stack in found if len(held(stack, columns)) <= 1]
    upper = [stack for stack in found if stack not in single]
    lower: list[list[Stack]] = []
    for stack in sorted(single, key=lambda stack: -stack.middle):
        own = [pile for pile in lower if any(_in_one(stack, other, columns) for other in pile)]
        if any(stack.bottom <= other.middle for pile in own for other in pile):
            upper.append(stack)
        elif own:
            own[0].append(stack)
        else:
            lower.append([stack])
    leaves = [pile[0] if len(pile) == 1 else Stack(_in_order(pile), pile[0].up) for pile in lower]
    return sorted(leaves, key=lambda stack: stack.left), upper


def _in_order(pile: Sequence[Stack]) -> list[Piece]:
    ordered = sorted(pile, key=lambda stack: (stack.left, stack.top))
    return [piece for stack in ordered for piece in stack.pieces]


def _in_one(one: Stack, other: Stack, columns: Sequence[Room]) -> bool:
    """Whether two stacks stand over each other, or in one column."""
    left, right = _room(one, columns)
    start, end = _room(other, columns)
    return left < end and start < right


def _room(stack: Stack, columns: Sequence[Room]) -> tuple[float, float]:
    """From where to where a stack and its column reach."""
    own = [columns[at] for at in held(stack, columns)]
    return min([stack.left, *(room.left for room in own)]), max([stack.right, *(room.right for room in own)])
