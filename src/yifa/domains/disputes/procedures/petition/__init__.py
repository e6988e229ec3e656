"""Petitions (信访): register 登记, sort 甄别, transfer 转送, assign 交办, route 分类导入, accept 受理,
opinion 处理意见, review 复查, recheck 复核, aid 疏导帮扶; accusations 检举控告 apart. 信访工作条例 (2022). Pure Python.
"""

from yifa.domains.disputes.procedures.petition.accusation import ACCUSATION
from yifa.domains.disputes.procedures.petition.from_elsewhere import PETITION_WITH_EXPORTS as PETITION
from yifa.domains.disputes.procedures.petition.papers import PAPERS
from yifa.domains.disputes.procedures.petition.permissions import PERMISSIONS
from yifa.domains.disputes.procedures.petition.reception import ACTIVITY_KINDS, REGISTERS

__all__ = ["ACCUSATION", "ACTIVITY_KINDS", "PAPERS", "PERMISSIONS", "PETITION", "REGISTERS"]
