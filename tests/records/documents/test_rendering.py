"""Papers from declared lines: what stands in them, and that the same record gives the same bytes."""

import io
from datetime import date
from decimal import Decimal

import docx
import pytest

from yifa.ground.calendar import now
from yifa.records.documents.kind import DocumentKind
from yifa.records.documents.models import Document
from yifa.records.documents.rendering import NoSource, document_bytes, render
from yifa.records.documents.writing import DERIVED, paper_number

KIND = DocumentKind(
    "test_paper", "测试文书", "tests", "测试办法 第1条",
    (
        "# 测试文书", "当事人：{{ applicant.name }}", "---", "| 日期 | {{ day }} | 金额 | {{ amount }} |",
        "| 说明 | {{ words }} |",
        "|* papers | {{ item.order }} | {{ item.name }} | | |", ">> {{ signed }}",
    ),
)  # fmt: skip
VALUES = {
    "applicant": {"name": "演示<甲>&乙"}, "day": date(2026, 9, 1), "amount": Decimal("1200.5"), "signed": True,
    "words": "第一行\n第二行 {{ 不是模板 }}", "papers": [{"order": 1, "name": "申请书"}, {"order": 2, "name": "记录"}],
}  # fmt: skip


def read(content):
    paper = docx.Document(io.BytesIO(content))
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    return [line.text for line in paper.paragraphs], cells, paper


def test_values_stand_where_the_lines_say_in_official_form():
    lines, cells, _ = read(render(KIND, VALUES))
    assert lines[0] == "测试文书" and "演示<甲>&乙" in lines[1] and lines[-1] == "是"
    assert cells[0] == ["日期", "2026年9月1日", "金额", "1,200.50"]
    assert cells[1][1].splitlines() == ["第一行", "第二行 {{ 不是模板 }}"]


def test_a_list_repeats_its_row_and_leaves_no_marks():
    _, cells, _ = read(render(KIND, VALUES))
    assert [row[:2] for row in cells[2:]] == [["1", "申请书"], ["2", "记录"]]


def test_what_is_not_known_stays_blank():
    lines, cells, _ = read(render(KIND, {"papers": []}))
    assert lines[1] == "当事人：　　　　" and cells[0][1].strip() == ""


def test_the_same_values_give_the_same_bytes_and_others_do_not():
    assert render(KIND, VALUES) == render(KIND, dict(VALUES))
    assert render(KIND, VALUES) != render(KIND, {**VALUES, "amount": Decimal("1200.51")})


def test_demo_papers_say_so_at_the_head():
    assert read(render(KIND, VALUES, demo=True))[2].sections[0].header.paragraphs[0].text == "演示数据"
    assert read(render(KIND, VALUES))[2].sections[0].header.paragraphs[0].text == ""


def test_a_number_is_made_from_the_case_code():
    assert paper_number("（{year}）人调字第{seq}号", "500155117-2026-JF-000123-W") == "（2026）人调字第123号"
    assert paper_number("", "500155117-2026-JF-000123-W") == ""


def test_a_paper_without_a_source_is_named():
    orphan = Document(title="孤件", about="nothing:1", media_type=DERIVED, created_at=now())
    with pytest.raises(NoSource, match="孤件"):
        document_bytes(orphan)
