"""The papers of a dispute: all that are declared can be printed, from the steps up to their own, always the same."""

import io

import docx
import pytest
from domains.disputes.filled import DISPUTE as FORMS
from domains.disputes.filled import DIVISION, ORGAN

from yifa.domains.disputes import actions
from yifa.domains.disputes.procedures import DOCUMENT_KINDS, PROCEDURE_LIST
from yifa.records.documents.models import Document
from yifa.records.documents.rendering import document_bytes, render

REQUIRED = {"file_cover", "file_contents", "file_back", "rights_notice", "identity_record", "mediation_record",
            "application", "intake_register", "mediation_agreement", "oral_agreement"}  # fmt: skip


def words(content):
    paper = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(line.text for line in paper.paragraphs), *cells))


@pytest.fixture
def file(people, cast):
    """A dispute taken to the archive; gives its papers by kind."""
    case = actions.lodge(by=cast.li, division=DIVISION, organ=ORGAN, data=FORMS["apply"])
    for step in ("accept", "mediate", "agree_in_writing", "sign", "take_effect", "follow_up"):
        getattr(actions, step)(case, by=cast.wang, data=FORMS[step])
    actions.archive(case, by=cast.wu, data=FORMS["archive"])
    return {row.kind: row for row in Document.objects.filter(about=case.subject)}


@pytest.mark.parametrize("kind", [k for k in DOCUMENT_KINDS if k.lines], ids=lambda k: k.code)
def test_every_paper_can_be_printed_blank(kind):
    text = words(render(kind, {}))
    assert kind.name in text and "{{" not in text and "{%" not in text


def test_every_paper_a_step_makes_is_declared():
    declared = {kind.code for kind in DOCUMENT_KINDS}
    assert {code for p in PROCEDURE_LIST for s in p.steps for code in (*s.produces, *s.needs)} <= declared


def test_the_papers_that_must_be_in_the_file_are_marked():
    others = ("am_", "petition_", "accusation_")
    assert {k.code for k in DOCUMENT_KINDS if k.required and not k.code.startswith(others)} == REQUIRED


def test_the_agreement_names_parties_terms_committee_and_number(file):
    text = words(document_bytes(file["mediation_agreement"]))
    for word in ("演示甲", "演示乙", "三日内清走", "1,200.50", "2026年9月20日", "测试镇人民调解委员会", "30日内"):
        assert word in text
    assert file["mediation_agreement"].number in text and "人调字第1号" in text


def test_a_paper_tells_what_was_known_on_its_day(file):
    before = document_bytes(file["rights_notice"])
    assert "三日内清走" not in words(before)
    assert before == document_bytes(Document.objects.get(pk=file["rights_notice"].pk))


def test_the_list_of_the_file_follows_the_lawful_order(file):
    text = words(document_bytes(file["file_contents"]))
    order = [
        "人民调解申请书",
        "权利义务告知书",
        "身份证明核验记录",
        "人民调解记录",
        "人民调解协议书",
        "人民调解回访记录",
    ]
    assert sorted(order, key=text.index) == order and "卷宗封底" not in text


def test_the_cover_carries_term_of_keeping_and_who_filed(file):
    text = words(document_bytes(file["file_cover"]))
    assert all(word in text for word in ("30年", "演示立卷人", "演示调解员"))
