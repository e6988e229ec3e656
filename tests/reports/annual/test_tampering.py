"""Whatever is changed in a published package is named: figure, row, trace, root, text."""

import gzip
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yifa.reports.annual.evidence import file_hash
from yifa.reports.annual.trace import content_hash
from yifa.reports.annual.verify import Problem, verify_dir

ROWS = "rows/case-dispute.jsonl.gz"


def said(problems: list[Problem]) -> str:
    return "\n".join(map(str, problems))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def edit_docx(path: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = parts["word/document.xml"].decode()
    assert old in document
    parts["word/document.xml"] = document.replace(old, new, 1).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def edit_rows(package: Path, change: Callable[[list[dict[str, Any]]], None], name: str = ROWS) -> None:
    lines = [json.loads(line) for line in gzip.decompress((package / name).read_bytes()).splitlines()]
    change(lines)
    with gzip.open(package / name, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def edit_trace(package: Path, change: Callable[[dict[str, Any]], None]) -> None:
    trace = json.loads((package / "trace.json").read_text("utf-8"))
    change(trace)
    (package / "trace.json").write_text(json.dumps(trace, ensure_ascii=False), "utf-8")


def cover_up(package: Path) -> None:
    """What a careful forger does next: make the hashes in trace.json agree again."""

    def agree(trace: dict[str, Any]) -> None:
        for name in trace["files"]:
            trace["files"][name] = file_hash(package / name, trace["algorithm"])
        trace["content"]["hash"] = content_hash(trace)

    edit_trace(package, agree)


def figure(trace: dict[str, Any], indicator: str) -> dict[str, Any]:
    return next(row for row in trace["figures"] if row["indicator"] == indicator and not row["rest"])


def test_figure_changed_in_html(package: Path) -> None:
    edit(package / "report.html", ">71.43%</a>", ">99.43%</a>")
    text = said(verify_dir(package))
    assert "report.html" in text and "dispute.resolution_rate" in text and "“99.43%”，应为“71.43%”" in text


def test_figure_in_a_card_of_the_html(package: Path) -> None:
    edit(package / "report.html", "<strong>71.43%</strong>", "<strong>99.43%</strong>")
    assert "口径卡印为“99.43%”" in said(verify_dir(package))


def test_figure_retyped_as_plain_text_in_html(package: Path) -> None:
    path = package / "report.html"
    path.write_text(re.sub(r'<a class="figure"[^>]*>71\.43%</a>', "71.43%", path.read_text("utf-8"), count=1), "utf-8")
    assert "（dispute.resolution_rate）不见了" in said(verify_dir(package))


def test_figure_changed_in_docx(package: Path) -> None:
    edit_docx(package / "report.docx", ">71.43%<", ">99.43%<")
    text = said(verify_dir(package))
    assert "report.docx：“矛盾纠纷化解率”（dispute.resolution_rate）印为“99.43%”，应为“71.43%”" in text


def test_figure_changed_in_plain_text(package: Path) -> None:
    edit(package / "report.md", "71.43%", "99.43%")
    expected = "report.md：“矛盾纠纷化解率”（dispute.resolution_rate）印为“99.43%”，应为“71.43%”"
    assert expected in said(verify_dir(package))


def test_words_changed_around_figures(package: Path) -> None:
    edit(package / "report.md", "排查矛盾纠纷", "排查重大矛盾纠纷")
    assert "段与发布时不一致" in said(verify_dir(package))


def test_paragraph_removed_from_docx(package: Path) -> None:
    edit_docx(package / "report.docx", "矛盾纠纷早排查、早化解", "")
    assert "report.docx：第" in said(verify_dir(package))


def test_value_changed_in_trace(package: Path) -> None:
    edit_trace(package, lambda trace: figure(trace, "dispute.resolved").update(value="7", printed="7起"))
    text = said(verify_dir(package))
    assert "dispute.resolved“化解矛盾纠纷数”：数值写为7，按记录复算为5" in text and "有人改过" in text


def test_forger_who_mends_every_hash_is_still_caught_by_the_ledger(package: Path) -> None:
    def widen(trace: dict[str, Any]) -> None:
        found = figure(trace, "dispute.resolved")
        found["formula"]["where"] = []
        found.update(value="7", printed="7起", rows=7)

    edit_trace(package, widen)
    cover_up(package)
    problems = verify_dir(package)
    assert any("登记的不一致，有人改过" in str(problem) for problem in problems)
    assert any("dispute.resolved" in problem.where for problem in problems)


def test_definition_reworded(package: Path) -> None:
    edit_trace(package, lambda trace: figure(trace, "dispute.screened")["definition"].update(basis="《另一办法》"))
    assert "dispute.screened“排查矛盾纠纷数”：口径与其散列不一致" in said(verify_dir(package))


def test_row_changed(package: Path) -> None:
    edit_rows(package, lambda lines: lines[6]["public"].update(outcome="resolved"))
    cover_up(package)
    text = said(verify_dir(package))
    assert "case:500155117-2024-JF-000006" in text and "摘要不一致" in text
    assert "数值写为5，按记录复算为6" in text


def test_row_dropped(package: Path) -> None:
    edit_rows(package, lambda lines: lines.pop(3))
    cover_up(package)
    text = said(verify_dir(package))
    assert "缺少1条记录，应在账本第4条" in text and "dispute.screened“排查矛盾纠纷数”" in text


def test_row_added_from_nowhere(package: Path) -> None:
    def add(lines: list[dict[str, Any]]) -> None:
        lines.append(lines[-1] | {"subject": "case:500155117-2024-JF-000099"})

    edit_rows(package, add)
    cover_up(package)
    assert "case:500155117-2024-JF-000099：记录的内容与账本第" in said(verify_dir(package))


def test_row_counted_twice(package: Path) -> None:
    edit_rows(package, lambda lines: lines.append(lines[0]))
    text = said(verify_dir(package))
    assert "同一记录出现两次" in text and "多出1条记录，挂在账本第1条上" in text


def test_row_dropped_from_a_batch(package: Path) -> None:
    edit_rows(package, lambda lines: lines.pop(7), "rows/register-mediator.jsonl.gz")
    assert "缺少1条记录" in said(verify_dir(package))


def test_entry_forged_with_the_row(package: Path) -> None:
    edit_rows(package, lambda lines: lines[2].update(entry=lines[2]["entry"].replace("demo", "else")))
    assert "账本第3条的内容与账本根对不上" in said(verify_dir(package))


def test_root_changed(package: Path) -> None:
    root = json.loads((package / "ledger/root.json").read_text())
    edit(package / "ledger/root.json", root["root"], "0" * 64)
    text = said(verify_dir(package))
    assert "由叶散列算出的根与账本根不一致" in text and "签名不对" in text


def test_leaf_changed(package: Path) -> None:
    path = package / "ledger/leaves.bin"
    path.write_bytes(b"\0" * 32 + path.read_bytes()[32:])
    assert "由叶散列算出的根与账本根不一致" in said(verify_dir(package))


def test_ledger_cut_short(package: Path) -> None:
    path = package / "ledger/leaves.bin"
    path.write_bytes(path.read_bytes()[:-32])
    assert "应有" in said(verify_dir(package))


def test_root_signed_by_somebody_else(package: Path) -> None:
    assert "签名公钥是" in said(verify_dir(package, key_id="0123456789abcdef"))


@pytest.mark.parametrize("name", ["report.pdf", ROWS, "ledger/leaves.bin", "report.html", "report.docx"])
def test_file_removed(package: Path, name: str) -> None:
    (package / name).unlink()
    assert name.split("/")[-1] in said(verify_dir(package)) or "账本文件读不出来" in said(verify_dir(package))


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", ROWS])
def test_file_damaged(package: Path, name: str) -> None:
    (package / name).write_bytes(b"\0 not what it was")
    assert f"{name}：文件与发布时不一致" in said(verify_dir(package))


def test_file_slipped_in(package: Path) -> None:
    (package / "report-new.docx").write_bytes(b"x")
    assert "report-new.docx：发布时没有这个文件" in said(verify_dir(package))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "yifa-annual/1"}'])
def test_trace_that_is_none(package: Path, text: str) -> None:
    (package / "trace.json").write_text(text)
    (problem,) = verify_dir(package)
    assert "无法核验" in problem.sentence


def test_empty_folder(tmp_path: Path) -> None:
    assert "缺少trace.json" in said(verify_dir(tmp_path))


@pytest.mark.parametrize("key", ["figures", "sources", "text", "content", "root", "files", "missing", "place"])
@pytest.mark.parametrize("junk", [None, 7, [], {}, "x", [1], {"a": 1}])
def test_junk_in_the_trace_never_crashes(package: Path, key: str, junk: Any) -> None:
    edit_trace(package, lambda trace: trace.update({key: junk}))
    assert verify_dir(package)
