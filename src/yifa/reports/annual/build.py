"""Build the report directory: rows, ledger, trace and the rendered forms, whole or not at all."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from yifa.reports.annual.compile import Compiled
from yifa.reports.annual.evidence import file_hash, write_ledger, write_rows
from yifa.reports.annual.render.docx import render_docx
from yifa.reports.annual.render.html import render_html
from yifa.reports.annual.render.pdf import Substitution, render_pdf
from yifa.reports.annual.render.plain import render_md
from yifa.reports.annual.render.view import View
from yifa.reports.annual.sealing import ROOT_FIELDS, Ledger
from yifa.reports.annual.source import FigureSource
from yifa.reports.annual.trace import content_hash, content_of


class NotOurs(RuntimeError):
    """The folder holds something that is not a report; it is never replaced."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build. `substitutions`: faces the PDF replaced; `warnings`: of the draft."""

    folder: Path
    compiled: Compiled
    root: str
    seq: int
    substitutions: tuple[Substitution, ...]

    @property
    def printed(self) -> int:
        """Figures in the text, missing ones included."""
        return len(self.compiled.figures)

    @property
    def traced(self) -> int:
        """Figures that open down to their records."""
        return len(self.compiled.traced)


def build_report(
    compiled: Compiled,
    folder: Path,
    *,
    figures: FigureSource,
    ledger: Ledger,
    as_of: datetime,
    by: str,
    algorithm: str = "sm3",
    demo: bool = False,
    online: str = "",
) -> Built:
    """Write the whole package into `folder`, replacing what a former build left there.

    1. rows of every source, each figure computed again from them; 2. the content's hash goes into the ledger;
    3. the ledger is sealed; 4. the forms are rendered with the root; 5. trace.json with the hash of every file.
    Raises FigureMismatch before anything is published, NotOurs when `folder` holds other things.
    """
    only_ours(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    work.chmod(0o755)
    try:
        gathered = write_rows(work, compiled, figures, ledger, algorithm)
        content = content_of(compiled, as_of, algorithm, gathered.computation, gathered.sources)
        seq = ledger.commit(subject_of(compiled), commitment(content), by=by)
        sealed = ledger.seal()
        write_ledger(work, sealed)
        view = View(content, sealed.root, seq, compiled.place.signers, gathered.samples, demo, online)
        replaced = write_forms(work, view)
        entry = next(iter(ledger.entry_texts([seq])))[1]
        write_trace(work, content, sealed.root, {"hash": content_hash(content), "seq": seq, "entry": entry}, replaced)
        swap(work, folder)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return Built(folder, compiled, str(sealed.root["root"]), seq, tuple(replaced))


def only_ours(folder: Path) -> None:
    """Raises NotOurs where `folder` holds anything that is not of a report: what its trace.json does not list."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        listed = {"trace.json", *json.loads((folder / "trace.json").read_text("utf-8"))["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        listed = set()
    held = [path for path in folder.rglob("*") if not path.is_dir()] if listed else [folder]
    foreign = sorted(path.name for path in held if path.relative_to(folder).as_posix() not in listed)
    if foreign:
        which = f"(例如“{foreign[0]}”)" if listed else ""
        raise NotOurs(f"目录{folder}里有别的文件{which}，没有改动它。请换一个空目录")


def subject_of(compiled: Compiled) -> str:
    return f"report:{compiled.place.code}-{compiled.year}"


def commitment(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the ledger keeps of a report: its hash and how many figures it has and lacks."""
    return {
        "content": content_hash(content),
        "figures": len(content["figures"]),
        "missing": len(content["missing"]),
        "place": content["place"]["code"],
        "year": content["year"],
    }


def write_forms(work: Path, view: View) -> list[Substitution]:
    """report.md, .html, .docx and .pdf."""
    (work / "report.md").write_text(render_md(view), "utf-8")
    (work / "report.html").write_text(render_html(view), "utf-8")
    (work / "report.docx").write_bytes(render_docx(view))
    pdf, replaced = render_pdf(view)
    (work / "report.pdf").write_bytes(pdf)
    return replaced


def write_trace(
    work: Path,
    content: Mapping[str, Any],
    root: Mapping[str, Any],
    committed: Mapping[str, Any],
    replaced: list[Substitution],
) -> None:
    """trace.json, last of all: it names the hash of every other file."""
    names = sorted(path.relative_to(work).as_posix() for path in work.rglob("*") if path.is_file())
    algorithm = str(content["algorithm"])
    data = dict(content) | {
        "content": committed,
        "root": {key: root[key] for key in ROOT_FIELDS},
        "fonts": [str(one) for one in replaced],
        "files": {name: file_hash(work / name, algorithm) for name in names},
    }
    (work / "trace.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def swap(work: Path, folder: Path) -> None:
    """Put the finished directory in place of the old one; a reader sees the old or the new, never a mix."""
    old = folder.with_name(f".{folder.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    work.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
