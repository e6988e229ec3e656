"""Ties between cases: who may tie what, taking it back, and the step that merged cases take with their main one."""

import json

import pytest

from yifa.ground.forms import Form, entry
from yifa.ground.ledger import entry_bytes, seqs_of
from yifa.records.cases.linking import main_of, merged_into
from yifa.records.cases.models import Case, CaseLink
from yifa.records.cases.procedure import MERGED, PROCEDURES, Procedure, State, Step
from yifa.records.cases.refusal import Refused
from yifa.records.cases.verbs import advance, open_case

pytestmark = pytest.mark.django_db
LAW = "测试规定 第1条"
WHO = "test.clerk"


class Told(Form):
    title: str = entry("事项", max_length=40)


class Main(Form):
    main_code: str = entry("并入哪一件", max_length=40)


class Answer(Form):
    reply: str = entry("答复", max_length=40)
    inside: str | None = entry("内部记录", default=None, private=True)


class Carried(Form):
    reply: str = entry("答复", max_length=40)


TIED = Procedure(
    "test_tied", "测试并单", "tests", "CB", LAW, "1",
    (State("open", "办理中"), State("merged", "已并入"), State("told", "已告知", final=True),
     State("done", "已答复", final=True)),
    (
        Step("lodge", "登记", ("",), "open", WHO, LAW, Told),
        Step("merge", "并单", ("open",), "merged", WHO, LAW, Main, links="main_code", link_kind=MERGED),
        Step("unmerge", "解除并单", ("merged",), "open", WHO, LAW, link_kind=MERGED, unlinks=True),
        Step("relate", "关联", ("open",), "open", WHO, LAW, Main, links="main_code", link_kind="related"),
        Step("answer", "答复", ("open",), "done", WHO, LAW, Answer, public=("reply",), carries="hear"),
        Step("hear", "随主单告知", ("merged",), "told", WHO, LAW, Carried, public=("reply",)),
    ),
)  # fmt: skip


@pytest.fixture
def lodged(cast, walk):
    """Opens one more case of the tied kind; the kind is gone after the test."""
    PROCEDURES.add(TIED)

    def one(by=cast.li, division="500155117000"):
        return open_case("test_tied", by=by, division=division, organ=by.organ, data={"title": "路灯不亮"})

    yield one
    PROCEDURES._versions.pop("test_tied")


def merge(case, main, by):
    return advance(case, "merge", by=by, data={"main_code": main.code})


def last_row(case):
    return [json.loads(raw) for _, raw in entry_bytes(seqs_of(case.subject))][-1]


def test_a_merged_case_names_its_main_one_and_the_ledger_says_so(cast, lodged):
    main, other = lodged(), lodged()
    merge(other, main, cast.li)
    assert main_of(other) == main and merged_into(main) == [other] and main_of(main) is None
    assert last_row(other)["data"] | {"tied": main.code, "tie": MERGED} == last_row(other)["data"]


def test_a_code_is_read_as_people_type_it(cast, lodged):
    main, other = lodged(), lodged()
    advance(other, "merge", by=cast.li, data={"main_code": f" {main.code.lower()} "})
    assert main_of(other) == main


def test_taking_it_back_leaves_the_tie_in_the_books(cast, lodged):
    main, other = lodged(), lodged()
    merge(other, main, cast.li)
    advance(other, "unmerge", by=cast.li, data={})
    held = CaseLink.objects.get(case=other)
    assert main_of(other) is None and (held.undone_by, held.undone_at is not None) == ("li", True)
    assert last_row(other)["data"]["untied"] == main.code
    merge(other, main, cast.li)
    assert main_of(other) == main


def refused(match, *args):
    before = (CaseLink.objects.count(), Case.objects.filter(state="merged").count())
    with pytest.raises(Refused, match=match) as caught:
        merge(*args)
    assert "main_code" in caught.value.fields
    assert (CaseLink.objects.count(), Case.objects.filter(state="merged").count()) == before


def test_no_case_is_merged_into_itself_or_into_one_out_of_sight(cast, lodged):
    one, elsewhere = lodged(), lodged(by=cast.zhou, division="500155118000")
    refused("不能填本件自己", one, one, cast.li)
    refused("管辖范围", one, elsewhere, cast.li)


def test_only_like_is_merged_with_like(cast, lodged):
    walked = open_case("test_walk", by=cast.li, division="500155117000", organ=cast.li.organ, data={"title": "别的"})
    refused("同一类事项", lodged(), walked, cast.li)


def test_merged_cases_form_no_chain(cast, lodged):
    main, second, third = lodged(), lodged(), lodged()
    merge(second, main, cast.li)
    refused("已并入别的事项", third, second, cast.li)
    refused("本件是主单", main, third, cast.li)


def test_nothing_is_merged_into_what_is_closed(cast, lodged):
    main, other = lodged(), lodged()
    advance(main, "answer", by=cast.li, data={"reply": "修好了"})
    refused("已经办结", other, main, cast.li)


def test_other_ties_bind_no_answer(cast, lodged):
    main, other = lodged(), lodged()
    advance(other, "relate", by=cast.li, data={"main_code": main.code})
    assert main_of(other) is None and merged_into(main) == []


def test_every_merged_case_takes_its_step_with_the_main_one(cast, lodged):
    main, other, apart, loose = lodged(), lodged(), lodged(), lodged()
    for case in (other, apart):
        merge(case, main, cast.li)
    advance(apart, "unmerge", by=cast.li, data={})
    advance(main, "answer", by=cast.li, data={"reply": "修好了", "inside": "花了三百元"})
    states = dict(Case.objects.values_list("code", "state"))
    assert [states[case.code] for case in (main, other, apart, loose)] == ["done", "told", "open", "open"]
    heard = other.steps.get(code="hear")
    assert (heard.facts, heard.private, heard.by) == ({"reply": "修好了"}, {}, "system:merging")
    assert last_row(main)["data"]["carried"] == [other.code]


def test_what_cannot_be_told_to_all_is_told_to_nobody(cast, lodged, monkeypatch):
    main, other = lodged(), lodged()
    merge(other, main, cast.li)
    monkeypatch.setattr("yifa.records.cases.verbs._carry", lambda *args: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        advance(main, "answer", by=cast.li, data={"reply": "修好了"})
    assert set(Case.objects.values_list("state", flat=True)) == {"open", "merged"}
    assert not main.steps.filter(code="answer").exists()
