"""What leaves the house: only what is in sight, personal data masked, nothing that a program would run, and noted."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from factories.spreadsheets import HOUSE
from openpyxl import load_workbook

from yifa.doors.files.columns import sheet_kinds
from yifa.doors.files.listing import NothingToExport, asked
from yifa.doors.files.lists import cases, list_kinds, listing
from yifa.doors.files.writing import export
from yifa.ground.identity.permission import NotAllowed
from yifa.records.activities.actions import Deed, log_many
from yifa.records.cases.verbs import open_case
from yifa.records.registers.actions import Line, enter_many

HERE, NEXT = "500155117000", "500155118000"
SECRET_NAME, SECRET_PHONE = "甲乙丙丁", "13812345678"


def all_lists():
    return [path for path, _ in list_kinds() if not path.startswith("figures")]


def out(path, wanted, format="xlsx"):
    made = io.BytesIO()
    group, _, code = path.partition("/")
    export(listing(group, code, wanted), format, made)
    return made


def rows_of(made):
    """(heads, rows) below the banner."""
    lines = list(load_workbook(made).worksheets[0].iter_rows(values_only=True))
    first = next(place for place, row in enumerate(lines) if len([c for c in row if c]) > 3)
    return lines[first], lines[first + 1 :]


@pytest.fixture
def two_towns(db, cast):
    """One record of three sorts in each of two towns; the next town's are noise that must not leave."""
    for actor, division, word in ((cast.li, HERE, "本镇"), (cast.zhou, NEXT, "邻镇")):
        person = {"name": f"{SECRET_NAME}{word}", "team": f"{word}志愿队", "phone": SECRET_PHONE}
        enter_many([Line("volunteer", division, actor.organ, person, date(2026, 1, 1))], by=actor)
        lecture = {
            "title": f"=1+1{word}讲座", "format": "法治课", "audience": "群众", "topic": "民法典",
            "speaker_kind": "其他", "venue": "学校", "attendance": 30, "speaker": SECRET_NAME,
        }  # fmt: skip
        log_many([Deed("lecture", division, actor.organ, date(2026, 3, 1), lecture)], by=actor)
        complaint = {"title": f"{word}路灯不亮", "applicant_name": SECRET_NAME, "applicant_phone": SECRET_PHONE}
        open_case("test_walk", by=actor, division=division, organ=actor.organ, data=complaint)


SOME = ["registers/volunteer", "activities/lecture", "cases/test_walk", "documents/test_form"]


@pytest.mark.parametrize("path", SOME)
@pytest.mark.parametrize("who", ["li", "zhou", "feng"])
def test_a_peer_gets_the_own_town_only(path, who, two_towns, cast):
    actor = getattr(cast, who)
    heads, rows = rows_of(out(path, asked(actor)))
    assert {row[heads.index("区划代码")] for row in rows} == {NEXT if who == "zhou" else HERE}


def test_the_public_and_administrators_get_nothing(cast):
    for actor in (cast.public, cast.wei, cast.shen):
        with pytest.raises(NotAllowed):
            asked(actor)


def test_no_list_can_be_asked_for_another_town(cast):
    with pytest.raises(NothingToExport, match="不在您的管辖范围"):
        asked(cast.li, place=NEXT)
    with pytest.raises(NothingToExport, match="不是区划代码"):
        asked(cast.li, place="乐平")


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_no_list_holds_personal_data_of_anyone(format, two_towns, cast):
    for path in all_lists():
        whole = text_of(out(path, asked(HOUSE), format), format)
        assert SECRET_NAME not in whole and SECRET_PHONE not in whole, path


def text_of(made, format):
    if format == "csv":
        return made.getvalue().decode("utf-8-sig")
    return str([row for sheet in load_workbook(made).worksheets for row in sheet.iter_rows(values_only=True)])


def test_a_county_sees_both_towns(two_towns, cast):
    _, rows = rows_of(out("registers/volunteer", asked(cast.qian)))
    assert len(rows) == 2


def test_private_fields_leave_as_masks(two_towns, cast):
    heads, (row,) = rows_of(out("registers/volunteer", asked(cast.li)))
    told = dict(zip(heads, row, strict=True))
    assert (told["姓名"], told["电话"], told["所在队伍"]) == ("甲**", "138****5678", "本镇志愿队")


def test_parties_leave_as_masks(two_towns, cast):
    heads, (row,) = rows_of(out("cases/test_walk", asked(cast.li)))
    assert dict(zip(heads, row, strict=True))["当事人"] == "申请人甲**"


def test_a_procedure_that_limits_who_reads_limits_its_export_and_its_count(two_towns, cast, walk):
    closed = replace(walk, read="test.mediate")
    assert cases(closed, asked(cast.li)).count == 1
    taken = cases(closed, asked(cast.feng))
    assert (taken.count, list(taken.rows)) == (0, [])


def test_text_that_would_run_is_made_harmless(two_towns, cast):
    made = out("activities/lecture", asked(cast.li))
    cells = [cell for row in load_workbook(made).worksheets[0].iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f" or str(cell.value).startswith(("=", "+", "@"))]
    text = out("activities/lecture", asked(cast.li), "csv").getvalue().decode("utf-8-sig")
    assert "'=1+1本镇讲座" in [cell for row in csv.reader(io.StringIO(text)) for cell in row]


def test_the_top_says_whose_as_of_when_and_that_it_is_a_demonstration(two_towns, cast, settings):
    settings.DEMO = True
    made = out("registers/volunteer", asked(cast.li), "csv").getvalue()
    assert made.startswith(b"\xef\xbb\xbf")
    top = made.decode("utf-8-sig").splitlines()[:4]
    assert "依法·导出:法治宣传志愿者名册" in top[0] and "500155117" in top[1] and "2026-09-14" in top[1]
    assert top[3].startswith("演示数据")


def test_an_export_is_noted_without_personal_data(two_towns, cast, ledger_entries):
    out("registers/volunteer", asked(cast.li, year=2026))
    noted = next(entry for entry in ledger_entries() if entry["event"] == "files.exported")
    told = {"kind": "registers/volunteer", "count": 1, "scope": "500155117", "year": "2026", "format": "xlsx"}
    assert (noted["data"], noted["by"]) == (told, "li")


def test_a_year_narrows_every_list(two_towns, cast):
    for path in SOME[:3]:
        assert not rows_of(out(path, asked(HOUSE, year=2001)))[1]
        assert rows_of(out(path, asked(HOUSE, year=2026)))[1]


@pytest.mark.parametrize("path", [*SOME, "alerts/"])
def test_every_list_asks_the_scope_in_its_query(path, two_towns, cast, django_assert_max_num_queries):
    """The emitted SQL bounds the division; what belongs to rows is asked once a chunk."""
    with django_assert_max_num_queries(12) as queries:
        out(path, asked(cast.li))
    main = {"registers": "registers_", "activities": "activities_", "cases": "cases_case", "documents": "documents_"}
    begins = f'FROM "{main.get(path.split("/")[0], "watch_")}'
    lists = [q["sql"] for q in queries if begins in q["sql"] and "division" in q["sql"]]
    assert lists and all('"division" >=' in sql and '"secrecy" =' in sql for sql in lists)


def test_whatever_comes_in_also_goes_out():
    assert {f"{one.group}/{one.record}" for one in sheet_kinds()} <= set(all_lists())
