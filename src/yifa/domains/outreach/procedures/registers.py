"""Registers of outreach: people who teach the law, places of legal service, honours, exam results."""

from datetime import date
from typing import Literal

from yifa.ground.forms import Form, entry
from yifa.ground.forms.telephones import Telephone
from yifa.records.registers.kind import SPOT, SPOT_HINT, RegisterKind

KEEP = "outreach.keep"
DOMAIN = "outreach"
LITERATE_NORM = "乡村“法律明白人”培养工作规范(试行)"


class LegalPerson(Form):
    name: str = entry("姓名", private=True, max_length=40)
    grade: Literal["骨干", "普通"] = entry("类别")
    standing: Literal["村干部", "网格员", "人民调解员", "村民小组长", "党员", "五老人员", "其他热心人"] = entry("身份")
    phone: Telephone = entry("电话", default="", private=True, max_length=20)


class Volunteer(Form):
    name: str = entry("姓名", private=True, max_length=40)
    team: str = entry("所在队伍", max_length=60)
    phone: Telephone = entry("电话", default="", private=True, max_length=20)


class JusticeOffice(Form):
    name: str = entry("司法所名称", max_length=60)
    standardised: bool = entry("完成规范化建设")
    remote_service: bool = entry("建成远程法律服务平台", default=False)
    position: str = entry("位置", default="", max_length=24, pattern=SPOT, help=SPOT_HINT)


class AdviserContract(Form):
    village: str = entry("村(社区)", max_length=40)
    level: Literal["村(社区)", "乡镇(街道)"] = entry("聘请层级")
    firm: str = entry("律师事务所或法律服务所", max_length=60)
    adviser: str = entry("法律顾问", private=True, max_length=40)
    signed_on: date = entry("签订日期")
    phone: Telephone = entry("联系电话", default="", private=True, max_length=20)
    posted: bool = entry("对外公布", default=False, help="选“是”的,姓名和联系电话显示在公众门户“找人”页")
    position: str = entry("位置", default="", max_length=24, pattern=SPOT, help=SPOT_HINT)


class LegalStudio(Form):
    name: str = entry("工作室名称", max_length=60)
    status: Literal["建成", "在建"] = entry("状态")
    position: str = entry("位置", default="", max_length=24, pattern=SPOT, help=SPOT_HINT)


class DemoVillage(Form):
    village: str = entry("村(社区)", max_length=40)
    level: Literal["国家级", "省级", "市级", "县级"] = entry("级别")
    batch: str = entry("批次", default="", max_length=40)


class BrandProject(Form):
    name: str = entry("品牌名称", max_length=60)
    content: str = entry("内容", default="", long=True, max_length=300)


class Juror(Form):
    name: str = entry("姓名", private=True, max_length=40)
    status: Literal["通过", "未通过"] = entry("考核认定结果")


class ExamResult(Form):
    name: str = entry("姓名", private=True, max_length=40)
    exam_name: str = entry("考试名称", max_length=60, help="例如:国家工作人员学法考试")
    attended: bool = entry("参加了考试")
    passed: bool | None = entry("合格", default=None)
    score: int | None = entry("得分", default=None, ge=0, le=100, unit="分")


REGISTER_KINDS = (
    RegisterKind(
        "legal_person", "法律明白人名册", DOMAIN, LegalPerson, "name", LITERATE_NORM, KEEP,
        public=("grade", "standing"),
        unit="人", purpose="村级遴选、县级登记的法律明白人,骨干与普通分列。",
    ),
    RegisterKind(
        "volunteer", "法治宣传志愿者名册", DOMAIN, Volunteer, "name", "法治宣传教育法 第47条", KEEP, public=("team",),
        unit="人", purpose="普法志愿服务队伍。",
    ),
    RegisterKind(
        "justice_office", "司法所名录", DOMAIN, JusticeOffice, "name", "全国司法所工作规范(待核)", KEEP,
        public=("name", "standardised", "remote_service", "position"), service=True, unit="个",
        purpose="各司法所规范化建设情况。",
    ),
    RegisterKind(
        "adviser_contract", "法律顾问合同台账", DOMAIN, AdviserContract, "village",
        "关于进一步加强和规范村(居)法律顾问工作的意见(待核)", KEEP,
        public=("village", "level", "firm", "signed_on", "posted", "position"), service=True,
        unit="个", purpose="一村(社区)一法律顾问的合同。",
    ),
    RegisterKind(
        "legal_studio", "公共法律服务工作室名录", DOMAIN, LegalStudio, "name",
        "关于加快推进公共法律服务体系建设的意见(待核)", KEEP,
        public=("name", "status", "position"), service=True, unit="个",
        purpose="村(社区)公共法律服务工作室。",
    ),
    RegisterKind(
        "demo_village", "民主法治示范村(社区)名录", DOMAIN, DemoVillage, "village",
        "全国民主法治示范村(社区)建设管理办法(待核)", KEEP, public=("village", "level", "batch"), unit="个",
        purpose="获得命名的民主法治示范村(社区),复核撤销的终止登记。",
    ),
    RegisterKind(
        "brand_project", "法治特色品牌名录", DOMAIN, BrandProject, "name", "法治政府建设示范创建活动实施方案(地方)",
        KEEP,
        public=("name",), unit="个", purpose="法治示范创建中形成的品牌项目。",
    ),
    RegisterKind(
        "juror", "人民陪审员考核认定名册", DOMAIN, Juror, "name", "人民陪审员法 第9条至第11条", KEEP,
        public=("status",),
        unit="名", purpose="推荐参加人民陪审员资格审查和考核的结果。",
    ),
    RegisterKind(
        "exam_result", "学法考试成绩册", DOMAIN, ExamResult, "name", "法治宣传教育法 第36条至第38条", KEEP,
        public=("exam_name", "attended", "passed", "score"), unit="人",
        purpose="应考人员一人一行;只统计人数和平均分,不排名。生效日期填考试日期。",
    ),
)  # fmt: skip
