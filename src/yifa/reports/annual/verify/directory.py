"""verify_dir: files, signed root, rows, figures, printed forms, in that order; every problem is named."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from yifa.reports.annual.evidence import file_hash
from yifa.reports.annual.verify.figures import check_figures
from yifa.reports.annual.verify.ledger import check_commitment, check_root, read_tree
from yifa.reports.annual.verify.printed import check_printed
from yifa.reports.annual.verify.problem import CannotVerify, Problem
from yifa.reports.annual.verify.rows import check_rows
from yifa.reports.annual.verify.shape import SealedShape, TraceShape, must_be

Progress = Callable[[str], None]


def verify_dir(path: Path, *, key_id: str = "", progress: Progress = lambda text: None) -> list[Problem]:
    """Every problem of a report directory, [] when all is as published.

    `key_id`: the office's published key; without it the key in the package itself is used. Reads only files.
    """
    try:
        trace, root = read_json(path, "trace.json"), read_json(path, "ledger/root.json")
        must_be(TraceShape, trace, "trace.json")
        must_be(SealedShape, root, "ledger/root.json")
        if trace["algorithm"] != root["algorithm"]:
            raise CannotVerify("trace.json与ledger/root.json的散列算法对不上")
        return list(problems(path, trace, root, key_id, progress))
    except CannotVerify as error:
        return [Problem("trace", "trace.json", f"{error}，无法核验")]


def problems(
    path: Path, trace: dict[str, Any], root: dict[str, Any], key_id: str, progress: Progress
) -> Iterator[Problem]:
    progress("核对文件")
    yield from check_files(path, trace)
    progress("核对账本根")
    tree = read_tree(path, root)
    yield from check_root(tree, trace, key_id)
    yield from check_commitment(trace, tree)
    progress("核对记录")
    rows = check_rows(path, trace, tree)
    yield from rows.problems
    progress("复算数字")
    yield from check_figures(trace, rows.computation)
    progress("核对印出的文本")
    yield from check_printed(path, trace)


def read_json(path: Path, name: str) -> dict[str, Any]:
    try:
        data = json.loads((path / name).read_text("utf-8"))
    except FileNotFoundError as error:
        raise CannotVerify(f"缺少{name}") from error
    except (ValueError, OSError) as error:
        raise CannotVerify(f"{name}读不出来：{error}") from error
    if not isinstance(data, dict):
        raise CannotVerify(f"{name}不是出处文件")
    return data


def check_files(path: Path, trace: dict[str, Any]) -> Iterator[Problem]:
    """Every file named in the trace has the hash it had when it was published; nothing lies beside them."""
    listed = trace["files"]
    for name, expected in sorted(listed.items()):
        file = path / name
        if not file.is_file() or not file.resolve().is_relative_to(path.resolve()):
            yield Problem("file", name, "文件不见了")
        elif file_hash(file, trace["algorithm"]) != expected:
            yield Problem("file", name, "文件与发布时不一致")
    present = {found.relative_to(path).as_posix() for found in path.rglob("*") if found.is_file()}
    for name in sorted(present - set(listed) - {"trace.json"}):
        yield Problem("file", name, "发布时没有这个文件")
