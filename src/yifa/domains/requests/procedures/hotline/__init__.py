"""诉求工单 of every channel (12345): from the first word to the follow-up. Pure Python.

Serves 国办发〔2020〕53号, 国办函〔2025〕66号 and, as examples of local rules, 北京市接诉即办工作条例 and the rules of
潍坊 and 济南. Take in 受理, dispatch 派单, sign 签收, object 异议, return 退单, reassign 改派, keep 维持,
contact 首次联系, whistle 吹哨, extend 延期, raise 提级, supervise 督办, shelve 疑难挂账, reply 答复, visit 回访,
redo 重办, end 终止, merge 并单.
"""

from yifa.domains.requests.procedures.hotline.papers import PAPERS
from yifa.domains.requests.procedures.hotline.procedure import HOTLINE_TICKET

__all__ = ["HOTLINE_TICKET", "PAPERS"]
