"""Verification (核验) of a published report directory, offline: no database, no network, nothing but its files.

Serves the public and the 督察单位: whoever doubts a figure can compute it again. Words: 账本根 ledger root,
存在证明 inclusion, 复算 recompute, 印出 printed, 篡改 tampering.
"""

from yifa.reports.annual.verify.directory import Problem, verify_dir

__all__ = ["Problem", "verify_dir"]
