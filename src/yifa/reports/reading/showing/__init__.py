"""Showing a checked report (体检结果): the text with figures and findings marked at their place, and the lists beside.

Serves 《法治政府建设与责任落实督察工作规定》第25条 (what a yearly report must hold), on the desk and on the
public page alike; nothing here writes. Words: sheet 体检单, mark 标注, piece 一段连续标注, state 轻重, key 结论指纹,
error 错误, warn 警告, info 提示, holds 核对无误. Doors: ``sheet.sheet_of``, ``drawing.marked_text``.
"""
