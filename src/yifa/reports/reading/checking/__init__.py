"""Checking the reports that others wrote: what is wrong before it is published, silent on what is right.

Serves 《法治政府建设与责任落实督察工作规定》第23条至第27条 (the yearly report, what it must hold, when it is public)
and the statutes that a report cites. Words: rule 规则, finding 检查结论, holds 相符(核对过且成立), violates 不符,
severity 轻重(error 错误, warn 疑点, info 提示), residue 残留, slip 笔误, sample 样例, winnowing 指纹筛选,
boilerplate 通用表述. Doors: :func:`~yifa.reports.reading.checking.engine.check`, ``folder.copied``,
``store.differences``, ``outputs.commented``.
"""

from yifa.reports.reading.checking.rule import RULES, CheckRule, Finding, Hit

__all__ = ["RULES", "CheckRule", "Finding", "Hit"]
