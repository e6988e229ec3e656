"""The figures of a county-year over a million cases, against SQL written by hand on the same file and engine."""

from pathlib import Path

from yifa.doors.cli.bench.declare import Measured, bench
from yifa.readers.figures.measuring import by_hand, by_indicators, made_up


class FiguresDiffer(AssertionError):
    """Ours and the hand-written SQL disagree; a speed of wrong figures is worth nothing."""


def both(quick: bool, folder: Path) -> tuple[float, float, int]:
    """(seconds by hand, seconds by indicators, rows), best of several rounds in turns."""
    rows = 100_000 if quick else 1_000_000
    snapshot = made_up(folder, rows)
    hand, ours = [], []
    for _ in range(3 if quick else 7):
        by_sql, seconds = by_hand(snapshot)
        hand.append(seconds)
        by_declaration, seconds = by_indicators(snapshot)
        ours.append(seconds)
        if by_sql != by_declaration:
            raise FiguresDiffer(f"{by_sql} ≠ {by_declaration}")
    return min(hand), min(ours), rows


@bench("figures.ratio", "一百万件的年度数字对比手写 SQL", target=1.3, better="less")
def ratio(quick: bool, folder: Path) -> Measured:
    hand, ours, rows = both(quick, folder)
    return Measured(ours / hand, "倍", f"手写 {hand * 1000:.0f} 毫秒", f"{rows:,} 件,本系统 {ours * 1000:.0f} 毫秒")


@bench("figures.seconds", "一百万件的年度数字", target=2.0, better="less")
def seconds(quick: bool, folder: Path) -> Measured:
    hand, ours, rows = both(quick, folder)
    return Measured(ours, "秒", f"手写 {hand:.3f} 秒", f"{rows:,} 件")
