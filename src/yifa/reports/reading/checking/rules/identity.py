"""Another unit's level, another unit's name, another report's topic (张冠李戴)."""

import re
from collections.abc import Iterator

from yifa.reports.reading.checking.context import Context
from yifa.reports.reading.checking.rule import Hit, rule
from yifa.reports.reading.checking.samples import OPENING, frame
from yifa.reports.reading.document import Document
from yifa.reports.reading.normalising import simplified

_TOPICS = (
    "政府信息公开|政务公开|平安建设|平安创建|安全生产|党风廉政建设|意识形态|乡村振兴|精神文明建设|信访维稳|扫黑除恶|禁毒|"
    "生态环境保护|防汛抗旱|消防安全|脱贫攻坚"
)
_SELF = re.compile(
    rf"现[^。\n]{{0,60}}?({_TOPICS})工作?(?:年度)?(?:工作)?(?:年度)?(?:报告|总结)(?:如下)?|"
    rf"(?m:^)\s*20\d\d年(?:度)?,?[^,。\n]{{0,16}}?({_TOPICS})工作(?=在[^。]{{2,40}}(?:领导|指导)下)"
)
_FORMS = {"town": "镇乡", "county": "县区市旗", "city": "市州盟", "province": "省区市", "department": ""}
_NAMED = re.compile(r"([\u4e00-\u9fff]{2,4}?(?:镇|乡|街道|县))(?=党委|人民政府|政府|20\d\d年)")
_SEAT = re.compile(r"(?:中共)?(?P<stem>[\u4e00-\u9fff]{2,4}?)(?P<kind>[县市区旗州])(?=[\u4e00-\u9fff])")
_OPENED = re.compile(r"现(?:将|就|结合)([^。\n]{0,50}?)(?:报告|汇报|公布|总结)")
_OWN = re.compile(r"我(镇|乡|县|市|区|街道|省|州|旗|局|委)(?!域)")


@rule(
    "wrong_topic_pasted",
    "error",
    "报告自称另一种报告(错贴)",
    fires=frame("开展培训3场。", opening="2024年,青禾镇坚持依法行政,现公布青禾镇2024年度政府信息公开工作年度报告。\n"),
    silent=frame("开展政府信息公开工作培训3场,编制政府信息公开工作年度报告1份。"),
)
def topic(document: Document, context: Context) -> Iterator[Hit]:
    if not context.yearly or not re.search("法治|依法行政", document.title or "法治"):
        return
    for match in _SELF.finditer(context.text[: max(context.results[0] + 60, 900)]):
        group = 1 if match[1] else 2
        if re.search("法治政府|法治建设|依法行政", match[0]):
            continue
        end = match.end() if group == 1 else match.end(group) + 2
        yield Hit(match.start(group), end, f"法治政府建设报告里自称“{match[group]}”的报告,疑为错贴。")


@rule(
    "other_unit_name",
    "error",
    "开头或落款写的是另一个单位",
    fires=frame("开展培训3场。", opening=OPENING.replace("现将有关情况", "现将红枫镇2024年度法治政府建设情况")),
    silent=frame(
        "与红枫镇联合开展执法3次。", opening=OPENING.replace("现将有关情况", "现将青禾镇2024年度法治政府建设情况")
    ),
)
def other_unit(document: Document, context: Context) -> Iterator[Hit]:
    own = document.unit + document.title
    if not document.unit or not context.yearly:
        return
    if document.level != "town":
        yield from _signed_by_another(document, context)
        return
    places: list[tuple[int, int]] = []
    opened = _OPENED.search(context.text[: context.results[0] + 300])
    if opened:
        places.append(opened.span(1))
    if context.signed:
        places.append((context.signed.start, context.signed.end))
    for low, high in places:
        for match in _NAMED.finditer(context.text[low:high]):
            name = re.sub("^(?:我|本|全|各|将|就|结合|中共|[\u4e00-\u9fff]{2,3}[县市区])", "", match[1])
            stem = re.sub("(?:镇|乡|街道|县)$", "", name)
            if (
                len(stem) >= 2
                and stem[-2:] not in own
                and name[-1:] in "镇乡道"
                and not re.search("推进|依法|法治|建设|乡$", stem)
            ):
                start = low + match.start(1)
                yield Hit(start, start + len(match[1]), f"本报告的单位是{document.unit},此处写“{name}”。")


def _signed_by_another(document: Document, context: Context) -> Iterator[Hit]:
    """A county or a bureau of another place below the text; the text itself never names that place."""
    own = _SEAT.match(simplified(document.unit))
    if own is None or context.signed is None:
        return
    low, high = context.signed.start, context.signed.end
    named = _SEAT.match(context.text[low:high].lstrip())
    if named is None or named["stem"] in context.text[:low] or named["kind"] != own["kind"]:
        return
    start = low + len(context.text[low:high]) - len(context.text[low:high].lstrip())
    yield Hit(start, start + named.end(), f"本报告的单位是{document.unit},落款写“{named[0]}”。")


@rule(
    "other_level",
    "warn",
    "自称与本单位的层级不符(“我县”写进乡镇报告)",
    fires=frame("我镇坚持依法行政,我镇组织学习4次。我县开展执法检查3次。"),
    silent=frame("我镇坚持依法行政,我镇组织学习4次,配合县执法大队开展检查3次。"),
    words=("我",),
)
def other_level(document: Document, context: Context) -> Iterator[Hit]:
    own = _FORMS.get(document.level, "")
    if document.level != "town" or not own:
        return
    own = "街道" if re.search("街道", document.unit) else own
    said = list(_OWN.finditer(context.text))
    good = [match for match in said if match[1] in own or own in match[1]]
    for match in said:
        if match[1] in own or own in match[1] or match[1] in ("局", "委") or len(good) < 2:
            continue
        start, end = context.sentence_at(match.start())
        if (
            match.start() - start <= 2
            and context.facts_in(start, end)
            and not re.search("[《“”]", context.text[match.start() - 1])
        ):
            yield Hit(*match.span(), f"本报告的单位是{document.unit},此处自称“{match[0]}”。")
