"""Rows against the ledger: each record's digest stands in an entry that stands in the tree, and none is gone."""

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yifa.reports.annual.evaluate import BadFormula, Computation
from yifa.reports.annual.evidence import unpack
from yifa.reports.annual.verify.ledger import Tree
from yifa.reports.annual.verify.problem import CannotVerify, Problem

NAMED = 20  # of each kind of problem; the rest are counted


@dataclass
class Checked:
    """The figures' computation, fed with every row that could be read, and what was wrong with rows."""

    computation: Computation
    problems: list[Problem] = field(default_factory=list)


def check_rows(path: Path, trace: dict[str, Any], tree: Tree) -> Checked:
    """Read every rows file once: check each record and feed it to the figures."""
    try:
        computation = Computation({row["number"]: row["formula"] for row in trace["figures"]})
    except (BadFormula, KeyError, TypeError, AttributeError) as error:
        raise CannotVerify(f"数字的口径读不出来：{error}") from error
    checked = Checked(computation)
    for source in sorted(set(trace["sources"]) | set(computation.by_source)):
        data = trace["sources"].get(source)
        if data is None:
            checked.problems.append(Problem("row", source, "数字用到的记录没有列入出处文件"))
            continue
        checked.problems.extend(capped(check_source(path, source, data, tree, computation)))
    return checked


def capped(problems: Iterator[Problem]) -> Iterator[Problem]:
    """The first problems by name, then how many more there are."""
    count = 0
    for problem in problems:
        count += 1
        if count <= NAMED:
            yield problem
    if count > NAMED:
        yield Problem("row", "rows", f"同一文件里另有{count - NAMED}处问题，不再逐一列出")


def check_source(
    path: Path, source: str, data: dict[str, Any], tree: Tree, computation: Computation
) -> Iterator[Problem]:
    """One rows file: each row, then the set of rows as a whole."""
    name = str(data["file"])
    wanted = Counter(dict(sum_pairs(data["seqs"])))
    subjects = hashlib.sha256()
    reader = Reader(name, tree)
    try:
        for row in rows_of(path / name):
            yield from reader.check(row)
            subject, seq, public = row["subject"], row["seq"], row["public"]
            subjects.update(f"{seq} {subject}\n".encode())
            wanted[seq] -= 1
            computation.feed(source, subject, public)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, zlib.error) as error:
        yield Problem("row", name, f"第{reader.line + 1}行起读不出来：{type(error).__name__}")
    yield from set_problems(name, wanted)
    if subjects.hexdigest() != data["rows_hash"]:
        yield Problem("row", name, "记录的清单或者次序与出处文件不一致")


def sum_pairs(text: str) -> Iterator[tuple[int, int]]:
    """(number, rows standing on it), each number once."""
    counts: Counter[int] = Counter()
    for seq, times in unpack(text):
        counts[seq] += times
    return iter(counts.items())


def set_problems(name: str, wanted: Counter[int]) -> Iterator[Problem]:
    for seq, times in wanted.items():
        if times > 0:
            yield Problem("row", name, f"缺少{times}条记录，应在账本第{seq}条")
        elif times < 0:
            yield Problem("row", name, f"多出{-times}条记录，挂在账本第{seq}条上")


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    loads = json.loads
    with gzip.open(path, "rb") as stream:
        for line in stream:
            yield loads(line)


# As the ledger's canonical form, without its search for floats: one in a row gives another digest anyway.
_plain = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


class Reader:
    """Checks rows one by one; keeps the digests part of the entry that the last rows stood on."""

    def __init__(self, name: str, tree: Tree) -> None:
        self.name, self.tree, self.line = name, tree, 0
        self.seq: int | None = None
        self.digests = ""
        self.seen: set[str] = set()

    def check(self, row: dict[str, Any]) -> Iterator[Problem]:
        """Digest in the entry, entry in the tree; a record must not stand twice."""
        subject, seq = row["subject"], row["seq"]
        where = f"{self.name}第{self.line + 1}行{subject}"
        self.line += 1
        if subject in self.seen:
            yield Problem("row", where, "同一记录出现两次")
        self.seen.add(subject)
        if "entry" in row:
            entry = row["entry"]
            if not self.tree.holds(seq, entry) or f',"seq":{seq},"subject":' not in entry:
                yield Problem("entry", where, f"账本第{seq}条的内容与账本根对不上")
            # Sought as text, not parsed: the entry is the very one in the tree, and canonical.
            self.seq, self.digests = seq, entry[entry.find('"digests":{') :]
        elif seq != self.seq:
            yield Problem("row", where, f"没有附上账本第{seq}条")
            return
        halves = _plain({"private": row["private"], "public": row["public"]}).encode()
        if f'"{subject}":"{self.tree.hash(halves).hex()}"' not in self.digests:
            yield Problem("row", where, f"记录的内容与账本第{seq}条的摘要不一致")
