"""What the caller reads: a solved reply says nothing of “not solved”, an unsolved one says which kind and why."""

import io

import docx

from yifa.domains.requests.procedures.hotline.papers import PAPERS
from yifa.records.documents.rendering import render
from yifa.records.documents.wording import as_lines

REPLY = next(paper for paper in PAPERS if paper.code == "order_reply")
UNSOLVED = {"unsolved_because": "依法不能办", "unsolved_basis": "土地管理法 第62条"}


def printed(**values):
    paper = docx.Document(io.BytesIO(render(REPLY, values)))
    return "\n".join(line.text for line in paper.paragraphs)


def test_the_kind_of_not_solved_stands_only_where_it_is_not_solved():
    assert "没有解决的" not in printed(result="已解决")
    assert "属于：依法不能办；依据：土地管理法 第62条" in printed(result="未解决", **UNSOLVED)
    assert any("依法不能办" in line for line in as_lines(REPLY, UNSOLVED))
    assert not any("没有解决的" in line for line in as_lines(REPLY, {}))
