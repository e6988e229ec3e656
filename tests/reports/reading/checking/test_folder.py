"""Copied passages between units: found wherever they stand, not where everybody says the same."""

from yifa.reports.reading.checking.folder import copied, findings
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.reader import read_text

OWN = (
    "组织网格员逐户走访山区独居老人,把法律顾问请到火塘边讲解遗嘱和赡养,"
    "半年里帮助十一户人家写下了赡养协议,并由司法所逐份见证存档备查。"
)
NAMES = ("青禾镇", "红枫镇", "白桦镇", "蓝溪镇", "紫云镇", "金竹镇")
FILLERS = (
    "推广田间调解室,老支书带着卷尺上门量地界,量完当场签字。",
    "把执法记录仪的使用写进队务会,每月抽看录像并讲评一次。",
    "集市日摆出法律咨询桌,律师同志轮流坐班回答赶集人的提问。",
    "校园门口的摊点由执法队与学校共同划线,家长代表参加监督。",
    "给每份村级合同配一张审查单,村会计签收后才可以盖章用印。",
    "把信访接待日改到晚上,方便白天务工的群众下班以后来反映。",
)


def _town(index, *more):
    return read_text(frame(FILLERS[index] + "".join(more)).replace("青禾镇", NAMES[index]), file=f"{index}.txt")


def test_a_copied_passage_is_found_in_both():
    documents = [_town(0, OWN), _town(1), _town(2, OWN)]
    found = [each for each in copied(documents, [frame("")]) if "火塘" in each.excerpt]
    assert [(each.left, each.right) for each in found] == [(0, 2)]
    one = found[0]
    assert documents[2].text[slice(*one.right_span)].startswith(OWN[:12]) or OWN[:12] in one.excerpt
    assert {each.file for each in findings(documents, found)} == {"0.txt", "2.txt"}


def test_what_all_share_is_boilerplate():
    documents = [_town(index) for index in range(6)]
    assert copied(documents) == []


def test_words_of_a_higher_document_do_not_count():
    documents = [_town(0, OWN), _town(1, OWN)]
    assert not [each for each in copied(documents, [OWN, frame("")]) if "火塘" in each.excerpt]


def test_two_years_of_one_unit_are_not_compared():
    assert copied([_town(0, OWN), _town(0, OWN)]) == []


def test_other_width_and_spacing_hide_nothing():
    spaced = OWN.replace(",", "，").replace("法律顾问", "法律 顾问")
    assert [each for each in copied([_town(0, OWN), _town(1, spaced)]) if "火塘" in each.excerpt]
