"""Personal data that has no place in a published report (个人信息)."""

import re
from collections.abc import Iterator

from yifa.ground.ids import mask_id, mask_phone, valid_resident_id
from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import frame
from yifa.reports.reading.document import Document

PRIVACY = "《个人信息保护法》第六条、第三十四条(处理个人信息限于最小范围)"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "柯涂欧阮游詹童翁柳骆耿岳温庞樊兰殷施葛洪安颜倪牛季俞章鲁"
)
_NAME = rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_ID = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9]\d{9}(?![0-9])")
_PRIVATE = re.compile(
    rf"(?:当事人|村民|居民|群众|申请人|被申请人|原告|被告|信访人|上访人|受害人|死者|伤者|刑满释放人员|社区矫正对象|吸毒人员|贫困户|低保户)({_NAME})(?=[、,。与和因诉家称的在])"
)
_NOT_NAMES = re.compile(
    "某|[群众代表矛盾纠纷安全万元千]|高度|高兴|向[^阳]|金额|方面|于[^是]|任何|何以|程度|安[居全置]|万[余名户]|白天|石[油材]"
)
_OFFICIAL = re.compile(
    rf"(?:书记|镇长|乡长|县长|区长|市长|局长|主任|所长|队长|律师事务所|司法所)({_NAME})(?:同志|律师|任|担任|为)|"
    rf"(?<![\u4e00-\u9fff])(?:由|聘请)({_NAME})(?:同志|律师|任|兼任|担任)"
)


@rule(
    "resident_id_present",
    "error",
    "公开的报告里有公民身份号码(校验位相符)",
    basis=PRIVACY,
    fires=frame("为身份号码11010519491231002X的群众提供法律援助1件。"),
    silent=frame("受理编号11010519491231002的热线工单1件。"),
)
def resident_id(document: Document, context: Context) -> Iterator[Hit]:
    for match in _ID.finditer(context.text):
        named = re.search("身份(?:证|号码)[^,。;\\d]{0,6}$", context.text[max(0, match.start() - 12) : match.start()])
        if named or valid_resident_id(match[0].upper()):
            yield Hit(*match.span(), "出现公民身份号码,公开前必须删去。", mask_id(match[0]))


@rule(
    "mobile_number_present",
    "warn",
    "公开的报告里有手机号码",
    basis=PRIVACY,
    fires=frame("设立咨询电话13800000000,接受群众咨询30人次。"),
    silent=frame("设立咨询电话010-12345678,受理12345热线30件。"),
)
def mobile(document: Document, context: Context) -> Iterator[Hit]:
    for match in _MOBILE.finditer(context.text):
        yield Hit(*match.span(), "出现手机号码,公开前请核实必要性。", mask_phone(match[0]))


@rule(
    "private_name_present",
    "warn",
    "公开的报告里有群众、当事人的姓名",
    basis=PRIVACY,
    fires=frame("成功调解村民王大山与邻居的宅基地纠纷1起。"),
    silent=frame("成功调解村民王某与邻居的宅基地纠纷1起,群众高度认可。"),
)
def private_name(document: Document, context: Context) -> Iterator[Hit]:
    for match in _PRIVATE.finditer(context.text):
        if not _NOT_NAMES.search(match[1]):
            yield Hit(match.start(1), match.end(1), "出现群众或当事人的姓名,公开前应隐去。")


@rule(
    "personal_name_present",
    "info",
    "公开的报告里有自然人的姓名",
    basis=PRIVACY,
    fires=frame("成立领导小组,由镇党委书记王大山任组长,开展督查3次。"),
    silent=frame("成立领导小组,由镇党委书记任组长,开展督查3次。"),
)
def official_name(document: Document, context: Context) -> Iterator[Hit]:
    for match in _OFFICIAL.finditer(context.text):
        group = 1 if match[1] else 2
        if not _NOT_NAMES.search(match[group]):
            yield Hit(match.start(group), match.end(group), "出现自然人姓名,公开前请核实必要性。")
