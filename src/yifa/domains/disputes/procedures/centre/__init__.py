"""综治中心: one window, one code. 登记受理, 研判分流, 办理, 督办, 反馈, 回访评价, 结案; and who sits there when.

Serves 综治中心规范化建设 (GB/T 33200-2016 and the opinion of 2024). Routes lead to other procedures by handover.
"""

from yifa.domains.disputes.procedures.centre.papers import PAPERS
from yifa.domains.disputes.procedures.centre.permissions import PERMISSIONS
from yifa.domains.disputes.procedures.centre.procedure import CENTRE_CASE

__all__ = ["CENTRE_CASE", "PAPERS", "PERMISSIONS"]
