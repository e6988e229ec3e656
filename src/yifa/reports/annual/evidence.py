"""The evidence package: all rows behind the figures and the sealed ledger, in plain files a stranger can check.

rows/<source>.jsonl.gz   one record a line: {subject, seq, public, private, entry}. `entry` is the canonical
                         ledger entry; it stands on the first of consecutive rows that share it.
ledger/leaves.bin        leaf hashes up to the sealed root, 32 bytes each, in leaf order
ledger/root.json         the signed root, its public key, the entry numbers in leaf order
trace.json               see `trace`
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from yifa.reports.annual.compile import Compiled
from yifa.reports.annual.evaluate import KEPT, Computation
from yifa.reports.annual.printing import Quantity
from yifa.reports.annual.sealing import ROOT_FIELDS, Ledger, Sealed
from yifa.reports.annual.source import EvidenceRow, FigureSource
from yifa.reports.annual.trace import SourceFile

CHUNK = 5_000
_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class FigureMismatch(RuntimeError):
    """A figure that cannot be computed again from its own rows; nothing is published then."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What writing the rows brought to light."""

    computation: Computation
    sources: tuple[SourceFile, ...]
    samples: dict[str, Any]


def file_hash(path: Path, algorithm: str) -> str:
    """Hex hash of a file's bytes."""
    state = hashlib.new(algorithm)
    with open(path, "rb") as stream:
        while piece := stream.read(1 << 20):
            state.update(piece)
    return state.hexdigest()


def source_file_name(source: str) -> str:
    return f"rows/{source.replace(':', '-')}.jsonl.gz"


def write_rows(folder: Path, compiled: Compiled, figures: FigureSource, ledger: Ledger, algorithm: str) -> Gathered:
    """Write the rows of every source that a figure uses, computing each figure again on the way.

    Raises FigureMismatch naming the figure when the rows do not give its value.
    """
    computation = Computation({figure.number: figure.formula for figure in compiled.traced})
    (folder / "rows").mkdir(parents=True, exist_ok=True)
    samples: dict[str, Any] = {}
    written = [
        write_source(folder, source, compiled.place.code, computation, figures, ledger, algorithm, samples)
        for source in sorted(computation.by_source)
    ]
    for figure in compiled.traced:
        found = computation.quantity(figure.number)
        if not same(found, figure.quantity):
            raise FigureMismatch(
                f"“{figure.name}”为{figure.quantity.value}，按记录复算为{found.value}，两者不符，未生成报告；"
                "请先核对指标口径与快照"
            )
    return Gathered(computation, tuple(written), samples)


def same(one: Quantity, other: Quantity) -> bool:
    """Equal halves where both are known, else equal values."""
    if None not in (one.numerator, one.denominator, other.numerator, other.denominator):
        return (one.numerator, one.denominator) == (other.numerator, other.denominator)
    return one.value == other.value


def write_source(
    folder: Path,
    source: str,
    scope: str,
    computation: Computation,
    figures: FigureSource,
    ledger: Ledger,
    algorithm: str,
    samples: dict[str, Any],
) -> SourceFile:
    """One rows file; returns its name, hash, and the numbers of the entries its rows stand on."""
    path = folder / source_file_name(source)
    subjects = hashlib.sha256()
    seqs: list[int] = []
    # mtime 0: the same rows give the same bytes
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 4, raw, mtime=0) as out:
        for line, row in lines_of(relevant(source, scope, computation, figures, samples), ledger):
            out.write(line.encode())
            subjects.update(f"{row.seq} {row.subject}\n".encode())
            seqs.append(row.seq)
    digest = file_hash(path, algorithm)
    return SourceFile(source, source_file_name(source), digest, len(seqs), subjects.hexdigest(), pack(seqs))


def relevant(
    source: str, scope: str, computation: Computation, figures: FigureSource, samples: dict[str, Any]
) -> Iterator[EvidenceRow]:
    """The rows of a source that any figure looks at, by ledger seq; the first of each are kept for its card."""
    for row in figures.rows(source, scope=scope):
        if computation.feed(source, row.subject, row.public):
            keep_sample(samples, computation, source, row)
            yield row


def keep_sample(samples: dict[str, Any], computation: Computation, source: str, row: EvidenceRow) -> None:
    """Remember the public half of the first rows that each figure counts, for its card."""
    for tally in computation.tallies(source):
        if tally.count <= KEPT and tally.subjects and tally.subjects[-1] == row.subject:
            samples[row.subject] = row.public


def lines_of(rows: Iterator[EvidenceRow], ledger: Ledger) -> Iterator[tuple[str, EvidenceRow]]:
    """Rows with the text of their entries, a few thousand at a time."""
    last = None
    while some := list(islice(rows, CHUNK)):
        texts = dict(ledger.entry_texts(sorted({row.seq for row in some})))
        for row in some:
            data: dict[str, Any] = {"subject": row.subject, "seq": row.seq, "public": dict(row.public)}
            data["private"] = row.private
            if row.seq != last:
                data["entry"] = texts[row.seq]
                last = row.seq
            yield _line(data) + "\n", row


def pack(seqs: list[int]) -> str:
    """Ascending numbers with repeats as text: [1, 2, 3, 3, 7] -> "1-3,3,7" (a repeat starts a new run)."""
    runs: list[list[int]] = []
    for seq in seqs:
        if runs and len(runs[-1]) == 2 and seq == runs[-1][1] + 1:
            runs[-1][1] = seq
        elif runs and runs[-1][0] == runs[-1][1] == seq:
            runs[-1].append(0)
        else:
            runs.append([seq, seq])
    return ",".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    first, last, *repeats = run
    if repeats:
        return f"{first}x{len(repeats) + 1}"
    return str(first) if first == last else f"{first}-{last}"


def unpack(text: str) -> Iterator[tuple[int, int]]:
    """(number, how many rows stand on it) in order; ValueError on anything `pack` would not write."""
    for run in text.split(",") if text else ():
        if "x" in run:
            number, _, times = run.partition("x")
            yield int(number), int(times)
            continue
        first, _, last = run.partition("-")
        for each in range(int(first), int(last or first) + 1):
            yield each, 1


def write_ledger(folder: Path, sealed: Sealed) -> None:
    """leaves.bin and root.json."""
    (folder / "ledger").mkdir(parents=True, exist_ok=True)
    with open(folder / "ledger" / "leaves.bin", "wb") as out:
        for piece in sealed.leaves:
            out.write(piece)
    root = {key: sealed.root[key] for key in ROOT_FIELDS}
    data = root | {"public_key": sealed.public_key, "seqs": sealed.seqs}
    (folder / "ledger" / "root.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
