"""Declarations of disputes (矛盾纠纷): procedures 程序, papers 文书, registers 名册, permissions 权限.

Serves 人民调解法, 民事诉讼法 第205条 (司法确认), 劳动争议调解仲裁法, 医疗纠纷预防和处理条例 and rules on 行政调解.
Screen 排查, accept 受理, refuse 不予受理, mediate 调解, warn 激化预警, agree 达成协议, take effect 生效,
confirm 司法确认, follow up 回访, archive 归档. Pure Python: nothing here imports the web framework.
"""

from yifa.domains.disputes.procedures.administrative import ADMINISTRATIVE_MEDIATION
from yifa.domains.disputes.procedures.administrative_papers import PAPERS as ADMINISTRATIVE_PAPERS
from yifa.domains.disputes.procedures.centre import CENTRE_CASE
from yifa.domains.disputes.procedures.centre import PAPERS as CENTRE_PAPERS
from yifa.domains.disputes.procedures.centre import PERMISSIONS as OF_CENTRE
from yifa.domains.disputes.procedures.centre.roster import ACTIVITY_KINDS as OF_THE_CENTRE
from yifa.domains.disputes.procedures.from_elsewhere import DISPUTE_WITH_LEDGERS as DISPUTE
from yifa.domains.disputes.procedures.online_steps import addressed
from yifa.domains.disputes.procedures.papers import PAPERS
from yifa.domains.disputes.procedures.permissions import PERMISSIONS as OF_DISPUTES
from yifa.domains.disputes.procedures.petition import ACCUSATION, PETITION
from yifa.domains.disputes.procedures.petition import ACTIVITY_KINDS as OF_RECEPTIONS
from yifa.domains.disputes.procedures.petition import PAPERS as PETITION_PAPERS
from yifa.domains.disputes.procedures.petition import PERMISSIONS as OF_PETITIONS
from yifa.domains.disputes.procedures.petition import REGISTERS as PETITION_REGISTERS
from yifa.domains.disputes.procedures.registers import REGISTER_KINDS as OF_MEDIATION

PROCEDURE_LIST = (DISPUTE, ADMINISTRATIVE_MEDIATION, PETITION, ACCUSATION, CENTRE_CASE)
DOCUMENT_KINDS = addressed((*PAPERS, *ADMINISTRATIVE_PAPERS, *PETITION_PAPERS, *CENTRE_PAPERS))
ACTIVITY_KINDS = (*OF_THE_CENTRE, *OF_RECEPTIONS)
REGISTER_KINDS = (*OF_MEDIATION, *PETITION_REGISTERS)
PERMISSIONS = (*OF_DISPUTES, *OF_PETITIONS, *OF_CENTRE)

__all__ = [
    "ACCUSATION",
    "ACTIVITY_KINDS",
    "ADMINISTRATIVE_MEDIATION",
    "DISPUTE",
    "DOCUMENT_KINDS",
    "PERMISSIONS",
    "PETITION",
    "PROCEDURE_LIST",
    "REGISTER_KINDS",
]
