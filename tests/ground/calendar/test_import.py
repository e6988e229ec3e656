from datetime import date

import pytest

from yifa.ground.calendar import CalendarFileError, calendar, due, import_calendar
from yifa.ground.calendar.period import Period

GOOD = """
year = 2027
source = "演示用放假通知"
rest = [{ name = "元旦", from = 2027-01-01, to = 2027-01-03 }]
makeup = [2027-01-09]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    overlay = tmp_path / "overlay"
    monkeypatch.setenv("YIFA_CALENDAR_DIR", str(overlay))
    return overlay


def write(tmp_path, text, name="new.toml"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_an_imported_year_is_in_force_at_once(folder, tmp_path):
    before = due(date(2026, 12, 30), Period(6, "wd"))
    import_calendar(write(tmp_path, GOOD), folder)
    after = due(date(2026, 12, 30), Period(6, "wd"))
    assert (before.provisional, before.date) == (True, date(2027, 1, 7))
    assert (after.provisional, after.date) == (False, date(2027, 1, 8))
    assert due(date(2027, 1, 8), Period(1, "wd")).date == date(2027, 1, 9)


def test_without_a_folder_it_goes_where_the_settings_say(folder, tmp_path):
    import_calendar(write(tmp_path, GOOD))
    assert (folder / "2027.toml").exists()


def test_local_holidays_are_added_to_the_national_year(folder, tmp_path):
    local = 'year = 2026\nsource = "某自治州通知"\nrest = [{name = "古尔邦节", from = 2026-05-27, to = 2026-05-27}]'
    import_calendar(write(tmp_path, local, "x-local.toml"), folder)
    assert not calendar().is_workday(date(2026, 5, 27))
    assert not calendar().is_workday(date(2026, 10, 1))


def test_local_holidays_need_the_national_year_first(folder, tmp_path):
    with pytest.raises(CalendarFileError, match="先导入全国的"):
        import_calendar(write(tmp_path, GOOD, "x-local.toml"), folder)


BAD = [
    ("year = 2027\nrest = [", "不是合法的 TOML"),
    ("source = 'x'", "缺少年份"),
    (GOOD.replace('source = "演示用放假通知"', ""), "缺少依据"),
    (GOOD.replace("makeup = [2027-01-09]", "makeup = [2027-01-06]"), "2027-01-06 是星期三,本来就上班"),
    (GOOD.replace("makeup = [2027-01-09]", "makeup = [2026-01-10]"), "不属于 2027 年"),
    (GOOD.replace("makeup = [2027-01-09]", 'makeup = ["2027-02-30"]'), "不存在"),
    (GOOD.replace("makeup = [2027-01-09]", "makeup = [2027-01-02]"), "既列为“元旦”放假又列为调休上班"),
    (GOOD.replace("makeup = [2027-01-09]", "makeup = [2027-01-09, 2027-01-09]"), "写了两次"),
    (GOOD.replace("to = 2027-01-03", "to = 2027-01-03T08:00:00"), "写法不对"),
    (GOOD.replace("from = 2027-01-01", "from = 2027-01-05"), "晚于结束日"),
    (GOOD.replace('name = "元旦", ', ""), "缺少节日名称"),
    (GOOD.replace("}]", '}, {name="重复", from=2027-01-03, to=2027-01-04}]'), "同时列在"),
    (GOOD + "workdays = 300", "写明全年 300 个工作日"),
    (GOOD + 'tag = "maybe"', "tag 只能是"),
    ('year = 2027\nsource = "x"', "没有列出任何放假日"),
]


@pytest.mark.parametrize(("text", "sentence"), BAD, ids=[sentence for _, sentence in BAD])
def test_a_bad_file_is_refused_with_what_is_wrong(folder, tmp_path, text, sentence):
    with pytest.raises(CalendarFileError, match=sentence):
        import_calendar(write(tmp_path, text), folder)
    assert not folder.exists() or not list(folder.iterdir())


def test_all_faults_are_told_at_once(folder, tmp_path):
    text = GOOD.replace("makeup = [2027-01-09]", "makeup = [2027-01-06, 2026-01-10]")
    with pytest.raises(CalendarFileError) as caught:
        import_calendar(write(tmp_path, text), folder)
    assert len(caught.value.problems) == 2


def test_a_file_that_is_not_there_or_not_text(folder, tmp_path):
    with pytest.raises(CalendarFileError, match="打不开"):
        import_calendar(tmp_path / "none.toml", folder)
    (tmp_path / "gbk.toml").write_bytes("名称".encode("gbk"))
    with pytest.raises(CalendarFileError, match="不是 UTF-8"):
        import_calendar(tmp_path / "gbk.toml", folder)
