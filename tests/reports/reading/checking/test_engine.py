"""What a check returns: in the order of the text, offsets of the text as it came, holds beside slips."""

import random

from yifa.reports.reading.checking.engine import check
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.reader import read_text

TEXT = frame("排查纠纷210起，化解198起，化解率95.8%。配齐网格员32名（专职12名、兼职20名）。")


def test_findings_stand_where_the_words_stand():
    found = {each.rule: each for each in check(read_text(TEXT, file="a.txt")) if each.rule == "ratio_identity"}
    one = found["ratio_identity"]
    assert TEXT[one.start : one.end] == "95.8%" and one.file == "a.txt" and "94.29" in one.message


def test_what_holds_is_told_and_never_grave():
    held = [each for each in check(read_text(TEXT)) if each.verdict == "holds"]
    assert {"sum_identity", "mandatory_sections_present"} <= {each.rule for each in held}
    assert {each.severity for each in held} == {"info"}


def test_findings_come_in_the_order_of_the_text():
    found = check(read_text(TEXT))
    assert [each.start for each in found] == sorted(each.start for each in found)


def test_a_finding_is_one_json_object():
    keys = ["file", "start", "end", "rule", "severity", "verdict", "message", "computed"]
    assert list(check(read_text(TEXT))[0].as_json()) == keys


def test_only_some_rules_can_be_asked():
    assert {each.rule for each in check(read_text(TEXT), only=["ratio_identity"])} == {"ratio_identity"}


def test_hash_of_noise_never_crashes():
    letters = "一二三、()《》“”。,;:0123456789年月日%率件起其中法治镇县\n \t[]【】—是共的"
    dice = random.Random(7)
    for _ in range(150):
        text = "".join(dice.choice(letters) for _ in range(dice.randrange(1, 400)))
        for each in check(read_text(text)):
            assert 0 <= each.start <= each.end <= len(text)


def test_nothing_to_read_finds_nothing_grave():
    assert [each for each in check(read_text("你好。")) if each.severity == "error"] == []


def test_one_rule_cannot_flood_a_document():
    found = check(read_text("(" * 5000))
    assert 0 < len(found) <= 2000
