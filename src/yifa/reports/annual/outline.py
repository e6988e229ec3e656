"""The outline of an annual report: chapters in printing order, declared, never typed by hand.

Level 1 holds the mandatory parts; levels 2 and 3 order the measures. A chapter without text is left
out when it is printed, except a mandatory one. Source: 督察工作规定 and the common outline of published
reports.
"""

from collections.abc import Iterator
from dataclasses import dataclass

REPORT_BASIS = "《法治政府建设与责任落实督察工作规定》第23条至第27条"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter. `title` may hold {year} and {next_year}; `level` 0 is text without a heading."""

    code: str
    title: str
    level: int
    mandatory: bool = False
    basis: str = ""
    empty: str = ""

    def __post_init__(self) -> None:
        if not self.code or not 0 <= self.level <= 3:
            raise ValueError(f"章节“{self.code}”缺少编号或级别不在0至3之间")
        if self.level and not self.title:
            raise ValueError(f"章节“{self.code}”没有标题")
        if self.mandatory and not self.basis:
            raise ValueError(f"必备章节“{self.code}”没有写明依据")

    @property
    def parent(self) -> str:
        """Code of the chapter above, "" at the top."""
        return self.code.rpartition(".")[0]

    def heading(self, year: int) -> str:
        """The title as printed in the report of `year`, without its number."""
        return self.title.format(year=year, next_year=year + 1)


def must(code: str, title: str, empty: str, level: int = 1) -> Chapter:
    """A mandatory chapter; `empty` is what it prints when nobody wrote anything."""
    return Chapter(code, title, level, mandatory=True, basis=REPORT_BASIS, empty=empty)


OUTLINE: tuple[Chapter, ...] = (
    Chapter("preface", "", 0),
    must("measures", "{year}年度推进法治政府建设的主要举措和成效", "（本部分尚无记录。）"),
    Chapter("measures.study", "学习贯彻习近平法治思想，加强组织领导", 2),
    Chapter("measures.study.theory", "理论学习与学法考法", 3),
    Chapter("measures.study.duty", "组织机构、会议与责任制", 3),
    Chapter("measures.study.model", "示范创建与品牌", 3),
    Chapter("measures.function", "依法全面履行政府职能，优化营商环境", 2),
    Chapter("measures.function.service", "政务公开、政务服务与热线", 3),
    Chapter("measures.function.business", "营商环境、涉企服务与信用建设", 3),
    Chapter("measures.function.powers", "权责清单与履职事项清单", 3),
    Chapter("measures.decision", "健全依法行政制度，科学民主依法决策", 2),
    Chapter("measures.decision.documents", "规范性文件管理、合法性审核与备案清理", 3),
    Chapter("measures.decision.major", "重大行政决策与法律顾问", 3),
    Chapter("measures.decision.competition", "公平竞争审查", 3),
    Chapter("measures.enforcement", "严格规范公正文明执法", 2),
    Chapter("measures.enforcement.reform", "执法体制改革与队伍", 3),
    Chapter("measures.enforcement.people", "执法资格、证件与培训", 3),
    Chapter("measures.enforcement.delegated", "赋权事项与数字执法平台", 3),
    Chapter("measures.enforcement.campaign", "重点领域专项执法", 3),
    Chapter("measures.restraint", "加强行政权力制约和监督", 2),
    Chapter("measures.restraint.bodies", "人大监督、政协民主监督与专门监督", 3),
    Chapter("measures.restraint.enforcement", "执法监督与责任追究", 3),
    Chapter("measures.restraint.integrity", "党风廉政与群众监督", 3),
    Chapter("measures.disputes", "矛盾纠纷化解、信访法治化与行政复议应诉", 2),
    Chapter("measures.disputes.mediation", "排查化解与多元调解", 3),
    Chapter("measures.disputes.petition", "信访工作法治化", 3),
    Chapter("measures.disputes.redress", "行政复议与行政应诉", 3),
    Chapter("measures.grid", "基层治理与网格", 2),
    Chapter("measures.publicity", "普法宣传与法治社会", 2),
    Chapter("measures.publicity.activity", "普法责任制与普法活动", 3),
    Chapter("measures.publicity.village", "法律明白人与民主法治示范村", 3),
    Chapter("measures.legal_service", "公共法律服务", 2),
    Chapter("measures.emergency", "突发事件应对与安全", 2),
    Chapter("measures.digital", "数字法治政府", 2),
    must(
        "leader",
        "党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设情况",
        "本年度没有登记党政主要负责人履行第一责任人职责的活动。",
    ),
    must("shortcomings", "存在的不足和原因", "（本部分尚未起草。）"),
    must("shortcomings.gaps", "不足", "（本部分尚未起草。）", level=2),
    must("shortcomings.causes", "原因", "（本部分尚未起草。）", level=2),
    must("next", "{next_year}年度推进法治政府建设的主要安排", "（本部分尚未起草。）"),
    must("other", "其他需要报告的情况", "无其他需要报告的情况。"),
)

CHAPTERS: dict[str, Chapter] = {chapter.code: chapter for chapter in OUTLINE}


def children(code: str) -> Iterator[Chapter]:
    """Chapters directly below `code`, in printing order."""
    return (chapter for chapter in OUTLINE if chapter.parent == code and chapter.code != "preface")


def mandatory_parts() -> tuple[Chapter, ...]:
    """The five parts that no report may lack."""
    return tuple(chapter for chapter in OUTLINE if chapter.mandatory and chapter.level == 1)
