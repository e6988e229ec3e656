"""The handbook (手册): everything declared, as pages a clerk, an auditor or a lawyer can read and print.

Compiled from the declarations, never kept by hand: 程序 procedures with flow chart, 名册 registers, 活动 activities,
文书 documents, 指标 indicators, 规则 rules, 权限 permissions, 法定数值 law values, 地方规定 jurisdiction profiles.
Markdown first, then HTML by mkdocs with a small theme of our own: nothing is loaded from anywhere else.
"""
