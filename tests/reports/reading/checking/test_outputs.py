"""Findings as JSON lines, as Word comments at their place, figures as a sheet."""

import json
from io import BytesIO

from docx import Document as open_word
from openpyxl import load_workbook

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.outputs import commented, facts_workbook, json_lines
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.reader import read_bytes, read_text

TEXT = frame("排查纠纷210起,化解198起,化解率95.8%。=1+1")


def _word(text):
    file = open_word()
    for line in text.splitlines():
        paragraph = file.add_paragraph()
        for at in range(0, len(line), 7):
            paragraph.add_run(line[at : at + 7])
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _comments(data):
    file = open_word(BytesIO(data))
    return file, [comment.text for comment in file.comments]


def _anchored(file, number):
    """The words between the marks of one comment."""
    inside, words = False, []
    for element in file.element.body.iter():
        kind = element.tag.rpartition("}")[2]
        if kind in ("commentRangeStart", "commentRangeEnd") and element.values()[0] == str(number):
            inside = kind == "commentRangeStart"
        elif kind == "t" and inside:
            words.append(element.text or "")
    return "".join(words)


def test_one_finding_a_line():
    document = read_text(TEXT, file="a.txt")
    rows = [json.loads(line) for line in json_lines(check(document))]
    assert {"ratio_identity"} <= {row["rule"] for row in rows} and {row["file"] for row in rows} == {"a.txt"}


def test_a_comment_stands_at_its_words():
    document = read_text(TEXT)
    wrong = [each for each in check(document) if each.rule == "ratio_identity"]
    file, told = _comments(commented(document, wrong))
    assert len(told) == 1 and "94.29" in told[0] and _anchored(file, 0) == "95.8%"


def test_the_original_keeps_its_runs():
    original = _word(TEXT)
    document = read_bytes(original, "报告.docx")
    wrong = [each for each in check(document) if each.rule == "ratio_identity"]
    file, told = _comments(commented(document, wrong, original))
    assert len(told) == len(wrong) == 1 and "95.8" in _anchored(file, 0)
    assert [p.text for p in file.paragraphs] == [p.text for p in open_word(BytesIO(original)).paragraphs]


def test_what_holds_gets_no_comment():
    document = read_text(frame("配齐网格员32名(专职12名、兼职20名)。"))
    held = [each for each in check(document) if each.verdict == "holds"]
    assert held and _comments(commented(document, held))[1] == []


def test_overlapping_findings_each_have_a_comment():
    document = read_text(frame("推动网格.警务,,联动3次。"), file="b")
    wrong = [each for each in check(document) if each.verdict == "violates"]
    assert len(_comments(commented(document, wrong))[1]) == len(wrong) >= 2


def test_control_characters_do_not_break_the_file():
    document = read_text(TEXT.replace("210", "21\x010"))
    assert commented(document, check(document))


def test_figures_are_numbers_and_words_are_never_formulas():
    document = read_text(TEXT, file="=cmd")
    sheet = load_workbook(BytesIO(facts_workbook([document]))).active
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[5].value for row in rows][:3] == [210, 198, 95.8]
    assert {row[0].data_type for row in rows} == {"s"}
