"""Files and functions stay small: p90 under 300 and 30 lines, nothing beyond 600 and 60. Prints the ten largest."""

import ast
from pathlib import Path

SRC = Path(__file__).parents[2] / "src" / "yifa"


def sources():
    return [path for path in SRC.rglob("*.py") if "migrations" not in path.parts]


def functions():
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node.end_lineno - node.lineno + 1, f"{path.relative_to(SRC)}:{node.name}"


def p90(sizes):
    ordered = sorted(size for size, _ in sizes)
    return ordered[int(len(ordered) * 0.9)]


def largest(sizes):
    return "\n".join(f"{size:5} {name}" for size, name in sorted(sizes, reverse=True)[:10])


def test_files_stay_small():
    sizes = [(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(SRC))) for path in sources()]
    print(largest(sizes))
    assert p90([s for s in sizes if s[0] > 3]) < 300 and max(sizes)[0] <= 600, largest(sizes)


def test_functions_stay_small():
    sizes = list(functions())
    print(largest(sizes))
    assert p90(sizes) < 30 and max(sizes)[0] <= 60, largest(sizes)
